import type { ObjectTag } from '#app/core/labeling/model.ts';
import type { Places } from '../../tools/span.ts';
import { wordsOf, type Offsets } from './offsets.ts';
import { keepsText } from './value.ts';

/** Spans of a plain text: what is stored is what is seen. */
export function spanPlaces(object: ObjectTag, text: string, offsets: Offsets): Places {
  return {
    kind: 'span',
    spanOf: (region) => (region.kind === 'span' ? region : undefined),
    placeOf: ({ start, end }) => ({ start, end, ...(keepsText(object) ? { text: wordsOf(text, offsets, { start, end }) } : {}) }),
  };
}
