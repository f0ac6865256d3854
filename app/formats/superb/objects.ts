/** Answers as Superb's label files have them, in pixels (annotto-superb B3.3, generation 0.6). */
import type { Answer, Doc, KeyPointRegion, Region } from '#app/core/labeling/result.ts';
import { toPixels, turned, type Point, type Size } from '#app/core/labeling/shapes/plane.ts';
import { parents } from '#app/core/labeling/shapes/vector.ts';
import { shapeOf } from '../coco.ts';
import type { Losses } from '../losses.ts';
import { countTraits } from '../traits.ts';
import { idOf, type Classes, type Option, type Shape } from './interface.ts';

export type LabelFile = { objects: object[]; categories: { properties: object[]; frames: [] } };
type Coord = { shape: Shape; multiple: boolean; coord: object };
/** `label`: of the label file, which ids are made of. */
export type Ground = { label: string; classes: Classes; size?: Size; losses: Losses };

const point = ({ x, y }: Point, size: Size): Point => toPixels({ x, y }, size);

/** Undefined for shapes that the format does not know. */
function coordOf(region: Region, size: Size): Coord | undefined {
  if (region.kind === 'rectangle') {
    const [at, extent] = [point(region, size), toPixels({ x: region.width, y: region.height }, size)];
    if (region.rotation === 0) return { shape: 'box', multiple: false, coord: { ...at, width: extent.x, height: extent.y } };
    const half = turned({ x: extent.x / 2, y: extent.y / 2 }, region.rotation);
    return {
      shape: 'rbox',
      multiple: false,
      coord: { cx: at.x + half.x, cy: at.y + half.y, width: extent.x, height: extent.y, angle: region.rotation },
    };
  }
  if (region.kind === 'polygon' && region.points.length > 2)
    return { shape: 'polygon', multiple: true, coord: { points: [[region.points.map(([x, y]) => point({ x, y }, size))]] } };
  if (region.kind === 'vector' && isPath(region))
    return { shape: 'polyline', multiple: true, coord: { points: [region.vertices.map((vertex) => point(vertex, size))] } };
  return undefined;
}

/** One line from the first vertex to the last: no skeleton, no curve, not closed. */
const isPath = (region: Extract<Region, { kind: 'vector' }>): boolean =>
  !region.closed &&
  parents(region).every((parent, at) => parent === (at === 0 ? undefined : at - 1)) &&
  region.vertices.every(({ isBezier }) => !isBezier);

const chosenPaths = (answer: Answer): string[][] =>
  answer.kind === 'choices' ? answer.choices.map((choice) => (typeof choice === 'string' ? [choice] : choice)) : [];

/** Nested options are told by the one that was chosen. */
function optionsOf(answer: Answer, options: readonly Option[]): Option[] {
  const all = options.flatMap(function within(option): Option[] {
    return [option, ...(option.children ?? []).flatMap(within)];
  });
  const named = new Map(all.toReversed().map((option) => [option.name, option]));
  const names = answer.kind === 'choices' ? answer.choices : [];
  return names.flatMap((choice) => {
    const path = [choice].flat();
    // A name alone stands for the path to it.
    return all.find(({ id }) => id === idOf('option', answer.from, ...path)) ?? (typeof choice === 'string' ? named.get(choice) : undefined) ?? [];
  });
}

function propertyValue(answer: Answer, { classes, losses }: Ground): object[] {
  const property = classes.property(answer.from);
  const named = property && { type: property.type, property_id: property.id, property_name: property.name };
  if (named?.type === 'free response' && answer.kind === 'textarea') {
    losses.add('texts of several parts, as one', Number(answer.text.length > 1));
    return [{ ...named, value: answer.text.join('\n') }];
  }
  const chosen = property && answer.kind === 'choices' ? optionsOf(answer, (property.options ?? []) as Option[]) : [];
  losses.add('choices that the config does not have', chosenPaths(answer).length - chosen.length);
  if (named?.type === 'checkbox')
    return chosen.length > 0 ? [{ ...named, option_ids: chosen.map(({ id }) => id), option_names: chosen.map(({ name }) => name) }] : [];
  const [first, ...more] = chosen;
  losses.add('second and further choices where one is asked for', more.length);
  if (named?.type === 'radio') return first ? [{ ...named, option_id: first.id, option_name: first.name }] : [];
  losses.add('answers of controls that this format does not have');
  return [];
}

type Place = Coord & { id: string; label: string; regions: readonly string[] };

function objectOf({ id, label, shape, multiple, coord, regions }: Place, at: number, { answers }: Doc, ground: Ground): object {
  const { id: classId, name, color } = ground.classes.of(label, shape);
  // A skeleton has one list of properties: that of the first of its points.
  const [first, ...more] = regions;
  const own = answers.filter(({ region }) => region !== undefined && region === first);
  ground.losses.add(
    'answers about key points behind the first',
    answers.filter(({ region }) => region !== undefined && more.includes(region)).length,
  );
  return {
    id: idOf('object', ground.label, id),
    class_id: classId,
    class_name: name,
    annotation_type: shape,
    tracking_id: null,
    annotation: { multiple, coord, meta: { z_index: at + 1, visible: true, alpha: 1, color } },
    properties: own.flatMap((answer) => propertyValue(answer, ground)),
  };
}

function placeOf(region: Region, size: Size, { classes, losses }: Ground): Place[] {
  const [label, ...more] = region.labels;
  const found = coordOf(region, size);
  if (!found) losses.add(`regions of a shape that this format does not have (${shapeOf(region)})`);
  else if (label === undefined) losses.add('regions without a label');
  else {
    losses.add('second and further labels of a region', more.length);
    losses.add('parents of regions', Number(region.parentId !== undefined));
    const control = classes.controlOf(label, found.shape);
    losses.add('labels that no control has for such a shape', Number(control === undefined));
    losses.add(
      'regions whose label another control has too, as that one’s',
      Number(control !== undefined && control !== (region.labelsFrom ?? region.from)),
    );
    if (region.kind === 'polygon') losses.add('open outlines, closed', Number(!region.closed));
    return [{ ...found, id: region.id, label, regions: [region.id] }];
  }
  return [];
}

/** Points that lie in one region, or in none, are one skeleton for each control; of two with one label the first is told. */
function skeletons(points: readonly KeyPointRegion[], size: Size, { classes, losses }: Ground): Place[] {
  const groups = new Map<string, KeyPointRegion[]>();
  for (const one of points) {
    const key = JSON.stringify([one.from, one.parentId ?? '']);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const { from, id } = group[0]!;
    const names = classes.pointsOf(from);
    const told = names.map((name) => group.find(({ labels }) => labels[0] === name));
    losses.add('key points beyond the first of their label, or without one', group.length - told.filter(Boolean).length);
    losses.add('parents of regions', group.filter(({ parentId }) => parentId !== undefined).length);
    losses.add('second and further labels of a region', told.filter((one) => one && one.labels.length > 1).length);
    const first = told.find(Boolean);
    if (!first) return [];
    const state = (isThere: boolean) => ({ visible: isThere, valid: isThere });
    const coord = {
      points: names.map((name, at) => ({ name, ...(told[at] ? point(told[at], size) : { x: 0, y: 0 }), state: state(told[at] !== undefined) })),
    };
    return [
      {
        shape: 'keypoint',
        multiple: false,
        coord,
        id,
        label: from,
        regions: [first.id, ...group.filter((one) => one !== first).map((one) => one.id)],
      },
    ];
  });
}

/** What cannot be told is counted. */
export function labelFile(doc: Doc, ground: Ground): LabelFile {
  const { size, losses } = ground;
  if (!size) losses.add('regions on pictures without a size', doc.regions.length);
  const regions = size ? doc.regions : [];
  const places = size
    ? [
        ...regions.filter(({ kind }) => kind !== 'keypoint').flatMap((region) => placeOf(region, size, ground)),
        ...skeletons(
          regions.filter((region) => region.kind === 'keypoint'),
          size,
          ground,
        ),
      ]
    : [];
  const told = new Set(places.flatMap((place) => place.regions));
  countTraits(doc, losses);
  losses.add('answers about regions that are left out', doc.answers.filter(({ region }) => region !== undefined && !told.has(region)).length);
  return {
    objects: places.map((place, at) => objectOf(place, at, doc, ground)),
    categories: {
      properties: doc.answers.filter(({ region }) => region === undefined).flatMap((answer) => propertyValue(answer, ground)),
      frames: [],
    },
  };
}
