/** A file from an address, kept like one that was sent. */
import { Refused } from '#app/core/refused.ts';
import type { FileStore } from '#app/outside/files.ts';
import { FetchProblem, type GuardedFetch } from '#app/outside/guarded-fetch.ts';
import { receiveFile, type Received } from '../files.ts';

/** @throws Refused invalid, beside `url`, when it does not come, is too large, or of a kind we do not take; nothing is kept then. */
export async function receiveFrom(store: FileStore, fetchFrom: GuardedFetch, url: string, largest: number): Promise<Received> {
  try {
    return await receiveFile(store, await fetchFrom(url.trim()), largest);
  } catch (error) {
    if (error instanceof FetchProblem) throw new Refused('invalid', error.message, 'url');
    if (error instanceof Refused) throw new Refused(error.kind, error.message, 'url');
    throw error;
  }
}
