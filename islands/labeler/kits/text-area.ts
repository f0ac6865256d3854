import '../base.ts';
import css from '#css/labeler-texts.css';
import { textareaKind } from '#app/core/labeling/kinds/textarea.ts';
import { resolveText } from '#app/core/labeling/references.ts';
import { Texts } from '../panels/controls/region-texts.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = {
  css,
  control: Texts,
  answer: {
    kind: textareaKind,
    start({ tag }, data) {
      const text = resolveText(tag.attributes.value ?? '', data);
      return text === '' ? undefined : { kind: 'textarea', text: [text] };
    },
  },
};
