/**
 * The short way: where nothing can be here already and nobody is to be asked, tasks are written while they are read, in one transaction. It goes
 * back when anything is wrong; then all of it is read once more, to find everything that is.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { copyRowsWithin } from '#app/db/copy.ts';
import { CopyRows, fieldsOf } from '#app/db/copy-rows.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Import, ImportNote } from '#app/db/schema/transfers.ts';
import type { FileStore } from '#app/outside/files.ts';
import { lockProject } from '../projects.ts';
import { completeImport, type CommitTools } from './commit.ts';
import type { Ground, StagedRow } from './item.ts';
import { isEmpty, noMatch } from './match.ts';
import { Reading } from './read.ts';
import type { Limits } from './sources.ts';
import { putStaged, rowsColumns, rowsTarget, type Place, type Sink, type Staging } from './staging.ts';
import { advance } from './standing.ts';
import { wordsLater } from './words.ts';

/** With a random key of ours: rows with a default that may change from row to row are written one by one. */
const target = 'tasks (project_id, import_id, created_by, overlap, source, inner_id, row_number, random_key, external_id, data, meta)';
const columns = 11;

/** Something is wrong, is here already, or was read for another labeling config: this way is not for it. */
class NotThisWay extends Error {}

/** What is alike in all tasks of a file. */
const alike = (project: Project, order: Import, file: string): Uint8Array =>
  fieldsOf((fields) => {
    fields.long(project.id);
    fields.long(order.id);
    fields.long(order.createdBy);
    fields.int(project.overlap);
    fields.text(file);
  });

/** Tasks go into their own table; those that bring answers leave them in the staging table for the end. */
function tasksTable(tx: Db, project: Project, order: Import): Sink {
  let [answers, stored] = [new CopyRows(rowsColumns, 0), new CopyRows(rowsColumns, 0)];
  let last = { file: '', alike: alike(project, order, '') };
  return {
    columns,
    put(batch: CopyRows, task: StagedRow, place: Place, rowNumber: number, written?: string): void {
      if (task.annotations.length + task.predictions.length + (task.drafts?.length ?? 0) > 0)
        putStaged(answers, order.id, { ...task, data: {}, meta: {} }, place, rowNumber);
      if (last.file !== place.file) last = { file: place.file, alike: alike(project, order, place.file) };
      batch.row();
      batch.fields(last.alike);
      batch.int(project.lastInnerId + rowNumber);
      batch.int(rowNumber);
      batch.real(Math.random());
      batch.text(task.external_id);
      batch.json(task.data, written);
      batch.json(task.meta);
    },
    async store(batch: CopyRows): Promise<void> {
      await copyRowsWithin(tx, target, batch);
      if (answers.count === 0) return;
      // The next ones gather meanwhile.
      [answers, stored] = [stored, answers];
      await copyRowsWithin(tx, rowsTarget, stored);
      stored.clear();
    },
    refuse(): void {
      throw new NotThisWay();
    },
  };
}

type Tools = CommitTools & { files: FileStore };

/** New tasks are all alike, so that they are counted once at the end, not by triggers with every batch. */
const countLater = (tx: Db) => tx.execute(sql`select set_config('gloss.counted', 'on', true)`);

async function countNew(tx: Db, { id, overlap }: Project, tasks: number): Promise<void> {
  await tx.execute(sql`select set_config('gloss.counted', 'off', true)`);
  await tx.execute(
    sql`select count_project(${id}::bigint, ${tasks}::int, ${tasks}::int, 0, 0, 0, 0, ${overlap > 1 ? tasks : 0}::int, ${tasks * overlap}::int, 0, 0, 0, 0, 0)`,
  );
}

/** From so many bytes on the words are kept by a job. */
const manyBytes = 2_000_000;

/** What has gone into a sink, and what is to be said of it. */
type Gone = { staging: Staging; notes: ImportNote[] };

/** All that `fill` puts into the sink it is given becomes tasks, with their answers. None is here already; the project is locked. */
export async function storeNew(tx: Db, project: Project, order: Import, fill: (sink: Sink) => Promise<Gone>, tools: CommitTools): Promise<void> {
  const isWordless = tools.enqueue !== undefined && order.totalBytes >= manyBytes;
  if (isWordless) await wordsLater(tx);
  await countLater(tx);
  const { staging, notes } = await fill(tasksTable(tx, project, order));
  const { tasks, annotations, predictions } = staging.counts;
  await countNew(tx, project, tasks);
  const read = { ...order, taskCount: tasks, annotationCount: annotations, predictionCount: predictions, borrowed: [...staging.borrowed] };
  await advance(tx, order, { notes });
  await completeImport(tx, project, read, { tasks, matched: noMatch, isWordless }, tools);
}

/**
 * Whether it came in this way. Other changes of the project wait meanwhile; answers and the stream do not. `guard` is the transaction that the
 * import is run under, so that no further connection is needed.
 */
export async function importDirectly(db: Db, guard: Db, order: Import, ground: Ground, limits: Limits, tools: Tools): Promise<boolean> {
  if (order.duplicates !== 'add' && !(await isEmpty(db, { id: order.projectId }))) return false;
  try {
    await guard.transaction(async (tx) => {
      const project = await lockProject(tx, { id: order.projectId });
      if (project.configVersion !== ground.version) throw new NotThisWay();
      if (order.duplicates !== 'add' && !(await isEmpty(tx, project))) throw new NotThisWay();
      const read = async (sink: Sink): Promise<Reading> => {
        const reading = new Reading(db, tools, order, ground, limits, sink);
        await reading.readAll().finally(() => reading.staging.written());
        return reading;
      };
      await storeNew(tx, project, order, read, tools);
    });
    return true;
  } catch (error) {
    if (error instanceof NotThisWay) return false;
    throw error;
  }
}
