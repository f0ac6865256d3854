/** The log: who did what to which thing. `record` writes it in the transaction of the act; the rest reads it. */
import { aliasedTable, and, asc, desc, eq, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm';
import { decodeCursor, encodeCursor } from '#app/core/pages.ts';
import { personName } from '#app/core/person-name.ts';
import type { Db } from '#app/db/client.ts';
import { activities, type Activity } from '#app/db/schema/activities.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { projects } from '#app/db/schema/projects.ts';

/** A line for the log. `by` null: the system itself. */
export type Entry = {
  organizationId: number;
  projectId?: number;
  by: number | null;
  /** Imperative words: 'submit annotation'. */
  act: string;
  /** Noun of what it happened to: 'task', 'project'. */
  subject: string;
  subjectId?: number;
  /** Never secrets, never whole answers. */
  details?: Record<string, unknown>;
};

/** Writes one line in the transaction of the act it tells about. */
export async function record(tx: Db, entry: Entry): Promise<void> {
  await tx.insert(activities).values(entry);
}

/** A line with the names of those it is about, as they are called now. */
export type ListedActivity = Pick<Activity, 'id' | 'by' | 'act' | 'subject' | 'subjectId' | 'projectId' | 'details' | 'at'> & {
  byName?: string;
  subjectName?: string;
  projectTitle?: string;
};
export type ActivityFilter = { person?: number; project?: number; act?: string; after?: string };
export type ActivityPage = { rows: ListedActivity[]; next?: string };

const pageSize = 50;
const doers = aliasedTable(users, 'doers');
const subjects = aliasedTable(users, 'subjects');
const nameOf = (person: typeof users) => ({ firstName: person.firstName, lastName: person.lastName, email: person.email });

/** One page, newest first, with one query. `after` is the `next` of the page before. */
export async function listActivities(db: Db, organizationId: number, filter: ActivityFilter): Promise<ActivityPage> {
  const { id, by, act, subject, subjectId, projectId, details, at } = activities;
  const rows = await db
    .select({
      line: { id, by, act, subject, subjectId, projectId, details, at },
      by: nameOf(doers),
      person: nameOf(subjects),
      project: projects.title,
    })
    .from(activities)
    .leftJoin(doers, eq(doers.id, activities.by))
    .leftJoin(subjects, and(inArray(activities.subject, ['user', 'member']), eq(subjects.id, activities.subjectId)))
    .leftJoin(projects, eq(projects.id, activities.projectId))
    .where(and(eq(activities.organizationId, organizationId), ...conditions(filter)))
    .orderBy(desc(activities.id))
    .limit(pageSize + 1);
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return {
    rows: rows.slice(0, pageSize).map(({ line, by, person, project }) => ({
      ...line,
      byName: by?.email ? personName(by) : undefined,
      subjectName: person?.email ? personName(person) : undefined,
      projectTitle: project ?? undefined,
    })),
    next: last && encodeCursor({ value: null, id: last.line.id }),
  };
}

function conditions({ person, project, act, after }: ActivityFilter): (SQL | undefined)[] {
  const cursor = after ? decodeCursor(after) : undefined;
  return [
    person ? eq(activities.by, person) : undefined,
    project ? eq(activities.projectId, project) : undefined,
    act ? eq(activities.act, act) : undefined,
    cursor && lt(activities.id, cursor.id),
  ];
}

export type ActivityChoices = { people: { id: number; name: string }[]; projects: { id: number; title: string }[]; acts: string[] };

/** As many as a list to choose from can hold; others are reached from their own page. */
const mostChoices = 500;

/** What the log can be narrowed by. */
export async function listActivityChoices(db: Db, { organizationId }: User): Promise<ActivityChoices> {
  const people = await db
    .select({ id: users.id, ...nameOf(users) })
    .from(users)
    .where(eq(users.organizationId, organizationId))
    .orderBy(asc(users.firstName), asc(users.lastName), asc(users.email))
    .limit(mostChoices);
  const living = and(eq(projects.organizationId, organizationId), isNull(projects.trashedAt));
  const titles = await db
    .select({ id: projects.id, title: projects.title })
    .from(projects)
    .where(living)
    .orderBy(asc(projects.title))
    .limit(mostChoices);
  return {
    people: people.map((person) => ({ id: person.id, name: personName(person) })),
    projects: titles,
    acts: await listActs(db, organizationId),
  };
}

/** Every act that stands in an organization's log, found by hops along the index: as many steps as there are acts, not lines. */
async function listActs(db: Db, organizationId: number): Promise<string[]> {
  const rows = await db.execute<{ act: string }>(sql`
    with recursive hops(act) as (
      select min(act) from activities where organization_id = ${organizationId}
      union all
      select (select min(act) from activities where organization_id = ${organizationId} and act > hops.act) from hops where hops.act is not null
    ) select act from hops where act is not null`);
  return [...rows].map(({ act }) => act);
}
