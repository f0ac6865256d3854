/** Asks for the next one while the one before is in use: the database reads while the server writes. */
export async function* ahead<Page>(pages: AsyncIterable<Page>): AsyncIterable<Page> {
  const reader = pages[Symbol.asyncIterator]();
  const ask = () => {
    const asked = reader.next();
    // A fault is told to whoever waits for the page; until then, nobody may be waiting.
    asked.catch(() => undefined);
    return asked;
  };
  let next = ask();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = ask();
      yield value;
    }
  } finally {
    await reader.return?.();
  }
}
