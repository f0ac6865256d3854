/** A snapshot becomes a project of its own: settings, config and members at once, its tasks by an import, all of them or none. */
import { sql } from 'drizzle-orm';
import type { ImportLimits } from '#app/core/imports.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { projectMembers, type Project } from '#app/db/schema/projects.ts';
import type { Snapshot } from '#app/db/schema/snapshots.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import type { ExportedTasks } from '#app/formats/records.ts';
import { asBytes } from '#app/formats/zip.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { record } from '../activities.ts';
import type { Received } from '../files.ts';
import { startImport } from '../imports.ts';
import { createProject, logOf, type ProjectSettings } from '../projects.ts';
import { openSnapshot, type OpenSnapshot } from './open.ts';

type Tools = { files: FileStore; enqueue: Enqueue; limits: Pick<ImportLimits, 'tasks'> };
export type Restored = { project: Project; order?: Import };

/** As files that an import takes: each holds no more tasks than one may. */
async function keepTasks(tasks: ExportedTasks, name: string, most: number, store: FileStore, received: Received[]): Promise<void> {
  const reader = tasks[Symbol.asyncIterator]();
  let next = await reader.next();
  async function* some(): AsyncIterable<string> {
    for (let count = 0; count < most && !next.done; count += 1) {
      yield `${JSON.stringify(next.value)}\n`;
      next = await reader.next();
    }
  }
  while (!next.done) received.push({ name, kind: { kind: 'json' }, ...(await store.put(asBytes(some()))) });
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

/** The new project is not published. `order`: the import that brings the tasks; absent where there are none. @throws Refused invalid (field title), conflict */
export async function restoreSnapshot(
  db: Db,
  project: Project,
  snapshot: Snapshot,
  input: { title: string },
  by: User,
  { files: store, enqueue, limits }: Tools,
): Promise<Restored> {
  const opened = await openSnapshot(db, snapshot, store);
  const { markup, settings, about } = opened.head;
  const received: Received[] = [];
  try {
    await keepTasks(opened.tasks(), `snapshot ${snapshot.id}.jsonl`, limits.tasks, store, received);
    return await db.transaction(async (tx) => {
      const given = { ...(settings as Partial<ProjectSettings>), description: about.description, title: input.title };
      const made = await createProject(tx, { ...given, ...(markup !== null && { markup }) }, by);
      await addPeople(tx, project, made, opened);
      const order = received.length > 0 ? await startImport(tx, made, received, by, enqueue, { duplicates: 'add' }) : undefined;
      await record(tx, { ...logOf(made, by), act: 'restore snapshot', details: { from: project.id, snapshot: snapshot.id, title: snapshot.title } });
      return { project: made, order };
    });
  } catch (error) {
    for (const { key } of received) await store.delete(key);
    throw error;
  }
}
