/** Everybody who answered anything in a project, member or not any more. */
import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { pageOf, readPlace, type Cursor, type Page, type Place } from '#app/core/pages.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { memberCounters, type Project } from '#app/db/schema/projects.ts';
import { personColumns, work, type MemberWork } from './work.ts';

export type Contributor = Pick<User, 'id' | 'firstName' | 'lastName' | 'email'>;
export type Contribution = Contributor & MemberWork;

const pageSize = 50;
const { id, firstName, lastName, email } = personColumns;
const given = sql`sum(${memberCounters.annotations})`;
const answered = sql`${given} + sum(${memberCounters.skips}) + sum(${memberCounters.groundTruths}) > 0`;

/** Most annotations first. One query. */
export async function listContributions(db: Db, project: Pick<Project, 'id'>, place: Place = {}): Promise<Page<Contribution>> {
  const { from, back } = readPlace(place);
  const found = await db
    .select({ id, firstName, lastName, email, ...work })
    .from(memberCounters)
    .innerJoin(users, eq(users.id, memberCounters.userId))
    .where(eq(memberCounters.projectId, project.id))
    .groupBy(users.id)
    .having(and(answered, beyond(from, back)))
    .orderBy(back ? asc(given) : desc(given), back ? desc(users.id) : asc(users.id))
    .limit(pageSize + 1);
  return pageOf(found, pageSize, place, (row) => ({ value: row.annotations, id: row.id }));
}

function beyond(from: Cursor | undefined, back: boolean): SQL | undefined {
  if (typeof from?.value !== 'number') return undefined;
  return back
    ? sql`(${given} > ${from.value} or ${given} = ${from.value} and ${users.id} < ${from.id})`
    : sql`(${given} < ${from.value} or ${given} = ${from.value} and ${users.id} > ${from.id})`;
}

/** `count` people answered; these are as many of them as a list to choose from can hold. */
export type Contributors = { people: Contributor[]; count: number };
const mostToChoose = 200;

/** Those with most annotations, and before them those who are named already. One query. */
export async function listContributors(db: Db, project: Pick<Project, 'id'>, named: readonly (number | undefined)[] = []): Promise<Contributors> {
  const ids = named.filter((one) => one !== undefined);
  const found = await db
    .select({ person: { id, firstName, lastName, email }, count: sql<number>`count(*) over ()`.mapWith(Number) })
    .from(memberCounters)
    .innerJoin(users, eq(users.id, memberCounters.userId))
    .where(eq(memberCounters.projectId, project.id))
    .groupBy(users.id)
    .having(answered)
    .orderBy(...(ids.length > 0 ? [desc(inArray(users.id, ids))] : []), desc(given), asc(users.id))
    .limit(mostToChoose);
  return { people: found.map(({ person }) => person), count: found[0]?.count ?? 0 };
}
