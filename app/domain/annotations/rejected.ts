/** One's own answers that were sent back. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { annotations, reviews, type Annotation } from '#app/db/schema/annotations.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks, type Task } from '#app/db/schema/tasks.ts';

/** Who said so is left out: annotators are not told who else works on a project. */
export type RejectedAnswer = Pick<Annotation, 'id' | 'wasCancelled'> & { innerId: number; data: Task['data']; comment: string; reviewedAt: Date };

/** More at once nobody changes; those behind them come as the first are changed. */
const most = 50;

/** The oldest first, at most 50. One query. */
export async function listRejected(db: Db, project: Pick<Project, 'id'>, by: Pick<User, 'id'>): Promise<RejectedAnswer[]> {
  const holding = sql`(select max(r.id) from reviews r where r.annotation_id = ${annotations.id} and r.version = ${annotations.version})`;
  return db
    .select({
      id: annotations.id,
      wasCancelled: annotations.wasCancelled,
      innerId: tasks.innerId,
      data: tasks.data,
      comment: reviews.comment,
      reviewedAt: reviews.createdAt,
    })
    .from(annotations)
    .innerJoin(tasks, eq(tasks.id, annotations.taskId))
    .innerJoin(reviews, eq(reviews.id, holding))
    .where(and(eq(annotations.projectId, project.id), eq(annotations.completedBy, by.id), sql`${annotations.verdict} = 'rejected'`))
    .orderBy(asc(annotations.id))
    .limit(most);
}
