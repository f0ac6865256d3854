import type { Entry } from './format.ts';
import type { Losses } from './losses.ts';

/** The entries, and last a list of what the format could not carry, where there is any: nothing gets lost silently. */
export async function* leftOut(entries: AsyncIterable<Entry>, losses: Losses): AsyncIterable<Entry> {
  yield* entries;
  if (losses.text) yield { path: 'left-out.txt', content: losses.text };
}
