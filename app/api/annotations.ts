import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { can } from '#app/core/permissions.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { Annotation } from '#app/db/schema/annotations.ts';
import { submitAnnotation } from '#app/domain/annotations.ts';
import { deleteAnnotation } from '#app/domain/annotations/delete.ts';
import { setLeadTime, updateAnnotation } from '#app/domain/annotations/update.ts';
import { exportedAnnotation } from '#app/domain/exports/records.ts';
import { markGroundTruth, unmarkGroundTruth } from '#app/domain/ground-truths.ts';
import { currentConfig } from '#app/domain/labeling-configs.ts';
import { maybeLease } from '#app/domain/leases.ts';
import { skipTask, type Skip } from '#app/domain/skips.ts';
import type { TaskEnv, UserEnv } from '#app/web/env.ts';
import { answers, body, calls, guarded, inPath, nothing } from './calls.ts';
import { byAnnotation, byTask, type AnnotationEnv } from './scopes.ts';
import { AnnotationChanges, AnnotationShape, GivenAnnotation } from './shapes/answers.ts';
import { shownTask } from './tasks.ts';

/** Annotators are not told which answers are ground truths (T40). */
const shown = ({ var: { user } }: Context, annotation: Annotation) =>
  exportedAnnotation(can(user.role, 'see data') ? annotation : { ...annotation, groundTruthAt: null });

/** What an answer may come to beside being stored. @throws Refused unless it was */
function stored(outcome: { annotation: Annotation } | { problems: { message: string }[] } | { taken: true } | { newer: Annotation }): Annotation {
  if ('annotation' in outcome) return outcome.annotation;
  if ('problems' in outcome)
    throw new Refused(
      'invalid',
      outcome.problems
        .slice(0, 20)
        .map(({ message }) => message)
        .join(' '),
      'result',
    );
  if ('newer' in outcome) throw new Refused('conflict', 'This annotation was changed at the same moment. Read it again, then change it.');
  throw new Refused('conflict', 'Others have given all the answers this task needs. Yours is kept as your draft. Ask for the next task.');
}

/** Stars or unstars, for those who may; for others the key does not exist (T32). */
async function star(
  tx: Db,
  { var: { project, user } }: { var: Pick<TaskEnv['Variables'], 'project' | 'user'> },
  annotation: Annotation,
  wanted: boolean | undefined,
): Promise<Annotation> {
  if (wanted === undefined || !can(user.role, 'mark ground truth') || wanted === (annotation.groundTruthAt !== null)) return annotation;
  return (wanted ? markGroundTruth : unmarkGroundTruth)(tx, project, annotation.id, user);
}

/** Under the lease this person has, or on a free place; who may edit annotations may add one more. */
async function add(tx: Db, c: Context<TaskEnv>, given: z.infer<typeof GivenAnnotation>): Promise<Annotation> {
  const { project, task, user } = c.var;
  const { id: configId } = await currentConfig(tx, project);
  const lease = await maybeLease(tx, task, user);
  const answer: Skip = {
    uniqueId: given.unique_id ?? randomUUID(),
    configId,
    fence: lease?.fence ?? null,
    leadTime: given.lead_time ?? 0,
    extra: can(user.role, 'edit annotations'),
  };
  const { result } = given;
  if (given.was_cancelled || !result) return skipTask(tx, project, task, { ...answer, result }, user);
  return star(tx, c, stored(await submitAnnotation(tx, project, task, { ...answer, result }, user)), given.ground_truth);
}

/** An answer stays one; a skip becomes one by a result, and by nothing else. @throws Refused invalid where `was_cancelled` says otherwise */
function refuseTurn({ wasCancelled }: Annotation, { result, was_cancelled: wanted }: z.infer<typeof AnnotationChanges>): void {
  const refused = (sentence: string) => new Refused('invalid', sentence, 'was_cancelled');
  if (wanted && !wasCancelled) throw refused('An answer cannot become a skip. Delete it and skip the task instead.');
  if (wanted && result) throw refused('A result makes an answer of this skip. Send it without "was_cancelled", or leave the result out.');
  if (wanted === false && wasCancelled && !result) throw refused('A skip becomes an answer by its result. Send "result" along.');
}

async function change(tx: Db, c: Context<AnnotationEnv>, given: z.infer<typeof AnnotationChanges>): Promise<Annotation> {
  const { project, annotation, user } = c.var;
  const { lead_time: leadTime } = given;
  // A skip that is sent back as it was read stays one.
  const isAsRead = given.was_cancelled && annotation.wasCancelled && isDeepStrictEqual(given.result, annotation.result);
  const result = isAsRead ? undefined : given.result;
  refuseTurn(annotation, { ...given, result });
  let changed = annotation;
  if (result) changed = await replaceResult(tx, c, { result, leadTime });
  else if (leadTime) changed = await setLeadTime(tx, project, annotation, leadTime, user);
  return star(tx, c, changed, given.ground_truth);
}

async function replaceResult(
  tx: Db,
  { var: { project, task, annotation, user } }: Context<AnnotationEnv>,
  { result, leadTime }: { result: Row[]; leadTime?: number | null },
): Promise<Annotation> {
  const { id: configId } = await currentConfig(tx, project);
  const lease = await maybeLease(tx, task, user);
  // It adds up in the domain, as pages send what was spent since; here it is told as a whole, and never shrinks.
  const spent = leadTime ? leadTime - (annotation.leadTime ?? 0) : 0;
  const extra = can(user.role, 'edit annotations');
  const asked = { result, configId, fence: lease?.fence ?? null, leadTime: spent, version: annotation.version, extra };
  return stored(await updateAnnotation(tx, project, task, annotation, asked, user));
}

const many = calls<TaskEnv>();
// The older name is a second path to the same handlers, behind the same guards (T30).
for (const path of ['/tasks/{task}/annotations', '/tasks/{task}/completions']) {
  many.openapi(
    createRoute({
      method: 'get',
      path,
      summary: 'Annotations of a task, oldest first; annotators see their own',
      middleware: guarded('label tasks', byTask),
      request: { params: inPath('task') },
      responses: answers(200, 'All of them', z.array(AnnotationShape)),
    }),
    async (c) => c.json((await shownTask(c)).annotations, 200),
  );
  many.openapi(
    createRoute({
      method: 'post',
      path,
      summary: 'Answer a task, or skip it with was_cancelled: without a result the skip keeps what your draft holds',
      middleware: guarded('label tasks', byTask),
      request: { params: inPath('task'), body: body(GivenAnnotation) },
      responses: answers(201, 'The annotation', AnnotationShape),
    }),
    async (c) => c.json(shown(c, await add(c.var.db, c, c.req.valid('json'))), 201),
  );
}

const params = inPath('annotation');
const path = '/annotations/{annotation}';
const one = calls<AnnotationEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path,
      summary: 'An annotation',
      middleware: guarded('label tasks', byAnnotation),
      request: { params },
      responses: answers(200, 'The annotation', AnnotationShape),
    }),
    (c) => c.json(shown(c, c.var.annotation), 200),
  )
  .openapi(
    createRoute({
      method: 'patch',
      path,
      summary:
        'Change an annotation: your own, or any if your role edits annotations. A skip becomes an answer by a result. A ground truth does not count toward overlap; with ground_truth false it counts again',
      middleware: guarded('label tasks', byAnnotation),
      request: { params, body: body(AnnotationChanges) },
      responses: answers(200, 'The annotation', AnnotationShape),
    }),
    async (c) => c.json(shown(c, await change(c.var.db, c, c.req.valid('json'))), 200),
  )
  .openapi(
    createRoute({
      method: 'delete',
      path,
      summary: 'Delete an annotation; it can be restored for 30 days',
      middleware: guarded('delete annotations', byAnnotation),
      request: { params },
      responses: nothing,
    }),
    async (c) => {
      const { db, project, annotation, user, clock } = c.var;
      await deleteAnnotation(db, project, annotation, clock(), user);
      return c.body(null, 204);
    },
  );

export const apiAnnotations = calls<UserEnv>()
  .route('/', many as never)
  .route('/', one as never);
