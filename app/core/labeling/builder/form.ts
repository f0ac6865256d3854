/** What the builder's form sends, and what becomes of the markup by it: first what was typed into its fields, then the button that was pressed. */

import { z } from 'zod';
import { doAct, type Act } from './acts.ts';
import { labelFields, type LabelWords } from './built.ts';
import type { NewLabel } from './offers.ts';

/** So many labels of one control are shown at a time. */
export const labelsAtOnce = 40;

const text = z.string().max(20_000).default('');
const column = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().max(5_000)).max(2_000));

/** Fields that repeat are columns: what stands at one place in each of them belongs together. `…-was` is what was seen there, as JSON. */
export const builderForm = z.object({
  act: text,
  open: text,
  from: z.coerce.number().int().min(0).catch(0),
  'object-was': column,
  'object-type': column,
  'object-key': column,
  'control-was': text,
  'control-about': text,
  'control-required': text,
  'control-choice': text,
  'label-was': column,
  'label-value': column,
  'label-background': column,
  'label-hotkey': column,
  'label-alias': column,
  'more-labels': text,
  'new-object': text,
  'new-key': text,
  'new-control': text,
  'new-labels': text,
});
export type BuilderForm = z.infer<typeof builderForm>;

/** `open`: the control whose labels are shown, from the label `from` on; `focus`: the id of the field to go on at. */
export type Building = { markup: string; open: string; from: number; focus?: string; said?: string; refused?: string };

const objectWas = z.tuple([z.string(), z.string(), z.string()]);
const controlWas = z.tuple([z.string(), z.string(), z.string(), z.string()]);
const labelWas = z.tuple([z.string(), z.number().int(), z.string(), z.string(), z.string(), z.string()]);

/** What was seen, or undefined where somebody sent something else. */
function seen<Seen>(schema: z.ZodType<Seen>, written: string | undefined): Seen | undefined {
  try {
    return schema.safeParse(JSON.parse(written ?? 'null')).data;
  } catch {
    return undefined;
  }
}

function typedObjects(form: BuilderForm): Act[] {
  return form['object-was'].flatMap((written, at): Act[] => {
    const [name, type, key] = seen(objectWas, written) ?? [];
    const [nextType, nextKey] = [form['object-type'][at] ?? type, form['object-key'][at]?.trim() ?? key];
    if (name === undefined || (nextType === type && nextKey === key)) return [];
    return [{ kind: 'set object', name, ...(nextType !== type && { type: nextType }), ...(nextKey !== key && { key: nextKey }) }];
  });
}

function typedControl(form: BuilderForm): Act[] {
  const [name, about, required, choice] = seen(controlWas, form['control-was']) ?? [];
  if (name === undefined) return [];
  const changed = <Key extends string>(key: Key, was: string | undefined, now: string) => (now && now !== was ? { [key]: now } : {});
  const next = { ...changed('about', about, form['control-about']), ...changed('choice', choice, form['control-choice']) };
  const asked = form['control-required'] && form['control-required'] !== required ? { required: form['control-required'] === 'yes' } : {};
  return Object.keys({ ...next, ...asked }).length > 0 ? [{ kind: 'set control', name, ...next, ...asked }] : [];
}

function typedLabels(form: BuilderForm): Act[] {
  return form['label-was'].flatMap((written, row): Act[] => {
    const [control, at, ...was] = seen(labelWas, written) ?? [];
    if (control === undefined || at === undefined) return [];
    const changed = labelFields.flatMap((field, index) => {
      const now = form[`label-${field}`][row]?.trim();
      return now !== undefined && now !== was[index]?.trim() ? [[field, now] as const] : [];
    });
    return changed.length > 0
      ? [{ kind: 'set label', control, at, was: was[0] ?? '', words: Object.fromEntries(changed) as Partial<LabelWords> }]
      : [];
  });
}

/** One label per line; cells of a table (told apart by tabs) are name, color and key. */
export function readLabels(written: string): NewLabel[] {
  return written.split(/\r?\n/).map((line) => {
    const [value = '', background = '', hotkey = ''] = line.split('\t').map((cell) => cell.trim());
    return { value, ...(background && { background }), ...(hotkey && { hotkey }) };
  });
}

/** The kind and the object come from one list, as `boxes image`. */
function newControl(form: BuilderForm): Act {
  const [, offer = '', about = ''] = /^(\S*) ?(.*)$/s.exec(form['new-control']) ?? [];
  return { kind: 'add control', offer, about, labels: readLabels(form['new-labels']) };
}

/** What a button asks for: `up 3`, `remove-control mood`. */
type Pressed = { acts: Act[]; open?: string; from?: number; focus?: string };

function pressed(form: BuilderForm): Pressed {
  const [word = '', rest = ''] = /^(\S+)(?: (.*))?$/s.exec(form.act)?.slice(1) ?? [];
  const row = Number(rest);
  const [control, at, now] = seen(labelWas, form['label-was'][row]) ?? [];
  const typed = form['label-value'][row]?.trim();
  const label = control === undefined ? undefined : { control, at: at ?? 0, was: typed ?? now ?? '' };
  if (word === 'open') return { acts: [], open: rest, from: 0 };
  if (word === 'from') return { acts: [], from: Math.max(0, row || 0), focus: 'labels' };
  if (word === 'add-labels')
    return { acts: [{ kind: 'add labels', control: form.open, labels: readLabels(form['more-labels']) }], focus: 'more-labels' };
  if (word === 'add-object') return { acts: [{ kind: 'add object', type: form['new-object'], key: form['new-key'] }], focus: 'new-object' };
  if (word === 'remove-object') return { acts: [{ kind: 'remove object', name: rest }], focus: 'objects' };
  if (word === 'remove-control') return { acts: [{ kind: 'remove control', name: rest }], focus: 'controls' };
  if (word === 'add-control') return { acts: [newControl(form)], focus: 'new-control' };
  if (!label) return { acts: [] };
  if (word === 'up') return { acts: [{ kind: 'move label', by: -1, ...label }], focus: `up ${label.was}` };
  if (word === 'down') return { acts: [{ kind: 'move label', by: 1, ...label }], focus: `down ${label.was}` };
  if (word === 'plain') return { acts: [{ kind: 'set label', words: { background: '' }, ...label }], focus: `color ${row}` };
  if (word === 'remove-label') return { acts: [{ kind: 'remove label', ...label }], focus: `remove-label ${row}` };
  return { acts: [] };
}

/** All or nothing: where one thing cannot be done, the markup stays and what was typed is shown again. */
export function build(given: string, form: BuilderForm): Building {
  const start = given.replaceAll(/\r\n?/g, '\n');
  const { acts, from = form.from, focus, ...asked } = pressed(form);
  let { open = form.open } = asked;
  let markup = start;
  let said: string | undefined;
  for (const act of [...typedObjects(form), ...typedControl(form), ...typedLabels(form), ...acts]) {
    const acted = doAct(markup, act);
    if ('refused' in acted) return { markup: start, open: form.open, from: form.from, refused: acted.refused };
    if (acted.markup !== markup) ({ markup, said } = acted);
    open = acted.made ?? open;
  }
  return { markup, open, from, ...(focus && { focus }), ...(said && { said }) };
}
