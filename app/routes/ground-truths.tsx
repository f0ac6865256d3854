import { Hono, type Context } from 'hono';
import { localPath } from '#app/core/local-path.ts';
import { paths } from '#app/core/paths.ts';
import { markGroundTruth, unmarkGroundTruth } from '#app/domain/ground-truths.ts';
import { findTask } from '#app/domain/tasks.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { go } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';

/** To where the star was pressed, else to the task. */
const back = (c: Context<ProjectEnv>, task: number): string => localPath(c.req.query('next')) ?? paths.task(c.var.project.id, task);

/** How the task stands after the act. */
async function standing(c: Context<ProjectEnv>, id: number): Promise<string> {
  const { annotationCount, overlap } = await findTask(c.var.db, c.var.project, id);
  const much = annotationCount > overlap ? ', more than it needs' : annotationCount < overlap ? ' and is open for others' : '';
  return `the task has ${annotationCount} of ${overlap}${much}.`;
}

/** The star of an annotation. */
export const groundTruthRoutes = new Hono<ProjectEnv>()
  .use(paths.groundTruth(':project', ':annotation'), signedIn, inProject)
  .post(paths.groundTruth(':project', ':annotation'), allow('mark ground truth'), async (c) => {
    const { taskId } = await markGroundTruth(c.var.db, c.var.project, number(c.req.param('annotation')), c.var.user);
    setFlash(c, `This is the ground truth now, and does not count as an answer: ${await standing(c, taskId)}`);
    return go(c, back(c, taskId));
  })
  .delete(paths.groundTruth(':project', ':annotation'), allow('mark ground truth'), async (c) => {
    const { taskId } = await unmarkGroundTruth(c.var.db, c.var.project, number(c.req.param('annotation')), c.var.user);
    setFlash(c, `The star is off, and the answer counts again: ${await standing(c, taskId)}`);
    return go(c, back(c, taskId));
  });
