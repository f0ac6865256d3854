import { and, eq, like } from 'drizzle-orm';
import { sampleProjects, type SampleKind } from '#app/core/templates/samples.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { renderInstruction } from '../instructions.ts';
import { createProject, publishProject } from '../projects.ts';

/** A published project with tasks ready to label. Asked for again, it makes another, numbered. */
export async function createSampleProject(db: Db, kind: SampleKind, by: User): Promise<Project> {
  const sample = sampleProjects.find((each) => each.kind === kind)!;
  return db.transaction(async (tx) => {
    const title = await freshTitle(tx, sample.title, by);
    const project = await createProject(
      tx,
      {
        title,
        description: sample.description,
        markup: sample.markup,
        instruction: renderInstruction(sample.instruction),
        showInstruction: true,
      },
      by,
    );
    await tx
      .insert(tasks)
      .values(
        sample.data.map((data, at) => ({ projectId: project.id, innerId: at + 1, data: { ...data }, source: 'sample data', createdBy: by.id })),
      );
    await tx.update(projects).set({ lastInnerId: sample.data.length }).where(eq(projects.id, project.id));
    return publishProject(tx, project, true, by);
  });
}

async function freshTitle(tx: Db, title: string, by: User): Promise<string> {
  const taken = await tx
    .select({ title: projects.title })
    .from(projects)
    .where(and(eq(projects.createdBy, by.id), like(projects.title, `${title}%`)));
  const titles = new Set(taken.map((row) => row.title));
  let number = 0;
  while (titles.has(number ? `${title} (${number})` : title)) number += 1;
  return number ? `${title} (${number})` : title;
}
