import '../base.ts';
import css from '#css/labeler-answers.css';
import { everyLabel } from '#app/core/labeling/every-label.ts';
import { taxonomyKind } from '#app/core/labeling/kinds/taxonomy.ts';
import { isTree } from '#app/core/labeling/labelling.ts';
import { Taxonomy } from '../panels/controls/taxonomy.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = {
  css,
  control: Taxonomy,
  answer: {
    kind: taxonomyKind,
    start(control) {
      // In hand, not answered.
      if (isTree(control)) return undefined;
      const { labels } = control;
      const taxonomy = [...everyLabel(labels)].filter(({ label }) => label.selected).map(({ path }) => path);
      return taxonomy.length > 0 ? { kind: 'taxonomy', taxonomy } : undefined;
    },
  },
};
