/** Taking tasks and annotations away so that they can be put back for 30 days. Their rows are kept as they were. */
import { and, eq, gt, sql, type SQL } from 'drizzle-orm';
import { Refused, notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { deletions } from '#app/db/schema/activities.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { record } from './activities.ts';
import { lackTasks, rowsBack, type Kept } from './deletions/rows.ts';
import { mayRestore, surplusOf } from './deletions/surplus.ts';
import { lockProject, logOf } from './projects.ts';
import { keepCohort } from './projects/overlap.ts';

export const daysInTrash = 30;
export const expiryOf = (now: Date): Date => new Date(now.getTime() + daysInTrash * 24 * 60 * 60 * 1000);

export type Deletion = typeof deletions.$inferSelect;

/**
 * Deletes tasks with all that hangs on them. `which` narrows it (columns of `tasks`); absent: every task of the project.
 * Undefined when there was nothing to delete, so that a second press is harmless.
 */
export async function deleteTasks(db: Db, project: Project, which: SQL | undefined, now: Date, by: User): Promise<Deletion | undefined> {
  const of = sql`project_id = ${project.id}${which ? sql` and (${which})` : sql``}`;
  const under = which ? sql`project_id = ${project.id} and task_id in (select id from tasks where ${of})` : sql`project_id = ${project.id}`;
  return db.transaction(async (tx) => {
    await lockProject(tx, project);
    await holdTasks(tx, of);
    const deletion = await begin(tx, project, 'tasks', now, by);
    const count = await keep(tx, deletion, 'tasks', of);
    if (count === 0) return abandon(tx, deletion);
    for (const table of ['annotations', 'predictions', 'drafts'] as const) await keep(tx, deletion, table, under);
    await keep(tx, deletion, 'reviews', reviewsOf(under));
    // Drafts and reviews name annotations, and counts follow rows: from the outside in, each table in one statement.
    await tx.execute(sql`delete from reviews where ${reviewsOf(under)}`);
    for (const table of ['drafts', 'annotations', 'predictions', 'leases'] as const)
      await tx.execute(sql`delete from ${sql.identifier(table)} where ${under}`);
    await tx.execute(sql`delete from tasks where ${of}`);
    await keepCohort(tx, project);
    return finish(tx, project, deletion, count, by);
  });
}

/**
 * Deletes annotations of the project with the reviews and the unfinished changes of them; their tasks are counted anew. What people are writing anew stays. `which` narrows it
 * (columns of `annotations`); absent: every annotation. Undefined when there was none.
 */
export async function deleteAnnotations(db: Db, project: Project, now: Date, by: User, which?: SQL): Promise<Deletion | undefined> {
  const of = sql`project_id = ${project.id}${which ? sql` and (${which})` : sql``}`;
  const changes = sql`project_id = ${project.id} and ${which ? sql`annotation_id in (select id from annotations where ${of})` : sql`annotation_id is not null`}`;
  return db.transaction(async (tx) => {
    await lockProject(tx, project);
    await holdTasksOf(tx, of);
    const deletion = await begin(tx, project, 'annotations', now, by);
    const count = await keep(tx, deletion, 'annotations', of);
    if (count === 0) return abandon(tx, deletion);
    await keep(tx, deletion, 'drafts', changes);
    await keep(tx, deletion, 'reviews', reviewsOf(of));
    await tx.execute(sql`delete from drafts where ${changes}`);
    await tx.execute(sql`delete from reviews where ${reviewsOf(of)}`);
    await tx.execute(sql`delete from annotations where ${of}`);
    return finish(tx, project, deletion, count, by);
  });
}

/**
 * Puts a deletion's rows back as they were, with their ids: one's own deletion, or any for those who may delete the project. Twice is harmless.
 * @throws Refused not-found (unknown, expired, another's); conflict when a task of the annotations is in the trash itself.
 */
export async function restoreDeletion(db: Db, project: Project, id: number, now: Date, by: User): Promise<Deletion> {
  return db.transaction(async (tx) => {
    await lockProject(tx, project);
    const [deletion] = await tx
      .select()
      .from(deletions)
      .where(and(eq(deletions.id, id), eq(deletions.projectId, project.id), gt(deletions.expiresAt, now)))
      .for('update');
    if (!deletion || !mayRestore(deletion, by)) throw notFound();
    if (deletion.restoredAt) return deletion;
    if (await lackTasks(tx, deletion))
      throw new Refused('conflict', 'Tasks of these annotations were deleted after them. Restore those tasks first, then the annotations.');
    const surplus = await surplusOf(tx, deletion);
    await rowsBack(tx, deletion);
    if (deletion.what === 'tasks') await keepCohort(tx, project);
    const [restored] = await tx.update(deletions).set({ restoredAt: now }).where(eq(deletions.id, id)).returning();
    await record(tx, {
      ...logOf(project, by),
      act: `restore ${deletion.what}`,
      details: { deletion: id, count: deletion.count, ...(surplus > 0 && { surplus }) },
    });
    return restored!;
  });
}

/** `which` annotations, by their own columns. */
const reviewsOf = (which: SQL): SQL => sql`annotation_id in (select id from annotations where ${which})`;

/** Whoever labels locks the task first and its draft or answer then. Here it is the same, or the two would wait for each other. */
async function holdTasks(tx: Db, which: SQL): Promise<void> {
  await tx.execute(sql`select count(*) from (select id from tasks where ${which} order by id for no key update) held`);
}

/**
 * The same of the tasks of some annotations, each looked up by its id: of rows that came lately statistics know nothing, and a plan for one of them
 * would compare all tasks with all annotations.
 */
async function holdTasksOf(tx: Db, which: SQL): Promise<void> {
  await tx.execute(sql`select count(*) from (select distinct task_id from annotations where ${which} order by task_id offset 0) named
    cross join lateral (select id from tasks where tasks.id = named.task_id for no key update) held`);
}

async function begin(tx: Db, project: Project, what: Deletion['what'], now: Date, by: User): Promise<Deletion> {
  const [deletion] = await tx
    .insert(deletions)
    .values({ projectId: project.id, by: by.id, what, count: 0, at: now, expiresAt: expiryOf(now) })
    .returning();
  return deletion!;
}

async function abandon(tx: Db, deletion: Deletion): Promise<undefined> {
  await tx.delete(deletions).where(eq(deletions.id, deletion.id));
}

async function finish(tx: Db, project: Project, deletion: Deletion, count: number, by: User): Promise<Deletion> {
  const [finished] = await tx.update(deletions).set({ count }).where(eq(deletions.id, deletion.id)).returning();
  await record(tx, { ...logOf(project, by), act: `delete ${deletion.what}`, details: { deletion: deletion.id, count } });
  return finished!;
}

/** Copies rows aside; gives how many. */
async function keep(tx: Db, deletion: Deletion, table: Kept, which: SQL): Promise<number> {
  const rows = await tx.execute<{ kept: number }>(sql`with kept as (
    insert into deleted_rows (deletion_id, "table", row) select ${deletion.id}, ${table}, to_jsonb(${sql.identifier(table)}) from ${sql.identifier(table)} where ${which} returning 1
  ) select count(*)::int as kept from kept`);
  return rows[0]!.kept;
}
