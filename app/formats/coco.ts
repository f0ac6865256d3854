import type { Region } from '#app/core/labeling/result.ts';
import { boxAround, ringArea, toPixels, type Point, type Size } from '#app/core/labeling/shapes/plane.ts';
import { pointsOf } from '#app/core/labeling/shapes/polygon.ts';
import { corners } from '#app/core/labeling/shapes/rectangle.ts';
import type { ArchiveFormat, Entry, ExportContext } from './format.ts';
import { givenOf } from './items.ts';
import { JsonList, Numbered } from './json-list.ts';
import { emptyAnswers, type Losses } from './losses.ts';
import { Categories, keyPointLabels, sharedNames, suitsKeyPoints } from './picture-labels.ts';
import { isMoved, Pictures } from './pictures.ts';
import type { ExportedAnnotation, ExportedTask, ExportedTasks } from './records.ts';

type Box = [number, number, number, number];
/** Turned boxes become upright by their corners in percent, as loaders of this format have always got them (formats 4.8). */
const percents: Size = { width: 100, height: 100 };

const aroundPixels = (points: readonly Point[]): Box => {
  const { x, y, width, height } = boxAround(points);
  return [x, y, width, height];
};

/** The shape in words. A polygon of two points is no more than a line. */
export const shapeOf = (region: Region): string =>
  region.kind === 'polygon' && region.points.length < 3 ? 'polygon of fewer than three points' : region.kind;

/** Segmentation, box and area in pixels; undefined for shapes that the format does not know. */
export function cocoShape(region: Region, size: Size): { segmentation: number[][]; bbox: Box; area: number } | undefined {
  if (region.kind === 'rectangle') {
    const upright = region.rotation === 0 ? region : boxAround(corners(region, percents));
    const from = toPixels(upright, size);
    const extent = toPixels({ x: upright.width, y: upright.height }, size);
    return { segmentation: [], bbox: [from.x, from.y, extent.x, extent.y], area: extent.x * extent.y };
  }
  if (region.kind !== 'polygon' || region.points.length < 3) return undefined;
  const ring = pointsOf(region).map((point) => toPixels(point, size));
  return { segmentation: [ring.flatMap(({ x, y }) => [x, y])], bbox: aroundPixels(ring), area: ringArea(ring) };
}

/** How many of regions that are told by their first label alone. */
export const furtherLabels = (regions: readonly Region[]): number => regions.reduce((sum, { labels }) => sum + Math.max(0, labels.length - 1), 0);

/** What a shape loses although it is told. */
export function countChanged(region: Region, losses: Losses): void {
  losses.add('turned boxes made upright', Number(region.kind === 'rectangle' && region.rotation !== 0));
  losses.add('open outlines, closed', Number(region.kind === 'polygon' && !region.closed));
  losses.add('parents of regions', Number(region.parentId !== undefined));
}

/** What `result.json` says: pictures as they come; what is marked on them waits on disk until all of them are told. */
class Result {
  lastAt = '';
  readonly images = new Numbered();
  readonly annotations: JsonList;
  readonly #categories: Categories;
  /** Category of the key points of a picture; behind every other that the config names. */
  readonly #skeleton: number;
  readonly #points: string[];
  readonly #losses: Losses;

  constructor({ config, losses }: ExportContext, annotations: JsonList) {
    this.annotations = annotations;
    this.#losses = losses;
    this.#categories = new Categories(config);
    this.#points = keyPointLabels(config);
    this.#skeleton = this.#points.length > 0 ? this.#categories.reserve() : -1;
  }

  /** A picture that nobody looked at stands there just so. */
  empty(regions: readonly Region[]): void {
    this.#losses.add(emptyAnswers, Number(regions.length === 0));
  }

  async regions(image: number, regions: readonly Region[], size: Size | undefined): Promise<void> {
    const losses = this.#losses;
    if (!size) return losses.add('regions on pictures without a size', regions.length);
    for (const region of regions) {
      if (region.kind === 'keypoint') continue;
      const shape = cocoShape(region, size);
      const [label, ...more] = region.labels;
      if (!shape) losses.add(`regions of a shape that this format does not have (${shapeOf(region)})`);
      else if (label === undefined) losses.add('regions without a label');
      else {
        losses.add('second and further labels of a region', more.length);
        countChanged(region, losses);
        await this.annotations.add({ image_id: image, category_id: this.#categories.idOf(label), ...shape, ignore: 0, iscrowd: 0 });
      }
    }
    await this.#keyPoints(image, regions, size);
  }

  /** All points of a picture are one skeleton; of two points with one label the first is told. */
  async #keyPoints(image: number, regions: readonly Region[], size: Size): Promise<void> {
    const points = regions.filter((region) => region.kind === 'keypoint');
    if (points.length === 0) return;
    const told = this.#points.map((label) => points.find(({ labels }) => labels[0] === label));
    const there = told.flatMap((point) => point ?? []);
    const seen = there.map((point) => toPixels(point, size));
    this.#losses.add('second and further labels of a region', furtherLabels(there));
    this.#losses.add('key points beyond the first of their label', points.length - seen.length);
    this.#losses.add('key points in whole pixels', seen.filter(({ x, y }) => isMoved(x, Math.round(x)) || isMoved(y, Math.round(y))).length);
    this.#losses.add('parents of regions', points.filter(({ parentId }) => parentId !== undefined).length);
    if (seen.length === 0) return;
    const keypoints = told.flatMap((point) => {
      const at = point && toPixels(point, size);
      return at ? [Math.round(at.x), Math.round(at.y), 2] : [0, 0, 0];
    });
    const bbox = aroundPixels(seen);
    await this.annotations.add({ image_id: image, category_id: this.#skeleton, keypoints, num_keypoints: seen.length, bbox, iscrowd: 0 });
  }

  /** `images`: whatever reads the tasks; afterwards everything is known. */
  async *json(images: AsyncIterable<string>): AsyncIterable<string | Uint8Array> {
    yield '{"images":[\n';
    yield* images;
    const skeleton = { id: this.#skeleton, name: 'default', supercategory: 'default', keypoints: this.#points, skeleton: [] };
    const categories = [...this.#categories.list, ...(this.#points.length > 0 ? [skeleton] : [])];
    const info = {
      year: Number(this.lastAt.slice(0, 4)) || null,
      version: '1.0',
      description: '',
      contributor: 'Gloss',
      url: '',
      date_created: this.lastAt,
    };
    yield `],\n"categories":${JSON.stringify(categories)},\n"annotations":[\n`;
    yield* this.annotations.read();
    yield `],\n"info":${JSON.stringify(info)}}\n`;
  }
}

async function* entries(tasks: ExportedTasks, context: ExportContext): AsyncIterable<Entry> {
  context.losses.add('label names that several controls share', sharedNames(context.config));
  yield* JsonList.within(async function* write(annotations) {
    const result = new Result(context, annotations);
    yield* Pictures.within(context, async function* one(pictures) {
      // First, so that whoever fetches it need not wait for the last task.
      yield { path: 'result.json', content: result.json(told(tasks, pictures, result)) };
    });
  });
}

async function* told(tasks: ExportedTasks, pictures: Pictures, result: Result): AsyncIterable<string> {
  for await (const task of tasks) yield* tell(task, pictures, result);
}

/** One image for each answer to a task; for a task without any one without a size (formats 4.3, 4.8). */
async function* tell(task: ExportedTask, pictures: Pictures, result: Result): AsyncIterable<string> {
  const given: (ExportedAnnotation | undefined)[] = task.annotations.length === 0 ? [undefined] : givenOf(task);
  if (given.length === 0) return;
  const picture = pictures.of(task);
  if (!picture) return;
  for (const annotation of given) {
    const { regions, size } = annotation ? await pictures.regions({ task, annotation }, picture) : { regions: [], size: undefined };
    const image = result.images.next({ width: size?.width ?? null, height: size?.height ?? null, file_name: `images/${picture.name}` });
    if (annotation && annotation.updated_at > result.lastAt) result.lastAt = annotation.updated_at;
    if (annotation) result.empty(regions);
    await result.regions(image.id, regions, size);
    yield image.text;
  }
  await pictures.filesLater(picture);
}

export const coco: ArchiveFormat = {
  title: 'COCO',
  about: 'Boxes, polygons and key points in pixels, as one JSON file with a list of pictures.',
  media: 'pictures',
  carries: ['unanswered tasks'],
  unfit: suitsKeyPoints,
  entries,
};
