import type { Row } from '#app/core/labeling/result.ts';
import { ControlNames } from './control-names.ts';
import type { TextFormat } from './format.ts';
import { itemsOf } from './items.ts';
import type { Losses } from './losses.ts';
import type { ExportedAnnotation, ExportedTask, ExportedTasks } from './records.ts';
import { countRowTraits } from './traits.ts';

/** A flat record: data fields, then one key per control with results, then who and when (formats 4.5). Names are the data's: only own keys count. */
export type FlatRecord = Record<string, unknown> & { id: number };

/** Columns of our own; a data key or control of the same name steps aside. */
export const ownColumns = ['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time'] as const;

/** One choice or one text becomes that string, several of one row an object; everything else is the list of values. */
function collapse(rows: Row[]): unknown {
  const [only] = rows;
  for (const [type, key] of [
    ['choices', 'choices'],
    ['textarea', 'text'],
  ] as const) {
    const given = only?.value?.[key];
    if (rows.length === 1 && only?.type === type && Array.isArray(given)) return given.length === 1 ? (given[0] as unknown) : { [key]: given };
  }
  return rows.map(({ value, original_width, original_height }) => ({
    ...value,
    ...(original_width === undefined ? {} : { original_width, original_height }),
  }));
}

/** By assignment, which keeps records of one shape, unlike spreading; but for the one name that would be no field then. */
function put(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  else record[name] = value;
}

function putAnswers(record: Record<string, unknown>, { result }: ExportedAnnotation, controls: ControlNames): void {
  const byControl = new Map<string, Row[]>();
  for (const row of result) {
    const { from_name: name } = row;
    if (!controls.has(name)) continue;
    const rows = byControl.get(name);
    if (rows) rows.push(row);
    else byControl.set(name, [row]);
  }
  for (const [name, rows] of byControl) put(record, name, collapse(rows));
}

/** A data key that a control or an own column also has goes to `_data_<key>` (formats 4.6). */
export const dataColumn = (key: string, controls: ControlNames): string =>
  controls.has(key) || (ownColumns as readonly string[]).includes(key) ? `_data_${key}` : key;

/** `names`: where the data's fields go, in their order. */
function flat(task: ExportedTask, names: readonly string[], annotation: ExportedAnnotation | undefined, controls: ControlNames): FlatRecord {
  const record: Record<string, unknown> = {};
  for (const [at, value] of Object.values(task.data).entries()) put(record, names[at]!, value);
  if (annotation) putAnswers(record, annotation, controls);
  record.id = task.id;
  record.annotator = annotation?.completed_by ?? null;
  record.annotation_id = annotation?.id ?? null;
  record.created_at = annotation?.created_at ?? task.created_at;
  record.updated_at = annotation?.updated_at ?? task.updated_at;
  record.lead_time = annotation?.lead_time ?? null;
  return record as FlatRecord;
}

/** Values stand under their control; what ties rows together does not. */
function countLost({ result }: ExportedAnnotation, controls: ControlNames, losses: Losses): void {
  const told = result.filter(({ type, from_name }) => type !== 'relation' && controls.has(from_name));
  const relations = result.filter(({ type }) => type === 'relation').length;
  const ids = told.flatMap(({ id }) => id ?? []);
  losses.add('relations', relations);
  losses.add('answers of controls that the config does not have', result.length - told.length - relations);
  losses.add('answers that belong to a region, without it', ids.length - new Set(ids).size);
  countRowTraits(told, losses);
}

/** The newest answer to a task comes first (formats 4.3). */
export async function* flatRecords(tasks: ExportedTasks, controls: ControlNames, losses: Losses): AsyncIterable<FlatRecord> {
  let last: ExportedTask | undefined;
  let names: string[] = [];
  for await (const { task, annotation } of itemsOf(tasks)) {
    if (annotation) countLost(annotation, controls, losses);
    if (task !== last) {
      names = Object.keys(task.data).map((key) => dataColumn(key, controls));
      losses.add('data fields that lose their place to another of the same name', names.length - new Set(names).size);
      last = task;
    }
    yield flat(task, names, annotation, controls);
  }
}

export const jsonMin: TextFormat = {
  title: 'JSON, short',
  extension: 'json',
  type: 'application/json',
  about: 'One flat record per annotation: the task’s data and one key per control.',
  unfit: () => undefined,
  carries: ['unanswered tasks', 'people', 'fields'],
  async *write(tasks, { config, losses }) {
    let before = '[\n';
    for await (const record of flatRecords(tasks, new ControlNames(config.controls), losses)) {
      yield before + JSON.stringify(record, undefined, 2);
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  },
};
