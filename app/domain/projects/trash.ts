/** Deleted projects wait in the trash for 30 days. Nobody can open them there; those who may delete can take them out. */
import { and, asc, desc, eq, inArray, isNotNull, lt, sql, type SQL } from 'drizzle-orm';
import { pageOf, readPlace, type Cursor, type Page, type Place } from '#app/core/pages.ts';
import { can } from '#app/core/permissions.ts';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { deletions } from '#app/db/schema/activities.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { files } from '#app/db/schema/transfers.ts';
import type { FileStore } from '#app/outside/files.ts';
import { record } from '../activities.ts';
import { daysInTrash, expiryOf } from '../deletions.ts';
import { handOnMedia, keysOf } from '../files.ts';
import { lockProject, logOf, memberOf } from '../projects.ts';
import { purgeTabs } from '../tabs.ts';

/** Puts a project into the trash. */
export async function trashProject(db: Db, project: Project, now: Date, by: User): Promise<void> {
  await db.transaction(async (tx) => {
    await lockProject(tx, project);
    await tx.update(projects).set({ trashedAt: now, trashedBy: by.id }).where(eq(projects.id, project.id));
    await record(tx, { ...logOf(project, by), act: 'delete project', details: { title: project.title } });
  });
}

/** Takes a project out of the trash, as it was. @throws Refused not-found when it is not there for this person. */
export async function restoreProject(db: Db, id: number, by: User): Promise<Project> {
  return db.transaction(async (tx) => {
    const [trashed] = await tx
      .select()
      .from(projects)
      .where(and(eq(projects.id, id), inTrashOf(by)))
      .for('update');
    if (!trashed) throw notFound();
    const [restored] = await tx.update(projects).set({ trashedAt: null, trashedBy: null }).where(eq(projects.id, id)).returning();
    await record(tx, { ...logOf(trashed, by), act: 'restore project', details: { title: trashed.title } });
    return restored!;
  });
}

export type TrashedProject = Pick<Project, 'id' | 'title'> & {
  trashedAt: Date;
  expiresAt: Date;
  by: Pick<User, 'firstName' | 'lastName' | 'email'> | null;
};

const pageSize = 50;

/** The projects this person may take out again, those deleted last first. One query; two for a page that has become empty, in whose place the first comes. */
export async function listTrash(db: Db, by: User, place: Place = {}): Promise<Page<TrashedProject>> {
  const { from, back } = readPlace(place);
  const found = await db
    .select({
      id: projects.id,
      title: projects.title,
      trashedAt: projects.trashedAt,
      by: { firstName: users.firstName, lastName: users.lastName, email: users.email },
    })
    .from(projects)
    .leftJoin(users, eq(users.id, projects.trashedBy))
    .where(and(inTrashOf(by), beyond(from, back)))
    .orderBy(back ? asc(projects.trashedAt) : desc(projects.trashedAt), back ? asc(projects.id) : desc(projects.id))
    .limit(pageSize + 1);
  if (found.length === 0 && from) return listTrash(db, by);
  const rows = found.map((row) => ({ ...row, trashedAt: row.trashedAt!, expiresAt: expiryOf(row.trashedAt!) }));
  return pageOf(rows, pageSize, place, ({ id, trashedAt }) => ({ value: trashedAt.getTime(), id }));
}

/** A place is a time in milliseconds, and an id where several have the same; any other is none. */
function beyond(from: Cursor | undefined, back: boolean): SQL | undefined {
  const at = new Date(typeof from?.value === 'number' ? from.value : Number.NaN);
  if (!from || !(at.getTime() > 0) || at.getFullYear() > 9999) return undefined;
  return sql`(${projects.trashedAt}, ${projects.id}) ${back ? sql`>` : sql`<`} (${at.toISOString()}::timestamptz, ${from.id})`;
}

function inTrashOf(user: User): SQL | undefined {
  const own = and(eq(projects.organizationId, user.organizationId), isNotNull(projects.trashedAt));
  return can(user.role, 'open every project') ? own : and(own, memberOf(user));
}

/**
 * Nightly: what lay in the trash for 30 days is gone for good, with its files, and so are tabs that were deleted a day ago. Files go after the commit: a crash between
 * leaves an orphan, never a row without its file.
 */
export async function purgeTrash(db: Db, now: Date, store?: Pick<FileStore, 'delete'>): Promise<{ projects: number; deletions: number }> {
  const before = new Date(now.getTime() - daysInTrash * 24 * 60 * 60 * 1000);
  const gone = await db.transaction(async (tx) => {
    const expired = await tx.delete(deletions).where(lt(deletions.expiresAt, now)).returning({ id: deletions.id });
    await purgeTabs(tx, now);
    const old = await tx.select({ id: projects.id }).from(projects).where(lt(projects.trashedAt, before)).for('update');
    const ids = old.map(({ id }) => id);
    if (ids.length) await handOnMedia(tx, ids);
    const media = ids.length ? await tx.select().from(files).where(inArray(files.projectId, ids)) : [];
    if (ids.length) await tx.delete(tasks).where(inArray(tasks.projectId, ids));
    if (ids.length) await tx.delete(projects).where(inArray(projects.id, ids));
    return {
      projects: ids.length,
      deletions: expired.length,
      keys: media.flatMap(keysOf),
    };
  });
  for (const key of gone.keys) await store?.delete(key);
  return { projects: gone.projects, deletions: gone.deletions };
}
