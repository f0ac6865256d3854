/** Reads the files of an import into the staging table, checking every item, with progress on the way. */
import { eq, sql } from 'drizzle-orm';
import { paths } from '#app/core/paths.ts';
import { dataNeeds } from '#app/core/labeling/needs.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Db } from '#app/db/client.ts';
import { importRows, imports, type Import, type ImportProblem } from '#app/db/schema/transfers.ts';
import { kindOf, mediaOf, type FileKind } from '#app/formats/kinds.ts';
import { readItems, type Items } from '#app/formats/read.ts';
import type { FileStore } from '#app/outside/files.ts';
import { findFile } from '../files.ts';
import { addressesIn, findNamed, noSuchFile, withAddresses } from '../files/named.ts';
import { readItem, type Ground, type StagedTask } from './item.ts';

export const mostTasks = 250_000;
export const mostProblems = 100;
const batchSize = 500;

export type Counts = { tasks: number; annotations: number; predictions: number; problems: number };
type Staged = StagedTask & { row_number: number; source: string };
/** Where a staged task stood, for problems found later. */
type Place = { file: string; row: number; number: number };

/** The key that a line of text, a picture, a sound, a film or a PDF becomes: the one the config has for it. */
function keyFor(config: LabelingConfig | undefined, kind: FileKind): { key: string } | { problem: string } {
  if (!config) return { key: kind.kind === 'media' ? (mediaOf(kind.type) ?? 'file') : 'text' };
  const media = kind.kind === 'media' ? mediaOf(kind.type) : undefined;
  const needs = dataNeeds(config).filter((need) => need.required);
  const fitting = media ? needs.filter((need) => need.media === media) : needs;
  const keys = [...new Set(fitting.map(({ reference }) => reference.key))];
  const others = new Set(needs.map(({ reference }) => reference.key)).size - keys.length;
  if (keys.length === 0)
    return {
      problem: media
        ? `The labeling config shows no ${media}. Add a tag for it, or import files of the kind it shows.`
        : 'The labeling config shows no data of the tasks.',
    };
  if (keys.length > 1 || others > 0)
    return { problem: 'The labeling config needs more than one value per task. Put them into a JSON, CSV or TSV file.' };
  return { key: keys[0]! };
}

async function* mediaItem(key: string, url: string): Items {
  yield { row: 1, value: { [key]: url } };
}

export class Reading {
  readonly counts: Counts = { tasks: 0, annotations: 0, predictions: 0, problems: 0 };
  readonly problems: ImportProblem[] = [];
  /** Ids of other projects' files that the tasks name. */
  readonly borrowed = new Set<number>();
  #batch: { task: Staged; place: Place }[] = [];
  #doneBytes = 0;

  constructor(
    readonly db: Db,
    readonly store: FileStore,
    readonly order: Import,
    readonly ground: Ground,
  ) {}

  async readAll(): Promise<void> {
    const { db, order } = this;
    await db.delete(importRows).where(eq(importRows.importId, order.id));
    for (const source of order.sources) await this.#readFile(source);
    await this.#flush(0);
  }

  #say(file: string, row: number, message: string): void {
    this.counts.problems += 1;
    if (this.problems.length < mostProblems) this.problems.push({ file, row, message });
  }

  async #readFile({ fileId, name, size }: Import['sources'][number]): Promise<void> {
    const file = await findFile(this.db, { id: this.order.projectId }, { id: fileId });
    const kind = await this.#kind(file.key, name, file.type);
    const target = keyFor(this.ground.config, kind);
    const wantsKey = kind.kind === 'media' || kind.kind === 'txt';
    if (kind.kind === 'refused') this.#say(name, 1, kind.message);
    else if (wantsKey && 'problem' in target) this.#say(name, 1, target.problem);
    else await this.#readItems(name, kind, file.key, 'key' in target ? target.key : '', paths.file(this.order.projectId, file.token, name));
    this.#doneBytes += size;
  }

  async #kind(key: string, name: string, type: string): Promise<FileKind> {
    if (mediaOf(type)) return { kind: 'media', type: type as never };
    const head: Uint8Array[] = [];
    for await (const chunk of await this.store.get(key, { start: 0, end: 4095 })) head.push(chunk as Uint8Array);
    return kindOf(name, Buffer.concat(head));
  }

  async #readItems(name: string, kind: Exclude<FileKind, { kind: 'refused' }>, key: string, dataKey: string, url: string): Promise<void> {
    let read = 0;
    const store = this.store;
    async function* bytes(): AsyncIterable<Uint8Array> {
      for await (const chunk of await store.get(key)) {
        read += (chunk as Uint8Array).length;
        yield chunk as Uint8Array;
      }
    }
    const items = kind.kind === 'media' ? mediaItem(dataKey, url) : readItems(kind.kind, bytes(), dataKey);
    let number = 0;
    for await (const item of items) {
      number += 1;
      if (number > mostTasks) return this.#say(name, item.row, `The file holds more than ${mostTasks.toLocaleString('en-GB')} tasks. Split it.`);
      this.#take(name, number, item);
      if (this.#batch.length >= batchSize) await this.#flush(read);
    }
    if (number === 0) this.#say(name, 1, 'There is no task in this file.');
  }

  #take(name: string, number: number, item: { row: number; value: unknown } | { row: number; problem: string }): void {
    if ('problem' in item) return this.#say(name, item.row, item.problem);
    const task = readItem(item.value, this.ground);
    if ('problems' in task) {
      for (const message of task.problems) this.#say(name, item.row, `Item ${number}: ${message}`);
      return;
    }
    this.counts.tasks += 1;
    this.counts.annotations += task.annotations.length;
    this.counts.predictions += task.predictions.length;
    this.#batch.push({ task: { ...task, row_number: this.counts.tasks, source: name }, place: { file: name, row: item.row, number } });
  }

  /** The tasks with the addresses of uploaded files as this project serves them; one of a file that the importing person may not open is a problem. */
  async #named(batch: { task: Staged; place: Place }[]): Promise<Staged[]> {
    const asked = batch.map(({ task }) => addressesIn(task.data));
    const named = await findNamed(this.db, { id: this.order.projectId }, asked.flat(), this.ground.by);
    for (const { file } of named.values()) if (file !== undefined) this.borrowed.add(file);
    return batch.map(({ task, place }, at) => {
      for (const address of asked[at] ?? [])
        if (!named.has(address)) this.#say(place.file, place.row, `Item ${place.number}: ${noSuchFile(address)}`);
      return asked[at]?.length ? { ...task, data: withAddresses(task.data, named) } : task;
    });
  }

  /**
   * Writes what has gathered and tells how far it is. Several hundred rows travel as one JSON parameter. Once something is wrong
   * nothing will be stored, so only the checking goes on.
   */
  async #flush(read: number): Promise<void> {
    const { db, order, counts } = this;
    const rows = await this.#named(this.#batch);
    this.#batch = [];
    if (rows.length > 0 && counts.problems === 0) {
      await db.execute(sql`insert into import_rows (import_id, row_number, source, data, meta, annotations, predictions)
        select ${order.id}, row_number, source, data, meta, annotations, predictions from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as given(row_number int, source text, data jsonb, meta jsonb, annotations jsonb, predictions jsonb)`);
    }
    await db
      .update(imports)
      .set({
        readBytes: this.#doneBytes + read,
        taskCount: counts.tasks,
        annotationCount: counts.annotations,
        predictionCount: counts.predictions,
        problemCount: counts.problems,
      })
      .where(eq(imports.id, order.id));
  }
}
