import type { Db } from '#app/db/client.ts';
import { findStarted, findWithGroundTruth } from './crowds.ts';
import { findAtRandom, findInOrder, findMostUncertain, type Tier } from './fresh.ts';
import type { Search } from './pool.ts';

const samplings = { sequential: findInOrder, uniform: findAtRandom, uncertainty: findMostUncertain } as const;

/**
 * Id of the task this person should get (heartex 6.4, steps 3 to 6): ground truths first, tasks of the overlap cohort first,
 * started ones first, then by sampling. Each step walks a partial index that holds only what may still be served.
 */
export async function findNextTask(db: Db, search: Search): Promise<number | undefined> {
  const { showGroundTruthFirst, showOverlapFirst, sampling } = search.project;
  const fresh = samplings[sampling];
  if (showGroundTruthFirst) {
    const found = await findWithGroundTruth(db, search);
    if (found !== undefined) return found;
  }
  // Only tasks of the cohort can be started and unfinished, so the started come before both tiers.
  const found = await findStarted(db, search);
  if (found !== undefined) return found;
  if (showOverlapFirst) return await fresh(db, search, 2) ?? fresh(db, search, 1);
  return ofBothTiers(db, search, fresh);
}

/** Without a preference for the cohort: the lower number in order, else the tiers change places by chance. */
async function ofBothTiers(db: Db, search: Search, fresh: (db: Db, search: Search, tier: Tier) => Promise<number | undefined>): Promise<number | undefined> {
  if (search.project.sampling !== 'sequential') {
    const first: Tier = Math.random() < 0.5 ? 1 : 2;
    return await fresh(db, search, first) ?? fresh(db, search, first === 1 ? 2 : 1);
  }
  const found = [await fresh(db, search, 1), await fresh(db, search, 2)].filter((id) => id !== undefined);
  return found.length === 0 ? undefined : Math.min(...found);
}
