/** Filters of a task list as conditions; they combine by intersection. */
import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { TaskFilters } from '#app/core/task-query.ts';
import type { Db } from '#app/db/client.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { allMatching, among, eachMatching, maybeFewHits, wordQuery } from './words.ts';

type Of = Pick<Project, 'id'>;

/** The filters but for the text. */
function others(project: Of, { states, person, ids, groundTruth }: TaskFilters): SQL | undefined {
  return and(
    eq(tasks.projectId, project.id),
    states?.length ? inArray(tasks.state, states) : undefined,
    person === undefined ? undefined : sql`exists (select 1 from ${annotations} where ${annotations.projectId} = ${project.id} and ${annotations.completedBy} = ${person} and ${annotations.taskId} = ${tasks.id})`,
    ids?.length ? or(...ids.map(({ from, to }) => sql`${tasks.id} between ${from} and ${to}`)) : undefined,
    groundTruth === undefined ? undefined : starred(project, groundTruth),
  );
}

/** Few annotations are starred, and an index holds only those. */
const starred = (project: Of, wanted: boolean): SQL | undefined => (wanted
  ? sql`${tasks.id} in (select ${annotations.taskId} from ${annotations} where ${annotations.projectId} = ${project.id} and ${annotations.groundTruthAt} is not null)`
  : sql`${tasks.groundTruthCount} = 0`);

/** Everything as one condition, for acts on all that a filter finds. */
export function where(project: Of, filters: TaskFilters): SQL | undefined {
  return and(others(project, filters), filters.text?.trim() ? matching(filters.text, (query) => allMatching(project, query)) : undefined);
}

const matching = (text: string, by: (query: string) => SQL): SQL => {
  const query = wordQuery(text);
  return query === undefined ? sql`false` : by(query);
};

/**
 * Filters made ready for a page of a list. `plain` finds what fits them but for a common text; `each` then judges row by row, and `all` by the index of words.
 */
export type Narrowed = { plain: SQL | undefined; common?: { each: SQL; all: SQL } };

/** One query when there is a text, none otherwise. */
export async function narrow(db: Db, project: Of, filters: TaskFilters): Promise<Narrowed> {
  const plain = others(project, filters);
  if (!filters.text?.trim()) return { plain };
  const query = wordQuery(filters.text);
  const few = query === undefined ? [] : await maybeFewHits(db, project, query);
  if (few) return { plain: and(plain, among(few)) };
  return { plain, common: { each: eachMatching(query!), all: allMatching(project, query!) } };
}
