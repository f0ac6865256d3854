/** Which tags show now (`visibleWhen`, formats 1.2): all, where the config hides nothing. */
import type { Tag } from '#app/core/labeling/model.ts';
import type { State } from './doc.ts';
import type { Parts } from './parts.ts';

export function isVisible(tag: Tag, { config, kits }: Pick<Parts, 'config' | 'kits'>, state: State): boolean {
  return kits.asked?.isVisible(tag, config, state) !== false;
}
