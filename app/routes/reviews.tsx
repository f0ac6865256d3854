import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { localPath } from '#app/core/local-path.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { commentLength, verdicts } from '#app/core/verdicts.ts';
import type { Annotation } from '#app/db/schema/annotations.ts';
import { findAnnotation } from '#app/domain/annotations/own.ts';
import { reviewAnnotation, withdrawReview } from '#app/domain/reviews.ts';
import { findTask } from '#app/domain/tasks.ts';
import type { TaskEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { line, outcome, readForm } from '#app/web/forms.ts';
import { go } from '#app/web/respond.tsx';
import { allow, inProject, number, signedIn } from '#app/web/scopes.ts';
import type { SentReview } from '#views/reviews.tsx';
import { taskPage } from './task-page.tsx';

const again = 'This answer could not be told from a later one. Load the page again, look at it, then review it.';
const reviewForm = z.object({
  verdict: z.enum(verdicts, { error: 'Press Approve or Reject.' }),
  /** Browsers send a line's end as two characters, and count it as one. */
  comment: z.preprocess((text) => (typeof text === 'string' ? text.replaceAll('\r\n', '\n') : ''), line(commentLength, 'A comment')),
  version: z.coerce.number({ error: again }).int(again).positive(again).max(2_147_483_647, again),
});

type In = Context<TaskEnv>;
/** To where the answer was shown. */
const back = (c: In, { id, taskId }: Pick<Annotation, 'id' | 'taskId'>): string =>
  localPath(c.req.query('next')) ?? withQuery(paths.task(c.var.project.id, taskId), { annotation: id });

/** The page of the task once more, with what was typed and why it was not taken. */
async function cameBack(c: In, annotation: Annotation, sent: Omit<SentReview, 'annotation'>, status: 409 | 422): Promise<Response> {
  c.set('task', await findTask(c.var.db, c.var.project, annotation.taskId));
  const { searchParams } = new URL(back(c, annotation), c.req.url);
  return taskPage(c, searchParams, { ...sent, annotation: annotation.id }, status);
}

const said = {
  approved: 'The annotation is approved.',
  rejected: 'The annotation is rejected. Whoever gave it finds it in their own work, with your comment.',
} as const;
const changed = 'It was changed in the meantime, and this is how it is now. Look at it again before you review it.';

/** Verdicts on an annotation. */
export const reviewRoutes = new Hono<TaskEnv>()
  .use(paths.reviews(':project', ':annotation'), signedIn, inProject)
  .use(paths.review(':project', ':annotation', ':review'), signedIn, inProject)
  .post(paths.reviews(':project', ':annotation'), allow('review annotations'), async (c) => {
    const { db, project, user } = c.var;
    const annotation = await findAnnotation(db, project, number(c.req.param('annotation')), user);
    const form = await readForm(c, reviewForm);
    if (!form.ok) return cameBack(c, annotation, form, 422);
    const done = await outcome(reviewAnnotation(db, project, annotation.id, form.values, user));
    if (!done.ok) return cameBack(c, annotation, { errors: done.errors, given: form.given }, 422);
    if ('newer' in done.value) return cameBack(c, annotation, { errors: { '': changed }, given: form.given }, 409);
    setFlash(c, said[form.values.verdict]);
    return go(c, back(c, annotation));
  })
  .delete(paths.review(':project', ':annotation', ':review'), allow('review annotations'), async (c) => {
    const { db, project, user } = c.var;
    const annotation = await withdrawReview(db, project, number(c.req.param('annotation')), number(c.req.param('review')), user);
    setFlash(c, 'Your review is withdrawn.');
    return go(c, back(c, annotation));
  });
