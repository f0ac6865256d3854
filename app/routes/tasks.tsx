import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { localPath } from '#app/core/local-path.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { readTaskQuery } from '#app/core/task-query.ts';
import { notUnderstood } from '#app/core/task-query-faults.ts';
import { currentConfig } from '#app/domain/labeling-configs.ts';
import { listContributors } from '#app/domain/members/contributions.ts';
import { countWordless } from '#app/domain/imports/words.ts';
import type { Deletion } from '#app/domain/deletions.ts';
import { deleteChosenTasks } from '#app/domain/tasks/delete.ts';
import { findThumbnails } from '#app/domain/previews.ts';
import { listTabs } from '#app/domain/tabs.ts';
import { countTasks } from '#app/domain/tasks/count.ts';
import { narrow } from '#app/domain/tasks/filters.ts';
import { listTasks } from '#app/domain/tasks/list.ts';
import type { ProjectEnv, TaskEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { outcome, readForm } from '#app/web/forms.ts';
import { go, page } from '#app/web/respond.tsx';
import { allow, inProject, inTask, signedIn } from '#app/web/scopes.ts';
import { TaskList } from '#views/tasks.tsx';
import type { WrongTab } from '#views/tasks/tabs.tsx';
import { taskPage } from './task-page.tsx';

const aTask = ':task{[0-9]+}';
const deletions = z.object({
  task: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => [given ?? []].flat().map(Number))
    .pipe(z.array(z.number().int().positive()).max(1000)),
});
const plural = (count: number): string => (count === 1 ? '1 task' : `${count.toLocaleString('en-GB')} tasks`);

type In = Context<ProjectEnv> | Context<TaskEnv>;
/** The list as it was filtered, sorted and paged where one came from. */
export const listOf = (c: In): string => localPath(c.req.query('next')) ?? paths.tasks(c.var.project.id);

/** Back in that list, with the way to take the deletion back. */
function afterDeletion(c: In, deletion: Deletion | undefined, what: string, they: 'it' | 'them'): Response {
  const next = listOf(c);
  const undo = deletion && { action: withQuery(paths.deletionRestoration(c.var.project.id, deletion.id), { next }), label: 'Undo' };
  // A cookie holds it: an address too long for one goes without.
  setFlash(
    c,
    deletion ? `${what} deleted. For 30 days Settings, Danger zone brings ${they} back.` : 'Deleted already.',
    'done',
    undo && undo.action.length <= 500 ? undo : undefined,
  );
  return go(c, next);
}

/** What the address of that list asks for. */
export const addressOf = (c: In): URLSearchParams => new URL(listOf(c), c.req.url).searchParams;

/** The list as its address says. `refused`: why what was asked of it was not done; `wrong`: which form about tabs comes back. */
export async function taskList(
  c: Context<ProjectEnv>,
  address: URLSearchParams,
  { refused, wrong }: { refused?: string; wrong?: WrongTab } = {},
): Promise<Response> {
  const { db, project } = c.var;
  const query = readTaskQuery(address);
  const config = await currentConfig(db, project);
  const people = await listContributors(db, project, [query.filters.person]);
  const narrowed = await narrow(db, project, query.filters);
  const [found, tasks] = [await countTasks(db, project, query.filters, narrowed), await listTasks(db, project, query, narrowed)];
  const thumbnails = await findThumbnails(db, project, tasks.rows);
  const wordless = query.filters.text ? await countWordless(db, project) : 0;
  const tabs = await listTabs(db, project);
  const shown = { project, config: config.parsed, query, leftOut: notUnderstood(address), found, tasks, thumbnails, people, wordless, tabs };
  return page(c, <TaskList {...shown} refused={refused} wrong={wrong} />, refused === undefined && !wrong ? 200 : 422);
}

const lists = new Hono<ProjectEnv>()
  .get(paths.tasks(':project'), signedIn, inProject, allow('see data'), (c) => taskList(c, new URL(c.req.url).searchParams))
  .post(paths.taskDeletions(':project'), signedIn, inProject, allow('delete tasks'), async (c) => {
    const form = await readForm(c, deletions);
    const { db, project, clock, user } = c.var;
    const done = await outcome(deleteChosenTasks(db, project, { ids: form.ok ? form.values.task : [] }, clock(), user));
    if (!done.ok) return taskList(c, addressOf(c), { refused: Object.values(done.errors)[0] });
    const count = done.value?.count ?? 0;
    return afterDeletion(c, done.value, plural(count), count === 1 ? 'it' : 'them');
  });

const one = new Hono<TaskEnv>()
  .get(paths.task(':project', aTask), signedIn, inProject, inTask, allow('see data'), (c) => taskPage(c, new URL(c.req.url).searchParams))
  .delete(paths.task(':project', aTask), signedIn, inProject, inTask, allow('delete tasks'), async (c) => {
    const deletion = await deleteChosenTasks(c.var.db, c.var.project, { ids: [c.var.task.id] }, c.var.clock(), c.var.user);
    return afterDeletion(c, deletion, `Task ${c.var.task.id}`, 'it');
  });

export const taskRoutes = new Hono().route('/', lists).route('/', one);
