import { Hono, type Context } from 'hono';
import type { z } from 'zod';
import { can } from '#app/core/permissions.ts';
import { localPath } from '#app/core/local-path.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { Refused } from '#app/core/refused.ts';
import { submitAnnotation, type Submitted } from '#app/domain/annotations.ts';
import { deleteAnnotation } from '#app/domain/annotations/delete.ts';
import { findAnnotation } from '#app/domain/annotations/own.ts';
import { keepAsChange, updateAnnotation } from '#app/domain/annotations/update.ts';
import { findTask } from '#app/domain/tasks.ts';
import type { TaskEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { readForm } from '#app/web/forms.ts';
import { go, page } from '#app/web/respond.tsx';
import { allow, inProject, inTask, number, signedIn } from '#app/web/scopes.ts';
import { PlaceTaken } from '#views/stream.tsx';
import { answerForm, answerOf, wantsJson } from './answer-form.ts';
import { labelPage, pathAfter } from './label-page.tsx';

/** Annotators who came by the stream go on in it; those without a lease who see the data go back there. */
const streaming = (c: Context<TaskEnv>, fence: number | null): number | null => (fence === null && !can(c.var.user.role, 'see data') ? 0 : fence);

type Sent = ReturnType<typeof answerOf<z.infer<typeof answerForm>>>;

async function answered(c: Context<TaskEnv>, sent: Sent, outcome: Exclude<Submitted, { problems: unknown }>): Promise<Response> {
  const { project, task } = c.var;
  if ('taken' in outcome) return wantsJson(c) ? c.json({ taken: true }, 409) : page(c, <PlaceTaken project={project} task={task} />, 409);
  const next = await pathAfter(c, streaming(c, sent.fence));
  return wantsJson(c) ? c.json({ annotation: outcome.annotation.id, version: outcome.annotation.version, next }) : go(c, next);
}

async function cameBack(c: Context<TaskEnv>, problems: { message: string }[], sent?: Sent, annotation?: number | 'new'): Promise<Response> {
  if (wantsJson(c)) return c.json({ problems }, 422);
  const given = sent && { result: sent.result, leadTime: sent.leadTime, uniqueId: sent.uniqueId };
  return labelPage(c, { problems, given, annotation, status: 422 });
}

/** Answered meanwhile on another page: what was sent is shown in its place, as a change that is not made yet. */
async function answeredBefore(c: Context<TaskEnv>, sent: Sent, error: unknown): Promise<Response> {
  const { db, project, task, user } = c.var;
  const own = error instanceof Refused && error.kind === 'conflict' ? await keepAsChange(db, project, task, sent, user) : undefined;
  if (!own) throw error;
  if (wantsJson(c)) return c.json({ answered: own.id }, 409);
  return labelPage(c, {
    annotation: own.id,
    status: 409,
    notice:
      'You have answered this task already, on another page. That answer stands; what you sent now is kept here as a draft. Update to put it in its place.',
  });
}

const asProblems = (errors: Record<string, string>) => Object.values(errors).map((message) => ({ message }));

/** A new answer to a task. */
export const newAnnotationRoutes = new Hono<TaskEnv>()
  .use(paths.annotations(':project', ':task'), signedIn, inProject, inTask)
  .post(paths.annotations(':project', ':task'), allow('label tasks'), async (c) => {
    const { db, project, task, user } = c.var;
    const form = await readForm(c, answerForm);
    if (!form.ok) return cameBack(c, asProblems(form.errors));
    const sent = answerOf(form.values);
    const outcome = await submitAnnotation(db, project, task, sent, user).catch((error: unknown) => answeredBefore(c, sent, error));
    if (outcome instanceof Response) return outcome;
    // Beside an answer that one gave before, it stays another one.
    return 'problems' in outcome ? cameBack(c, outcome.problems, sent, sent.extra ? 'new' : undefined) : answered(c, sent, outcome);
  });

/** An answer that exists. */
export const annotationRoutes = new Hono<TaskEnv>()
  .use(paths.annotation(':project', ':annotation'), signedIn, inProject)
  .get(paths.annotation(':project', ':annotation'), allow('label tasks'), async (c) => {
    const annotation = await findAnnotation(c.var.db, c.var.project, number(c.req.param('annotation')), c.var.user);
    return go(c, withQuery(paths.label(c.var.project.id, annotation.taskId), { annotation: annotation.id }));
  })
  .patch(paths.annotation(':project', ':annotation'), allow('label tasks'), async (c) => {
    const { db, project, user } = c.var;
    const annotation = await findAnnotation(db, project, number(c.req.param('annotation')), user);
    c.set('task', await findTask(db, project, annotation.taskId));
    const form = await readForm(c, answerForm);
    if (!form.ok) return cameBack(c, asProblems(form.errors), undefined, annotation.id);
    return changed(c, answerOf(form.values), annotation);
  })
  .delete(paths.annotation(':project', ':annotation'), allow('delete annotations'), async (c) => {
    const { db, project, user, clock } = c.var;
    const annotation = await findAnnotation(db, project, number(c.req.param('annotation')), user);
    const back = localPath(c.req.query('next')) ?? paths.task(project.id, annotation.taskId);
    const deletion = await deleteAnnotation(db, project, annotation, clock(), user);
    if (deletion)
      setFlash(c, 'The annotation is deleted.', 'done', {
        action: withQuery(paths.deletionRestoration(project.id, deletion.id), { next: back }),
        label: 'Undo',
      });
    return go(c, back);
  });

async function changed(c: Context<TaskEnv>, sent: Sent, annotation: Parameters<typeof updateAnnotation>[3]): Promise<Response> {
  const { db, project, task, user } = c.var;
  const outcome = await updateAnnotation(db, project, task, annotation, sent, user);
  if ('problems' in outcome) return cameBack(c, outcome.problems, sent, annotation.id);
  if ('taken' in outcome) return answered(c, sent, outcome);
  if ('newer' in outcome) {
    if (wantsJson(c)) return c.json({ newer: outcome.newer.version }, 409);
    return labelPage(c, {
      annotation: annotation.id,
      status: 409,
      notice:
        'This answer was changed in the meantime, on another page or by somebody else. The newer one stands; yours is kept here as a draft. Update again to put yours in its place.',
    });
  }
  if (wantsJson(c)) return c.json({ annotation: outcome.annotation.id, version: outcome.annotation.version, next: afterChange(c) });
  setFlash(c, `Your answer to task ${task.innerId} is updated.`);
  return go(c, afterChange(c));
}

const afterChange = ({ var: { project, task, user } }: Context<TaskEnv>): string =>
  can(user.role, 'see data') ? paths.task(project.id, task.id) : paths.myWork(project.id);
