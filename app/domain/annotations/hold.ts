import { and, eq } from 'drizzle-orm';
import { notFound } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, type Annotation } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { lockTask } from '../leases.ts';

/** Reads an annotation under its task's lock: nobody changes or deletes it until the transaction ends. @throws Refused not-found */
export async function holdAnnotation(tx: Db, project: Pick<Project, 'id'>, id: number): Promise<Annotation> {
  const here = and(eq(annotations.id, id), eq(annotations.projectId, project.id));
  const [seen] = await tx.select({ taskId: annotations.taskId }).from(annotations).where(here);
  if (!seen) throw notFound();
  await lockTask(tx, { id: seen.taskId });
  const [found] = await tx.select().from(annotations).where(here);
  if (!found) throw notFound();
  return found;
}
