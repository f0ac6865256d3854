/** Factories with plain defaults. People are named, so that tests read as stories: Ada manages, Ben annotates, Cy reviews, Di is a stranger. */
import { eq, sql } from 'drizzle-orm';
import type { Role } from '#app/core/permissions.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, type Annotation } from '#app/db/schema/annotations.ts';
import { organizations, users, type Organization, type User, type UserState } from '#app/db/schema/people.ts';
import { labelingConfigs, projectMembers, projects, type Project } from '#app/db/schema/projects.ts';
import { tasks as taskRows, type Task } from '#app/db/schema/tasks.ts';

export const configs = {
  text: '<View><Text name="text" value="$text"/><Labels name="entity" toName="text"><Label value="Person"/><Label value="Place"/></Labels></View>',
  choices: '<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Glad"/><Choice value="Sad"/></Choices></View>',
  image:
    '<View><Image name="photo" value="$photo"/><RectangleLabels name="box" toName="photo"><Label value="Cat"/><Label value="Dog"/></RectangleLabels></View>',
  audio: '<View><Audio name="sound" value="$sound"/><Labels name="part" toName="sound"><Label value="Speech"/><Label value="Noise"/></Labels></View>',
} as const;

export type Story = Awaited<ReturnType<typeof story>>;

export async function organization(db: Db, title = 'Analytical Engines'): Promise<Organization> {
  const [made] = await db.insert(organizations).values({ title }).returning();
  return made!;
}

type Given = { organization: Organization; role: Role; firstName?: string; email?: string; state?: UserState; passwordHash?: string };

let serial = 0;
function valuesOf(given: Given): typeof users.$inferInsert {
  serial += 1;
  const firstName = given.firstName ?? `Person ${serial}`;
  return {
    organizationId: given.organization.id,
    role: given.role,
    firstName,
    state: given.state ?? 'active',
    passwordHash: given.passwordHash,
    email: given.email ?? `${firstName.toLowerCase().replaceAll(' ', '-')}-${serial}@example.org`,
  };
}

export async function user(db: Db, given: Given): Promise<User> {
  const [made] = await db.insert(users).values(valuesOf(given)).returning();
  return made!;
}

export async function project(
  db: Db,
  given: { by: User; title?: string; config?: string; members?: User[]; published?: boolean } & Partial<typeof projects.$inferInsert>,
): Promise<Project> {
  serial += 1;
  const { by, title, config, members = [], published = true, ...rest } = given;
  const [made] = await db
    .insert(projects)
    .values({
      organizationId: by.organizationId,
      createdBy: by.id,
      title: title ?? `Project ${serial}`,
      configVersion: 1,
      publishedAt: published ? new Date() : null,
      ...rest,
    })
    .returning();
  await db.insert(labelingConfigs).values({ projectId: made!.id, version: 1, markup: config ?? configs.choices, createdBy: by.id });
  await db
    .insert(projectMembers)
    .values([by, ...members].map(({ id }) => ({ projectId: made!.id, userId: id })))
    .onConflictDoNothing();
  return made!;
}

export async function task(
  db: Db,
  given: { project: Project; data?: Record<string, unknown> } & Partial<typeof taskRows.$inferInsert>,
): Promise<Task> {
  const [{ innerId }] = (await db
    .update(projects)
    .set({ lastInnerId: sql`${projects.lastInnerId} + 1` })
    .where(eq(projects.id, given.project.id))
    .returning({ innerId: projects.lastInnerId })) as [{ innerId: number }];
  const { project: of, data, ...rest } = given;
  const [made] = await db
    .insert(taskRows)
    .values({ projectId: of.id, innerId, data: data ?? { text: `Text ${innerId}` }, overlap: of.overlap, ...rest })
    .returning();
  return made!;
}

/** Many at once, in this order. */
export async function tasks(db: Db, of: Project, data: Record<string, unknown>[]): Promise<Task[]> {
  const [{ last }] = (await db
    .update(projects)
    .set({ lastInnerId: sql`${projects.lastInnerId} + ${data.length}` })
    .where(eq(projects.id, of.id))
    .returning({ last: projects.lastInnerId })) as [{ last: number }];
  const rows = data.map((one, at) => ({ projectId: of.id, innerId: last - data.length + at + 1, data: one, overlap: of.overlap }));
  return db.insert(taskRows).values(rows).returning();
}

export async function annotation(
  db: Db,
  given: { task: Task; by: User; result?: Row[] } & Partial<typeof annotations.$inferInsert>,
): Promise<Annotation> {
  const { task: of, by, result = choice('Glad'), ...rest } = given;
  const [made] = await db
    .insert(annotations)
    .values({ projectId: of.projectId, taskId: of.id, completedBy: by.id, result, resultCount: result.length, leadTime: 4, ...rest })
    .returning();
  return made!;
}

/** An answer to `configs.choices`. */
export const choice = (name: string): Row[] => [
  { id: 'choice0001', from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: [name] }, origin: 'manual' },
];

/**
 * Ada's project in one organization with Ben and Cy in it; Di belongs to the organization but not to the project; Eve to another organization.
 * Most tests begin with it, so it is made in as few ways to the database as there are tables.
 */
export async function story(db: Db) {
  const [home, abroad] = (await db
    .insert(organizations)
    .values([{ title: 'Analytical Engines' }, { title: 'Difference Engines' }])
    .returning()) as [Organization, Organization];
  const people: Given[] = [
    { organization: home, role: 'owner', firstName: 'Olga' },
    { organization: home, role: 'manager', firstName: 'Ada' },
    { organization: home, role: 'annotator', firstName: 'Ben' },
    { organization: home, role: 'reviewer', firstName: 'Cy' },
    { organization: home, role: 'manager', firstName: 'Di' },
    { organization: abroad, role: 'owner', firstName: 'Eve' },
  ];
  type Six = [User, User, User, User, User, User];
  const [olga, ada, ben, cy, di, eve] = (await db.insert(users).values(people.map(valuesOf)).returning()) as Six;
  return { home, abroad, olga, ada, ben, cy, di, eve, project: await project(db, { by: ada, title: 'Moods', members: [ben, cy] }) };
}
