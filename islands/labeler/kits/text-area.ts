import '../base.ts';
import css from '#css/labeler-texts.css';
import { textareaKind } from '#app/core/labeling/kinds/textarea.ts';
import { resolve } from '#app/core/labeling/references.ts';
import { Texts } from '../panels/controls/region-texts.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = {
  css,
  control: Texts,
  answer: {
    kind: textareaKind,
    start({ tag }, data) {
      const { value = '', maxsubmissions } = tag.attributes;
      const most = Number(maxsubmissions) || Infinity;
      // A list is one entry for each of its own.
      const text = [resolve(value, data)].flat().map(entryOf).filter(Boolean).slice(0, most);
      return text.length === 0 ? undefined : { kind: 'textarea', text };
    },
  },
};

function entryOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
