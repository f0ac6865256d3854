/** What was read and is right waits in the staging table; what is wrong is written down. Both by the batch, so that memory stays flat. */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { copyField, copyIn, copyRows } from '#app/db/copy.ts';
import { CopyRows } from '#app/db/copy-rows.ts';
import { importMatches, importProblems, importRows } from '#app/db/schema/import-rows.ts';
import { imports, type Import, type ImportProblem } from '#app/db/schema/transfers.ts';
import { addressesIn, findNamed, noSuchFile, withAddresses } from '../files/named.ts';
import type { Ground, StagedRow } from './item.ts';
import { Cancelled } from './standing.ts';

export const mostProblems = 100;
/** A batch is written when it has so many rows, or so many bytes: less than the memory in which the database keeps them for its triggers. */
const [batchRows, batchLength] = [4000, 2_000_000];
/** What a batch takes at first: the row that fills it comes on top. */
const batchSize = batchLength + 100_000;
const mostWaiting = 500;
/** So many batches wait at most, so that the database has its next one at hand while pages are answered or a file is waited for. */
const mostQueued = 4;
/** How often the page hears how far it is, and the import whether it is cancelled; and how long it may go without a word while nothing gathers. */
const [tellEveryMs, silentMs] = [250, 500];
export const rowsTarget = 'import_rows (import_id, row_number, source, line, external_id, own_task, data, meta, annotations, predictions, drafts)';
const problemTarget = 'import_problems (import_id, number, file, line, message)';

/** `alone`: of the tasks, those that are answers alone. */
export type Counts = { tasks: number; alone: number; annotations: number; predictions: number; problems: number };
/** Where a task stood: the line of its file, and which item of it it was. */
export type Place = { file: string; row: number; number: number };
/** One that names uploaded files: those are looked up for many at once. */
type Waiting = { task: StagedRow; place: Place; rowNumber: number; asked: string[] };

/**
 * Where rows go: written into batches of so many columns, which are stored one after the other. `written`: the data as JSON, where that stands already.
 * `refuse` is told of a problem before it is kept. `goesOn`: rows are stored though something is wrong, to be counted; else only the checking goes on,
 * since nothing will come of them.
 */
export type Sink = {
  columns: number;
  put(batch: CopyRows, task: StagedRow, place: Place, rowNumber: number, written?: string): void;
  store(batch: CopyRows): Promise<void>;
  refuse?(): void;
  goesOn?: boolean;
};

/** `by` whom the rows come in. `isOwn`: they stood here before, and keep their order, and an address that leads nowhere by now. */
type Asking = Pick<Ground, 'by'> & { isOwn?: boolean };

/** A row for `rowsTarget`. */
export function putStaged(batch: CopyRows, importId: number, task: StagedRow, { file, row }: Place, rowNumber: number, written?: string): void {
  batch.row();
  batch.long(importId);
  batch.int(rowNumber);
  batch.text(file);
  batch.int(row);
  batch.text(task.external_id);
  batch.long(task.own_task);
  batch.json(task.data, written);
  batch.json(task.meta);
  batch.json(task.annotations);
  batch.json(task.predictions);
  batch.json(task.drafts ?? []);
}
export const rowsColumns = 11;

/** Whoever asks what would come of it hears that of the rows that are right, too. */
const stagingTable = (db: Db, { id, asks }: Pick<Import, 'id' | 'asks'>): Sink => ({
  columns: rowsColumns,
  goesOn: asks !== 'never',
  put: (batch, task, place, rowNumber, written) => putStaged(batch, id, task, place, rowNumber, written),
  store: (batch) => copyRows(db, rowsTarget, batch),
});

export class Staging {
  readonly counts: Counts = { tasks: 0, alone: 0, annotations: 0, predictions: 0, problems: 0 };
  /** The first of them. */
  readonly problems: ImportProblem[] = [];
  /** Ids of other projects' files that the tasks name. */
  readonly borrowed = new Set<number>();
  #waiting: Waiting[] = [];
  #waitingLength = 0;
  #faults: ImportProblem[] = [];
  #batch: CopyRows;
  /** Batches that were stored, to be filled anew: new memory for each would have to be collected again. */
  readonly #idle: CopyRows[] = [];
  /** Batches on their way, one after the other. */
  #writing: Promise<void>[] = [];
  #toldAt = 0;
  #readBytes = 0;

  constructor(
    readonly db: Db,
    readonly order: Pick<Import, 'id' | 'projectId' | 'asks'>,
    readonly ground: Asking,
    readonly sink: Sink = stagingTable(db, order),
  ) {
    this.#batch = this.#newBatch();
  }

  #newBatch(): CopyRows {
    return this.#idle.pop() ?? new CopyRows(this.sink.columns, batchSize);
  }

  /** Nothing of an earlier run stays. */
  async empty(): Promise<void> {
    await dropStaged(this.db, this.order);
    await dropProblems(this.db, this.order);
  }

  say(file: string, row: number, message: string): void {
    this.sink.refuse?.();
    this.counts.problems += 1;
    // Quoted data may hold what no text of the database can.
    const problem = { file, row, message: message.toWellFormed().replaceAll('\0', '\uFFFD') };
    if (this.problems.length < mostProblems) this.problems.push(problem);
    this.#faults.push(problem);
  }

  /** `written`: its data as JSON, where that stands already. */
  add(task: StagedRow, place: Place, written?: string): void {
    const { counts } = this;
    counts.tasks += 1;
    counts.alone += Number(task.data === null);
    counts.annotations += task.annotations.length;
    counts.predictions += task.predictions.length;
    const asked = task.data ? addressesIn(task.data) : [];
    const isInTurn = !this.ground.isOwn || this.#waiting.length === 0;
    if (asked.length === 0 && isInTurn) return this.#write(task, place, counts.tasks, written);
    this.#waiting.push({ task, place, rowNumber: counts.tasks, asked });
    this.#waitingLength += JSON.stringify(task.data).length;
  }

  get #isCheckDue(): boolean {
    return this.#waiting.length >= mostWaiting || this.#waitingLength >= batchLength;
  }

  /** Whether enough has gathered to be written: to ask is cheaper than to wait for nothing, a quarter of a million times. */
  get isDue(): boolean {
    return this.#isCheckDue || this.#batch.count >= batchRows || this.#batch.length >= batchLength || this.#faults.length >= batchRows;
  }

  /** Writes what has gathered. `readBytes`: how much of all files has been read. */
  async settle(readBytes: number): Promise<void> {
    if (this.#isCheckDue) await this.#check();
    if (this.isDue) await this.#flush(readBytes);
  }

  /** The addresses of uploaded files become those of this project; one of a file that the importing person may not open is a problem. */
  async #check(): Promise<void> {
    const batch = this.#waiting;
    if (batch.length === 0) return;
    [this.#waiting, this.#waitingLength] = [[], 0];
    await this.written();
    const all = batch.flatMap(({ asked }) => asked);
    const named = await findNamed(this.db, { id: this.order.projectId }, all, this.ground.by);
    for (const { file } of named.values()) if (file !== undefined) this.borrowed.add(file);
    for (const { task, place, rowNumber, asked } of batch) {
      const unnamed = this.ground.isOwn ? [] : asked.filter((address) => !named.has(address));
      for (const address of unnamed) this.say(place.file, place.row, `Item ${place.number}: ${noSuchFile(address)}`);
      if (unnamed.length === 0) this.#write({ ...task, data: withAddresses(task.data, named) }, place, rowNumber);
    }
  }

  get #isStoring(): boolean {
    return this.counts.problems === 0 || this.sink.goesOn === true;
  }

  #write(task: StagedRow, place: Place, rowNumber: number, written?: string): void {
    if (!this.#isStoring) return;
    this.sink.put(this.#batch, task, place, rowNumber, written);
  }

  /** Hands on what has gathered; the next batches are read while this one is written. */
  async #flush(readBytes: number): Promise<void> {
    if (this.#writing.length >= mostQueued) await this.#writing.shift();
    const [rows, faults] = [this.#batch, this.#faults];
    [this.#batch, this.#faults] = [this.#newBatch(), []];
    const first = this.counts.problems - faults.length;
    const before = this.#writing.at(-1) ?? Promise.resolve();
    const batch = before.then(() => this.#store(rows, faults, first, readBytes));
    // Whoever awaits it next hears of a failure; until then it is nobody's.
    batch.catch(() => undefined);
    this.#writing.push(batch);
  }

  /** Whoever asks the same database next waits for it: a transaction has one connection, and a COPY on it must have ended. */
  async written(): Promise<void> {
    await this.#writing.at(-1);
  }

  /** Asked with every piece of a file: what takes long without a task, as a film does, hears of it here. @throws Cancelled */
  async listen(): Promise<void> {
    if (performance.now() - this.#toldAt < silentMs) return;
    await this.written();
    await this.#tell(this.#readBytes);
  }

  async finish(readBytes: number): Promise<void> {
    await this.#check();
    await this.#flush(readBytes);
    await this.written();
    await this.#tell(readBytes);
  }

  async #store(rows: CopyRows, faults: ImportProblem[], first: number, readBytes: number): Promise<void> {
    const { db, order } = this;
    if (rows.count > 0 && this.#isStoring) await this.sink.store(rows);
    rows.clear();
    if (rows.capacity <= batchSize * 2) this.#idle.push(rows);
    const told = faults.map(({ file, row, message }, at) => `${order.id}\t${first + at + 1}\t${copyField(file)}\t${row}\t${copyField(message)}\n`);
    if (told.length > 0) await copyIn(db, problemTarget, told.join(''));
    if (performance.now() - this.#toldAt > tellEveryMs) await this.#tell(readBytes);
  }

  /**
   * Without waiting for the disk: what a crash takes of this is told anew, and the disk is busy with the tasks. The answer says whether anybody
   * still wants to know. @throws Cancelled
   */
  async #tell(readBytes: number): Promise<void> {
    const { tasks, annotations, predictions, problems } = this.counts;
    [this.#toldAt, this.#readBytes] = [performance.now(), readBytes];
    const told = await this.db
      .update(imports)
      .set({ readBytes, taskCount: tasks, annotationCount: annotations, predictionCount: predictions, problemCount: problems })
      .where(and(eq(imports.id, this.order.id), ne(imports.state, 'cancelled'), sql`set_config('synchronous_commit', 'off', true) is not null`));
    if (told.count === 0) throw new Cancelled();
  }
}

/** How many rows stand there: after a crash of the database none may. */
export async function countStaged(db: Db, order: Pick<Import, 'id'>): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from import_rows where import_id = ${order.id}`);
  return row?.count ?? 0;
}

export async function dropStaged(tx: Db, order: Pick<Import, 'id'>): Promise<void> {
  for (const table of [importRows, importMatches]) await tx.delete(table).where(eq(table.importId, order.id));
}

export async function dropProblems(tx: Db, order: Pick<Import, 'id'>): Promise<void> {
  await tx.delete(importProblems).where(eq(importProblems.importId, order.id));
}
