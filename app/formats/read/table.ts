import Papa from 'papaparse';
import type { Item } from '../read.ts';
import { NotText } from './decode.ts';
import { tooLong } from './limits.ts';
import { unified } from './lines.ts';

/** What looks exactly as a number is written becomes one; "007" and "1e3" stay text, so nothing is lost. */
export const typed = (cell: string): string | number =>
  /^-?\d/.test(cell) && String(Number(cell)) === cell && Number.isFinite(Number(cell)) ? Number(cell) : cell;

const separators = [',', ';', '\t'] as const;

/** What the first line holds most of, outside of quotes; a comma where it holds none (formats 3.2). */
function separatorOf(start: string): string {
  const line = start.replaceAll(/"[^"]*"/g, '').split('\n', 1)[0] ?? '';
  const count = (sign: string): number => line.split(sign).length - 1;
  return separators.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** More are no columns of tasks, but a table that lies on its side. */
const mostColumns = 1000;
/** Characters. Tables have smaller values than JSON: other programs stop at a million. */
const longestRow = 4_000_000;

function headerProblem(header: string[]): string | undefined {
  if (header.every((name) => name.trim() === '')) return 'The first line must name the columns.';
  if (header.length > mostColumns)
    return `The first line names ${header.length.toLocaleString('en-GB')} columns; ${mostColumns.toLocaleString('en-GB')} is the most. Do the tasks stand below each other?`;
  const seen = new Set<string>();
  const twice = header.find((name) => seen.size === seen.add(name).size);
  if (twice !== undefined) return `Two columns are called "${twice.slice(0, 100)}". Give each a name of its own.`;
  return header.includes('') ? 'A column has no name in the first line.' : undefined;
}

/**
 * `texts`: columns whose cells stay texts, also where they look like a number. What is heard about a table while it is read: what separates its
 * cells, and which rows have fewer of them than the header.
 */
export type Tell = { texts: ReadonlySet<string>; separator: (separator: string) => void; short: (row: number) => void };
const nobody: Tell = { texts: new Set(), separator: () => undefined, short: () => undefined };

const only = (columns: number): string => (columns === 1 ? 'is only 1 column' : `are only ${columns} columns`);

function record(header: string[], cells: string[], row: number, tell: Tell): Item {
  if (cells.length > header.length)
    return { row, problem: `This row has ${cells.length} cells, but there ${only(header.length)}. Put text with separators in quotes.` };
  if (cells.length < header.length) tell.short(row);
  const valueOf = (name: string, cell: string) => (tell.texts.has(name) ? cell : typed(cell));
  return { row, value: Object.fromEntries(header.map((name, index) => [name, valueOf(name, cells[index] ?? '')])) };
}

type Parsed = { data: string[][]; errors: QuoteError[]; meta: { cursor: number } };
/** `index`: where the text in quotes begins. */
type QuoteError = { code: string; row: number; index: number };
const neverClosed = 'A quote is opened in this row and never closed. Close it, or write a quote within a text twice ("").';
const closedWithin = 'More text follows a closing quote in this row. If that quote is part of the text, write it twice ("").';

/** The quote that is neither a pair nor followed by a separator closes, unless it stands where one opens: then the one before was left open. */
function quoteFault(text: string, { code, index }: QuoteError, separator: string): string {
  if (code === 'MissingQuotes') return neverClosed;
  let at = text.indexOf('"', index);
  while (text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at > index && [separator, '\n'].includes(text[at - 1]!) ? neverClosed : closedWithin;
}

const pieceLength = 64 * 1024;

/** Lines of the file that a row goes over: texts in quotes may hold breaks. */
function linesOf(cells: string[]): number {
  let lines = 1;
  for (const cell of cells) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/**
 * Rows as records by column; missing cells are empty text, rows without any are left out. The first is the header.
 * The parser gets large pieces, each from where the last whole row ended. A row that does not end lets the next piece double: tried again with
 * each small piece, a row of megabytes would take hours.
 */
export async function* readTable(text: AsyncIterable<string>, separator?: string, tell: Tell = nobody): AsyncIterable<Item> {
  const rows = new Rows(separator, tell);
  let [held, length, wanted]: [string[], number, number] = [[], 0, pieceLength];
  try {
    for await (const piece of unified(text)) {
      held.push(piece);
      length += piece.length;
      if (length < wanted) continue;
      const rest = yield* rows.take(held.join(''), false);
      if (rest.length > longestRow) return void (yield { row: rows.line, problem: tooLong('This row', longestRow) });
      if (rows.isRefused) return;
      [held, length, wanted] = [[rest], rest.length, Math.max(pieceLength, rest.length * 2)];
    }
  } catch (error) {
    // Whole rows before the bytes that are no text are read as those of other files are.
    if (error instanceof NotText) yield* rows.take(held.join(''), false);
    throw error;
  }
  yield* rows.take(held.join(''), true);
}

/** The names in the first line, or what stands there in their place; and what separates them. */
export async function readHeader(text: AsyncIterable<string>, separator?: string): Promise<{ names: string[]; separator: string }> {
  let start = '';
  for await (const piece of unified(text)) {
    start += piece;
    if (start.length >= pieceLength) break;
  }
  const delimiter = separator ?? separatorOf(start);
  const { data } = new Papa.Parser({ delimiter, newline: '\n' }).parse(start, 0, false) as Parsed;
  return { names: data.find((cells) => cells.some((cell) => cell.trim() !== '')) ?? [], separator: delimiter };
}

class Rows {
  /** Of the file, where the next row begins. */
  line = 1;
  isRefused = false;
  #header: string[] | undefined;
  #parser: Papa.Parser | undefined;
  #separator = ',';

  constructor(
    readonly separator: string | undefined,
    readonly tell: Tell,
  ) {}

  #begin(start: string): Papa.Parser {
    const delimiter = this.separator ?? separatorOf(start);
    this.tell.separator(delimiter);
    this.#separator = delimiter;
    return new Papa.Parser({ delimiter, newline: '\n' });
  }

  /** What follows the last whole row comes back. */
  *take(text: string, isLast: boolean): Generator<Item, string> {
    this.#parser ??= this.#begin(text);
    const { data, errors, meta } = this.#parser.parse(text, 0, !isLast) as Parsed;
    // Of several in a row the first counts: the others follow from it.
    const faults = new Map(errors.toReversed().map((error) => [error.row, error]));
    for (const [index, cells] of data.entries()) {
      const begins = this.line;
      this.line += linesOf(cells);
      if (!faults.has(index) && cells.every((cell) => cell.trim() === '')) continue;
      const fault = faults.get(index);
      yield* this.#read(cells, begins, fault && quoteFault(text, fault, this.#separator));
      if (this.isRefused) return '';
    }
    return text.slice(meta.cursor);
  }

  /** Without a header nothing behind it can be read. */
  *#read(cells: string[], row: number, fault: string | undefined): Generator<Item> {
    const problem = fault ?? (this.#header ? undefined : headerProblem(cells));
    if (problem) {
      this.isRefused = this.#header === undefined;
      yield { row, problem };
    } else if (this.#header) yield record(this.#header, cells, row, this.tell);
    else this.#header = cells;
  }
}
