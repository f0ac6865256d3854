/** Keys that a config names twice, or that the editor already uses. Both only warn: labeling by pointer still works. */

import { editorKeys, normalKeys } from '../hotkeys.ts';
import type { Tag } from '../model.ts';
import type { Say } from './collect.ts';
import { walk } from './walk.ts';

const called = ({ type, attributes }: Tag): string => `"${(attributes.value || attributes.alias || attributes.name || `<${type}>`).slice(0, 60)}"`;

/** Checks the `hotkey` of every tag. */
export function checkKeys(root: Tag, say: Say): void {
  const seen = new Map<string, Tag>();
  for (const { tag } of walk(root)) {
    const written = tag.attributes.hotkey?.trim();
    if (!written || tag.type === 'Shortcut') continue;
    const keys = normalKeys(written);
    const first = seen.get(keys);
    if (first)
      say(
        'warning',
        tag,
        `The key "${written}" of ${called(tag)} is already taken by ${called(first)} on line ${first.line}. Choose another one.`,
        'hotkey',
      );
    else seen.set(keys, tag);
    const editor = editorKeys.find((each) => each.keys === keys);
    if (editor) say('warning', tag, `The key "${written}" ${editor.does} in the editor. Choose another one.`, 'hotkey');
  }
}
