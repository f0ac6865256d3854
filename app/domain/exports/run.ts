/** Making the file of a kept export. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { exports, files, type Export } from '#app/db/schema/transfers.ts';
import type { ExportFormat } from '#app/formats/catalog.ts';
import type { FileStore } from '#app/outside/files.ts';
import { alone } from '../transfers.ts';
import { mediaFormat, writeMedia } from './media.ts';
import type { ExportOptions } from './options.ts';
import { countChosen } from './records.ts';
import { Tally } from './tally.ts';
import { writeExport, type ExportedFile } from './write.ts';

type Tools = { files: FileStore; clock: () => Date };

/** Nobody wants it any more. */
class Dropped extends Error {}

/**
 * Makes the file, of the project as it is at one moment; running it again after a crash makes it anew, and a finished one is left
 * alone. What was made before stays until the new file is whole.
 */
export async function runExport(db: Db, exportId: number, tools: Tools): Promise<void> {
  await alone(
    db,
    `export ${exportId}`,
    async (guard) => {
      const [found] = await guard
        .select({ order: exports, project: projects })
        .from(exports)
        .innerJoin(projects, eq(projects.id, exports.projectId))
        .where(and(eq(exports.id, exportId), isNull(exports.deletedAt)));
      if (!found || found.order.state === 'done') return;
      try {
        await makeFile(db, guard, found, tools);
      } catch (error) {
        if (error instanceof Dropped) return;
        await db.update(exports).set({ state: 'failed', finishedAt: tools.clock() }).where(eq(exports.id, exportId));
        throw error;
      }
    },
    { atOneMoment: true },
  );
}

type Found = { order: Export; project: Project };
type Made = { file: ExportedFile; print?: string };

/** Milliseconds between two words on how far it is. */
const pause = 1000;

/** @throws Dropped when the export is gone. */
async function tell(db: Db, order: Export, values: Partial<typeof exports.$inferInsert>): Promise<void> {
  const told = await db
    .update(exports)
    .set(values)
    .where(and(eq(exports.id, order.id), isNull(exports.deletedAt)))
    .returning({ id: exports.id });
  if (told.length === 0) throw new Dropped();
}

const countsOf = ({ tasks, annotations, undecided }: Tally) => ({ taskCount: tasks, annotationCount: annotations, undecidedCount: undecided });

async function makeFile(db: Db, guard: Db, { order, project }: Found, { files: store, clock }: Tools): Promise<void> {
  let toldAt = Date.now();
  const tally = new Tally(async (far) => {
    if (Date.now() - toldAt < pause) return;
    toldAt = Date.now();
    await tell(db, order, countsOf(far));
  });
  const { totalCount, make } = await prepared(guard, project, order, store);
  await tell(db, order, { state: 'running', totalCount, ...countsOf(tally) });
  const { file, print } = await make(tally);
  const kept = await store.put(file.bytes);
  const { gone } = tally;
  // What is gone may be brought back: then the same files make another archive.
  const values = { ...countsOf(tally), print: gone ? null : print, options: { ...order.options, gone }, finishedAt: clock() };
  const before = await put(db, project, order, { file, kept, values });
  if (before) await store.delete(before);
}

type Prepared = { totalCount: number; make: (tally: Tally) => Promise<Made> };

async function prepared(guard: Db, project: Project, order: Export, store: FileStore): Promise<Prepared> {
  if (order.format === mediaFormat) return writeMedia(guard, project, store);
  const asked = { format: order.format as ExportFormat, options: order.options as ExportOptions };
  const totalCount = await countChosen(guard, project, asked.options);
  const make = async (tally: Tally) => ({ file: await writeExport(guard, project, asked, { files: store, clock: () => order.createdAt, tally }) });
  return { totalCount, make };
}

type Kept = Awaited<ReturnType<FileStore['put']>>;

/** Answers the key of bytes that nobody needs now: those that were replaced; its own, where the export was deleted meanwhile. */
async function put(
  db: Db,
  project: Project,
  order: Export,
  { file, kept, values }: { file: ExportedFile; kept: Kept; values: Partial<typeof exports.$inferInsert> },
): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    const [still] = await tx
      .select({ fileId: exports.fileId })
      .from(exports)
      .where(and(eq(exports.id, order.id), isNull(exports.deletedAt)))
      .for('update');
    if (!still) return kept.key;
    const { name, type } = file;
    const [made] = await tx
      .insert(files)
      .values({ projectId: project.id, name, type, createdBy: order.createdBy, ...kept })
      .returning();
    await tx
      .update(exports)
      .set({ ...values, state: 'done', fileId: made!.id })
      .where(eq(exports.id, order.id));
    if (still.fileId === null) return undefined;
    const [replaced] = await tx.delete(files).where(eq(files.id, still.fileId)).returning({ key: files.key });
    return replaced?.key;
  });
}
