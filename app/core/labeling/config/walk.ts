/** Walking a tree of tags. Depth is limited when the markup is read, so plain recursion is safe. */

import type { Tag } from '../model.ts';

/** Every tag below and with `root`, in order of appearance, each with its ancestors (outermost first). */
export function* walk(root: Tag, ancestors: readonly Tag[] = []): Generator<{ tag: Tag; ancestors: readonly Tag[] }> {
  yield { tag: root, ancestors };
  const inner = [...ancestors, root];
  for (const child of root.children) yield* walk(child, inner);
}
