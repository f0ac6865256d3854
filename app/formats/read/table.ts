import Papa from 'papaparse';
import { Readable, type Duplex } from 'node:stream';
import type { Item } from '../read.ts';

/** What looks exactly as a number is written becomes one; "007" and "1e3" stay text, so nothing is lost. */
export const typed = (cell: string): string | number =>
  /^-?\d/.test(cell) && String(Number(cell)) === cell && Number.isFinite(Number(cell)) ? Number(cell) : cell;

/** A semicolon separates where the first line has more of them than commas (formats 3.2). */
function separatorOf(start: string): string {
  const line = start.split(/[\r\n]/, 1)[0] ?? '';
  const count = (sign: string): number => line.split(sign).length - 1;
  return count(';') > count(',') ? ';' : ',';
}

function headerProblem(header: string[]): string | undefined {
  if (header.every((name) => name.trim() === '')) return 'The first line must name the columns.';
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) return `Two columns are called "${twice.slice(0, 100)}". Give each a name of its own.`;
  return header.includes('') ? 'A column has no name in the first line.' : undefined;
}

function record(header: string[], cells: string[], row: number): Item {
  if (cells.length > header.length)
    return { row, problem: `This row has ${cells.length} cells, but there are only ${header.length} columns. Put text with separators in quotes.` };
  return { row, value: Object.fromEntries(header.map((name, index) => [name, typed(cells[index] ?? '')])) };
}

const enough = 64 * 1024;

/** Larger pieces, so that the header is whole in the first one; every line break as `\n`, also within cells. */
async function* gathered(text: AsyncIterable<string>): AsyncIterable<string> {
  let held = '';
  for await (const piece of text) {
    held += piece;
    // A carriage return at the end may be half of a line break.
    if (held.length < enough || held.endsWith('\r')) continue;
    yield held.replaceAll(/\r\n?/g, '\n');
    held = '';
  }
  if (held) yield held.replaceAll(/\r\n?/g, '\n');
}

/** Rows as records by column; missing cells are empty text. Row 1 is the header. */
export async function* readTable(text: AsyncIterable<string>, separator?: string): AsyncIterable<Item> {
  const chunks = gathered(text)[Symbol.asyncIterator]();
  const first = await chunks.next();
  const start = first.done ? '' : first.value;
  async function* all(): AsyncIterable<string> {
    yield start;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  const parser: Duplex = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: separator ?? separatorOf(start), newline: '\n', skipEmptyLines: 'greedy' });
  const rows = Readable.from(all())
    .on('error', (error) => parser.destroy(error))
    .pipe(parser);
  let header: string[] | undefined;
  let row = 0;
  for await (const cells of rows as AsyncIterable<string[]>) {
    row += 1;
    if (header) {
      yield record(header, cells, row);
      continue;
    }
    const problem = headerProblem(cells);
    if (problem) return void (yield { row, problem });
    header = cells;
  }
}
