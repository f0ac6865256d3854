/** Which tags show now (`visibleWhen`, formats 1.2), by the rules that also say what is asked for. */
import type { Tag } from '#app/core/labeling/model.ts';
import { isShown } from '#app/core/labeling/visibility.ts';
import { selectedRegion, type State } from './doc.ts';

export function isVisible(tag: Tag, state: State): boolean {
  return isShown(tag, state.doc, selectedRegion(state));
}
