/** Verdicts on annotations. The one that holds stands on the annotation as well, where lists, counters and exports find it. */
import { and, desc, eq, inArray, lte, sql, type SQL } from 'drizzle-orm';
import { can } from '#app/core/permissions.ts';
import { personName } from '#app/core/person-name.ts';
import { Refused } from '#app/core/refused.ts';
import type { Verdict } from '#app/core/verdicts.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, reviews, type Annotation, type Review } from '#app/db/schema/annotations.ts';
import { users, type User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { record } from './activities.ts';
import { holdAnnotation } from './annotations/hold.ts';

/** `version` of the annotation that was looked at. */
export type Judgement = { verdict: Verdict; comment: string; version: number };
/** `newer`: it was changed meanwhile, and nothing is said of what nobody has looked at. */
export type Reviewed = { review: Review; repeated: boolean } | { newer: Annotation };

/**
 * Approves or rejects an annotation as it is now. The same verdict twice is one review.
 * @throws Refused not-found; forbidden for one's own; invalid for a rejection without a comment.
 */
export async function reviewAnnotation(db: Db, project: Project, id: number, judgement: Judgement, by: User): Promise<Reviewed> {
  const { verdict, comment, version } = judgement;
  return db.transaction(async (tx) => {
    const annotation = await holdAnnotation(tx, project, id);
    if (annotation.completedBy === by.id) throw new Refused('forbidden', 'This annotation is your own. Somebody else has to review it.');
    if (verdict === 'rejected' && comment === '')
      throw new Refused('invalid', 'Say in the comment what is to be changed: whoever gave this answer reads it.', 'comment');
    if (annotation.version !== version) return { newer: annotation };
    const last = await maybeHolding(tx, annotation);
    if (last?.createdBy === by.id && last.verdict === verdict && (comment === '' || comment === last.comment))
      return { review: last, repeated: true };
    const [review] = await tx
      .insert(reviews)
      .values({ projectId: project.id, annotationId: id, verdict, comment, version, createdBy: by.id })
      .returning();
    await settle(tx, annotation, verdict);
    await note(tx, project, annotation, verdict === 'approved' ? 'approve annotation' : 'reject annotation', by);
    return { review: review!, repeated: false };
  });
}

/** Takes one's own review back; the one before it holds again, if it is of the same version. Twice is harmless. @throws Refused forbidden for another's */
export async function withdrawReview(db: Db, project: Project, annotationId: number, id: number, by: User): Promise<Annotation> {
  return db.transaction(async (tx) => {
    const annotation = await holdAnnotation(tx, project, annotationId);
    const here = and(eq(reviews.id, id), eq(reviews.annotationId, annotation.id));
    const [found] = await tx.select().from(reviews).where(here);
    if (!found) return annotation;
    if (found.createdBy !== by.id) throw new Refused('forbidden', 'This review is somebody else’s. Give your own, which then holds.');
    await tx.delete(reviews).where(here);
    const holding = await maybeHolding(tx, annotation);
    await settle(tx, annotation, holding?.verdict ?? null);
    await note(tx, project, annotation, 'withdraw review', by);
    return annotation;
  });
}

/** The newest review of what the annotation says now. */
export async function maybeHolding(db: Db, { id, version }: Pick<Annotation, 'id' | 'version'>): Promise<Review | undefined> {
  const [newest] = await db
    .select()
    .from(reviews)
    .where(and(eq(reviews.annotationId, id), eq(reviews.version, version)))
    .orderBy(desc(reviews.id))
    .limit(1);
  return newest;
}

async function settle(tx: Db, { id, verdict: before }: Annotation, verdict: Verdict | null): Promise<void> {
  if (verdict !== before) await tx.update(annotations).set({ verdict }).where(eq(annotations.id, id));
}

const note = (tx: Db, project: Project, { id, taskId, version }: Annotation, act: string, by: User): Promise<void> =>
  record(tx, {
    organizationId: project.organizationId,
    projectId: project.id,
    by: by.id,
    act,
    subject: 'annotation',
    subjectId: id,
    details: { task: taskId, version },
  });

export type GivenReview = Review & { by: Pick<User, 'id' | 'firstName' | 'lastName' | 'email'> };

/** So many of each annotation: a list that somebody reads. */
const mostOfEach = 20;

/** Of some annotations, newest first. One query. */
export async function listReviews(db: Db, of: readonly Pick<Annotation, 'id'>[]): Promise<GivenReview[]> {
  const which: SQL = inArray(
    reviews.annotationId,
    of.map(({ id }) => id),
  );
  const turn = sql<number>`row_number() over (partition by ${reviews.annotationId} order by ${reviews.id} desc)`.as('turn');
  const numbered = db.select({ id: reviews.id, turn }).from(reviews).where(which).as('numbered');
  const rows = await db
    .select({ review: reviews, by: { id: users.id, firstName: users.firstName, lastName: users.lastName, email: users.email } })
    .from(numbered)
    .innerJoin(reviews, eq(reviews.id, numbered.id))
    .innerJoin(users, eq(users.id, reviews.createdBy))
    .where(lte(numbered.turn, mostOfEach))
    .orderBy(desc(reviews.id));
  return rows.map(({ review, by }) => ({ ...review, by }));
}

/** Why an annotation was sent back. `by` is a name, for those who see everybody's work: annotators are not told who else works on a project. */
export type Rejection = { comment: string; by?: string; reviewedAt: Date };

/** Undefined unless what the annotation says now is rejected. */
export async function maybeRejection(db: Db, annotation: Annotation, reader: Pick<User, 'role'>): Promise<Rejection | undefined> {
  if (annotation.verdict !== 'rejected') return undefined;
  const holding = (await listReviews(db, [annotation])).find(({ version }) => version === annotation.version);
  return (
    holding && { comment: holding.comment, by: can(reader.role, 'see data') ? personName(holding.by) : undefined, reviewedAt: holding.createdAt }
  );
}
