/** What was read and is right waits in the staging table; what is wrong is written down. Both by the batch, so that memory stays flat. */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '#app/db/client.ts';
import { copyField, copyIn, copyJson } from '#app/db/copy.ts';
import { importMatches, importProblems, importRows } from '#app/db/schema/import-rows.ts';
import { imports, type Import, type ImportProblem } from '#app/db/schema/transfers.ts';
import { addressesIn, findNamed, noSuchFile, withAddresses } from '../files/named.ts';
import type { Ground, StagedTask } from './item.ts';
import { Cancelled } from './standing.ts';

export const mostProblems = 100;
/** A batch is written when it has so many rows, or so many characters. */
const [batchRows, batchLength] = [2000, 1_000_000];
const mostWaiting = 500;
/** So many batches wait at most, so that the database has its next one at hand while pages are answered or a file is waited for. */
const mostQueued = 4;
/** How often the page hears how far it is, and the import whether it is cancelled; and how long it may go without a word while nothing gathers. */
const [tellEveryMs, silentMs] = [250, 500];
export const rowsTarget = 'import_rows (import_id, row_number, source, line, external_id, own_task, data, meta, annotations, predictions)';
const problemTarget = 'import_problems (import_id, number, file, line, message)';

export type Counts = { tasks: number; annotations: number; predictions: number; problems: number };
/** Where a task stood: the line of its file, and which item of it it was. */
export type Place = { file: string; row: number; number: number };
/** One that names uploaded files: those are looked up for many at once. */
type Waiting = { task: StagedTask; place: Place; rowNumber: number; asked: string[] };

/** Where rows go: a line of COPY for each, written by the batch. `refuse` is told of a problem before it is kept. */
export type Sink = {
  line(task: StagedTask, place: Place, rowNumber: number): string;
  /** `lines` in UTF-8. */
  write(lines: Uint8Array): Promise<void>;
  refuse?(): void;
};

/** A line for `rowsTarget`. */
export function stagedLine(importId: number, task: StagedTask, { file, row }: Place, rowNumber: number): string {
  const names = `${importId}\t${rowNumber}\t${copyField(file)}\t${row}\t${copyField(task.external_id)}\t${copyField(task.own_task)}`;
  return `${names}\t${copyJson(task.data)}\t${copyJson(task.meta)}\t${copyJson(task.annotations)}\t${copyJson(task.predictions)}\n`;
}

export const stagingTable = (db: Db, { id }: Pick<Import, 'id'>): Sink => ({
  line: (task, place, rowNumber) => stagedLine(id, task, place, rowNumber),
  write: (lines) => copyIn(db, rowsTarget, lines),
});

/** Text is put into bytes soon: what waits as strings is moved about by the collector of garbage again and again. */
const soon = 32_000;

/** Lines on their way into a batch. */
class Lines {
  count = 0;
  /** In characters. */
  length = 0;
  #text = '';
  readonly #parts: Buffer[] = [];

  add(line: string): void {
    this.count += 1;
    this.length += line.length;
    this.#text += line;
    if (this.#text.length >= soon) this.#settle();
  }

  #settle(): void {
    this.#parts.push(Buffer.from(this.#text));
    this.#text = '';
  }

  bytes(): Uint8Array {
    this.#settle();
    return Buffer.concat(this.#parts);
  }
}

export class Staging {
  readonly counts: Counts = { tasks: 0, annotations: 0, predictions: 0, problems: 0 };
  /** The first of them. */
  readonly problems: ImportProblem[] = [];
  /** Ids of other projects' files that the tasks name. */
  readonly borrowed = new Set<number>();
  #waiting: Waiting[] = [];
  #waitingLength = 0;
  #faults: ImportProblem[] = [];
  #lines = new Lines();
  /** Batches on their way, one after the other. */
  #writing: Promise<void>[] = [];
  #toldAt = 0;
  #readBytes = 0;

  constructor(
    readonly db: Db,
    readonly order: Pick<Import, 'id' | 'projectId'>,
    readonly ground: Ground,
    readonly sink: Sink = stagingTable(db, order),
  ) {}

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

  add(task: StagedTask, place: Place): void {
    const { counts } = this;
    counts.tasks += 1;
    counts.annotations += task.annotations.length;
    counts.predictions += task.predictions.length;
    const asked = addressesIn(task.data);
    if (asked.length === 0) return this.#write(task, place, counts.tasks);
    this.#waiting.push({ task, place, rowNumber: counts.tasks, asked });
    this.#waitingLength += JSON.stringify(task.data).length;
  }

  get #isCheckDue(): boolean {
    return this.#waiting.length >= mostWaiting || this.#waitingLength >= batchLength;
  }

  /** Whether enough has gathered to be written: to ask is cheaper than to wait for nothing, a quarter of a million times. */
  get isDue(): boolean {
    return this.#isCheckDue || this.#lines.count >= batchRows || this.#lines.length >= batchLength || this.#faults.length >= batchRows;
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
      for (const address of asked) if (!named.has(address)) this.say(place.file, place.row, `Item ${place.number}: ${noSuchFile(address)}`);
      this.#write({ ...task, data: withAddresses(task.data, named) }, place, rowNumber);
    }
  }

  /** Once something is wrong nothing will be stored, so only the checking goes on. */
  #write(task: StagedTask, place: Place, rowNumber: number): void {
    if (this.counts.problems > 0) return;
    this.#lines.add(this.sink.line(task, place, rowNumber));
  }

  /** Hands on what has gathered; the next batches are read while this one is written. */
  async #flush(readBytes: number): Promise<void> {
    if (this.#writing.length >= mostQueued) await this.#writing.shift();
    const [lines, faults] = [this.#lines.bytes(), this.#faults];
    [this.#lines, this.#faults] = [new Lines(), []];
    const first = this.counts.problems - faults.length;
    const before = this.#writing.at(-1) ?? Promise.resolve();
    const batch = before.then(() => this.#store(lines, faults, first, readBytes));
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

  async #store(lines: Uint8Array, faults: ImportProblem[], first: number, readBytes: number): Promise<void> {
    const { db, order, counts } = this;
    if (lines.length > 0 && counts.problems === 0) await this.sink.write(lines);
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
