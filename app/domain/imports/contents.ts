/** What the tasks of a file are made of: entries, rows, lines, the whole file, or its address; by its kind and the labeling config. */
import { paths } from '#app/core/paths.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Db } from '#app/db/client.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import { mediaOf } from '#app/formats/kinds.ts';
import { readItems, type Items, type Manner } from '#app/formats/read.ts';
import { shownName } from '../files.ts';
import type { Keeping, MediaSource, TextSource } from './sources.ts';
import { isSeries, lineTarget, mediaTarget, pageTarget, plotsSeries, seriesTarget, type Target } from './target.ts';
import { headerOf, readPages, readSeries } from './wholes.ts';

async function* one(key: string, value: string): Items {
  yield { row: 1, value: { [key]: value } };
}

export class Contents {
  #done = 0;
  #size = 1;

  constructor(
    readonly db: Db,
    readonly tools: Keeping,
    readonly order: Import,
    readonly config: LabelingConfig | undefined,
  ) {}

  /** How much of the file that was asked for last has been read, from 0 to 1. */
  get read(): number {
    return this.#done / this.#size;
  }

  /** The items of a file, or a sentence that says why it has none. `manner` is written on while they are read. */
  async itemsOf(source: TextSource | MediaSource, manner: Manner): Promise<Items | string> {
    [this.#done, this.#size] = [0, 1];
    if (source.kind === 'media') {
      const url = paths.file(this.order.projectId, source.token, shownName(source.name));
      return itemsAt(mediaTarget(this.config, mediaOf(source.type) ?? 'image'), ({ key }) => one(key, url));
    }
    const keeping = { db: this.db, order: this.order, ...this.tools };
    if (source.kind === 'html') return itemsAt(pageTarget(this.config), (target) => readPages(keeping, source, target, manner));
    if (source.kind === 'txt') return itemsAt(lineTarget(this.config), ({ key }) => readItems('txt', this.#open(source), key, manner));
    if (source.kind !== 'json' && (await this.#isSeries(source)))
      return itemsAt(seriesTarget(this.config), (target) => readSeries(keeping, source, target, manner));
    return readItems(source.kind, this.#open(source), '', manner);
  }

  async #isSeries(source: TextSource): Promise<boolean> {
    const { tables } = this.order;
    if (tables !== 'auto' || !plotsSeries(this.config)) return tables === 'series';
    return isSeries(this.config, (await headerOf(source)).names);
  }

  /** The bytes, counted. */
  async *#open({ size, open }: TextSource): AsyncIterable<Uint8Array> {
    this.#size = size || 1;
    for await (const chunk of open()) {
      this.#done += chunk.length;
      yield chunk;
    }
  }
}

const itemsAt = (target: Target | { problem: string }, read: (target: Target) => Items): Items | string =>
  'problem' in target ? target.problem : read(target);
