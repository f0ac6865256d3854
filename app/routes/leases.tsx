import { Hono } from 'hono';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import { giveTaskBack } from '#app/domain/leases.ts';
import { leaseNextTask, mayFetchAhead } from '#app/domain/tasks/next.ts';
import type { ProjectEnv, TaskEnv } from '#app/web/env.ts';
import { go } from '#app/web/respond.tsx';
import { allow, inProject, inTask, signedIn } from '#app/web/scopes.ts';

const aheadOf = z.coerce.number().int().min(1).optional().catch(undefined);
const fence = z.coerce.number().int().min(1).optional().catch(undefined);

/** The next task for whoever asks; with `?ahead=` the one after that, as data, for the journal. */
export const leaseRoutes = new Hono<ProjectEnv>()
  .use(paths.leases(':project'), signedIn, inProject)
  .post(paths.leases(':project'), allow('label tasks'), async (c) => {
    const { db, project, user } = c.var;
    const ahead = aheadOf.parse(c.req.query('ahead'));
    if (ahead !== undefined && !(await mayFetchAhead(db, project))) return c.json({ left: 'held' });
    const next = await leaseNextTask(db, project, { ahead }, user);
    if (ahead !== undefined)
      return c.json('lease' in next ? { task: next.lease.taskId, fence: next.lease.fence, url: paths.label(project.id, next.lease.taskId) } : next);
    return go(c, 'lease' in next ? paths.label(project.id, next.lease.taskId) : paths.stream(project.id));
  });

/** Giving a task back. */
export const taskLeaseRoutes = new Hono<TaskEnv>()
  .use(paths.taskLease(':project', ':task'), signedIn, inProject, inTask)
  .delete(paths.taskLease(':project', ':task'), allow('label tasks'), async (c) => {
    await giveTaskBack(c.var.db, c.var.project, c.var.task, c.var.user, fence.parse(c.req.query('fence')));
    return c.body(null, 204);
  });
