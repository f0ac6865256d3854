/** Files that hold one JSON object, read whole: a config, or the labels of one picture. */
import { unstorable } from '#app/core/storable.ts';
import { decoded, NotText } from './read/decode.ts';
import { readJsonValues } from './read/json.ts';
import { longestValue, tooLong } from './read/limits.ts';

type Fault = { row: number; problem: string };

/** They are held as a whole, and no longer than one value of any file may be. @throws NotText */
async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of decoded(bytes)) {
    pieces.push(piece);
    length += piece.length;
    if (length > longestValue) return undefined;
  }
  return pieces.join('');
}

async function* once(text: string): AsyncIterable<string> {
  yield text;
}

/** The value and the text that it was read from. `row` of a fault: the line in which it lies, where that is known. */
export async function readWhole(bytes: AsyncIterable<Uint8Array>): Promise<{ value: unknown; text: string } | Fault> {
  const text = await textOf(bytes).catch((error: unknown) => {
    if (error instanceof NotText) return error;
    throw error;
  });
  if (text instanceof NotText) return { row: text.line, problem: text.message };
  if (text === undefined) return { row: 1, problem: tooLong('This file') };
  const found: ({ row: number; value: unknown } | Fault)[] = [];
  for await (const item of readJsonValues(once(text))) found.push(item);
  const fault = found.find((item): item is Fault => 'problem' in item);
  // The object begins in the first line; its fault is said to lie further down.
  const position = Number(/ at position (\d+)/.exec(fault?.problem ?? '')?.[1] ?? 0);
  if (fault) return { ...fault, row: position > 0 ? text.slice(0, position).split('\n').length : fault.row };
  const [only, more] = found as { row: number; value: unknown }[];
  if (more) return { row: more.row, problem: 'The file must hold one object; here another begins.' };
  if (!only) return { row: 1, problem: 'The file is empty.' };
  const unkept = unstorable(only.value);
  return unkept === undefined ? { value: only.value, text } : { row: 1, problem: unkept };
}
