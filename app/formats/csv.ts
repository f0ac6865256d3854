import type { TextFormat } from './format.ts';
import { controlNames, dataColumn, flatRecords, ownColumns } from './json-min.ts';

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

/** The flat records as a table. Columns are the sorted union of data keys, controls and our own; all are known before the first row. */
const table = (separator: string): TextFormat['write'] =>
  async function* write(tasks, { config, dataKeys }) {
    const controls = controlNames(config);
    const keys = (await dataKeys()).map((key) => dataColumn(key, controls));
    const columns = [...new Set([...keys, ...controls, ...ownColumns])].toSorted();
    const row = (cells: string[]): string => `${cells.join(separator)}\r\n`;
    yield row(columns.map((name) => cell(name)));
    for await (const record of flatRecords(tasks, controls)) {
      yield row(columns.map((name) => (name === 'annotator' && typeof record[name] === 'number' ? `"${record[name]}"` : cell(record[name]))));
    }
  };

export const csv: TextFormat = {
  title: 'CSV',
  extension: 'csv',
  type: 'text/csv; charset=utf-8',
  about: 'The short records as a table, for spreadsheets.',
  unfit: () => undefined,
  write: table(','),
};

export const tsv: TextFormat = {
  title: 'TSV',
  extension: 'tsv',
  type: 'text/tab-separated-values; charset=utf-8',
  about: 'The same table with tabs between its cells.',
  unfit: () => undefined,
  write: table('\t'),
};
