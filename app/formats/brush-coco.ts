import { createHash } from 'node:crypto';
import type { Region } from '#app/core/labeling/result.ts';
import { boxAround, ringArea, type Size } from '#app/core/labeling/shapes/plane.ts';
import { maskOf } from './brush.ts';
import { cocoShape, countChanged, shapeOf } from './coco.ts';
import { allOf } from './fits.ts';
import type { ArchiveFormat, Entry, ExportContext } from './format.ts';
import { givenOf } from './items.ts';
import { JsonList, Numbered } from './json-list.ts';
import type { Losses } from './losses.ts';
import { contoursOf } from './masks/contours.ts';
import { onePage, suitsMasks } from './picture-labels.ts';
import { Pictures } from './pictures.ts';
import type { ExportedTask, ExportedTasks } from './records.ts';

type Shape = NonNullable<ReturnType<typeof cocoShape>>;

/** Each outline of a mask is a polygon; boxes and polygons stay what they are (formats 4.11). */
function shapesOf(region: Region, size: Size | undefined, losses: Losses): Shape[] {
  if (region.kind === 'brush') {
    const mask = maskOf(region, region.original ?? size, losses);
    if (!mask) return [];
    countChanged(region, losses);
    const { outer, holes } = contoursOf(mask.runs, mask.size);
    losses.add('holes in masks, filled', holes);
    losses.add('masks in which nothing is painted', Number(outer.length === 0));
    losses.add('masks that are see-through in parts, as if they were not', Number(mask.runs.values.some((value) => value > 0 && value < 255)));
    return outer.map((ring) => {
      const { x, y, width, height } = boxAround(ring);
      return { segmentation: [ring.flatMap((point) => [point.x, point.y])], bbox: [x, y, width, height], area: ringArea(ring) };
    });
  }
  if (!size) {
    losses.add('regions on pictures without a size');
    return [];
  }
  const shape = cocoShape(region, size);
  if (!shape) losses.add(`regions of a shape that this format does not have (${shapeOf(region)})`);
  else countChanged(region, losses);
  return shape ? [shape] : [];
}

/** Numbered from 1 as they appear. Colors come of the names, so that they are the same every time. */
class Labels {
  readonly #ids = new Map<string, number>();

  idOf(name: string): number {
    const id = this.#ids.get(name) ?? this.#ids.size + 1;
    this.#ids.set(name, id);
    return id;
  }

  get list(): object[] {
    const color = (name: string): string => `#${createHash('md5').update(name).digest('hex').slice(0, 6)}`;
    return [...this.#ids].map(([name, id]) => ({ id, name, supercategory: '', color: color(name), metadata: {} }));
  }
}

/** `images`: whatever reads the tasks. */
async function* json(images: AsyncIterable<string>, labels: Labels, annotations: JsonList): AsyncIterable<string | Uint8Array> {
  yield '{"images":[\n';
  yield* images;
  yield `],\n"categories":${JSON.stringify(labels.list)},\n"annotations":[\n`;
  yield* annotations.read();
  yield ']}\n';
}

type Ground = { context: ExportContext; pictures: Pictures; images: Numbered; labels: Labels; annotations: JsonList };

/** One image for each answer. */
async function* tell(task: ExportedTask, { context, pictures, images, labels, annotations }: Ground): AsyncIterable<string> {
  const given = givenOf(task);
  const picture = given.length === 0 ? undefined : pictures.of(task);
  if (!picture) return;
  for (const annotation of given) {
    const { regions, size } = await pictures.regions({ task, annotation }, picture);
    const image = images.next({ width: size?.width ?? null, height: size?.height ?? null, file_name: `images/${picture.name}` });
    for (const region of regions) {
      const [label, ...more] = region.labels;
      context.losses.add('regions without a label', Number(label === undefined));
      context.losses.add('second and further labels of a region', more.length);
      if (label === undefined) continue;
      for (const shape of shapesOf(region, size, context.losses)) {
        const about = { image_id: image.id, category_id: labels.idOf(label), ...shape, iscrowd: 0, annotator: annotation.completed_by };
        await annotations.add(about);
      }
    }
    yield image.text;
  }
  await pictures.filesLater(picture);
}

async function* told(tasks: ExportedTasks, ground: Ground): AsyncIterable<string> {
  for await (const task of tasks) yield* tell(task, ground);
}

async function* entries(tasks: ExportedTasks, context: ExportContext): AsyncIterable<Entry> {
  yield* JsonList.within(async function* write(annotations) {
    const labels = new Labels();
    yield* Pictures.within(context, async function* one(pictures) {
      const images = told(tasks, { context, pictures, images: new Numbered(), labels, annotations });
      // First, so that whoever fetches it need not wait for the last task.
      yield { path: 'result_coco.json', content: json(images, labels, annotations) };
    });
  });
}

export const brushToCoco: ArchiveFormat = {
  title: 'Brush masks as COCO',
  about: 'The outlines of masks as polygons in pixels, beside boxes and polygons.',
  media: 'pictures',
  carries: ['people'],
  unfit: allOf(suitsMasks, onePage),
  entries,
};
