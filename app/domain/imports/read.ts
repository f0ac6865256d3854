/** Reads the files of an import into the staging table, checking every item, with progress on the way. */
import type { Db } from '#app/db/client.ts';
import type { ConfigOffer, Import, ImportNote } from '#app/db/schema/transfers.ts';
import { textKeys } from '#app/core/labeling/needs.ts';
import { ArchiveProblem } from '#app/formats/archive/limits.ts';
import { tooManyTasks } from '#app/formats/foreign/held.ts';
import { NotText } from '#app/formats/read/decode.ts';
import { Manner, type Item, type Items } from '#app/formats/read.ts';
import { Contents } from './contents.ts';
import { Empties } from './empties.ts';
import { readForeign, type Foreign } from './foreign.ts';
import { readItem, type Ground, type Manners, type StagedTask } from './item.ts';
import { Names } from './names.ts';
import { Sources, type ForeignSource, type Keeping, type Limits, type MediaSource, type Source, type TextSource } from './sources.ts';
import { mostProblems, Staging, type Sink } from './staging.ts';
import { UnreadAnswers } from './unread.ts';

export class Reading {
  readonly staging: Staging;
  readonly #sources: Sources;
  readonly #contents: Contents;
  readonly #names = new Names();
  readonly #texts: ReadonlySet<string>;
  readonly #notes: ImportNote[] = [];
  #doneBytes = 0;
  /** Of the file that is read. */
  #draftsLeft = 0;
  /** A labeling config that the files make, where the project's own does not do. */
  offer: ConfigOffer | undefined;

  constructor(
    db: Db,
    readonly tools: Keeping,
    readonly order: Import,
    readonly ground: Ground,
    readonly limits: Limits,
    sink?: Sink,
  ) {
    this.staging = new Staging(db, order, ground, sink);
    this.#sources = new Sources(db, order, tools, () => this.staging.listen(), limits);
    this.#contents = new Contents(db, tools, order, ground.config);
    this.#texts = new Set(ground.config && textKeys(ground.config));
  }

  /** How files were understood, and what of them was left out. */
  get notes(): ImportNote[] {
    return [...this.#notes, ...this.#sources.notes()];
  }

  async readAll(): Promise<void> {
    await this.staging.empty();
    try {
      for await (const source of this.#sources.all()) {
        await this.#readSource(source);
        await this.staging.written();
      }
    } finally {
      await this.#sources.close();
    }
    await this.staging.finish(Math.round(this.#doneBytes));
  }

  #say(file: string, row: number, message: string): void {
    this.staging.say(file, row, message);
  }

  #note(told: readonly ImportNote[]): void {
    this.#notes.push(...told.slice(0, mostProblems - this.#notes.length));
  }

  async #readSource(source: Source): Promise<void> {
    const [manner, empties, unread] = [new Manner(this.#texts), new Empties(this.ground.config), new UnreadAnswers()];
    try {
      if (source.kind === 'fault') this.#say(source.name, 1, source.message);
      else if (source.kind === 'foreign') await this.#readForeign(source);
      else await this.#readItems(source, await this.#contents.itemsOf(source, manner), empties, unread);
    } catch (error) {
      if (!(error instanceof ArchiveProblem) && !(error instanceof NotText)) throw error;
      if (error instanceof NotText) this.#say(error.file ?? source.name, error.line, error.message);
      else this.#say(source.name, 1, error.message);
    }
    this.#note([...manner.notes, ...empties.words, ...unread.words, ...this.#draftWords()].map((message) => ({ file: source.name, message })));
    this.#doneBytes += source.weight;
  }

  /** What is offered waits for a person, so that the short way is closed. */
  async #readForeign(source: ForeignSource): Promise<void> {
    const read = await readForeign(this.staging.db, source, this.order, this.ground, this.limits.tasks);
    try {
      for (const { file, row, problem } of read.faults) this.#say(file, row, problem);
      this.offer = 'items' in read ? read.offer : undefined;
      if (this.offer) this.staging.sink.refuse?.();
      if ('items' in read) await this.#takeForeign(source, read);
      this.#note(read.notes());
    } finally {
      await read.close();
    }
  }

  async #takeForeign({ name, weight }: ForeignSource, { items, count, ground }: Foreign): Promise<void> {
    let [number, tasks] = [0, 0];
    const most = this.limits.tasks;
    if (count > most) return this.#say(name, 1, tooManyTasks(most));
    for await (const item of items()) {
      number += 1;
      const { file, row } = item;
      tasks += Number('task' in item);
      // How much a file of a single line holds nobody knows beforehand.
      if (tasks > most) return this.#say(file, row, tooManyTasks(most));
      if ('problem' in item) this.#say(file, row, item.problem);
      else this.#take({ name: file, folder: '' }, number, { row, value: item.task }, { ground, isHere: item.isHere });
      if (this.staging.isDue) await this.staging.settle(Math.round(this.#doneBytes + (number / count) * weight));
    }
    if (number === 0) this.#say(name, 1, 'There is no task in these files.');
  }

  #draftWords(): string[] {
    const left = this.#draftsLeft;
    this.#draftsLeft = 0;
    const why = 'drafts that say nothing, change an answer that is not in the file, or are older than another one, left out';
    return left > 0 ? [`${why}: ${left.toLocaleString('en-GB')}`] : [];
  }

  async #readItems(source: TextSource | MediaSource, items: Items | string, empties: Empties, unread: UnreadAnswers): Promise<void> {
    if (typeof items === 'string') return this.#say(source.name, 1, items);
    const most = this.limits.tasks;
    let number = 0;
    for await (const item of items) {
      number += 1;
      if (number > most) return this.#say(source.name, item.row, `The file holds more than ${most.toLocaleString('en-GB')} tasks. Split it.`);
      // Rows, lines, pages and media are data; only JSON has another form for whole tasks.
      const data = this.#take(source, number, item, { isData: source.kind !== 'json' });
      if (data) empties.see(data, item.row);
      if ('value' in item) unread.see(item.value, item.row);
      if (this.staging.isDue) await this.staging.settle(Math.round(this.#doneBytes + this.#contents.read * source.weight));
    }
    if (number === 0) this.#say(source.name, 1, 'There is no task in this file.');
  }

  /** The data of a task that is right. `isHere`: of one that the project has, and only its answers are the file's; the short way knows none. */
  #take(
    { name, folder }: Pick<TextSource, 'name' | 'folder'>,
    number: number,
    item: Item,
    { ground = this.ground, isHere = false, isData = false }: Manners & { ground?: Ground } = {},
  ): StagedTask['data'] | undefined {
    if (isHere) this.staging.sink.refuse?.();
    if ('problem' in item) {
      this.#say(name, item.row, item.problem);
      return undefined;
    }
    const { companions } = this.#sources;
    const task = readItem(isHere ? item.value : companions.addressed(item.value, folder, isData), ground, { isHere, isData });
    const problems = 'problems' in task ? task.problems : isHere ? [] : companions.missing(ground.config, task.data, folder);
    const twice = 'problems' in task ? undefined : this.#names.add(task, item.value, { file: name, row: item.row, number });
    if (twice !== undefined) problems.push(twice);
    for (const message of problems) this.#say(name, item.row, `Item ${number}: ${message}`);
    if ('problems' in task || problems.length > 0) return undefined;
    this.#draftsLeft += task.draftsLeft ?? 0;
    // Addresses that were put in the place of paths do not stand in the file.
    this.staging.add(isHere ? { ...task, data: null } : task, { file: name, row: item.row, number }, companions.isEmpty ? item.written : undefined);
    return task.data;
  }
}
