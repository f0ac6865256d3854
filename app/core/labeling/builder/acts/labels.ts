/** Labels and choices: added, renamed, colored, keyed, moved, taken out. */

import type { BuiltLabel, LabelField, LabelWords } from '../built.ts';
import { labelFields } from '../built.ts';
import { insertAfter, insertInto, removeElement, setAttribute, swap } from '../edits.ts';
import { labelTag, type NewLabel } from '../offers.ts';
import { controlNamed, type Change, type Scene } from './scene.ts';

/** A label of a control by its number from 0; `was` is the value it was seen with, by which it is found again after others moved. */
export type LabelAt = { control: string; at: number; was: string };
export type LabelAct =
  | ({ kind: 'set label'; words: Partial<LabelWords> } & LabelAt)
  | ({ kind: 'move label'; by: -1 | 1 } & LabelAt)
  | ({ kind: 'remove label' } & LabelAt)
  | { kind: 'add labels'; control: string; labels: readonly NewLabel[] };
type Only<Kind extends LabelAct['kind']> = Extract<LabelAct, { kind: Kind }>;

function labelAt(scene: Scene, { control, at, was }: LabelAt): BuiltLabel | string {
  const found = controlNamed(scene, control);
  if (typeof found === 'string') return found;
  const here = found.labels[at];
  if (here?.value === was) return here;
  const same = found.labels.filter(({ value }) => value === was);
  return same.length === 1 ? same[0]! : `“${was}” is not where it was. Look at the labels again, then do it once more.`;
}

const fieldNames: Record<LabelField, string> = { value: 'name', background: 'color', hotkey: 'key', alias: 'alias' };

export function setLabel(scene: Scene, act: Only<'set label'>): Change {
  const label = labelAt(scene, act);
  if (typeof label === 'string') return label;
  const changed = labelFields.filter((field) => act.words[field] !== undefined && act.words[field].trim() !== label[field]);
  const next = { ...label, ...act.words };
  if (!next.value.trim() && !next.alias.trim()) return `A label needs a name. “${label.value}” keeps its own; to be rid of it, remove it.`;
  return {
    edits: changed.flatMap((field) => setAttribute(scene.source, label.element, field, act.words[field]?.trim())),
    said: `“${next.value.trim()}” has a new ${changed.map((field) => fieldNames[field]).join(' and ')}.`,
  };
}

export function moveLabel(scene: Scene, act: Only<'move label'>): Change {
  const label = labelAt(scene, act);
  if (typeof label === 'string') return label;
  const { element } = label;
  const siblings = element.parent?.children.filter(({ tag }) => tag.type === element.tag.type) ?? [];
  const other = siblings[siblings.indexOf(element) + act.by];
  if (!other) return `“${label.value}” is already ${act.by < 0 ? 'the first' : 'the last'}.`;
  return { edits: swap(scene.source, element, other), said: `“${label.value}” moved ${act.by < 0 ? 'up' : 'down'}.` };
}

export function removeLabel(scene: Scene, act: Only<'remove label'>): Change {
  const label = labelAt(scene, act);
  return typeof label === 'string' ? label : { edits: removeElement(scene.source, label.element), said: `“${label.value}” is removed.` };
}

/** Labels that are not there yet, in the order given, behind the last one. */
export function addLabels(scene: Scene, { control: name, labels }: Only<'add labels'>): Change {
  const control = controlNamed(scene, name);
  if (typeof control === 'string') return control;
  if (!control.child) return `“${name}” has no labels.`;
  const there = new Set(control.labels.map(({ value }) => value));
  const named = distinct(labels);
  const fresh = named.filter(({ value }) => !there.has(value));
  if (fresh.length === 0) return named.length > 0 ? 'All of these are there already.' : 'Write at least one label, each on its own line.';
  const text = fresh.map((label) => labelTag(control.child!, label)).join('\n');
  const last = control.labels.findLast(({ depth }) => depth === 0);
  const skipped = named.length - fresh.length;
  return {
    edits: last ? insertAfter(scene.source, last.element, text) : insertInto(scene.source, control.element, text),
    said: `${fresh.length === 1 ? `“${fresh[0]!.value}” is added` : `${fresh.length} are added`} to “${name}”${skipped > 0 ? `; ${skipped} were there already` : ''}.`,
  };
}

/** The first of each name; names without anything in them fall away. */
export function distinct(labels: readonly NewLabel[]): NewLabel[] {
  const named = labels.map((label) => ({ ...label, value: label.value.trim() })).filter(({ value }) => value);
  return [...new Map(named.toReversed().map((label) => [label.value, label])).values()].toReversed();
}
