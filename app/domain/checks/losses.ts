/** What an export would not carry, found by the very code that writes it, and what of it would not go back in. */
import { eq } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { users } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { ExportFormat } from '#app/formats/catalog.ts';
import { byWhat, type Loss } from '#app/formats/losses.ts';
import { lookThrough } from '#app/formats/outgoing.ts';
import type { FileStore } from '#app/outside/files.ts';
import type { ExportOptions } from '../exports/options.ts';
import { countChosen } from '../exports/records.ts';
import { fittingConfig, prepareExport } from '../exports/write.ts';
import { findSnapshot } from '../snapshots.ts';
import { prepare } from '../snapshots/export.ts';
import { Reading } from './reading.ts';
import { RefusedItems } from './refused-items.ts';

/** `snapshot`: of this one instead of the project as it is now. `given`: the form as it was filled in, so that the download can be asked for the same way. */
export type LossesInput = {
  format: ExportFormat;
  options: ExportOptions;
  snapshot?: number;
  given?: Record<string, string | string[] | undefined>;
};

/** How many tasks there are to look at. @throws Refused not-found, and invalid when the format does not suit the project, or the snapshot */
export async function prepareLosses(db: Db, project: Project, input: LossesInput, store: FileStore): Promise<number> {
  if (input.snapshot === undefined) {
    await fittingConfig(db, project, input.format);
    return countChosen(db, project, input.options);
  }
  const snapshot = await findSnapshot(db, project, input.snapshot);
  await prepare(db, project, snapshot, input, store);
  return snapshot.taskCount;
}

/** Sorted by their words; empty where a file would carry everything, and an import take it. */
export async function findLosses(
  db: Db,
  project: Project,
  input: LossesInput,
  store: FileStore,
  reading = new Reading(async () => undefined),
): Promise<Loss[]> {
  const { format, tasks, context } =
    input.snapshot === undefined
      ? await prepareExport(db, project, input, store)
      : await prepare(db, project, await findSnapshot(db, project, input.snapshot), input, store);
  const [by] = await db.select().from(users).where(eq(users.id, project.createdBy));
  const refused = RefusedItems.of(input.format, input.options, context.config, by!);
  const read = reading.over(tasks);
  await lookThrough(format, refused ? refused.over(read) : read, context);
  return [...context.losses.list, ...(refused?.list ?? [])].toSorted(byWhat);
}
