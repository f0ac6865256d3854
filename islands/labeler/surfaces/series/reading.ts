/** From what a task gives (an address, text, or the values themselves) to the cells of a series. */
import Papa from 'papaparse';
import { tableOf, type Cells, type Table, type Wanted } from './table.ts';
import { numberOf } from './times.ts';

/** Either an absolute address or the value in the task. */
export type Source = { url: string } | { value: unknown };

const unreachable =
  'The series could not be fetched. Check that its address still works; if it lies in a storage bucket, its CORS rule must allow this site.';

/** Throws a sentence for the person. */
export async function readSeries(source: Source, wanted: Wanted): Promise<Table> {
  const value = 'url' in source ? await fetchText(source.url) : source.value;
  const cells = typeof value === 'string' ? cellsOfText(value, wanted.attributes.sep ?? ',') : cellsOfValue(value);
  return tableOf(cells, wanted);
}

/** Nothing is sent but the request for the file itself. */
async function fetchText(url: string): Promise<string> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) throw new Error(unreachable);
  return response.text();
}

export function cellsOfText(text: string, sep: string): Cells {
  if (/^\s*[[{]/.test(text)) return cellsOfValue(parseJson(text));
  return cellsOfCsv(text, separators[sep] ?? sep);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The series begins like JSON but cannot be read as such. Mend the file.');
  }
}

/** Words and escapes that configs write for what is hard to type; empty: found from the file. */
const separators: Record<string, string> = { '\\t': '\t', tab: '\t', space: ' ', comma: ',', auto: '' };

/** A file whose first row is all numbers has no names; its columns are counted from 0. */
function cellsOfCsv(text: string, delimiter: string): Cells {
  const columns: unknown[][] = [];
  // Piece by piece: a million rows as lists of texts would not fit beside the text itself. The types know pieces of files only.
  const config: Papa.ParseConfig<string[]> & Pick<Papa.ParseLocalConfig<string[], File>, 'chunk'> = {
    delimiter,
    skipEmptyLines: 'greedy',
    chunk({ data }: Papa.ParseResult<string[]>) {
      const wide = data.reduce((most, row) => Math.max(most, row.length), columns.length);
      while (columns.length < wide) columns.push(Array.from<unknown>({ length: columns[0]?.length ?? 0 }));
      for (const row of data) for (let column = 0; column < wide; column += 1) columns[column]?.push(row[column]);
    },
  };
  Papa.parse<string[]>(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, config);
  const isHeader = columns.some(([first]) => Number.isNaN(numberOf(first)));
  const names = columns.map((column, index) => (isHeader ? String(column[0] ?? index) : String(index)));
  return { names, columns: isHeader ? columns.map((column) => column.slice(1)) : columns };
}

const wrong = 'The series is neither a table of columns, as {"time": [...], "value": [...]}, nor a list of rows. Mend the data of the task.';

/** `{column: [values]}`, or rows as objects or lists. */
export function cellsOfValue(value: unknown): Cells {
  if (Array.isArray(value)) return cellsOfRows(value);
  if (typeof value !== 'object' || value === null) throw new Error(wrong);
  const columns = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  if (columns.length === 0) throw new Error(wrong);
  return { names: columns.map(([name]) => name), columns: columns.map(([, cells]) => cells) };
}

function cellsOfRows(rows: readonly unknown[]): Cells {
  const first: unknown = rows[0];
  if (rows.length > 0 && (typeof first !== 'object' || first === null)) return { names: ['0'], columns: [rows] };
  const names = Object.keys((first ?? {}) as object);
  return { names, columns: names.map((name) => rows.map((row) => (row as Record<string, unknown> | null)?.[name])) };
}
