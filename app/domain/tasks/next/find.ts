import { sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { anyWithGroundTruth, countBelow, findStarted, findWithGroundTruth } from './crowds.ts';
import { anyFresh, findAtRandom, findInOrder, findMostUncertain, type Tier } from './fresh.ts';
import type { Search } from './pool.ts';

const samplings = { sequential: findInOrder, uniform: findAtRandom, uncertainty: findMostUncertain } as const;

/** Which walks can find anything at all, for anybody: four looks at the head of an index, in one query. */
type Survey = { truths: boolean; most: number | null; wide: boolean; single: boolean };

async function survey(db: Db, search: Search): Promise<Survey> {
  const [row] = await db.execute<Survey>(
    sql`select ${anyWithGroundTruth(search)} as truths, ${countBelow(search, 2 ** 31 - 1)} as most, ${anyFresh(search, 2)} as wide, ${anyFresh(search, 1)} as single`,
  );
  return row!;
}

/**
 * Id of the task this person should get (heartex 6.4, steps 3 to 6): ground truths first, tasks of the overlap cohort first,
 * started ones first, then by sampling. Each step walks a partial index that holds only what may still be served.
 */
export async function findNextTask(db: Db, search: Search): Promise<number | undefined> {
  const { showGroundTruthFirst, showOverlapFirst, sampling } = search.project;
  const { truths, most, wide, single } = await survey(db, search);
  if (showGroundTruthFirst && truths) {
    const found = await findWithGroundTruth(db, search);
    if (found !== undefined) return found;
  }
  // Only tasks of the cohort can be started and unfinished, so the started come before both tiers.
  const found = most === null ? undefined : await findStarted(db, search, most);
  if (found !== undefined) return found;
  const fresh = samplings[sampling];
  if (!showOverlapFirst && wide && single) return ofBothTiers(db, search, fresh);
  return (wide ? await fresh(db, search, 2) : undefined) ?? (single ? fresh(db, search, 1) : undefined);
}

/** Without a preference for the cohort: the lower number in order, else the tiers change places by chance. */
async function ofBothTiers(
  db: Db,
  search: Search,
  fresh: (db: Db, search: Search, tier: Tier) => Promise<number | undefined>,
): Promise<number | undefined> {
  if (search.project.sampling !== 'sequential') {
    const first: Tier = Math.random() < 0.5 ? 1 : 2;
    return (await fresh(db, search, first)) ?? fresh(db, search, first === 1 ? 2 : 1);
  }
  const found = [await fresh(db, search, 1), await fresh(db, search, 2)].filter((id) => id !== undefined);
  return found.length === 0 ? undefined : Math.min(...found);
}
