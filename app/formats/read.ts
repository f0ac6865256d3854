/** Text files as records, one at a time. */
import { readJsonValues } from './read/json.ts';
import { readLines } from './read/lines.ts';
import { readTable } from './read/table.ts';
import type { TextKind } from './kinds.ts';

/** `row`: line of the file (from 1) at which it begins; for tables the record's number with the header as 1. */
export type Item = { row: number; value: unknown } | { row: number; problem: string };
export type Items = AsyncIterable<Item>;
type Bytes = AsyncIterable<Uint8Array>;

/** UTF-8 to text. Bytes that are none end the reading with a problem that says where. */
async function* decoded(bytes: Bytes): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** `lineKey`: the data key that a plain line of text becomes. */
export async function* readItems(kind: TextKind, bytes: Bytes, lineKey: string): Items {
  const text = decoded(bytes);
  const items = kind === 'json' ? readJsonValues(text) : kind === 'txt' ? readLines(text, lineKey) : readTable(text, kind === 'tsv' ? '\t' : undefined);
  let last = 0;
  try {
    for await (const item of items) {
      last = item.row;
      yield item;
    }
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error) || error.code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    yield { row: last + 1, problem: 'From here on the file is not UTF-8. Save it as UTF-8 and send it again.' };
  }
}
