/** Filters of a task list as conditions; they combine by intersection. */
import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import { hasFilters, type IdRange, type TaskFilters } from '#app/core/task-query.ts';
import type { ReviewState } from '#app/core/verdicts.ts';
import type { Db } from '#app/db/client.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { allMatching, among, eachMatching, hits, isCommon, someHits, spreadOf, wordQuery, type Spread } from './words.ts';

type Of = Pick<Project, 'id'>;

/** The filters but for the text. */
function others(project: Of, { states, person, ids, groundTruth, review }: TaskFilters, isShort = false): SQL | undefined {
  return and(
    eq(tasks.projectId, project.id),
    states?.length ? (states.length === 1 ? eq(tasks.state, states[0]!) : inArray(tasks.state, states)) : undefined,
    // What the state says of the count, so that an index sorted by count need not be searched through.
    states?.length && states.every((state) => state === 'new' || state === 'skipped') ? sql`${tasks.annotationCount} = 0` : undefined,
    person === undefined ? undefined : byPerson(ofPerson(project, person), isShort),
    ids?.length ? byIds(ids) : undefined,
    groundTruth === undefined ? undefined : groundTruth ? sql`ground_truth_count > 0` : sql`${tasks.groundTruthCount} = 0`,
    review && byReview[review],
  );
}

/** Word for word what the partial indexes say. */
const byReview: Record<ReviewState, SQL> = {
  approved: sql`approved_count > 0`,
  rejected: sql`rejected_count > 0`,
  'not reviewed': sql`annotation_count + skip_count + ground_truth_count > approved_count + rejected_count`,
};

const ofPerson = (project: Of, person: number): SQL =>
  sql`from ${annotations} where ${annotations.projectId} = ${project.id} and ${annotations.completedBy} = ${person}`;

/** A short list of ids leads, whatever else is asked and however it is sorted. */
const byPerson = (which: SQL, isShort: boolean): SQL =>
  isShort
    ? sql`${tasks.id} = any(array(select ${annotations.taskId} ${which}))`
    : sql`exists (select 1 ${which} and ${annotations.taskId} = ${tasks.id})`;

/** So many ids of a person are looked up one by one; of more, a page is met soon on the way through any order. */
const shortList = 2000;
/** With a state as well, and for ids that were asked for, an index answers each lookup alone. */
const shortInIndex = 20_000;

/** Narrow ranges are lists of ids: between ranges far apart nothing is walked then. */
function byIds(ranges: IdRange[]): SQL | undefined {
  const span = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  if (span > shortInIndex) return or(...ranges.map(({ from, to }) => sql`${tasks.id} between ${from} and ${to}`));
  return sql`${tasks.id} = any(array(select generate_series(r.first, r.last) from unnest(${`{${ranges.map(({ from }) => from).join(',')}}`}::bigint[], ${`{${ranges.map(({ to }) => to).join(',')}}`}::bigint[]) r(first, last)))`;
}

async function isShort(db: Db, which: SQL, most: number): Promise<boolean> {
  const rows = await db.execute(sql`select 1 ${which} limit 1 offset ${most}`);
  return rows.length === 0;
}

/** Everything as one condition, for acts on all that a filter finds. */
export function where(project: Of, filters: TaskFilters): SQL | undefined {
  const query = wordQuery(filters.text ?? '');
  return and(others(project, filters), filters.text?.trim() ? (query === undefined ? sql`false` : allMatching(project, query)) : undefined);
}

/**
 * Filters made ready for a page of a list. `plain` finds what fits them but for a common text; `each` then judges row by row, and `all` by the index of words.
 * `alone`: the same as `all` as rows to select from, where nothing but the text is asked. `isMany`: it is known that the text is in more tasks than are counted; `spread`: how densely. `isShort`: without the text the filters find no more than is walked.
 */
export type Narrowed = { plain: SQL | undefined; common?: { each: SQL; all: SQL; alone?: SQL; isMany: boolean; spread?: Spread; isShort: boolean } };

/** Without person and text no query; at most three. */
export async function narrow(db: Db, project: Of, filters: TaskFilters): Promise<Narrowed> {
  const { person, text } = filters;
  const short = person !== undefined && (await isShort(db, ofPerson(project, person), filters.states?.length ? shortInIndex : shortList));
  const plain = others(project, filters, short);
  if (!text?.trim()) return { plain };
  const query = wordQuery(text);
  if (query === undefined) return { plain: sql`false` };
  const alone = hasFilters({ ...filters, text: undefined }) ? undefined : hits(project, query);
  const common = { each: eachMatching(query), all: allMatching(project, query), alone };
  if (await isCommon(db, project, query)) return { plain, common: { ...common, isMany: false, isShort: short } };
  const { ids, areAll } = await someHits(db, project, query);
  return areAll ? { plain: and(plain, among(ids)) } : { plain, common: { ...common, isMany: true, spread: spreadOf(ids), isShort: short } };
}
