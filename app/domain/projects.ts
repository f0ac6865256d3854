/** Projects: who may see which, making them, changing their settings. */
import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import { can } from '#app/core/permissions.ts';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { labelingConfigs, projectMembers, projects, type Project } from '#app/db/schema/projects.ts';
import { record } from './activities.ts';
import { checkedMarkup } from './labeling-configs/checked.ts';
import { applyOverlap } from './projects/overlap.ts';

/**
 * Which projects a person may open: administrators all of their organization; others those they belong to, or that are
 * public and did not shut them out; annotators only published ones. Trashed projects exist for nobody here.
 */
export function visibleTo(user: User): SQL | undefined {
  const own = and(eq(projects.organizationId, user.organizationId), isNull(projects.trashedAt));
  if (can(user.role, 'open every project')) return own;
  const open = or(memberOf(user), and(eq(projects.access, 'public'), sql`not ${isMember(user, sql`not ${projectMembers.enabled}`)}`));
  const published = can(user.role, 'see data') ? undefined : sql`${projects.publishedAt} is not null`;
  return and(own, open, published);
}

const isMember = (user: Pick<User, 'id'>, state: SQL): SQL =>
  sql`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${projects.id} and ${projectMembers.userId} = ${user.id} and ${state})`;

/** Projects a person belongs to and has not been shut out of. */
export const memberOf = (user: Pick<User, 'id'>): SQL => isMember(user, sql`${projectMembers.enabled}`);

/** @throws Refused not-found for a project that is missing or not this person's to see. */
export async function findProject(db: Db, id: number, user: User): Promise<Project> {
  const [project] = await db
    .select()
    .from(projects)
    .where(and(eq(projects.id, id), visibleTo(user)));
  if (!project) throw notFound();
  return project;
}

/** What a project starts with. `markup` absent: no labeling config yet. */
export type NewProject = { title: string; description?: string; markup?: string } & Partial<ProjectSettings>;

/** What the settings pages and the API may change; whatever else is handed in is ignored (T32). */
const settingNames = [
  'title',
  'description',
  'access',
  'instruction',
  'showInstruction',
  'overlap',
  'overlapCohort',
  'sampling',
  'showOverlapFirst',
  'showGroundTruthFirst',
  'maySkip',
  'mayBeEmpty',
  'showHistory',
  'showPredictions',
  'modelVersion',
] as const satisfies readonly (keyof Project)[];
export type ProjectSettings = Pick<Project, (typeof settingNames)[number]>;

export const settingsIn = (given: Partial<ProjectSettings>): Partial<ProjectSettings> =>
  Object.fromEntries(settingNames.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));

/**
 * Makes a project whose maker is its first member.
 * @throws Refused invalid (field title or markup) for a bad or taken title or a config with errors.
 */
export async function createProject(db: Db, input: NewProject, by: User): Promise<Project> {
  const { markup } = input;
  const title = await freeTitle(db, input.title, by.id);
  if (markup !== undefined) checkedMarkup(markup);
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(projects)
      .values({ ...settingsIn(input), title, organizationId: by.organizationId, createdBy: by.id, configVersion: markup === undefined ? 0 : 1 })
      .onConflictDoNothing()
      .returning();
    if (!made) throw titleTaken();
    await tx.insert(projectMembers).values({ projectId: made.id, userId: by.id });
    if (markup !== undefined) await tx.insert(labelingConfigs).values({ projectId: made.id, version: 1, markup, createdBy: by.id });
    await record(tx, {
      organizationId: by.organizationId,
      projectId: made.id,
      by: by.id,
      act: 'create project',
      subject: 'project',
      subjectId: made.id,
      details: { title },
    });
    return made;
  });
}

/**
 * Changes some settings; the log names which. A new overlap or share re-arranges the tasks in the same transaction.
 * @throws Refused invalid (field title) for a bad or taken title.
 */
export async function updateProject(db: Db, project: Project, changes: Partial<ProjectSettings>, by: User): Promise<Project> {
  const wanted = settingsIn(changes);
  if (wanted.title !== undefined) wanted.title = await freeTitle(db, wanted.title, project.createdBy, project.id);
  const changed = Object.entries(wanted).filter(([name, value]) => value !== project[name as keyof Project]);
  if (changed.length === 0) return project;
  return db.transaction(async (tx) => {
    const before = await lockProject(tx, project);
    const [after] = await tx
      .update(projects)
      .set({ ...Object.fromEntries(changed), updatedAt: new Date() })
      .where(eq(projects.id, project.id))
      .returning();
    await applyOverlap(tx, before, after!);
    await record(tx, { ...logOf(after!, by), act: 'change settings', details: { settings: changed.map(([key]) => key) } });
    return after!;
  });
}

/** Annotators see a project while it is published. Doing it twice changes nothing. */
export async function publishProject(db: Db, project: Project, published: boolean, by: User): Promise<Project> {
  return db.transaction(async (tx) => {
    const before = await lockProject(tx, project);
    if ((before.publishedAt !== null) === published) return before;
    const [after] = await tx
      .update(projects)
      .set({ publishedAt: published ? new Date() : null, publishedBy: published ? by.id : null, updatedAt: new Date() })
      .where(eq(projects.id, project.id))
      .returning();
    await record(tx, { ...logOf(after!, by), act: published ? 'publish project' : 'unpublish project' });
    return after!;
  });
}

/** What every line of the log about a project says. */
export const logOf = (project: Project, by: User) => ({
  organizationId: project.organizationId,
  projectId: project.id,
  by: by.id,
  subject: 'project',
  subjectId: project.id,
});

/**
 * Changes of one project happen one after the other. Answers still come in meanwhile, unless `update` is asked for.
 * @throws Refused not-found when it is gone meanwhile.
 */
export async function lockProject(tx: Db, project: Pick<Project, 'id'>, strength: 'no key update' | 'update' = 'no key update'): Promise<Project> {
  const [locked] = await tx
    .select()
    .from(projects)
    .where(and(eq(projects.id, project.id), isNull(projects.trashedAt)))
    .for(strength);
  if (!locked) throw notFound();
  return locked;
}

export const titleLength = { min: 3, max: 50 } as const;
const titleTaken = () =>
  new Refused('invalid', 'This title is taken by another project of the same owner, perhaps one in the trash. Choose another.', 'title');

/** Trimmed. @throws Refused invalid (field title) for one of a bad length, or that another project of the owner has. */
export async function freeTitle(db: Db, given: string, owner: number, except?: number): Promise<string> {
  const title = given.trim();
  const { length } = Array.from(title);
  if (length < titleLength.min || length > titleLength.max)
    throw new Refused('invalid', `A title has ${titleLength.min} to ${titleLength.max} characters; this one has ${length}.`, 'title');
  const [taken] = await db
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.createdBy, owner), eq(projects.title, title)));
  if (taken && taken.id !== except) throw titleTaken();
  return title;
}
