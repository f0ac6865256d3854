/** How two states of a project differ: two snapshots, or a snapshot and what there is now. */
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { FileStore } from '#app/outside/files.ts';
import { everyTask } from '../exports/records.ts';
import { currentConfig } from '../labeling-configs.ts';
import { countersOf } from '../projects/counters.ts';
import { findSnapshot } from '../snapshots.ts';
import { compareStates, type Differences, type State } from '../snapshots/differences.ts';
import { openSnapshot } from '../snapshots/open.ts';
import { Reading } from './reading.ts';

/** Ids of snapshots; `after` null: the project as it is when it is read. */
export type DifferencesInput = { before: number; after: number | null };

/** How many tasks there are to look at, at least. @throws Refused not-found, and conflict while a snapshot is not finished */
export async function prepareDifferences(db: Db, project: Project, { before, after }: DifferencesInput): Promise<number> {
  if (before === after) throw new Refused('invalid', 'Choose two different states to compare.', 'after');
  const asked = [before, after].flatMap((id) => id ?? []);
  const found = await Promise.all(asked.map((id) => findSnapshot(db, project, id)));
  const open = found.find(({ state }) => state !== 'done');
  if (open) throw new Refused('conflict', `The snapshot “${open.title}” is not finished yet. Come back in a moment.`);
  return Math.max(...found.map(({ taskCount }) => taskCount), after === null ? (await countersOf(db, project)).tasks : 0);
}

async function stateOf(db: Db, project: Project, id: number | null, store: FileStore): Promise<State> {
  if (id === null) {
    const { parsed } = await currentConfig(db, project);
    return { config: parsed, tasks: everyTask(db, project) };
  }
  const { config, tasks } = await openSnapshot(db, await findSnapshot(db, project, id), store);
  return { config, tasks: tasks() };
}

export async function findDifferences(
  db: Db,
  project: Project,
  { before, after }: DifferencesInput,
  store: FileStore,
  reading = new Reading(async () => undefined),
): Promise<Differences> {
  return compareStates(await stateOf(db, project, before, store), await stateOf(db, project, after, store), () => reading.one());
}
