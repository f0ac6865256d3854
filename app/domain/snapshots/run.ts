/** Freezes a project: everything is read as it stood at one moment, whatever people answer meanwhile. */
import { eq } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { snapshots, type Snapshot } from '#app/db/schema/snapshots.ts';
import { files } from '#app/db/schema/transfers.ts';
import type { ExportedTasks } from '#app/formats/records.ts';
import { packed, snapshotLines, type SnapshotHead } from '#app/formats/snapshot-file.ts';
import { measure, type FileStore } from '#app/outside/files.ts';
import { aboutOf } from '../exports/about.ts';
import { everyTask } from '../exports/records.ts';
import { currentConfig } from '../labeling-configs.ts';
import { settingsIn } from '../projects.ts';
import { alone } from '../transfers.ts';

type Tools = { files: FileStore; clock: () => Date };
type Counts = { taskCount: number; annotationCount: number; predictionCount: number };

async function headOf(db: Db, project: Project): Promise<SnapshotHead> {
  const { id, markup } = await currentConfig(db, project);
  const { title: _title, ...settings } = settingsIn(project);
  return { gloss: 'snapshot', version: 1, project: project.id, markup: id === null ? null : markup, about: await aboutOf(db, project), settings };
}

async function* counting(tasks: ExportedTasks, counts: Counts): ExportedTasks {
  for await (const task of tasks) {
    counts.taskCount += 1;
    counts.annotationCount += task.annotations.length;
    counts.predictionCount += task.predictions.length;
    yield task;
  }
}

/** The file in the store, and what it holds. `guard` sees the database as it was at one moment. */
async function freeze(guard: Db, project: Project, store: FileStore) {
  const counts: Counts = { taskCount: 0, annotationCount: 0, predictionCount: 0 };
  const { passing, result } = measure(snapshotLines(await headOf(guard, project), counting(everyTask(guard, project), counts)));
  const kept = await store.put(packed(passing));
  return { kept, held: { ...counts, sha256: result().sha256 } };
}

/** Running it again after a crash freezes anew; a finished one is left alone. One that was deleted meanwhile takes its file along. */
export async function runSnapshot(db: Db, id: number, { files: store, clock }: Tools): Promise<void> {
  await alone(
    db,
    `snapshot ${id}`,
    async (guard) => {
      const [found] = await guard
        .select({ snapshot: snapshots, project: projects })
        .from(snapshots)
        .innerJoin(projects, eq(projects.id, snapshots.projectId))
        .where(eq(snapshots.id, id));
      if (!found || found.snapshot.state === 'done') return;
      await db.update(snapshots).set({ state: 'running' }).where(eq(snapshots.id, id));
      try {
        const { kept, held } = await freeze(guard, found.project, store);
        if (!(await keep(db, found.snapshot, kept, held, clock()))) await store.delete(kept.key);
      } catch (error) {
        await db.update(snapshots).set({ state: 'failed', finishedAt: clock() }).where(eq(snapshots.id, id));
        throw error;
      }
    },
    { atOneMoment: true },
  );
}

type Kept = { key: string; size: number; sha256: string };
async function keep(db: Db, { id, projectId, createdBy }: Snapshot, kept: Kept, held: Counts & { sha256: string }, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [still] = await tx.select({ id: snapshots.id }).from(snapshots).where(eq(snapshots.id, id)).for('update');
    if (!still) return false;
    const name = `snapshot-${id}.jsonl.gz`;
    const [file] = await tx
      .insert(files)
      .values({ projectId, name, type: 'application/gzip', createdBy, ...kept })
      .returning();
    await tx
      .update(snapshots)
      .set({ ...held, state: 'done', fileId: file!.id, finishedAt: now })
      .where(eq(snapshots.id, id));
    return true;
  });
}
