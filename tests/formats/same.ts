/** Answers side by side: what they say, whatever their ids and the order of their rows. */
import { isDeepStrictEqual } from 'node:util';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import type { Loss } from '#app/formats/losses.ts';

/** Percent of the picture: places that are no further apart are the same. */
export const statedError = 1e-9;

type Said = Record<string, unknown>;

/** Equal, numbers within the stated error. */
export function isAlike(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= statedError;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isAlike((a as Said)[key], (b as Said)[key]));
}

/** Each of one list has one of the other that is alike. */
export function haveAlike(a: readonly unknown[], b: readonly unknown[]): boolean {
  const left = [...b];
  return (
    a.length === b.length &&
    a.every((one) => {
      const at = left.findIndex((other) => isAlike(one, other));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    })
  );
}

const defined = (said: Said): Said => Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

/**
 * What an answer's rows say. Left aside: ids, the size of the picture (the picture has it), the copy of a marked text (the data has it), how
 * large a key point is drawn, and ids of the points of a path.
 */
export function saidBy(rows: readonly Row[], config: LabelingConfig): { regions: Said[]; answers: Said[]; relations: Said[] } {
  const { doc, failed } = parseResult(rows, config);
  if (failed.length > 0) throw new Error(failed[0]!.message);
  const content = new Map<string, Said>();
  for (const region of doc.regions) {
    const { id, parentId: _parent, origin: _origin, ...rest } = region;
    const place: Said = { ...rest };
    for (const key of ['original', 'text', ...(region.kind === 'keypoint' ? ['width'] : [])]) delete place[key];
    if (region.kind === 'vector') place.vertices = region.vertices.map(({ x, y }) => ({ x, y }));
    content.set(id, defined(place));
  }
  const of = (id: string | undefined): Said | undefined => (id === undefined ? undefined : content.get(id));
  return {
    regions: doc.regions.map((region) => defined({ ...of(region.id), parent: of(region.parentId), origin: region.origin })),
    answers: doc.answers.map(({ id: _id, region, origin: _origin, ...rest }) => defined({ ...rest, region: of(region) })),
    relations: doc.relations.flatMap(({ from, to, direction, labels }) => {
      const [start, end] = direction === 'left' ? [to, from] : [from, to];
      return (labels && labels.length > 0 ? labels : [undefined]).map((label) =>
        defined({ from: of(start), to: of(end), label, isBoth: direction === 'bi' }),
      );
    }),
  };
}

export const saySame = (a: readonly Row[], b: readonly Row[], config: LabelingConfig): boolean => {
  const [one, other] = [saidBy(a, config), saidBy(b, config)];
  return haveAlike(one.regions, other.regions) && haveAlike(one.answers, other.answers) && haveAlike(one.relations, other.relations);
};

export const isSame = isDeepStrictEqual;

/** Ids of the tasks that losses name, rising. */
export const namedBy = (lost: readonly Loss[]): number[] =>
  [...new Set(lost.flatMap(({ ids }) => ids.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))))].toSorted(
    (a, b) => a - b,
  );
