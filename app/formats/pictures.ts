/** The pictures of an export: what each is called in the archive, its size, its regions, and its bytes where they are ours. */
import type { ImageSize, Region } from '#app/core/labeling/result.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { mediaName } from '#app/core/media.ts';
import { repeated } from '#app/core/labeling/repeat.ts';
import { resolve } from '#app/core/labeling/references.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { Digests } from './digests.ts';
import { mediumName, stemOf } from './file-names.ts';
import type { Entry, ExportContext } from './format.ts';
import type { PictureHead } from './picture-head.ts';
import { linesOf } from './line-feeds.ts';
import { mediaElsewhere, mediaGone } from './losses.ts';
import { mediumEntry } from './medium-entry.ts';
import { pageList, pictureObject } from './picture-labels.ts';
import type { ExportedAnnotation, ExportedTask } from './records.ts';
import { Spool } from './spool.ts';
import { countTraits } from './traits.ts';
import { cell } from './csv.ts';

/** `name`: of its file, without folder. `task`: the one that shows it. */
export type Picture = { name: string; address: string; task: number };

/** Pixels that are written as others. What percents lose on their way through binary numbers is no other place. */
export const isMoved = (pixel: number, written: number): boolean => Math.abs(pixel - written) > 1e-9;

/** Region kinds on pictures that carry the picture's size. */
const saidSize = (region: Region): ImageSize | undefined => ('original' in region ? region.original : undefined);

export class Pictures {
  readonly #context: ExportContext;
  /** The names given so far, without regard to case. */
  readonly #given = new Digests();
  readonly #addresses: Spool;
  readonly #later: Spool;

  private constructor(context: ExportContext, addresses: Spool, later: Spool) {
    this.#context = context;
    this.#addresses = addresses;
    this.#later = later;
  }

  /** Lends the pictures of an export to what writes it, and gives back what they took. */
  static async *within(context: ExportContext, write: (pictures: Pictures) => AsyncIterable<Entry>): AsyncIterable<Entry> {
    const pictures = new Pictures(context, new Spool(), new Spool());
    try {
      yield* write(pictures);
      yield* pictures.#rest();
    } finally {
      await pictures.#addresses.close();
      await pictures.#later.close();
    }
  }

  /** To be called once for each task. Undefined, and counted, where it names none. `ownName`: what a picture of its address is called, if free. */
  of(task: ExportedTask, ownName?: (address: string) => string | undefined): Picture | undefined {
    const object = pictureObject(this.#context.config);
    const address = object && resolve(object.value, task.data);
    if (typeof address === 'string' && address !== '') {
      return { name: this.#nameOf(address, task, ownName?.(address)), address, task: task.id };
    }
    this.#context.losses.add('tasks without a picture');
    return undefined;
  }

  /** Addresses of the task's pages. Undefined where the config knows none. */
  pagesOf(task: ExportedTask): unknown[] | undefined {
    const object = pictureObject(this.#context.config);
    const list = object && pageList(object);
    if (list === undefined) return undefined;
    const found = resolve(list, task.data);
    return Array.isArray(found) ? (found as unknown[]) : [found];
  }

  /** Two tasks may show one picture: each gets a file of its own, so that neither's labels get lost. */
  #nameOf(address: string, task: ExportedTask, own?: string): string {
    if (own !== undefined && this.#isFree(own)) return own;
    const name = mediumName(address);
    if (this.#isFree(name)) return name;
    const stem = stemOf(name);
    const numbered = (mark: string): string => `${stem}-task-${task.id}${mark}${name.slice(stem.length)}`;
    let apart = numbered('');
    for (let number = 2; !this.#isFree(apart); number += 1) apart = numbered(`-${number}`);
    return apart;
  }

  /** Whether no picture is called so yet, on systems for which case is nothing, too; from here on one is. */
  #isFree(name: string): boolean {
    return this.#given.add(name.toLowerCase());
  }

  /** The picture's bytes in `images/`; those that are not ours or gone, which is counted, or not asked for, are only named. To be called once for each. */
  async *files(picture: Picture): AsyncIterable<Entry> {
    const { withMedia, find, losses } = this.#context;
    const medium = withMedia ? await find(picture.address) : undefined;
    losses.at({ id: picture.task });
    if (medium && (yield* mediumEntry(`images/${picture.name}`, medium))) return;
    await this.#addresses.write(addressLine(picture));
    if (!withMedia) return;
    if (medium) losses.add(mediaGone, 1, mediaName(picture.address));
    else losses.add(mediaElsewhere);
  }

  /** The same behind everything else, where an entry is written while the tasks are read. To be called once for each. */
  async filesLater(picture: Picture): Promise<void> {
    if (this.#context.withMedia) await this.#later.write(`${JSON.stringify(picture)}\n`);
    else await this.#addresses.write(addressLine(picture));
  }

  /** What was left for later, and where the pictures are that did not come along. */
  async *#rest(): AsyncIterable<Entry> {
    for await (const line of linesOf(this.#later.read())) yield* this.files(JSON.parse(line) as Picture);
    if (this.#addresses.isEmpty) return;
    yield { path: 'image-addresses.csv', content: headed('"file","address"\r\n', this.#addresses.read()) };
  }

  /** The regions on the picture. */
  marks(task: ExportedTask, annotation: ExportedAnnotation): Region[] {
    const { config, losses } = this.#context;
    const { doc, failed } = parseResult(annotation.result, repeated(config, task.data));
    const object = pictureObject(config);
    const regions = doc.regions.filter(({ to }) => to === object?.name);
    losses.add('relations', doc.relations.length);
    losses.add('rows that cannot be read', failed.length);
    losses.add('answers without a place', doc.answers.length);
    losses.add('rows of types that Gloss does not know', doc.rest.length);
    losses.add('regions on anything but the first picture', doc.regions.length - regions.length);
    losses.add('notes on regions', regions.filter(({ meta }) => meta !== undefined).length);
    losses.add('normalizations of regions', regions.filter(({ normalization }) => normalization !== undefined).length);
    countTraits({ regions, answers: [] }, losses);
    return regions;
  }

  /** The same with the picture's size: as the answer says it, else as the picture does. */
  async regions(
    { task, annotation }: { task: ExportedTask; annotation: ExportedAnnotation },
    picture: Picture,
  ): Promise<{ regions: Region[]; size?: Size }> {
    const regions = this.marks(task, annotation);
    return { regions, size: await this.sizeOf(regions, picture) };
  }

  /** As an answer's regions say it, else as the picture itself does. */
  async sizeOf(regions: readonly Region[], picture: Pick<Picture, 'address'>): Promise<Size | undefined> {
    const said = regions.map(saidSize).find((size) => size && size.width > 0 && size.height > 0);
    if (said) return { width: said.width, height: said.height };
    return (await this.#look(picture))?.size;
  }

  /** Values to a pixel, where the picture comes along and is read anyway; else 3, as of any (formats 4.10). */
  async depthOf(picture: Picture): Promise<number> {
    const { withMedia, isCheck } = this.#context;
    return (withMedia && !isCheck ? (await this.#look(picture))?.bands : undefined) ?? 3;
  }

  async #look({ address }: Pick<Picture, 'address'>): Promise<PictureHead | undefined> {
    return (await this.#context.find(address))?.look?.();
  }
}

const addressLine = ({ name, address }: Picture): string => `${cell(name)},${cell(address)}\r\n`;

async function* headed(head: string, rest: AsyncIterable<Uint8Array>): AsyncIterable<string | Uint8Array> {
  yield head;
  yield* rest;
}
