import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { can } from '#app/core/permissions.ts';
import { withAnswers } from '#app/domain/exports/records.ts';
import { listOwnAnswersTo, listShownPredictions } from '#app/domain/tasks/blind.ts';
import { deleteChosenTasks } from '#app/domain/tasks/delete.ts';
import { pageOfTasks } from '#app/domain/tasks/pages.ts';
import { updateTask } from '#app/domain/tasks/update.ts';
import type { ProjectEnv, TaskEnv, UserEnv } from '#app/web/env.ts';
import { inProject } from '#app/web/scopes.ts';
import { answers, body, calls, guarded, inPath, listOf, nothing, pageLinks } from './calls.ts';
import { byTask } from './scopes.ts';
import { blindTaskShape, TaskChanges, TaskShape, taskShape } from './shapes/task.ts';
import { queryOf, taskListQuery } from './task-filters.ts';

/** The task with everything that this person may know of it. */
export async function shownTask({ var: { db, project, task, user } }: Context<TaskEnv>): Promise<TaskShape> {
  if (!can(user.role, 'see data'))
    return blindTaskShape(task, await listOwnAnswersTo(db, project, task, user), await listShownPredictions(db, project, task));
  const [told] = await withAnswers(db, [task], { predictions: true });
  return taskShape(told!);
}

const many = calls<ProjectEnv>().openapi(
  createRoute({
    method: 'get',
    path: '/projects/{project}/tasks',
    summary:
      'Tasks with their answers. Filters: state, person, text, id, truth, review, filters as JSON, or tab (id or name), which has its own. Pages by number reach the first million; the next link, which carries where it begins, costs the same on any page',
    middleware: guarded('see data', inProject),
    request: { params: inPath('project'), query: taskListQuery },
    responses: answers(200, 'A page of tasks', listOf(TaskShape)),
  }),
  async (c) => {
    const { db, project, baseUrl } = c.var;
    const query = c.req.valid('query');
    const { tasks, count, next } = await pageOfTasks(db, project, await queryOf(db, project, query), query);
    const results = tasks.length === 0 ? [] : (await withAnswers(db, tasks, { predictions: true })).map(taskShape);
    return c.json({ count, ...pageLinks(c.req.url, baseUrl, query.page, next), results }, 200);
  },
);

const params = inPath('task');
const path = '/tasks/{task}';
const one = calls<TaskEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path,
      summary: 'A task. Annotators see those the stream gave them, with their own answers',
      middleware: guarded('label tasks', byTask),
      request: { params },
      responses: answers(200, 'The task', TaskShape),
    }),
    async (c) => c.json(await shownTask(c), 200),
  )
  .openapi(
    createRoute({
      method: 'patch',
      path,
      summary: 'Replace data or meta. An answered task keeps its data',
      middleware: guarded('import tasks', byTask),
      request: { params, body: body(TaskChanges) },
      responses: answers(200, 'The task', TaskShape),
    }),
    async (c) => {
      const { db, project, task, user } = c.var;
      c.set('task', await updateTask(db, project, task, c.req.valid('json'), user));
      return c.json(await shownTask(c), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path,
      summary: 'Delete a task; it can be restored for 30 days',
      middleware: guarded('delete tasks', byTask),
      request: { params },
      responses: nothing,
    }),
    async (c) => {
      const { db, project, task, user, clock } = c.var;
      await deleteChosenTasks(db, project, { ids: [task.id] }, clock(), user);
      return c.body(null, 204);
    },
  );

export const apiTasks = calls<UserEnv>()
  .route('/', many as never)
  .route('/', one as never);
