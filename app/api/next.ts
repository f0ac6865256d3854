import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Refused } from '#app/core/refused.ts';
import { listShownPredictions } from '#app/domain/tasks/blind.ts';
import { leaseNextTask, notPublished, type Next } from '#app/domain/tasks/next.ts';
import { findTask } from '#app/domain/tasks.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { inProject } from '#app/web/scopes.ts';
import { answers, calls, guarded, inPath } from './calls.ts';
import { blindTaskShape, TaskShape } from './shapes/task.ts';

const NextTask = TaskShape.extend({
  /** When the place on the task is given to others; saving a draft or asking again keeps it for longer. */
  lease_expires_at: z.string(),
}).meta({ id: 'NextTask' });

const none = (next: Exclude<Next, { lease: unknown }>): Refused =>
  new Refused(
    'not-found',
    next.left === 'nothing'
      ? 'There is no task left for you in this project.'
      : `Others hold the last tasks. Ask again${next.until ? ` after ${next.until.toISOString()}` : ' in a few minutes'}.`,
  );

/** The contract makes this a GET; cookies count for nothing here, so no page can call it. Asking twice gives the same task, and holds it for longer. */
export const apiNext = calls<ProjectEnv>().openapi(
  createRoute({
    method: 'get',
    path: '/projects/{project}/next',
    summary: 'Your next task, held for you until lease_expires_at; asking again holds it for longer',
    middleware: guarded('label tasks', inProject),
    request: { params: inPath('project') },
    responses: answers(200, 'The task, without answers of others', NextTask),
  }),
  async (c) => {
    const { db, project, user } = c.var;
    if (!project.publishedAt) throw new Refused('not-found', notPublished);
    const next = await leaseNextTask(db, project, {}, user);
    if (!('lease' in next)) throw none(next);
    const task = await findTask(db, project, next.lease.taskId);
    return c.json(
      { ...blindTaskShape(task, [], await listShownPredictions(db, project, task)), lease_expires_at: next.lease.expiresAt.toISOString() },
      200,
    );
  },
);
