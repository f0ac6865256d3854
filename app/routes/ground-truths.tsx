import { Hono } from 'hono';
import { paths } from '#app/core/paths.ts';
import { markGroundTruth, unmarkGroundTruth } from '#app/domain/ground-truths.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { go } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';

/** The star of an annotation. */
export const groundTruthRoutes = new Hono<ProjectEnv>()
  .use(paths.groundTruth(':project', ':annotation'), signedIn, inProject)
  .put(paths.groundTruth(':project', ':annotation'), allow('mark ground truth'), async (c) => {
    const { taskId } = await markGroundTruth(c.var.db, c.var.project, number(c.req.param('annotation')), c.var.user);
    return go(c, paths.task(c.var.project.id, taskId));
  })
  .delete(paths.groundTruth(':project', ':annotation'), allow('mark ground truth'), async (c) => {
    const { taskId } = await unmarkGroundTruth(c.var.db, c.var.project, number(c.req.param('annotation')), c.var.user);
    return go(c, paths.task(c.var.project.id, taskId));
  });
