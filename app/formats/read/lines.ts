import type { Item } from '../read.ts';
import { longestValue, tooLong } from './limits.ts';

/** Every line is one task under `key`. Lines are not trimmed; empty ones are kept, but for the one after the last line break. */
export async function* readLines(text: AsyncIterable<string>, key: string): AsyncIterable<Item> {
  /** Pieces of a line whose end has not come. */
  let begun: string[] = [];
  let length = 0;
  let row = 0;
  const finish = (end: string): Item => {
    const line = begun.length > 0 ? begun.join('') + end : end;
    [begun, length] = [[], 0];
    row += 1;
    return { row, value: { [key]: line } };
  };
  for await (const piece of unified(text)) {
    const lines = piece.split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) yield finish(line);
    if (rest === '') continue;
    begun.push(rest);
    length += rest.length;
    if (length > longestValue) return void (yield { row: row + 1, problem: tooLong('This line') });
  }
  if (length > 0) yield finish('');
}

/** Every line break as `\n`, also one that is cut in two. */
export async function* unified(text: AsyncIterable<string>): AsyncIterable<string> {
  let cut = '';
  for await (const piece of text) {
    const whole = cut + piece;
    cut = whole.endsWith('\r') ? '\r' : '';
    const ready = cut ? whole.slice(0, -1) : whole;
    if (ready) yield ready.includes('\r') ? ready.replaceAll(/\r\n?/g, '\n') : ready;
  }
  if (cut) yield '\n';
}
