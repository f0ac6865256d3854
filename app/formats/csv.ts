import { dataColumn, flatRecords, ownColumns } from './json-min.ts';
import type { ExportedTasks, Pieces } from './records.ts';

/** Spreadsheets run cells that begin so (T19); a leading apostrophe makes them text. */
const runs = /^[=+\-@\t\r]/;

/** Text quoted, numbers bare, null an empty quoted cell, lists and objects as JSON (formats 4.6). */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '""';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${(runs.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

const row = (cells: string[]): string => `${cells.join(',')}\r\n`;

/** The flat records as a table. Columns are the sorted union of data keys, controls and our own; all are known before the first row. */
export async function* writeCsv(tasks: ExportedTasks, controls: ReadonlySet<string>, dataKeys: Iterable<string>): Pieces {
  const columns = [...new Set([...[...dataKeys].map((key) => dataColumn(key, controls)), ...controls, ...ownColumns])].toSorted();
  yield row(columns.map((name) => cell(name)));
  for await (const record of flatRecords(tasks, controls)) {
    yield row(columns.map((name) => (name === 'annotator' && typeof record[name] === 'number' ? `"${record[name]}"` : cell(record[name]))));
  }
}
