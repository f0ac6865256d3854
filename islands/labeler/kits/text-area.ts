import '../base.ts';
import { textareaKind } from '#app/core/labeling/kinds/textarea.ts';
import { resolveText } from '#app/core/labeling/references.ts';
import { TextArea } from '../panels/controls/text-area.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = {
  control: TextArea,
  answer: {
    kind: textareaKind,
    start({ tag }, data) {
      const text = resolveText(tag.attributes.value ?? '', data);
      return text === '' ? undefined : { kind: 'textarea', text: [text] };
    },
  },
};
