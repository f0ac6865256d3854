import type { TextFormat } from './format.ts';
import { controlNames, dataColumn, flatRecords, ownColumns, type FlatRecord } from './json-min.ts';
import type { Losses } from './losses.ts';
import { typed } from './read/table.ts';

/** Spreadsheets run cells that begin so, some of them also with the wide forms (T19); a leading apostrophe makes them text. */
const runs = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text quoted, numbers bare, null an empty quoted cell, lists and objects as JSON (formats 4.6). */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '""';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${(runs.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** A table knows text and numbers. What else a field holds comes back as another value, if at all. */
function countLost(value: unknown, losses: Losses): void {
  if (value === undefined || value === null) losses.add('empty values and fields that a task lacks, as empty text');
  else if (typeof value === 'boolean' || typeof value === 'object') losses.add('lists, objects, true and false, as text');
  else if (typeof value === 'string') losses.add('texts that look like a number', Number(typed(value) !== value));
}

function countChanged(text: string, losses: Losses): void {
  losses.add('texts that begin like a formula, behind an apostrophe', Number(runs.test(text)));
  losses.add('texts with carriage returns, which readers take for line breaks', Number(text.includes('\r')));
}

/** Names come from data: one may be called like something that every object has. */
const valueOf = (record: FlatRecord, name: string): unknown => (Object.hasOwn(record, name) ? record[name] : undefined);

const cellOf = (name: string, value: unknown): string => (name === 'annotator' && typeof value === 'number' ? `"${value}"` : cell(value));

/** The flat records as a table. Columns are the sorted union of data keys, controls and our own; all are known before the first row. */
const table = (separator: string): TextFormat['write'] =>
  async function* write(tasks, { config, dataKeys, losses }) {
    const controls = controlNames(config);
    const keys = new Set((await dataKeys()).map((key) => dataColumn(key, controls)));
    const columns = [...new Set([...keys, ...controls, ...ownColumns])].toSorted();
    const row = (cells: string[]): string => `${cells.join(separator)}\r\n`;
    losses.add('columns without a name', Number(columns.includes('')));
    for (const name of columns) countChanged(name, losses);
    yield row(columns.map((name) => cell(name)));
    for await (const record of flatRecords(tasks, controls, losses)) {
      for (const [name, value] of columns.map((column) => [column, valueOf(record, column)] as const)) {
        if (keys.has(name)) countLost(value, losses);
        if (typeof value === 'string') countChanged(value, losses);
      }
      yield row(columns.map((name) => cellOf(name, valueOf(record, name))));
    }
  };

export const csv: TextFormat = {
  title: 'CSV',
  extension: 'csv',
  type: 'text/csv; charset=utf-8',
  about: 'The short records as a table, for spreadsheets.',
  unfit: () => undefined,
  carries: ['people', 'fields'],
  write: table(','),
};

export const tsv: TextFormat = {
  title: 'TSV',
  extension: 'tsv',
  type: 'text/tab-separated-values; charset=utf-8',
  about: 'The same table with tabs between its cells.',
  unfit: () => undefined,
  carries: ['people', 'fields'],
  write: table('\t'),
};
