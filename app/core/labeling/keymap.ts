/** Acts of the editor whose keys a person may change (formats 9). Names are those that Label Studio's keymaps use, where it has the act. */
import { normalKeys } from './hotkeys.ts';

/** `command`: id of the editor's command, without the object that it belongs to. */
export type Remappable = { name: string; command: string; title: string; keys: readonly string[] };

const act = (name: string, command: string, title: string, ...keys: string[]): Remappable => ({ name, command, title, keys });

export const remappable: readonly Remappable[] = [
  act('annotation:submit', 'submit', 'Submit or update', 'ctrl+enter', 'alt+enter'),
  act('annotation:skip', 'skip', 'Skip the task', 'ctrl+space'),
  act('annotation:undo', 'undo', 'Undo', 'ctrl+z'),
  act('annotation:redo', 'redo', 'Redo', 'ctrl+shift+z', 'ctrl+y'),
  act('region:delete', 'delete', 'Delete region', 'delete', 'backspace'),
  act('region:delete-all', 'delete-all', 'Delete all regions', 'ctrl+backspace'),
  act('region:duplicate', 'duplicate', 'Duplicate region', 'ctrl+d'),
  act('region:unselect', 'unselect', 'Unselect', 'u', 'escape'),
  act('region:cycle', 'next', 'Next region', 'alt+.'),
  act('region:cycle-back', 'previous', 'Previous region', 'alt+,'),
  act('region:relation', 'relate', 'Relate the region to another', 'alt+r'),
  act('region:visibility', 'hide', 'Hide or show region', 'alt+h'),
  act('region:visibility-all', 'hide-all', 'Hide or show all regions', 'ctrl+h'),
  act('region:lock', 'lock', 'Lock or unlock region', 'alt+l'),
  act('region:meta', 'note', 'Write a note on the region', 'alt+m'),
  act('tool:move', 'tool:select', 'Select and move', 'v'),
  act('tool:rect', 'tool:rectangle', 'Draw boxes', 'r'),
  act('tool:pan', 'tool:pan', 'Move the picture', 'h'),
  act('tool:zoom-in', 'zoom-in', 'Zoom in', 'ctrl+plus'),
  act('tool:zoom-out', 'zoom-out', 'Zoom out', 'ctrl+minus'),
  act('tool:zoom-to-fit', 'zoom-fit', 'Fit the whole picture', 'shift+1'),
  act('tool:zoom-to-actual', 'zoom-natural', 'Natural size, 100 %', 'shift+2'),
  act('editor:help', 'help', 'Keys and help', '?'),
  act('editor:commands', 'palette', 'Find a command', 'ctrl+k'),
];

/** Keys by the name of the act; acts that are not in it have their standard keys. */
export type Keymap = Readonly<Record<string, string>>;
export type KeymapProblem = { name: string; message: string };

const modifiers = new Set(['ctrl', 'alt', 'shift']);
const named = /^(?:[^\s+]|f\d{1,2}|enter|space|tab|escape|backspace|delete|insert|home|end|pageup|pagedown|left|right|up|down|plus|minus)$/;
/** What a browser keeps for itself, or what moves focus. */
const kept: ReadonlySet<string> = new Set([
  'tab',
  'shift+tab',
  'ctrl+w',
  'ctrl+t',
  'ctrl+n',
  'ctrl+shift+n',
  'ctrl+shift+t',
  'ctrl+l',
  'ctrl+tab',
  'f5',
  'f12',
]);

/** Why a key cannot be taken, or undefined. `keys` is spelled as `normalKeys` spells it. */
function keyFault(keys: string): string | undefined {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  if (!named.test(key) || parts.slice(0, -1).some((part) => !modifiers.has(part)))
    return `"${keys}" is no key. Write it like ctrl+enter, alt+n or x.`;
  return kept.has(keys) ? `${keys} belongs to the browser. Choose another key.` : undefined;
}

/**
 * Reads keys as a person wrote them; empty ones and standard ones are left out. Two acts may not share a key.
 * Unknown names are dropped.
 */
export function readKeymap(given: Readonly<Record<string, string | undefined>>): { keymap: Keymap; problems: KeymapProblem[] } {
  const keymap: Record<string, string> = {};
  const problems: KeymapProblem[] = [];
  for (const { name, keys } of remappable) {
    const written = given[name]?.trim();
    if (!written) continue;
    const wanted = normalKeys(written);
    const message = keyFault(wanted);
    if (message) problems.push({ name, message });
    else if (keys[0] !== wanted) keymap[name] = wanted;
  }
  return { keymap, problems: [...problems, ...collisions(keymap)] };
}

function collisions(keymap: Keymap): KeymapProblem[] {
  const owners = new Map<string, Remappable>();
  for (const one of remappable) for (const key of keymap[one.name] ? [] : one.keys) owners.set(key, one);
  return remappable.flatMap((one): KeymapProblem[] => {
    const key = keymap[one.name];
    const owner = key === undefined ? undefined : owners.get(key);
    if (key !== undefined) owners.set(key, one);
    return owner ? [{ name: one.name, message: `${key} is the key of “${owner.title}” already.` }] : [];
  });
}

/** The changed keys by the id of the editor's command: what a browser needs of a keymap. */
export function commandKeys(keymap: Keymap): Record<string, string> {
  return Object.fromEntries(remappable.flatMap(({ name, command }) => (keymap[name] === undefined ? [] : [[command, keymap[name]]])));
}
