import { ControlNames } from './control-names.ts';
import type { TextFormat } from './format.ts';
import { dataColumn, flatRecords, ownColumns, type FlatRecord } from './json-short.ts';
import { linesOf } from './line-feeds.ts';
import type { Losses } from './losses.ts';
import { typed } from './read/table.ts';
import type { Pieces } from './records.ts';
import { Spool } from './spool.ts';

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

type Table = { separator: string; keys: ReadonlySet<string>; controls: Iterable<string>; losses: Losses };

/** The sorted union of data keys, controls and our own. */
const columnsOf = ({ keys, controls }: Table): string[] => [...new Set([...keys, ...controls, ...ownColumns])].toSorted();

/** All columns are known before the first row. `begun`: what of the first line is on its way already. */
async function* lines(records: AsyncIterable<FlatRecord>, table: Table, begun = ''): Pieces {
  const { separator, keys, losses } = table;
  const columns = columnsOf(table);
  const line = (cells: string[]): string => `${cells.join(separator)}\r\n`;
  // The columns are of no task.
  losses.at({ id: 0 });
  losses.add('columns without a name', Number(columns.includes('')));
  for (const name of columns) countChanged(name, losses);
  yield line(columns.map((name) => cell(name))).slice(begun.length);
  for await (const record of records) {
    losses.at(record);
    for (const name of columns) {
      const value = valueOf(record, name);
      if (keys.has(name)) countLost(value, losses);
      if (typeof value === 'string') countChanged(value, losses);
    }
    yield line(columns.map((name) => cellOf(name, valueOf(record, name))));
  }
}

/** The columns that come before any whose name a Repeater may make; at least the quote with which every first line begins. */
function beginning(names: ControlNames, table: Table): string {
  const first = columnsOf(table).filter((name) => names.isBeforeRepeated(name));
  return first.map((name) => `${cell(name)}${table.separator}`).join('') || '"';
}

/** Which names Repeaters make of a control is known once all answers have been seen: the records wait on disk until then, and whoever waits for the file sees it begin. */
async function* waited(records: AsyncIterable<FlatRecord>, names: ControlNames, table: Table): Pieces {
  const begun = beginning(names, table);
  yield Buffer.from(begun);
  const spool = new Spool();
  try {
    const met = new Set(table.controls);
    for await (const record of records) {
      for (const name of Object.keys(record)) if (names.has(name)) met.add(name);
      await spool.write(`${JSON.stringify(record)}\n`);
    }
    yield* lines(parsed(linesOf(spool.read())), { ...table, controls: met }, begun);
  } finally {
    await spool.close();
  }
}

async function* parsed(texts: AsyncIterable<string>): AsyncIterable<FlatRecord> {
  for await (const text of texts) yield JSON.parse(text) as FlatRecord;
}

/** The flat records as a table. */
const table = (separator: string): TextFormat['write'] =>
  async function* write(tasks, { config, dataKeys, losses }) {
    const names = new ControlNames(config.controls);
    const keys = new Set((await dataKeys()).map((key) => dataColumn(key, names)));
    const told = { separator, keys, controls: names.plain, losses };
    const records = flatRecords(tasks, names, losses);
    yield* names.areRepeated ? waited(records, names, told) : lines(records, told);
  };

export const csv: TextFormat = {
  title: 'CSV',
  extension: 'csv',
  type: 'text/csv; charset=utf-8',
  about: 'The short records as a table, for spreadsheets.',
  unfit: () => undefined,
  carries: ['unanswered tasks', 'people', 'fields'],
  write: table(','),
};

export const tsv: TextFormat = {
  title: 'TSV',
  extension: 'tsv',
  type: 'text/tab-separated-values; charset=utf-8',
  about: 'The same table with tabs between its cells.',
  unfit: () => undefined,
  carries: ['unanswered tasks', 'people', 'fields'],
  write: table('\t'),
};
