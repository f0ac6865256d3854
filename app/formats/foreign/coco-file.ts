/**
 * One COCO file, read once from end to end. Held: a line for each picture and category, and where the annotations of each picture wait on disk,
 * since they stand in any order.
 */
import { isObject } from '#app/core/is-object.ts';
import { MAX_LABELS } from '#app/core/labeling/config/limits.ts';
import type { Losses } from '../losses.ts';
import { readObject } from '../read/json-object.ts';
import { longestValue, tooLong } from '../read/limits.ts';
import type { Spool } from '../spool.ts';
import { controlOf, drawnOf, type Category, type Drawn } from './coco-shapes.ts';
import type { Held } from './held.ts';
import { mostFaults, partText, type Fault, type Part } from './model.ts';
import type { PictureControl, PictureLabels } from './on-picture.ts';

type Json = Record<string, unknown>;
export type CocoImage = { id: string; name: string; url?: string; width?: number; height?: number; row: number };
export type Waiting = { row: number; category: string; drawn: Drawn };
/** The rows at which something was first named that the file may never say. */
type Named = Map<string, { row: number; controls: Set<PictureControl>; points: Set<number> }>;

const longestId = 200;
const idOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value.length <= longestId) || Number.isSafeInteger(value) ? String(value) : undefined;
const sideOf = (value: unknown): number | undefined => (typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined);
const isSaid = (value: unknown): boolean =>
  !(value === null || value === '' || value === 0 || value === false || (typeof value === 'object' && Object.keys(value!).length === 0));

const known: Record<string, ReadonlySet<string>> = {
  images: new Set(['id', 'file_name', 'width', 'height', 'coco_url', 'flickr_url']),
  annotations: new Set(['id', 'image_id', 'category_id', 'bbox', 'segmentation', 'area', 'iscrowd', 'ignore', 'keypoints', 'num_keypoints', 'score']),
};
const nouns: Record<string, string> = { images: 'pictures', annotations: 'annotations' };

/** `end`: where the next piece of the spool begins. It is shared by all files of an import. */
export type Store = { spool: Spool; end: number; held: Held };

export class CocoFile {
  readonly images = new Map<string, CocoImage>();
  readonly categories = new Map<string, Category & { id: string; number?: number }>();
  readonly faults: Fault[] = [];
  /** Bytes of the spool, from and to, by picture. */
  readonly #places = new Map<string, number[]>();
  /** Pictures that annotations named before "images" did, and where. */
  readonly #unlisted = new Map<string, number>();
  readonly #named: Named = new Map();

  constructor(
    readonly part: Part,
    readonly store: Store,
    readonly losses: Losses,
  ) {}

  #fault(row: number, problem: string): void {
    if (this.faults.length < mostFaults) this.faults.push({ file: this.part.name, row, problem });
  }

  /** Whether there was a fault. */
  #isFaulty(row: number, problem: string | undefined): boolean {
    if (problem !== undefined) this.#fault(row, problem);
    return problem !== undefined;
  }

  async read(): Promise<void> {
    for await (const entry of readObject(partText(this.part))) {
      if ('problem' in entry) return this.#fault(entry.row, entry.problem);
      const { key, row, value, whole } = entry;
      if (!(key === 'images' || key === 'annotations' || key === 'categories')) continue;
      if (whole || !isObject(value)) this.#fault(row, whole ? `"${key}" must be a list.` : `An object is needed here, as everywhere in "${key}".`);
      else if (key === 'images') this.#image(value, row);
      else if (key === 'categories') this.#category(value, row);
      else await this.#annotation(value, row);
      if (this.store.held.isOver || this.faults.length >= mostFaults) return;
    }
    this.#checkNames();
  }

  #image(image: Json, row: number): void {
    const id = idOf(image.id);
    const name = image.file_name ?? image.coco_url;
    if (id === undefined) return this.#fault(row, 'This picture has no "id".');
    if (typeof name !== 'string' || name === '') return this.#fault(row, `Picture ${id} has no "file_name".`);
    if (this.images.has(id)) return this.#fault(row, `Picture ${id} is listed twice.`);
    const url = [image.coco_url, image.flickr_url].find((each): each is string => typeof each === 'string' && /^https?:\/\//.test(each));
    const [width, height] = [sideOf(image.width), sideOf(image.height)];
    if (this.#isFaulty(row, this.store.held.picture(id, name, url ?? ''))) return;
    this.images.set(id, { id, name, row, ...(url && { url }), ...(width && height && { width, height }) });
    this.#leaveOut('images', image);
  }

  #category({ id: given, name, keypoints, supercategory, skeleton }: Json, row: number): void {
    const id = idOf(given);
    if (id === undefined) return this.#fault(row, 'This category has no "id".');
    if (typeof name !== 'string' || name.trim() === '') return this.#fault(row, `Category ${id} has no "name".`);
    if (this.categories.has(id)) return this.#fault(row, `Category ${id} is listed twice.`);
    const { held } = this.store;
    const points = Array.isArray(keypoints) ? keypoints.map(String) : [];
    for (const problem of [held.list(1 + points.length), held.label(name), ...points.map((point) => held.label(point))])
      if (this.#isFaulty(row, problem)) return;
    const isSkeleton = points.length > 0 && name === 'default' && supercategory === 'default';
    const number = typeof given === 'number' && given >= 0 ? { number: given } : {};
    this.categories.set(id, { id, name, points, isSkeleton, ...number });
    const isOwn = isSaid(supercategory) && supercategory !== undefined && supercategory !== name && supercategory !== 'none' && !isSkeleton;
    this.losses.add('supercategories', Number(isOwn));
    this.losses.add('lines of skeletons', Array.isArray(skeleton) ? skeleton.length : 0);
  }

  async #annotation(annotation: Json, row: number): Promise<void> {
    const [image, category] = [idOf(annotation.image_id), idOf(annotation.category_id)];
    if (image === undefined) return this.#fault(row, 'This annotation has no "image_id".');
    if (category === undefined) return this.#fault(row, 'This annotation has no "category_id".');
    const drawn = drawnOf(annotation, this.losses);
    if (typeof drawn === 'string') return this.#fault(row, drawn);
    this.losses.add('crowd marks (iscrowd)', Number(annotation.iscrowd === 1));
    this.losses.add('ignore marks', Number(annotation.ignore === 1));
    this.#leaveOut('annotations', annotation);
    if (!this.images.has(image) && !this.#unlisted.has(image)) {
      if (this.#isFaulty(row, this.store.held.picture(image))) return;
      this.#unlisted.set(image, row);
    }
    if (this.#isFaulty(row, this.#note(category, drawn, row))) return;
    await this.#keep(image, `${JSON.stringify({ row, category, drawn } satisfies Waiting)}\n`);
  }

  #note(category: string, drawn: Drawn, row: number): string | undefined {
    const known = this.#named.get(category);
    const noted = known ?? { row, controls: new Set(), points: new Set() };
    this.#named.set(category, noted);
    const problem = known ? undefined : this.store.held.list(1);
    if (problem !== undefined) return problem;
    const control = controlOf(drawn, { name: '', points: [], isSkeleton: false });
    if (control) noted.controls.add(control);
    for (let at = 2; at < (drawn.points?.length ?? 0); at += 3) if (drawn.points![at]! > 0) noted.points.add(Math.min((at - 2) / 3, MAX_LABELS));
    return undefined;
  }

  /** Neighbors are read back in one piece. */
  async #keep(image: string, line: string): Promise<void> {
    const start = this.store.end;
    this.store.end += Buffer.byteLength(line);
    const places = this.#places.get(image);
    if (!places) this.#places.set(image, [start, this.store.end]);
    else if (places.at(-1) === start) places[places.length - 1] = this.store.end;
    else places.push(start, this.store.end);
    await this.store.spool.write(line);
  }

  #leaveOut(list: 'images' | 'annotations', value: Json): void {
    for (const [key, each] of Object.entries(value))
      if (!known[list]!.has(key) && isSaid(each)) this.losses.add(`"${key.slice(0, 50)}" of ${nouns[list]!}`);
  }

  #checkNames(): void {
    for (const [image, row] of this.#unlisted)
      if (!this.images.has(image)) this.#fault(row, `This annotation is on picture ${image}, which "images" does not list.`);
    for (const [category, { row, points }] of this.#named) {
      const found = this.categories.get(category);
      if (!found) this.#fault(row, `This annotation is of category ${category}, which "categories" does not list.`);
      else if ([...points].some((at) => at >= found.points.length))
        this.#fault(row, `This annotation has more key points than category ${category} names.`);
    }
  }

  /** Says which labels the annotations use. */
  use(labels: PictureLabels): void {
    for (const [id, { controls, points }] of this.#named) {
      const category = this.categories.get(id)!;
      if (!category.isSkeleton) for (const control of controls) labels.use(control, category.name);
      for (const at of points) labels.use('KeyPointLabels', category.points[at]!);
    }
  }

  hasAnnotations(image: CocoImage): boolean {
    return this.#places.has(image.id);
  }

  /** In the order of the file; a sentence where they are too long to be held. */
  async annotationsOf(image: CocoImage): Promise<Waiting[] | string> {
    const places = this.#places.get(image.id) ?? [];
    const length = places.reduce((sum, place, at) => sum + (at % 2 === 0 ? -place : place), 0);
    if (length > longestValue) return tooLong(`What is said of picture ${image.id}`);
    const lines: string[] = [];
    for (let at = 0; at < places.length; at += 2) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of this.store.spool.range(places[at]!, places[at + 1]!)) chunks.push(chunk);
      lines.push(...Buffer.concat(chunks).toString().trimEnd().split('\n'));
    }
    return lines.map((line) => JSON.parse(line) as Waiting);
  }
}
