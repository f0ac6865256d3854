/** Keys of labels: those a config names, and the automatic ones for the others (formats 9). */

import { everyLabel } from './every-label.ts';
import type { ControlTag, LabelingConfig } from './model.ts';

/** The order in which labels without a key get one; r, u and h are left to the editor. */
export const automaticKeys: readonly string[] = [...'1234567890qwetasdfgzxcvbyiopjklnm'];

/** Keys of the editor itself, by what they do; `tool` ones only choose a tool and give way to a label. */
export const editorKeys: readonly { keys: string; does: string; tool?: true }[] = [
  { keys: 'ctrl+enter', does: 'submits' },
  { keys: 'alt+enter', does: 'updates' },
  { keys: 'ctrl+space', does: 'skips the task' },
  { keys: 'ctrl+z', does: 'undoes' },
  { keys: 'ctrl+shift+z', does: 'redoes' },
  { keys: 'backspace', does: 'deletes the region' },
  { keys: 'delete', does: 'deletes the region' },
  { keys: 'ctrl+backspace', does: 'deletes all regions' },
  { keys: 'ctrl+d', does: 'duplicates the region' },
  { keys: 'u', does: 'unselects' },
  { keys: 'escape', does: 'unselects' },
  { keys: 'enter', does: 'focuses the region' },
  { keys: 'r', does: 'starts a relation' },
  { keys: 'h', does: 'hides the region' },
  { keys: 'alt+.', does: 'goes to the next region' },
  { keys: 'alt+tab', does: 'goes to the next region' },
  { keys: 'alt+r', does: 'starts a relation' },
  { keys: 'alt+h', does: 'hides the region' },
  { keys: 'ctrl+h', does: 'hides all regions' },
  { keys: 'alt+l', does: 'locks the region' },
  { keys: 'alt+m', does: 'opens the notes of the region' },
  { keys: 'shift+space', does: 'plays and pauses' },
  { keys: 'shift+r', does: 'chooses the three-point rectangle', tool: true },
  { keys: 'o', does: 'chooses the ellipse', tool: true },
  { keys: 'p', does: 'chooses the polygon', tool: true },
  { keys: 'k', does: 'chooses the key point', tool: true },
  { keys: 'b', does: 'chooses the brush', tool: true },
  { keys: 'e', does: 'chooses the eraser', tool: true },
  { keys: 'w', does: 'chooses the magic wand', tool: true },
  { keys: 'm', does: 'turns automatic detection on', tool: true },
  { keys: 'v', does: 'chooses the move tool', tool: true },
  { keys: '[', does: 'makes the brush smaller' },
  { keys: ']', does: 'makes the brush larger' },
  { keys: 'ctrl+plus', does: 'zooms in' },
  { keys: 'ctrl+minus', does: 'zooms out' },
  { keys: 'shift+1', does: 'fits the picture' },
  { keys: 'shift+2', does: 'shows the picture at 100%' },
  { keys: 'alt+left', does: 'turns the picture left' },
  { keys: 'alt+right', does: 'turns the picture right' },
  { keys: 'ctrl+left', does: 'goes to the previous page' },
  { keys: 'ctrl+right', does: 'goes to the next page' },
  { keys: 'ctrl+b', does: 'goes back in the sound' },
  { keys: 'ctrl+p', does: 'plays the sound' },
  { keys: 'alt+a', does: 'steps back in the sound' },
  { keys: 'alt+d', does: 'steps on in the sound' },
  { keys: 'shift+down', does: 'goes to the next task' },
  { keys: 'shift+up', does: 'goes to the previous task' },
];

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
