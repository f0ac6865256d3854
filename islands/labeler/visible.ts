/** Which tags show now (`visibleWhen`, formats 1.2), by the rules that also say what is asked for. */
import type { Tag } from '#app/core/labeling/model.ts';
import { isShown, seenByConditions } from '#app/core/labeling/visibility.ts';
import { selectedRegion, type State } from './doc.ts';
import type { Parts } from './parts.ts';

export function isVisible(tag: Tag, { config }: Pick<Parts, 'config'>, state: State): boolean {
  return isShown(tag, seenByConditions(state.doc, config), selectedRegion(state));
}
