/** One annotation of a COCO file: what it draws, checked, and its rows. */
import { isObject } from '#app/core/is-object.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import type { Losses } from '../losses.ts';
import { longestValue, tooLong } from '../read/limits.ts';
import { maskOf } from './coco-mask.ts';
import { pairsOf, percentOf, type PictureControl, type PictureRows } from './on-picture.ts';

type Json = Record<string, unknown>;
const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number' && Number.isFinite(each));

/** As it waits for its picture. `place` in pixels; `points`: x, y and whether it is there (0: no, 1: hidden, 2: seen), three numbers each. */
export type Drawn = { place?: { box: number[] } | { rings: number[][] } | { mask: Json }; points?: number[]; score?: number };

/** `isSkeleton`: points without an object around them, as exports of key points call "default". */
export type Category = { name: string; points: readonly string[]; isSkeleton: boolean };

const badBox = 'The "bbox" of this annotation must be x, y, width and height in pixels: four numbers.';

/** What an annotation draws, or a sentence. */
export function drawnOf({ bbox, segmentation, keypoints, score }: Json, losses: Losses): Drawn | string {
  const told = typeof score === 'number' && score >= 0 && score <= 1 ? { score } : {};
  if (keypoints !== undefined && keypoints !== null && (!isNumbers(keypoints) || keypoints.length % 3 !== 0))
    return 'The "keypoints" of this annotation must be three numbers for each point: x, y and its visibility.';
  const points = isNumbers(keypoints) && keypoints.some((each, index) => index % 3 === 2 && each > 0) ? { points: keypoints } : {};
  if (isObject(segmentation)) return { place: { mask: segmentation }, ...points, ...told };
  const parts = (Array.isArray(segmentation) ? segmentation : []) as unknown[];
  if (!parts.every((part): part is number[] => isNumbers(part) && part.length % 2 === 0))
    return 'The "segmentation" of this annotation must be lists of x and y in pixels, or a mask with "counts" and "size".';
  const rings = parts.filter((part) => part.length >= 6);
  losses.add('outlines of fewer than three points', parts.length - rings.length);
  losses.add('further parts of objects in several parts, each told as a region of its own', Math.max(0, rings.length - 1));
  if (rings.length > 0) return { place: { rings }, ...points, ...told };
  if (bbox === undefined || bbox === null) return points.points ? { ...points, ...told } : 'This annotation has neither "bbox" nor "segmentation".';
  if (!isNumbers(bbox) || bbox.length !== 4 || bbox[2]! < 0 || bbox[3]! < 0) return badBox;
  return { place: { box: bbox }, ...points, ...told };
}

export function controlOf({ place }: Drawn, { isSkeleton }: Category): PictureControl | undefined {
  if (!place || isSkeleton) return undefined;
  return 'box' in place ? 'RectangleLabels' : 'rings' in place ? 'PolygonLabels' : 'BrushLabels';
}

/** Names of the points that are there, with their place in the list. */
export const pointsOf = ({ points: flat = [] }: Drawn, { points }: Category): { name: string; at: number }[] =>
  points.flatMap((name, at) => ((flat[at * 3 + 2] ?? 0) > 0 ? [{ name, at: at * 3 }] : []));

/** Adds the rows; a sentence where they cannot be. */
export function addRows(rows: PictureRows, drawn: Drawn, category: Category, size: Size, losses: Losses): string | undefined {
  const { place, score } = drawn;
  const [across, down] = [(x: number) => percentOf(x, size.width), (y: number) => percentOf(y, size.height)];
  const extra = score === undefined ? {} : { score };
  let parent: string | undefined;
  if (place && !category.isSkeleton) {
    if ('box' in place) {
      const [x = 0, y = 0, width = 0, height = 0] = place.box;
      parent = rows.box(category.name, across(x), down(y), across(width), down(height), extra);
    } else if ('rings' in place) {
      for (const ring of place.rings) {
        const id = rows.ring(
          category.name,
          pairsOf(ring, (x, y) => [across(x), down(y)]),
          extra,
        );
        parent ??= id;
      }
    } else {
      const rle = maskOf(place.mask, size);
      if (typeof rle === 'string') return rle;
      rows.maskBytes += rle.length;
      if (rows.maskBytes > longestValue) return tooLong('What is drawn on this picture');
      parent = rows.add('BrushLabels', category.name, { format: 'rle', rle }, extra);
    }
  }
  for (const { name, at } of pointsOf(drawn, category)) {
    const [x = 0, y = 0, seen] = drawn.points!.slice(at, at + 3);
    losses.add('marks of key points that are hidden', Number(seen === 1));
    rows.point(name, across(x), down(y), parent);
  }
  return undefined;
}
