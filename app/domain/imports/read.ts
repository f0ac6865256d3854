/** Reads the files of an import into the staging table, checking every item, with progress on the way. */
import type { ImportLimits } from '#app/core/imports.ts';
import { paths } from '#app/core/paths.ts';
import { dataNeeds } from '#app/core/labeling/needs.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Db } from '#app/db/client.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import { kindOf, mediaOf, type FileKind } from '#app/formats/kinds.ts';
import { readItems, type Item, type Items } from '#app/formats/read.ts';
import type { FileStore } from '#app/outside/files.ts';
import { findFile, firstAlike } from '../files.ts';
import { readItem, type Ground } from './item.ts';
import { Staging, type Sink } from './staging.ts';

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
  readonly staging: Staging;
  #doneBytes = 0;

  constructor(
    readonly db: Db,
    readonly store: FileStore,
    readonly order: Import,
    readonly ground: Ground,
    readonly limits: Pick<ImportLimits, 'tasks'>,
    sink?: Sink,
  ) {
    this.staging = new Staging(db, order, ground, sink);
  }

  async readAll(): Promise<void> {
    await this.staging.empty();
    for (const source of this.order.sources) await this.#readFile(source);
    await this.staging.finish(this.#doneBytes);
  }

  #say(file: string, row: number, message: string): void {
    this.staging.say(file, row, message);
  }

  async #readFile({ fileId, name, size }: Import['sources'][number]): Promise<void> {
    await this.staging.written();
    const file = await findFile(this.db, { id: this.order.projectId }, { id: fileId });
    const kind = await this.#kind(file.key, name, file.type);
    const target = keyFor(this.ground.config, kind);
    const wantsKey = kind.kind === 'media' || kind.kind === 'txt';
    if (kind.kind === 'refused') this.#say(name, 1, kind.message);
    else if (wantsKey && 'problem' in target) this.#say(name, 1, target.problem);
    else {
      const { token } = kind.kind === 'media' ? await firstAlike(this.db, file) : file;
      await this.#readItems(name, kind, file.key, 'key' in target ? target.key : '', paths.file(this.order.projectId, token, name));
    }
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
    const most = this.limits.tasks;
    let number = 0;
    for await (const item of items) {
      number += 1;
      if (number > most) return this.#say(name, item.row, `The file holds more than ${most.toLocaleString('en-GB')} tasks. Split it.`);
      this.#take(name, number, item);
      await this.staging.settle(this.#doneBytes + read);
    }
    if (number === 0) this.#say(name, 1, 'There is no task in this file.');
  }

  #take(name: string, number: number, item: Item): void {
    if ('problem' in item) return this.#say(name, item.row, item.problem);
    const task = readItem(item.value, this.ground);
    if (!('problems' in task)) return this.staging.add(task, { file: name, row: item.row, number });
    for (const message of task.problems) this.#say(name, item.row, `Item ${number}: ${message}`);
  }
}
