/**
 * Tabs: filters and sort of a project's data manager, kept under a name. Whoever may see the data sees them, and shares a filter by its address anyway.
 * Saving, renaming, changing and deleting one is for those who may change the settings of the project: a tab is everybody's, and exports and
 * programs ask for it by its name, so that a change of it changes what others find.
 */
import { and, asc, eq, isNull, lt, type SQL } from 'drizzle-orm';
import { readId } from '#app/core/paths.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import { everyTask, isSameQuery, keptQuery, type TaskQuery } from '#app/core/task-query.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tabs, type Tab } from '#app/db/schema/tabs.ts';
import { record } from './activities.ts';
import { lockProject } from './projects.ts';

export const mostTabs = 50;
export const longestTitle = 50;
const dayMs = 24 * 60 * 60 * 1000;

type Of = Pick<Project, 'id'>;

const living = (project: Of): SQL | undefined => and(eq(tabs.projectId, project.id), isNull(tabs.deletedAt));

/** In the order in which they were saved; at most 50. One query. */
export const listTabs = (db: Db, project: Of): Promise<Tab[]> => db.select().from(tabs).where(living(project)).orderBy(asc(tabs.id));

/** @throws Refused not-found also for a deleted one. */
export async function findTab(db: Db, project: Of, id: number): Promise<Tab> {
  const [found] = await db
    .select()
    .from(tabs)
    .where(and(eq(tabs.id, id), living(project)));
  if (!found) throw notFound();
  return found;
}

/** By its id or its name, as people and programs ask for it; a number is an id first. @throws Refused invalid (field `field`) for one that is not there */
export async function findAskedTab(db: Db, project: Of, asked: string, field = 'tab'): Promise<Tab> {
  const all = await listTabs(db, project);
  const found = all.find(({ id }) => id === readId(asked)) ?? all.find(({ title }) => isSameTitle(title, asked));
  if (!found) throw new Refused('invalid', 'This project has no such tab. It may have been renamed or deleted.', field);
  return found;
}

/** Every language's letters, whatever that of the database is. */
const plain = (title: string): string => title.trim().normalize('NFC').toLowerCase();
const isSameTitle = (one: string, other: string): boolean => plain(one) === plain(other);

const taken = (title: string): Refused =>
  new Refused('invalid', `This project has a tab called “${title}” already. Choose another name, or change that tab.`, 'title');

function freeTitle(all: readonly Tab[], given: string, except?: number): string {
  const title = given.trim();
  if (title === '') throw new Refused('invalid', 'The name of the tab is missing.', 'title');
  const same = all.find((tab) => tab.id !== except && isSameTitle(tab.title, title));
  if (same) throw taken(same.title);
  return title;
}

const logOf = (project: Project, by: User, { id, title }: Pick<Tab, 'id' | 'title'>) => ({
  organizationId: project.organizationId,
  projectId: project.id,
  by: by.id,
  subject: 'tab',
  subjectId: id,
  details: { title },
});

/** Tabs of one project change one after the other: none gets the name of another meanwhile, and no more of them come in than there may be. */
const alone = async <Made>(db: Db, project: Project, act: (tx: Db, all: Tab[]) => Promise<Made>): Promise<Made> =>
  db.transaction(async (tx) => {
    await lockProject(tx, project);
    return act(tx, await listTabs(tx, project));
  });

function found(all: readonly Tab[], id: number): Tab {
  const tab = all.find((one) => one.id === id);
  if (!tab) throw notFound();
  return tab;
}

/** Something that is no tab yet. */
function worthKeeping(query: TaskQuery): Tab['query'] {
  if (isSameQuery(query, everyTask))
    throw new Refused('invalid', 'There is nothing to save: all tasks are listed, by their ids. Filter or sort them first.');
  return keptQuery(query);
}

/**
 * The same name with the same filters again changes nothing.
 * @throws Refused invalid for a name that is missing or taken (field title), for a list that is neither filtered nor sorted, and for one tab too many
 */
export async function saveTab(db: Db, project: Project, input: { title: string; query: TaskQuery }, by: User): Promise<Tab> {
  const query = worthKeeping(input.query);
  return alone(db, project, async (tx, all) => {
    const same = all.find((tab) => isSameTitle(tab.title, input.title) && isSameQuery(tab.query, query));
    if (same) return same;
    const title = freeTitle(all, input.title);
    if (all.length >= mostTabs) throw new Refused('invalid', `A project has ${mostTabs} tabs at most. Delete one that is not needed any more.`);
    const [saved] = await tx.insert(tabs).values({ projectId: project.id, title, query, createdBy: by.id }).onConflictDoNothing().returning();
    if (!saved) throw taken(title);
    await record(tx, { ...logOf(project, by, saved), act: 'save tab' });
    return saved;
  });
}

/** Doing it twice changes nothing. @throws Refused not-found, and invalid (field title) for a name that is missing or taken */
export async function renameTab(db: Db, project: Project, id: number, input: { title: string }, by: User): Promise<Tab> {
  return alone(db, project, async (tx, all) => {
    const tab = found(all, id);
    const title = freeTitle(all, input.title, id);
    if (title === tab.title) return tab;
    const [renamed] = await tx.update(tabs).set({ title }).where(eq(tabs.id, id)).returning();
    await record(tx, { ...logOf(project, by, renamed!), act: 'rename tab', details: { title, from: tab.title } });
    return renamed!;
  });
}

/** Lets a tab find something else from now on; exports that were asked by it stay as they are. @throws Refused invalid (field tab where it is not there) */
export async function changeTab(db: Db, project: Project, input: { tab: number; query: TaskQuery }, by: User): Promise<Tab> {
  const query = worthKeeping(input.query);
  return alone(db, project, async (tx) => {
    const tab = await findAskedTab(tx, project, String(input.tab));
    if (isSameQuery(tab.query, query)) return tab;
    const [changed] = await tx.update(tabs).set({ query }).where(eq(tabs.id, tab.id)).returning();
    await record(tx, { ...logOf(project, by, changed!), act: 'change tab' });
    return changed!;
  });
}

/** For a day it can be brought back. @throws Refused not-found also for a deleted one */
export async function deleteTab(db: Db, project: Project, id: number, now: Date, by: User): Promise<Tab> {
  return alone(db, project, async (tx, all) => {
    const tab = found(all, id);
    await tx.update(tabs).set({ deletedAt: now }).where(eq(tabs.id, id));
    await record(tx, { ...logOf(project, by, tab), act: 'delete tab' });
    return tab;
  });
}

/** Twice is harmless. @throws Refused not-found once it is gone for good; conflict when its name or its place has been taken since */
export async function restoreTab(db: Db, project: Project, id: number, by: User): Promise<Tab> {
  return alone(db, project, async (tx, all) => {
    const [tab] = await tx
      .select()
      .from(tabs)
      .where(and(eq(tabs.id, id), eq(tabs.projectId, project.id)));
    if (!tab) throw notFound();
    if (tab.deletedAt === null) return tab;
    if (all.some(({ title }) => isSameTitle(title, tab.title)))
      throw new Refused('conflict', `Another tab is called “${tab.title}” now. Rename that one first.`);
    if (all.length >= mostTabs) throw new Refused('conflict', `This project has ${mostTabs} tabs again. Delete another one first.`);
    const [restored] = await tx.update(tabs).set({ deletedAt: null }).where(eq(tabs.id, id)).returning();
    await record(tx, { ...logOf(project, by, restored!), act: 'restore tab' });
    return restored!;
  });
}

/** Nightly: what was deleted a day ago goes for good. */
export async function purgeTabs(db: Db, now: Date): Promise<void> {
  await db.delete(tabs).where(lt(tabs.deletedAt, new Date(now.getTime() - dayMs)));
}

/** Into a copy of the project. Tabs of certain ids stay behind: the tasks of the copy have others. */
export async function copyTabs(tx: Db, source: Project, copy: Project, by: User): Promise<void> {
  const copied = (await listTabs(tx, source)).filter(({ query }) => !query.filters.ids?.length);
  if (copied.length > 0) await tx.insert(tabs).values(copied.map(({ title, query }) => ({ projectId: copy.id, title, query, createdBy: by.id })));
}
