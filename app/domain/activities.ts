import { activities } from '#app/db/schema/activities.ts';
import type { Db } from '#app/db/client.ts';

/** A line for the log. `by` null: the system itself. */
export type Entry = {
  organizationId: number;
  projectId?: number;
  by: number | null;
  /** Imperative words: 'submit annotation'. */
  act: string;
  /** Noun of what it happened to: 'task', 'project'. */
  subject: string;
  subjectId?: number;
  /** Never secrets, never whole answers. */
  details?: Record<string, unknown>;
};

/** Writes one line in the transaction of the act it tells about. */
export async function record(tx: Db, entry: Entry): Promise<void> {
  await tx.insert(activities).values(entry);
}
