import type { KeyPointRegion, Region } from '#app/core/labeling/result.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { hasControls } from './fits.ts';
import { furtherLabels, shapeOf } from './coco.ts';
import { stemOf } from './file-names.ts';
import type { ArchiveFormat, Entry, ExportContext } from './format.ts';
import { givenOf } from './items.ts';
import { emptyAnswers, type Losses } from './losses.ts';
import { boxLabels, Categories, keyPointLabels, sharedNames, suitsKeyPoints } from './picture-labels.ts';
import { Pictures } from './pictures.ts';
import type { ExportedTasks } from './records.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';

/** The shortest text that means this number, with a point, as Python writes it. */
export const float = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

/** Numbers of one region, without its class; undefined for shapes that the format does not know. */
export type Numbers = (region: Region, size: Size | undefined, losses: Losses) => number[] | undefined;

/** Boxes by center and sides, polygons by their points; fractions of the picture. */
const numbersOf: Numbers = (region, _size, losses) => {
  if (region.kind === 'polygon' && region.points.length > 2) {
    losses.add('open outlines, closed', Number(!region.closed));
    return region.points.flatMap(([x, y]) => [x / 100, y / 100]);
  }
  if (region.kind !== 'rectangle') return undefined;
  losses.add('turned boxes written as if they stood upright', Number(region.rotation !== 0));
  const { x, y, width, height } = region;
  return [(x + width / 2) / 100, (y + height / 2) / 100, width / 100, height / 100];
};

/** Points of a skeleton, the first of each label; undefined where it is missing. */
function pointsOf(box: Region, regions: readonly Region[], labels: readonly string[]): (KeyPointRegion | undefined)[] {
  const own = regions.filter((region) => region.kind === 'keypoint' && region.parentId === box.id) as KeyPointRegion[];
  return labels.map((label) => own.find((point) => point.labels[0] === label));
}

/** Behind a box, those that are missing as zeros. */
const skeleton = (points: readonly (KeyPointRegion | undefined)[]): string =>
  points.map((point) => (point ? ` ${float(point.x / 100)} ${float(point.y / 100)} 2` : ' 0.0 0.0 0')).join('');

type Classes = { categories: Categories; points: readonly string[] };

function lines(regions: readonly Region[], size: Size | undefined, numbers: Numbers, { categories, points }: Classes, losses: Losses): string[] {
  const boxes = new Set(regions.filter(({ kind }) => kind === 'rectangle').map(({ id }) => id));
  const isDot = (region: Region): boolean => points.length > 0 && region.kind === 'keypoint';
  const told = new Set<Region | undefined>();
  const all = regions.flatMap((region) => {
    if (isDot(region)) return [];
    const given = numbers(region, size, losses);
    if (!given) losses.add(`regions of a shape that this format does not have (${shapeOf(region)})`);
    else if (region.labels.length === 0) losses.add('regions without a label');
    else {
      losses.add('regions with several labels, told once for each', Number(region.labels.length > 1));
      losses.add('parents of regions', Number(region.parentId !== undefined));
      const own = region.kind === 'rectangle' ? pointsOf(region, regions, points) : [];
      for (const point of own) told.add(point);
      losses.add('second and further labels of a region', furtherLabels(own.flatMap((point) => point ?? [])));
      return region.labels.map((label) => `${categories.idOf(label)} ${given.map(float).join(' ')}${skeleton(own)}`);
    }
    return [];
  });
  for (const dot of regions.filter((region) => isDot(region) && !told.has(region))) {
    const isInside = dot.parentId !== undefined && boxes.has(dot.parentId);
    losses.add(isInside ? 'key points beyond the first of their label, or of a box that is not told' : 'key points outside of a box');
  }
  return all;
}

/** Classes in the order of their numbers; with key points those of the boxes alone, as the config lists them (formats 4.9). */
function classesOf(config: LabelingConfig): Classes {
  const points = hasControls(config, 'Image', 'KeyPointLabels', 'RectangleLabels') ? keyPointLabels(config) : [];
  if (points.length === 0) return { categories: new Categories(config), points };
  return { categories: new Categories(config, new Map(boxLabels(config).map((name, index) => [name, index] as const))), points };
}

const lineOf = (name: string): string => name.replaceAll(/\s+/g, ' ');

/** A name stands on a line of its own; those that are then equal cannot be told apart by it, nor those of several controls. */
function countNames({ config, losses }: ExportContext, { list }: Categories): void {
  losses.add('label names that several controls share', sharedNames(config));
  losses.add('label names that collide', list.length - new Set(list.map(({ name }) => lineOf(name))).size);
}

/** The layout that both kinds share: of several answers to one picture the oldest counts. */
export const yoloEntries = (numbers: Numbers, withPoints: boolean): ArchiveFormat['entries'] =>
  async function* entries(tasks: ExportedTasks, context: ExportContext): AsyncIterable<Entry> {
    const all = classesOf(context.config);
    countNames(context, all.categories);
    const classes = withPoints ? all : { categories: new Categories(context.config), points: [] };
    let last = '';
    yield* Pictures.within(context, async function* write(pictures) {
      for await (const task of tasks) {
        const [...given] = givenOf(task);
        const oldest = given.at(-1);
        if (task.annotations.length > 0 && !oldest) continue;
        const picture = pictures.of(task);
        if (!picture) continue;
        context.losses.add('further answers to a picture', Math.max(0, given.length - 1));
        if (oldest && oldest.updated_at > last) last = oldest.updated_at;
        const { regions, size } = oldest ? await pictures.regions({ task, annotation: oldest }, picture) : { regions: [], size: undefined };
        if (oldest) context.losses.add(emptyAnswers, Number(regions.length === 0));
        const told = lines(regions, size, numbers, classes, context.losses);
        const content = classes.points.length > 0 ? told.join('\n') : told.map((line) => `${line}\n`).join('');
        yield { path: `labels/${stemOf(picture.name)}.txt`, content };
        yield* pictures.files(picture);
      }
    });
    const list = classes.categories.list;
    yield { path: 'classes.txt', content: list.map(({ name }) => `${lineOf(name)}\n`).join('') };
    const notes = {
      categories: list.map((category) => (classes.points.length > 0 ? { ...category, keypoints: classes.points } : category)),
      info: { year: Number(last.slice(0, 4)) || null, version: '1.0', contributor: 'Gloss' },
    };
    yield { path: 'notes.json', content: `${JSON.stringify(notes, undefined, 2)}\n` };
  };

export const yolo: ArchiveFormat = {
  title: 'YOLO',
  about: 'A text file for each picture with its boxes and polygons as fractions of the picture.',
  media: 'pictures',
  carries: ['unanswered tasks'],
  unfit: suitsKeyPoints,
  entries: yoloEntries(numbersOf, true),
};
