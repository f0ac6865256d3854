/** Keys of labels: those a config names, and the automatic ones for the others (formats 9). */

import { everyLabel } from './every-label.ts';
import type { ControlTag, LabelingConfig } from './model.ts';

/** The order in which labels without a key get one; r, u and h are left to the editor. */
export const automaticKeys: readonly string[] = [...'1234567890qwetasdfgzxcvbyiopjklnm'];

const others: Record<string, string> = {
  control: 'ctrl',
  cmd: 'ctrl',
  command: 'ctrl',
  meta: 'ctrl',
  option: 'alt',
  esc: 'escape',
  return: 'enter',
  del: 'delete',
};

/** One spelling for a key: lower case, ctrl alt shift in this order, `cmd` as `ctrl`. `'+'` alone is the plus key. */
export function normalKeys(written: string): string {
  const typed = written.trim().toLowerCase();
  if (typed === '+') return 'plus';
  const parts = typed
    .split('+')
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => others[each] ?? each);
  const held = ['ctrl', 'alt', 'shift'].filter((each) => parts.includes(each));
  return [...held, ...parts.filter((each) => !held.includes(each))].join('+');
}

/** A label or choice that a key chooses; `path` leads to nested choices. */
export type LabelKey = { control: string; path: string[]; keys: string; automatic: boolean };

/** Taxonomies open a tree of their own; keys would be spent on what nobody sees. */
const takesKeys = ({ type }: ControlTag): boolean => type !== 'Taxonomy';

/** Keys that labels and choices name themselves, in order of appearance. */
export function writtenKeys(controls: readonly ControlTag[]): LabelKey[] {
  return controls
    .filter(takesKeys)
    .flatMap((control) =>
      [...everyLabel(control.labels)].flatMap(({ label, path }) =>
        label.hotkey ? [{ control: control.name, path, keys: normalKeys(label.hotkey), automatic: false }] : [],
      ),
    );
}

/** The key of every label that gets one: named keys stay, the others are given out in order until none is left. */
export function assignKeys(config: Pick<LabelingConfig, 'controls'>): LabelKey[] {
  const written = writtenKeys(config.controls);
  const taken = new Set(written.map(({ keys }) => keys));
  for (const { tag } of config.controls) if (tag.attributes.hotkey) taken.add(normalKeys(tag.attributes.hotkey));
  const free = automaticKeys.filter((key) => !taken.has(key));
  return config.controls.filter(takesKeys).flatMap((control) =>
    [...everyLabel(control.labels)].flatMap(({ label, path }): LabelKey[] => {
      if (label.hotkey) return [{ control: control.name, path, keys: normalKeys(label.hotkey), automatic: false }];
      const keys = free.shift();
      return keys === undefined ? [] : [{ control: control.name, path, keys, automatic: true }];
    }),
  );
}
