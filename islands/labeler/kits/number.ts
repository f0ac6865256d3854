import '../base.ts';
import css from '#css/labeler-answers.css';
import { numberKind } from '#app/core/labeling/kinds/number.ts';
import { NumberField } from '../panels/controls/number.tsx';
import { focusCommand } from './aim.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = {
  css,
  control: NumberField,
  answer: {
    kind: numberKind,
    start({ tag }) {
      const written = tag.attributes.defaultvalue?.trim();
      const number = written ? Number(written) : Number.NaN;
      return Number.isFinite(number) ? { kind: 'number', number } : undefined;
    },
    commands: focusCommand,
  },
};
