/** Bringing tasks in: files are kept, a job reads and checks them, and all of it becomes tasks at once or not at all. */
import { and, desc, eq, or, sql } from 'drizzle-orm';
import { notFound, Refused } from '#app/core/refused.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { projectMembers, projects, type Project } from '#app/db/schema/projects.ts';
import { files, importRows, imports, type Import, type StoredFile } from '#app/db/schema/transfers.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import type { FileStore } from '#app/outside/files.ts';
import { record } from './activities.ts';
import { typeOf, type Received } from './files.ts';
import { commitImport } from './imports/commit.ts';
import type { Ground } from './imports/item.ts';
import { Reading } from './imports/read.ts';
import { currentConfig } from './labeling-configs.ts';
import { wantsPreview } from './previews.ts';
import { alone } from './transfers.ts';

/** Writes down what is to be read. Without `enqueue` the caller runs it himself. @throws Refused invalid when there is nothing. */
export async function startImport(db: Db, project: Project, received: Received[], by: User, enqueue?: Enqueue): Promise<Import> {
  if (received.length === 0) throw new Refused('invalid', 'Choose a file, or paste some lines.', 'files');
  return db.transaction(async (tx) => {
    const rows = received.map(({ name, kind, key, size, sha256 }) => ({
      projectId: project.id,
      name,
      type: typeOf(kind),
      key,
      size,
      sha256,
      createdBy: by.id,
    }));
    const kept = await tx.insert(files).values(rows).returning();
    const sources = kept.map(({ id, name, size }) => ({ fileId: id, name, size }));
    const [order] = await tx
      .insert(imports)
      .values({ projectId: project.id, createdBy: by.id, sources, totalBytes: sources.reduce((sum, { size }) => sum + size, 0) })
      .returning();
    await record(tx, {
      organizationId: project.organizationId,
      projectId: project.id,
      by: by.id,
      act: 'start import',
      subject: 'import',
      subjectId: order!.id,
      details: { files: sources.map(({ name }) => name) },
    });
    if (enqueue) await enqueueCopies(tx, kept, enqueue);
    if (enqueue) await enqueue(tx, 'import.run', { importId: order!.id });
    return order!;
  });
}

/** What is kept beside media so that tasks show them quickly. */
async function enqueueCopies(tx: Db, kept: readonly StoredFile[], enqueue: Enqueue): Promise<void> {
  for (const file of kept) {
    if (file.type.startsWith('audio/')) await enqueue(tx, 'peaks.keep', { fileId: file.id });
    if (wantsPreview(file)) await enqueue(tx, 'previews.keep', { fileId: file.id });
  }
}

type Tools = { files: FileStore; clock: () => Date };

/**
 * Reads, checks, stores. Running it again is harmless: a finished one does nothing, one that was cut off starts over. Two at
 * once cannot be: the second one fails, and its job is tried again later.
 */
export async function runImport(db: Db, importId: number, tools: Tools): Promise<void> {
  await alone(db, `import ${importId}`, async () => {
    const [order] = await db.select().from(imports).where(eq(imports.id, importId));
    if (!order || order.state === 'done' || order.state === 'refused') return;
    await db
      .update(imports)
      .set({ state: 'running', startedAt: order.startedAt ?? tools.clock(), problems: [] })
      .where(eq(imports.id, importId));
    try {
      await readAndStore(db, order, tools);
    } catch (error) {
      await db.update(imports).set({ state: 'failed', finishedAt: tools.clock() }).where(eq(imports.id, importId));
      throw error;
    }
  });
}

async function readAndStore(db: Db, order: Import, { files: store, clock }: Tools): Promise<void> {
  const reading = new Reading(db, store, order, await groundOf(db, order));
  await reading.readAll();
  const { counts, problems, borrowed } = reading;
  if (counts.problems === 0) return commitImport(db, order, { counts, borrowed }, clock());
  await db.transaction(async (tx) => {
    await tx.delete(importRows).where(eq(importRows.importId, order.id));
    await tx
      .update(imports)
      .set({ state: 'refused', finishedAt: clock(), problemCount: counts.problems, problems, taskCount: 0, annotationCount: 0, predictionCount: 0 })
      .where(eq(imports.id, order.id));
  });
}

/** Members, and everybody who may open every project of the organization, may be named as authors. */
async function groundOf(db: Db, order: Import): Promise<Ground> {
  const [project] = await db.select().from(projects).where(eq(projects.id, order.projectId));
  if (!project) throw notFound();
  const member = sql`exists (select 1 from ${projectMembers} where ${projectMembers.projectId} = ${project.id} and ${projectMembers.userId} = ${users.id})`;
  const people = await db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(
      and(
        eq(users.organizationId, project.organizationId),
        or(member, eq(users.id, order.createdBy), sql`${users.role} in ('owner', 'administrator')`),
      ),
    );
  const [by] = await db.select().from(users).where(eq(users.id, order.createdBy));
  const { parsed } = await currentConfig(db, project);
  return {
    config: project.configVersion === 0 ? undefined : parsed,
    by: by!,
    people: { ids: new Set(people.map(({ id }) => id)), byEmail: new Map(people.map(({ id, email }) => [email, id])) },
  };
}

export async function findImport(db: Db, project: Pick<Project, 'id'>, id: number): Promise<Import> {
  const [found] = await db
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), eq(imports.projectId, project.id)));
  if (!found) throw notFound();
  return found;
}

export type ListedImport = { import: Import; by: Pick<User, 'firstName' | 'lastName' | 'email'> };

/** Newest first, the last fifty. */
export async function listImports(db: Db, project: Pick<Project, 'id'>): Promise<ListedImport[]> {
  return db
    .select({ import: imports, by: { firstName: users.firstName, lastName: users.lastName, email: users.email } })
    .from(imports)
    .innerJoin(users, eq(users.id, imports.createdBy))
    .where(eq(imports.projectId, project.id))
    .orderBy(desc(imports.id))
    .limit(50);
}
