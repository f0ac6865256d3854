/** A person's own keys for the acts of the editor (formats 9). */
import { acts, meet } from './acts.ts';
import type { Act, Medium } from './acts/act.ts';
import { normalKeys } from './hotkeys.ts';

export const remappable: readonly Act[] = acts.filter(({ fixed }) => !fixed);

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
 * Reads keys as a person wrote them; empty ones and standard ones are left out. Two acts that count at the same place may not share a key.
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
  return remappable.flatMap((one): KeymapProblem[] => {
    const owner = sharers(keymap, one).find(({ within }) => within === one.within);
    return owner ? [{ name: one.name, message: `${keymap[one.name]} is the key of “${owner.title}” already.` }] : [];
  });
}

/** Acts beside which a changed one would stand with its key. Of two that were changed the later one shares; what is shared from the start may be. */
function sharers(keymap: Keymap, one: Act): Act[] {
  const key = keymap[one.name];
  if (key === undefined) return [];
  const before = acts.slice(0, acts.indexOf(one));
  return acts.filter((other) => {
    if (other === one || !meet(one, other)) return false;
    const own = keymap[other.name];
    return own === undefined ? other.keys.includes(key) && !one.keys.includes(key) : own === key && before.includes(other);
  });
}

const places: Record<Medium, string> = {
  picture: 'a picture',
  text: 'a text',
  dialogue: 'a dialogue',
  sound: 'a sound',
  series: 'a time series',
  video: 'a video',
  entries: 'a list of entries',
  pair: 'a pair',
};

/** What is worth knowing of a changed key, though it may stay: in some place it means something else. By the name of the act. */
export function sharedKeys(keymap: Keymap): Record<string, string> {
  return Object.fromEntries(
    remappable.flatMap((one) => {
      const other = sharers(keymap, one).find(({ within }) => within !== one.within);
      if (!other) return [];
      const [inner, outer] = one.within ? [one, other] : [other, one];
      const place = places[inner.media?.[0] ?? 'entries'];
      return [[one.name, `While ${place} has the focus, ${keymap[one.name]} is “${inner.title}”, not “${outer.title}”.`]];
    }),
  );
}

/** A changed key, as a browser needs it: the commands that get it in place of their standard ones. */
export type OwnKey = { commands: readonly string[]; standard: readonly string[]; key: string };

/** Undefined where nothing was changed: the editor then fetches nothing for it. */
export function ownKeys(keymap: Keymap): OwnKey[] | undefined {
  const own = remappable.flatMap(({ name, commands, keys }) => (keymap[name] === undefined ? [] : [{ commands, standard: keys, key: keymap[name] }]));
  return own.length > 0 ? own : undefined;
}
