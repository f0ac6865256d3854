import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';

export type Pseudonym = (person: number) => string;

/** Names for the people of a project that tell nothing: the same in each of its exports, others in other projects. */
export async function pseudonymsOf(db: Db, project: Pick<Project, 'id'>): Promise<Pseudonym> {
  const [found] = await db.select({ salt: projects.pseudonymSalt }).from(projects).where(eq(projects.id, project.id));
  const salt = `${found?.salt ?? ''} ${project.id}`;
  return (person) => `annotator-${createHash('sha256').update(`${salt} ${person}`).digest('hex').slice(0, 10)}`;
}

/** Whether a name was made here, in this project or another one. Whose it is cannot be told. */
export const isPseudonym = (name: unknown): boolean => typeof name === 'string' && /^annotator-[0-9a-f]{10}$/.test(name.trim());
