import { inArray, type SQL } from 'drizzle-orm';
import type { TaskFilters } from '#app/core/task-query.ts';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { deleteTasks, type Deletion } from '../deletions.ts';
import { where } from './filters.ts';

/** Some tasks by id, or all that a filter finds. */
export type Chosen = { ids: number[] } | { filters: TaskFilters };

const which = (project: Project, chosen: Chosen): SQL | undefined =>
  'ids' in chosen ? inArray(tasks.id, chosen.ids) : where(project, chosen.filters);

/** Puts tasks, with all that hangs on them, where they can be restored from for 30 days. @throws Refused invalid when none is chosen. */
export async function deleteChosenTasks(db: Db, project: Project, chosen: Chosen, now: Date, by: User): Promise<Deletion | undefined> {
  if ('ids' in chosen && chosen.ids.length === 0) throw new Refused('invalid', 'Choose the tasks to delete by their boxes in the list.');
  return deleteTasks(db, project, which(project, chosen), now, by);
}
