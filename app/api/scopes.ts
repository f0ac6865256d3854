/** What calls are about when they name a thing by its id alone. Invisible and missing are the same 404. */
import { createMiddleware } from 'hono/factory';
import type { Annotation, Prediction } from '#app/db/schema/annotations.ts';
import { locateAnnotation, locatePrediction, locateTask } from '#app/domain/tasks/locate.ts';
import type { TaskEnv } from '#app/web/env.ts';
import { number } from '#app/web/scopes.ts';

export type AnnotationEnv = { Variables: TaskEnv['Variables'] & { annotation: Annotation } };
export type PredictionEnv = { Variables: TaskEnv['Variables'] & { prediction: Prediction } };

export const byTask = createMiddleware<TaskEnv>(async (c, next) => {
  const { project, task } = await locateTask(c.var.db, number(c.req.param('task')), c.var.user);
  c.set('project', project);
  c.set('task', task);
  await next();
});

export const byAnnotation = createMiddleware<AnnotationEnv>(async (c, next) => {
  const { project, task, annotation } = await locateAnnotation(c.var.db, number(c.req.param('annotation')), c.var.user);
  c.set('project', project);
  c.set('task', task);
  c.set('annotation', annotation);
  await next();
});

export const byPrediction = createMiddleware<PredictionEnv>(async (c, next) => {
  const { project, task, prediction } = await locatePrediction(c.var.db, number(c.req.param('prediction')), c.var.user);
  c.set('project', project);
  c.set('task', task);
  c.set('prediction', prediction);
  await next();
});
