/** Keys that a config names twice, or that the editor already uses. All only warn: labeling by pointer still works. */

import { actsIn } from '../acts.ts';
import type { Act } from '../acts/act.ts';
import { assignKeys, normalKeys } from '../hotkeys.ts';
import type { ControlTag, Tag } from '../model.ts';
import type { Say } from './collect.ts';
import { walk } from './walk.ts';

const called = ({ type, attributes }: Tag): string => `"${(attributes.value || attributes.alias || attributes.name || `<${type}>`).slice(0, 60)}"`;

/** Checks the `hotkey` of every tag, and the keys that labels without one get. */
export function checkKeys(root: Tag, controls: readonly ControlTag[], say: Say): void {
  const acts = new Map<string, Act>();
  // What works everywhere is missed more than what needs the focus.
  const inOrder = actsIn(root).sort((one, other) => Number(one.within ?? false) - Number(other.within ?? false));
  for (const act of inOrder) for (const key of act.keys) if (!acts.has(key)) acts.set(key, act);
  checkWritten(root, acts, say);
  checkAutomatic(root, controls, acts, say);
}

function checkWritten(root: Tag, acts: ReadonlyMap<string, Act>, say: Say): void {
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
    const act = acts.get(keys);
    if (act) say('warning', tag, `The key "${written}" is that of “${act.title}” in the editor. Choose another one.`, 'hotkey');
  }
}

/**
 * Keys are given out in the order that people know from other editors, which does not spare those of tools. What a Repeater holds counts
 * once, as an entry that shows alone.
 */
function checkAutomatic(root: Tag, controls: readonly ControlTag[], acts: ReadonlyMap<string, Act>, say: Say): void {
  const taken = assignKeys({ root, controls: [...controls] }).filter(({ automatic, keys }) => automatic && acts.has(keys));
  for (const { name, tag } of controls) {
    const each = taken
      .filter(({ control }) => control === name)
      .map(({ path, keys }) => `${keys} to "${path.at(-1)}" and not “${acts.get(keys)?.title}”`);
    if (each.length > 0)
      say(
        'warning',
        tag,
        `Labels without a hotkey get one, which here takes keys of tools: ${each.join(', ')}. Write hotkey="…" to give them others.`,
      );
  }
}
