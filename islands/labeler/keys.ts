/** Keys: what a keyboard event is called, and which key each label and choice has (formats 9). */
import { assignKeys } from '#app/core/labeling/hotkeys.ts';
import type { Label, LabelingConfig, Tag } from '#app/core/labeling/model.ts';
import type { View } from './doc.ts';

/** The parts of a KeyboardEvent that matter, so that this runs without a browser. */
export type Press = { key: string; code?: string; ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean; shiftKey?: boolean };

/**
 * The event's name as commands write it: modifiers `ctrl+alt+shift+`, then the key in lower case.
 * The physical key decides for digits (shift+1 types `!`, the numpad types `End` without NumLock) and where the layout types no Latin letter.
 */
export function pressName(press: Press): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code ?? '')?.[1];
  const letter = /^Key([A-Z])$/.exec(press.code ?? '')?.[1]?.toLowerCase();
  const typed = named[press.key] ?? press.key.toLowerCase();
  const key = digit ?? (isLatin(typed) ? typed : (letter ?? typed));
  const isSign = key === 'plus' || key === 'minus' || (key.length === 1 && !/[a-z0-9]/.test(key));
  const shift = press.shiftKey && !isSign ? 'shift+' : '';
  return `${press.ctrlKey || press.metaKey ? 'ctrl+' : ''}${press.altKey ? 'alt+' : ''}${shift}${key}`;
}

const named: Record<string, string> = {
  ' ': 'space',
  '+': 'plus',
  '=': 'plus',
  '-': 'minus',
  _: 'minus',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Esc: 'escape',
  Del: 'delete',
};

function isLatin(key: string): boolean {
  return key.length > 1 || /^[\x20-\x7e]$/.test(key);
}

/** How a key reads on a button: `Ctrl+Shift+Z`, `←`. */
export function printKey(name: string): string {
  return name
    .split('+')
    .map((part) => printed[part] ?? (part.length === 1 ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('+');
}

const printed: Record<string, string> = {
  left: '←',
  right: '→',
  up: '↑',
  down: '↓',
  plus: '+',
  minus: '−',
  escape: 'Esc',
  delete: 'Del',
  pagedown: 'Page Down',
  pageup: 'Page Up',
};

export type Keys = {
  /** The key of a label or choice (nested ones by their path joined with newlines); undefined when letters ran out. */
  of(control: string, label: string): string | undefined;
};

type Shown = Pick<View, 'entries'>;

/** Each page of a Repeater has the same keys; how many entries it holds (`pageSize`) decides which. */
export function createKeys(config: LabelingConfig, view: () => Shown = () => ({}), pageSize?: (now: Shown, tag: Tag) => number | undefined): Keys {
  const read = (now: Shown) => {
    const given = assignKeys(config, (tag) => pageSize?.(now, tag));
    return new Map(given.map((one) => [`${one.control}\n${one.path.join('\n')}`, one.keys]));
  };
  let { entries } = view();
  let keys = read({ entries });
  const of: Keys['of'] = (control, label) => {
    const now = view();
    if (now.entries !== entries) [entries, keys] = [now.entries, read(now)];
    return keys.get(`${control}\n${label}`);
  };
  return { of };
}

/** Every label with its path from the root, parents first. */
export function flat(labels: readonly Label[], above: readonly string[] = []): { label: Label; path: string; names: string[] }[] {
  return labels.flatMap((label) => {
    const names = [...above, label.name];
    return [{ label, path: names.join('\n'), names }, ...flat(label.children, names)];
  });
}
