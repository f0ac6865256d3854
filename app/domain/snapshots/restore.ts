/**
 * A snapshot becomes a project of its own: settings, config, members and tasks in one transaction. A server that is killed meanwhile leaves
 * nothing of the project; the job goes on with the tasks that it had taken out of the snapshot.
 */
import { eq, sql } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { projectMembers, projects, type Project } from '#app/db/schema/projects.ts';
import { restorations, snapshots, type Restoration, type Snapshot } from '#app/db/schema/snapshots.ts';
import { asBytes } from '#app/formats/zip.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { record } from '../activities.ts';
import { Reading } from '../checks/reading.ts';
import { startImport } from '../imports.ts';
import { storeNew } from '../imports/direct.ts';
import { Staging, type Sink } from '../imports/staging.ts';
import { refreshStatistics } from '../projects/statistics.ts';
import { createProject, lockProject, logOf, type ProjectSettings } from '../projects.ts';
import { alone } from '../transfers.ts';
import { openSnapshot, type OpenSnapshot } from './open.ts';
import { stageAll, takenIn } from './stage.ts';

type Tools = { files: FileStore; clock: () => Date; enqueue: Enqueue };
type Tell = (values: Partial<Restoration>) => Promise<unknown>;
type Kept = NonNullable<Restoration['kept']>;

/** Running it again after a crash goes on; a finished one is left alone. */
export async function runRestoration(db: Db, id: number, tools: Tools): Promise<void> {
  const tell: Tell = (values) => db.update(restorations).set(values).where(eq(restorations.id, id));
  await alone(db, `restoration ${id}`, async (guard) => {
    const [order] = await guard.select().from(restorations).where(eq(restorations.id, id));
    if (!order || order.state === 'done' || order.state === 'refused') return;
    await tell({ state: 'running', storedTasks: 0 });
    try {
      await restore(guard, order, tools, tell);
    } catch (error) {
      if (!(error instanceof Refused)) {
        await tell({ state: 'failed', finishedAt: tools.clock() });
        throw error;
      }
      // Trying again would find no other.
      await refuse(db, id, error.message, tools);
    }
  });
  const [done] = await db.select({ made: restorations.madeProjectId }).from(restorations).where(eq(restorations.id, id));
  if (done?.made) await refreshStatistics(db, { id: done.made });
}

async function refuse(db: Db, id: number, reason: string, { files: store, clock }: Tools): Promise<void> {
  const [before] = await db.select().from(restorations).where(eq(restorations.id, id));
  await db.update(restorations).set({ state: 'refused', reason, kept: null, finishedAt: clock() }).where(eq(restorations.id, id));
  if (before?.kept) await store.delete(before.kept.key);
}

/** @throws Refused when the snapshot is gone, or the title is taken meanwhile */
async function restore(guard: Db, order: Restoration, tools: Tools, tell: Tell): Promise<void> {
  const [found] = await guard
    .select({ snapshot: snapshots, project: projects, by: users })
    .from(restorations)
    .innerJoin(snapshots, eq(snapshots.id, restorations.snapshotId))
    .innerJoin(projects, eq(projects.id, restorations.projectId))
    .innerJoin(users, eq(users.id, restorations.createdBy))
    .where(eq(restorations.id, order.id));
  if (!found) throw new Refused('conflict', 'The snapshot was deleted before all of it was taken out.');
  const opened = await openSnapshot(guard, found.snapshot, tools.files);
  const kept = found.snapshot.taskCount === 0 ? undefined : (order.kept ?? (await takenOut(opened, tools.files, tell)));
  await guard.transaction(async (tx) => {
    const made = await makeProject(tx, found, order, opened);
    if (kept) await bringIn(tx, made, found, kept, order, tools, tell);
    await tx
      .update(restorations)
      .set({ state: 'done', storedTasks: order.totalTasks, kept: null, madeProjectId: made.id, finishedAt: tools.clock() })
      .where(eq(restorations.id, order.id));
  });
}

/** The tasks as a file that an import takes. */
async function takenOut(opened: OpenSnapshot, store: FileStore, tell: Tell): Promise<Kept> {
  const reading = new Reading((readTasks) => tell({ readTasks }));
  async function* lines(): AsyncIterable<string> {
    for await (const task of reading.over(opened.tasks())) yield `${JSON.stringify(task)}\n`;
  }
  const kept = await store.put(asBytes(lines()));
  await tell({ kept, readTasks: reading.count });
  return kept;
}

type Found = { snapshot: Snapshot; project: Project; by: User };

/** It is not published. */
async function makeProject(tx: Db, { snapshot, project, by }: Found, { title }: Restoration, opened: OpenSnapshot): Promise<Project> {
  const { markup, settings, about } = opened.head;
  const given = { ...(settings as Partial<ProjectSettings>), description: about.description, title };
  const made = await createProject(tx, { ...given, ...(markup !== null && { markup }) }, by);
  await addPeople(tx, project, made, opened);
  await record(tx, { ...logOf(made, by), act: 'restore snapshot', details: { from: project.id, snapshot: snapshot.id, title: snapshot.title } });
  return made;
}

/** Everybody who belonged to the project or answered in it; those who have left since belong to it without access. */
async function addPeople(tx: Db, source: Project, made: Project, { head }: OpenSnapshot): Promise<void> {
  const ids = JSON.stringify(head.about.people.map(({ id }) => id));
  await tx.execute(sql`insert into ${projectMembers} (project_id, user_id, enabled)
    select ${made.id}::bigint, u.id, coalesce(m.enabled, false)
    from jsonb_array_elements_text(${ids}::text::jsonb) as given(id)
    join users u on u.id = given.id::bigint and u.organization_id = ${source.organizationId}
    left join project_members m on m.user_id = u.id and m.project_id = ${source.id}
    on conflict do nothing`);
}

/** However many they are, and whatever the config says of them by now: they were all in one project before. */
async function bringIn(tx: Db, made: Project, { snapshot, by }: Found, kept: Kept, order: Restoration, tools: Tools, tell: Tell): Promise<void> {
  const received = { name: `snapshot ${snapshot.id}.jsonl`, kind: { kind: 'json' } as const, ...kept };
  const started = await startImport(tx, made, [received], by, undefined, { duplicates: 'add' });
  const reading = new Reading((storedTasks) => tell({ storedTasks }));
  const tasks = takenIn(await tools.files.get(kept.key));
  const fill = async (sink: Sink) => {
    const staging = new Staging(tx, started, { by, isOwn: true }, sink);
    await stageAll(staging, reading.over(tasks), received.name).finally(() => staging.written());
    return { staging, notes: [] };
  };
  await storeNew(tx, await lockProject(tx, made), started, fill, tools);
}
