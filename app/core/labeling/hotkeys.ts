/** Keys of labels: those a config names, and the automatic ones for the others (formats 9). */

import { everyLabel } from './every-label.ts';
import type { ControlTag, LabelingConfig, Tag } from './model.ts';

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

/** How many children of a tag show at a time; undefined for tags that show all. */
type PageSize = (tag: Tag) => number | undefined;

/**
 * The key of every label that gets one: named keys stay, the others are given out in order until none is left. Of a tag that shows its
 * children by pages (a Repeater that is written out), each page has the same keys.
 */
export function assignKeys({ root, controls }: Pick<LabelingConfig, 'root' | 'controls'>, pageSize: PageSize = () => undefined): LabelKey[] {
  const taken = new Set(writtenKeys(controls).map(({ keys }) => keys));
  for (const { tag } of controls) if (tag.attributes.hotkey) taken.add(normalKeys(tag.attributes.hotkey));
  const free = automaticKeys.filter((key) => !taken.has(key));
  const byPlace = new Map(controls.filter(takesKeys).map((control) => [placeOf(control.tag), control]));
  const given: LabelKey[] = [];
  /** Answers how many of the free keys are spent after the tag, when `spent` were before it. */
  const give = (tag: Tag, spent: number): number => {
    const control = byPlace.get(placeOf(tag));
    const now = control ? giveTo(control, free, spent, given) : spent;
    const size = pageSize(tag);
    if (size === undefined) return tag.children.reduce((sum, child) => give(child, sum), now);
    const pages = Array.from({ length: Math.ceil(tag.children.length / size) }, (_, page) => tag.children.slice(page * size, (page + 1) * size));
    return Math.max(now, ...pages.map((page) => page.reduce((sum, child) => give(child, sum), now)));
  };
  give(root, 0);
  return given;
}

const placeOf = ({ line, column }: Tag): string => `${line}:${column}`;

function giveTo(control: ControlTag, free: readonly string[], spent: number, given: LabelKey[]): number {
  let next = spent;
  for (const { label, path } of everyLabel(control.labels)) {
    const keys = label.hotkey ? normalKeys(label.hotkey) : free[next++];
    if (keys !== undefined) given.push({ control: control.name, path, keys, automatic: !label.hotkey });
  }
  return next;
}
