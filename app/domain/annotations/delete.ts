import { sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import type { Annotation } from '#app/db/schema/annotations.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { deleteAnnotations, type Deletion } from '../deletions.ts';

/** Takes one annotation away; it can be restored for 30 days. Undefined when it was gone already. */
export async function deleteAnnotation(
  db: Db,
  project: Project,
  annotation: Pick<Annotation, 'id'>,
  now: Date,
  by: User,
): Promise<Deletion | undefined> {
  return deleteAnnotations(db, project, now, by, sql`id = ${annotation.id}`);
}
