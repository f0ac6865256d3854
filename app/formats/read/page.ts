import type { Item } from '../read.ts';
import { longestValue, tooLong } from './limits.ts';

/** A file that is one text, whole: one task under `key`. */
export async function* readPage(text: AsyncIterable<string>, key: string): AsyncIterable<Item> {
  let whole = '';
  for await (const piece of text) {
    whole += piece;
    if (whole.length > longestValue) return void (yield { row: 1, problem: tooLong('This page') });
  }
  yield { row: 1, value: { [key]: whole } };
}
