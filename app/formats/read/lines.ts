import type { Item } from '../read.ts';

/** Every line is one task under `key`. Lines are not trimmed; empty ones are kept, but for the one after the last line break. */
export async function* readLines(text: AsyncIterable<string>, key: string): AsyncIterable<Item> {
  let rest = '';
  let row = 0;
  for await (const chunk of text) {
    const lines = (rest + chunk).split(/\r\n|[\n\r](?!$)|\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      row += 1;
      yield { row, value: { [key]: line } };
    }
  }
  const last = rest.replace(/\r$/, '');
  if (last !== '') yield { row: row + 1, value: { [key]: last } };
}
