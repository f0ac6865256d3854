/** Lines of the log about imports that ended without tasks: whose they were, and why. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { activities } from '#app/db/schema/activities.ts';
import { projects } from '#app/db/schema/projects.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import { record, type Entry } from '../activities.ts';

type Ended = Pick<Import, 'id' | 'projectId' | 'createdBy' | 'decidedBy' | 'sources'>;
export type Ending = 'refuse import' | 'fail import' | 'drop import';

/** In the transaction that ends it. `by` absent: whoever decided upon it, else whoever began it. */
export async function recordEnding(tx: Db, order: Ended, act: Ending, told: Entry['details'], by?: null): Promise<void> {
  const [project] = await tx.select({ organizationId: projects.organizationId }).from(projects).where(eq(projects.id, order.projectId));
  if (!project) return;
  await record(tx, {
    ...project,
    projectId: order.projectId,
    by: by === null ? null : (order.decidedBy ?? order.createdBy),
    act,
    subject: 'import',
    subjectId: order.id,
    details: { files: order.sources.map(({ name }) => name), ...told },
  });
}

/** An import that fails is tried again, twenty times: the log hears of it once. */
export async function recordFailure(tx: Db, order: Ended, why: string): Promise<void> {
  const lines = await tx
    .select({ id: activities.id })
    .from(activities)
    .innerJoin(projects, eq(projects.organizationId, activities.organizationId))
    .where(and(eq(projects.id, order.projectId), eq(activities.act, 'fail import'), eq(activities.subjectId, order.id)))
    .limit(1);
  if (lines.length === 0) await recordEnding(tx, order, 'fail import', { why });
}

/** A fault of ours in words that tell nothing of the data: a query that failed holds some of it. The server's log has all of it. */
export function whyFailed(error: unknown): string {
  const causes = [error, error instanceof Error ? error.cause : undefined];
  const codes = causes.map((each) => (each as { code?: unknown } | undefined)?.code);
  const code = codes.find((each): each is string => typeof each === 'string' && /^[A-Z\d_]{3,40}$/.test(each));
  return `a fault of ours${code ? ` (${code})` : ''}; the server’s log says more`;
}
