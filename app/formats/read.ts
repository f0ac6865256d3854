/** Text files as records, one at a time. */
import { decoded, NotText } from './read/decode.ts';
import { readJsonValues } from './read/json.ts';
import { LineList } from './read/line-list.ts';
import { readLines } from './read/lines.ts';
import { readPage } from './read/page.ts';
import { readTable } from './read/table.ts';
import type { TextKind } from './kinds.ts';

/**
 * `row`: line of the file (from 1) at which it begins. `written`: the value under its name `data`, or all of it where it has no such name,
 * as JSON that stands in the file and says the same; only where it is at hand.
 */
export type Item = { row: number; value: unknown; written?: string } | { row: number; problem: string };
export type Items = AsyncIterable<Item>;

/** How a file was understood, for people; what is usual is left out: "as Windows-1252", "separated by tabs". */
export class Manner {
  /** `texts`: columns of a table whose cells stay texts, also where they look like a number. */
  constructor(readonly texts: ReadonlySet<string> = new Set()) {}

  encoding = 'UTF-8';
  separator = ',';
  /** Rows of a table that have fewer cells than its header. */
  readonly short = new LineList();

  /** Undefined where all was as usual. */
  get words(): string | undefined {
    const words = [
      ...(this.encoding === 'UTF-8' ? [] : [`as ${this.encoding}`]),
      ...(this.separator === ',' ? [] : [`with ${this.separator === '\t' ? 'tabs' : 'semicolons'} between cells`]),
    ];
    return words.length > 0 ? `read ${words.join(', ')}` : undefined;
  }

  /** The same, and what else there is to say about the file. */
  get notes(): string[] {
    const { words, short } = this;
    const rows = short.count === 1 ? '1 row has' : `${short.count.toLocaleString('en-GB')} rows have`;
    return [...(words ? [words] : []), ...(short.count > 0 ? [`${rows} fewer cells than the header: ${short.words}`] : [])];
  }
}

/** `lineKey`: the data key that a plain line of text, or the text of a page, becomes. `manner` is written on while it reads. */
export async function* readItems(kind: TextKind, bytes: AsyncIterable<Uint8Array>, lineKey: string, manner = new Manner()): Items {
  const text = decoded(bytes, (encoding) => (manner.encoding = encoding));
  try {
    yield* itemsOf(kind, text, lineKey, manner);
  } catch (error) {
    if (!(error instanceof NotText)) throw error;
    yield { row: error.line, problem: error.message };
  }
}

function itemsOf(kind: TextKind, text: AsyncIterable<string>, lineKey: string, manner: Manner): Items {
  if (kind === 'json') return readJsonValues(text);
  if (kind === 'txt') return readLines(text, lineKey);
  if (kind === 'html') return readPage(text, lineKey);
  return readTable(text, kind === 'tsv' ? '\t' : undefined, {
    texts: manner.texts,
    separator: (separator) => (manner.separator = kind === 'tsv' ? ',' : separator),
    short: (row) => manner.short.add(row),
  });
}
