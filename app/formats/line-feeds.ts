/** A line is longer than whoever reads it can use. */
export class LineTooLong extends Error {}

/** Lines end with a line feed alone: texts may hold what else counts as a line break. What stands behind the last one comes as well. @throws LineTooLong */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>, longest = Infinity): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let held: string[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    const [first = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n');
    held.push(first);
    length += first.length;
    for (const part of rest) {
      yield held.join('');
      held = [part];
      length = part.length;
    }
    if (length > longest) throw new LineTooLong();
  }
  if (length > 0) yield held.join('');
}
