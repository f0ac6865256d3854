/** Filters of a task list as conditions; they combine by intersection. */
import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { TaskFilters } from '#app/core/task-query.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import type { Project } from '#app/db/schema/projects.ts';

/** As `tasks_words` is indexed; the expression must stay the same to the letter. */
export const words = sql`to_tsvector('simple'::regconfig, ${tasks.data})`;

/** Every word must occur; each is a beginning, so that a search works while it is typed. Words without letters or digits find nothing. */
export function wordQuery(text: string): string | undefined {
  const given = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return given.length === 0 ? undefined : given.slice(0, 12).map((word) => `${word}:*`).join(' & ');
}

function matching(text: string | undefined): SQL | undefined {
  if (!text?.trim()) return undefined;
  const query = wordQuery(text);
  return query === undefined ? sql`false` : sql`${words} @@ to_tsquery('simple'::regconfig, ${query})`;
}

export function where(project: Pick<Project, 'id'>, filters: TaskFilters): SQL | undefined {
  const { states, person, text, ids, groundTruth } = filters;
  return and(
    eq(tasks.projectId, project.id),
    states?.length ? inArray(tasks.state, states) : undefined,
    person === undefined ? undefined : sql`exists (select 1 from ${annotations} where ${annotations.projectId} = ${project.id} and ${annotations.completedBy} = ${person} and ${annotations.taskId} = ${tasks.id})`,
    matching(text),
    ids?.length ? or(...ids.map(({ from, to }) => sql`${tasks.id} between ${from} and ${to}`)) : undefined,
    groundTruth === undefined ? undefined : groundTruth ? sql`${tasks.groundTruthCount} > 0` : sql`${tasks.groundTruthCount} = 0`,
  );
}
