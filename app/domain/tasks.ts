import { and, eq } from 'drizzle-orm';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks, type Task } from '#app/db/schema/tasks.ts';

/** @throws Refused not-found for a task that is missing or of another project. */
export async function findTask(db: Db, project: Project, id: number): Promise<Task> {
  const [task] = await db.select().from(tasks).where(and(eq(tasks.id, id), eq(tasks.projectId, project.id)));
  if (!task) throw notFound();
  return task;
}
