import { isDeepStrictEqual } from 'node:util';
import { Hono, type Context } from 'hono';
import type { z } from 'zod';
import type { Row } from '#app/core/labeling/result.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { notFound } from '#app/core/refused.ts';
import type { Annotation, Draft } from '#app/db/schema/annotations.ts';
import { findAnnotation, mayOpen } from '#app/domain/annotations/own.ts';
import { deleteDraft, saveDraft } from '#app/domain/drafts.ts';
import type { TaskEnv } from '#app/web/env.ts';
import { errorsOf } from '#app/web/forms.ts';
import { go } from '#app/web/respond.tsx';
import { allow, inProject, inTask, number, signedIn } from '#app/web/scopes.ts';
import { draftForm, wantsJson } from './answer-form.ts';

const isJson = (c: Context): boolean => (c.req.header('Content-Type') ?? '').startsWith('application/json');

/** A draft comes as JSON from the journal or as a form. Broken JSON is read as nothing, which the schema refuses. */
async function readDraft(c: Context): Promise<ReturnType<typeof draftForm.safeParse>> {
  return draftForm.safeParse(isJson(c) ? await c.req.json<unknown>().catch(() => undefined) : await c.req.parseBody().catch(() => undefined));
}

/** A draft of a change belongs to an annotation of this very task that this person may open. */
async function assertOpens(c: Context<TaskEnv>, annotationId: number | null): Promise<void> {
  if (annotationId === null) return;
  const annotation = await findAnnotation(c.var.db, c.var.project, annotationId, c.var.user);
  if (annotation.taskId !== c.var.task.id) throw notFound();
}

const aheadOf = ({ version, updatedAt, result, writer, sequence }: Draft) => ({ version, saved_at: updatedAt, result, writer, sequence });

/** Of what this person has answered already: whether it is the same, and where it may be opened again. */
const answerOf = ({ var: { project, user } }: Context<TaskEnv>, answer: Annotation, result: Row[]) => ({
  same: isDeepStrictEqual(answer.result, result),
  annotation: mayOpen(project, answer, user) ? answer.id : null,
});

async function save(c: Context<TaskEnv>, values: z.infer<typeof draftForm>): Promise<Response> {
  const { db, project, task, user } = c.var;
  const { annotation, lead_time: leadTime, ...rest } = values;
  const saved = await saveDraft(db, project, task, { ...rest, leadTime, annotationId: annotation }, user);
  if ('answered' in saved) return c.json({ answered: answerOf(c, saved.answered, rest.result) }, 409);
  if ('ahead' in saved) return c.json({ ahead: aheadOf(saved.ahead) }, 409);
  return c.json({ version: saved.draft.version, saved_at: saved.draft.updatedAt, fence: saved.lease?.fence ?? null });
}

export const draftRoutes = new Hono<TaskEnv>()
  .use(paths.draft(':project', ':task'), signedIn, inProject, inTask)
  .put(paths.draft(':project', ':task'), allow('label tasks'), async (c) => {
    const read = await readDraft(c);
    if (!read.success) return c.json({ problems: Object.values(errorsOf(read.error)).map((message) => ({ message })) }, 422);
    await assertOpens(c, read.data.annotation);
    return save(c, read.data);
  })
  .delete(paths.draft(':project', ':task'), allow('label tasks'), async (c) => {
    const { db, project, task, user } = c.var;
    const annotation = c.req.query('annotation') === undefined ? null : number(c.req.query('annotation'));
    await deleteDraft(db, project, task, annotation, user);
    return wantsJson(c) ? c.body(null, 204) : go(c, withQuery(paths.label(project.id, task.id), { annotation: annotation ?? undefined }));
  });
