/** Imports and exports of one process wait for their turn. Each holds one connection as its guard and needs another to work with: of many at once, the last connection would be waited for by all. */
const atOnce = 3;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs when fewer than `atOnce` others do, in the order asked. */
export async function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await run();
  } finally {
    const next = waiting.shift();
    // The place is handed on, not given back: nobody can slip in between.
    if (next) next();
    else running -= 1;
  }
}
