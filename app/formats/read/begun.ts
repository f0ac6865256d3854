type Bytes = AsyncIterable<Uint8Array>;

/**
 * The first bytes, at least `length` of them where there are so many, and all bytes once more from the beginning. Whoever does not read `all`
 * calls `stop`.
 */
export async function begun(bytes: Bytes, length: number): Promise<{ head: Uint8Array; all: Bytes; stop: () => Promise<void> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let gathered = 0;
  while (gathered < length) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    gathered += next.value.length;
  }
  const stop = async (): Promise<void> => void (await iterator.return?.());
  async function* all(): Bytes {
    try {
      yield* first;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await stop();
    }
  }
  return { head: Buffer.concat(first), all: all(), stop };
}
