import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { exportedPrediction } from '#app/domain/exports/records.ts';
import { createPrediction, deletePrediction, pageOfPredictions, updatePrediction } from '#app/domain/predictions.ts';
import { findProject } from '#app/domain/projects.ts';
import { locateTask } from '#app/domain/tasks/locate.ts';
import type { UserEnv } from '#app/web/env.ts';
import { answers, body, calls, guarded, inPath, listOf, nothing, paged, paging } from './calls.ts';
import { byPrediction, type PredictionEnv } from './scopes.ts';
import { NewPrediction, PredictionChanges, PredictionShape } from './shapes/answers.ts';

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const query = paging
  .extend({ task: id.optional(), project: id.optional() })
  .refine(({ task, project }) => task !== undefined || project !== undefined, {
    error: 'Say of which task or project: ?task= or ?project=.',
    path: ['task'],
  });

async function sought(db: Db, { task, project }: z.infer<typeof query>, by: User) {
  if (task === undefined) return { project: await findProject(db, project!, by) };
  const located = await locateTask(db, task, by);
  if (project !== undefined && located.project.id !== project) throw new Refused('invalid', 'This task is not of this project.', 'task');
  return located;
}

const many = calls<UserEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/predictions',
      summary: 'Predictions of a task or a project, newest first',
      middleware: guarded('see data'),
      request: { query },
      responses: answers(200, 'A page of predictions', listOf(PredictionShape)),
    }),
    async (c) => {
      const given = c.req.valid('query');
      const { rows, count } = await pageOfPredictions(c.var.db, await sought(c.var.db, given, c.var.user), given);
      return c.json(paged(c.req.url, c.var.baseUrl, given, count, rows.map(exportedPrediction)), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/predictions',
      summary: 'Add what a model says about a task',
      middleware: guarded('import tasks'),
      request: { body: body(NewPrediction) },
      responses: answers(201, 'The prediction', PredictionShape),
    }),
    async (c) => {
      const { db, user } = c.var;
      const { task: taskId, result, score = null, model_version = 'undefined' } = c.req.valid('json');
      const { project, task } = await locateTask(db, taskId, user);
      return c.json(exportedPrediction(await createPrediction(db, project, task, { result, score, modelVersion: model_version }, user)), 201);
    },
  );

const params = inPath('prediction');
const path = '/predictions/{prediction}';
const one = calls<PredictionEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path,
      summary: 'A prediction',
      middleware: guarded('see data', byPrediction),
      request: { params },
      responses: answers(200, 'The prediction', PredictionShape),
    }),
    (c) => c.json(exportedPrediction(c.var.prediction), 200),
  )
  .openapi(
    createRoute({
      method: 'patch',
      path,
      summary: 'Change a prediction',
      middleware: guarded('import tasks', byPrediction),
      request: { params, body: body(PredictionChanges) },
      responses: answers(200, 'The prediction', PredictionShape),
    }),
    async (c) => {
      const { db, project, task, prediction, user } = c.var;
      const { model_version: modelVersion, ...rest } = c.req.valid('json');
      return c.json(
        exportedPrediction(await updatePrediction(db, project, task, prediction, { ...rest, ...(modelVersion && { modelVersion }) }, user)),
        200,
      );
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path,
      summary: 'Delete a prediction',
      middleware: guarded('import tasks', byPrediction),
      request: { params },
      responses: nothing,
    }),
    async (c) => {
      const { db, project, prediction, user } = c.var;
      await deletePrediction(db, project, prediction, user);
      return c.body(null, 204);
    },
  );

export const apiPredictions = calls<UserEnv>()
  .route('/', many)
  .route('/', one as never);
