/** Text files as records, one at a time. */
import { readJsonValues } from './read/json.ts';
import { readLines } from './read/lines.ts';
import { readTable } from './read/table.ts';
import type { TextKind } from './kinds.ts';

/** `row`: line of the file (from 1) at which it begins; for tables the record's number with the header as 1. */
export type Item = { row: number; value: unknown } | { row: number; problem: string };
export type Items = AsyncIterable<Item>;
type Bytes = AsyncIterable<Uint8Array>;

class NotText extends Error {}

/** UTF-8 to text. What stands before the first bytes that are none still comes. @throws NotText */
async function* decoded(bytes: Bytes): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string | undefined => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      return undefined; // The caller says where.
    }
  };
  for await (const chunk of bytes) {
    const text = decode(chunk);
    if (text === undefined) {
      yield new TextDecoder().decode(chunk).split('\uFFFD', 1)[0] ?? '';
      throw new NotText();
    }
    yield text;
  }
  const rest = decode();
  if (rest === undefined) throw new NotText();
  yield rest;
}

/** `lineKey`: the data key that a plain line of text becomes. */
export async function* readItems(kind: TextKind, bytes: Bytes, lineKey: string): Items {
  const text = decoded(bytes);
  const items =
    kind === 'json' ? readJsonValues(text) : kind === 'txt' ? readLines(text, lineKey) : readTable(text, kind === 'tsv' ? '\t' : undefined);
  let last = 0;
  try {
    for await (const item of items) {
      last = item.row;
      yield item;
    }
  } catch (error) {
    if (!(error instanceof NotText)) throw error;
    yield { row: last + 1, problem: 'From here on the file is not UTF-8. Save it as UTF-8 and send it again.' };
  }
}
