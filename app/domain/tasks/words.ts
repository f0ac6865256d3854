/** Finding tasks by the words of their data. Few hits are fetched by the index of words; of many, a page is met soon on the way through the list. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';

/** So many ids are handed on as they are. */
export const fewHits = 1000;

/** Every word must occur; each is a beginning, so that a search works while it is typed. Words without letters or digits find nothing. */
export function wordQuery(text: string): string | undefined {
  const given = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return given.length === 0
    ? undefined
    : given
        .slice(0, 12)
        .map((word) => `${word}:*`)
        .join(' & ');
}

const asked = (query: string): SQL => sql`to_tsquery('simple'::regconfig, ${query})`;

/** The task is `tasks`. A lookup for each row, so that a walk stops as soon as its page is full. */
export const eachMatching = (query: string): SQL => sql`(select w.words from task_words w where w.task_id = ${tasks.id}) @@ ${asked(query)}`;

/** The ids of all of them, under the name `tasks`: where nothing else is asked, the tasks themselves need not be looked up. */
export const hits = (project: Pick<Project, 'id'>, query: string): SQL =>
  sql`(select w.task_id as id from task_words w where w.project_id = ${project.id} and w.words @@ ${asked(query)}) tasks`;

/** All of them at once. */
export const allMatching = (project: Pick<Project, 'id'>, query: string): SQL =>
  sql`${tasks.id} in (select w.task_id from task_words w where w.project_id = ${project.id} and w.words @@ ${asked(query)})`;

/** The first tasks tell whether a text is in one of ten: then its page is near, and the index, which has to gather all hits, need not be asked. */
const [probed, seen] = [500, 50];

export async function isCommon(db: Db, project: Pick<Project, 'id'>, query: string): Promise<boolean> {
  const rows = await db.execute(
    sql`select 1 from (select id from tasks where project_id = ${project.id} order by id limit ${probed}) tasks where ${eachMatching(query)} limit ${seen}`,
  );
  return rows.length === seen;
}

/** Ids of hits as the table has them, mostly the first ones. `areAll`: there are no more. */
export async function someHits(db: Db, project: Pick<Project, 'id'>, query: string): Promise<{ ids: number[]; areAll: boolean }> {
  const rows = await db.execute<{ task_id: string }>(
    sql`select w.task_id from task_words w where w.project_id = ${project.id} and w.words @@ ${asked(query)} limit ${fewHits + 1}`,
  );
  return { ids: rows.map(({ task_id }) => Number(task_id)), areAll: rows.length <= fewHits };
}

/** How densely hits lie among the ids of tasks: from `first` on, one in `step`. */
export type Spread = { first: number; step: number };

export function spreadOf(ids: readonly number[]): Spread {
  const first = ids.reduce((least, id) => Math.min(least, id), Infinity);
  const last = ids.reduce((most, id) => Math.max(most, id), -Infinity);
  return { first, step: (last - first) / ids.length };
}

/** Some lie further apart than most: so much further is looked. */
const margin = 1.15;

/** The id up to which so many hits will lie, if all lie as the spread has it. */
export const reachOf = ({ first, step }: Spread, count: number): number => first + Math.ceil(step * count * margin);

export const among = (ids: readonly number[]): SQL => sql`${tasks.id} = any(${`{${ids.join(',')}}`}::bigint[])`;
