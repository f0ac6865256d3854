/** Superb's objects and property values as the rows of an answer: the reverse of `../objects.ts`. */
import { isSet } from '#app/core/labeling/flag.ts';
import { newId } from '#app/core/labeling/ids.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { toPercent, turned, type Point, type Size } from '#app/core/labeling/shapes/plane.ts';
import { faultOf } from '../../foreign/fault.ts';
import type { Losses } from '../../losses.ts';
import type { Places } from './places.ts';
import type { KnownClass, Project, Question } from './project.ts';
import { boxCoord, pointsCoord, rboxCoord, ringsCoord, type GivenLabels, type GivenObject, type GivenValue } from './shapes.ts';

export type Ground = { project: Project; places: Places; size?: Size; left: Losses };

/** A sentence about an object that means nothing. */
export class BrokenObject extends Error {}

type Value = Record<string, unknown>;

/** @throws BrokenObject */
function checked<T>({ data, error }: { data?: T; error?: Parameters<typeof faultOf>[0] }): T {
  if (error || data === undefined) throw new BrokenObject(error ? `In its coordinates: ${faultOf(error)}` : 'It has no coordinates.');
  return data;
}

const isPoint = (value: object): value is Point => 'x' in value;

/** Outlines with their holes: older files have one flat list, or a flat list for each part. */
function partsOf(points: readonly (Point | Point[] | Point[][])[]): Point[][][] {
  const flat = points.filter((one): one is Point => !Array.isArray(one));
  if (flat.length > 0) return [[flat]];
  return (points as (Point[] | Point[][])[]).map((part) => (part.length > 0 && !isPoint(part[0]!) ? (part as Point[][]) : [part as Point[]]));
}

/** Places of one object, as the values of rows: a polygon of several parts has several. */
function placesOf({ coord, type }: GivenObject, size: Size, left: Losses): Value[] {
  const percent = (point: Point): Point => toPercent(point, size);
  if (type === 'box') {
    const { x, y, width, height } = checked(boxCoord.safeParse(coord));
    const extent = percent({ x: width, y: height });
    return [{ ...percent({ x, y }), width: extent.x, height: extent.y, rotation: 0 }];
  }
  if (type === 'rbox') {
    const { cx, cy, width, height, angle } = checked(rboxCoord.safeParse(coord));
    const half = turned({ x: width / 2, y: height / 2 }, angle);
    const extent = percent({ x: width, y: height });
    return [{ ...percent({ x: cx - half.x, y: cy - half.y }), width: extent.x, height: extent.y, rotation: angle }];
  }
  const parts = partsOf(checked(ringsCoord.safeParse(coord)).points);
  if (type === 'polyline')
    return parts.flat().map((line) => ({
      vertices: line.map(percent).map((point, at) => ({ id: String(at + 1), ...point, ...(at > 0 && { prevPointId: String(at) }) })),
      closed: false,
    }));
  left.add(
    'holes in polygons',
    parts.reduce((sum, rings) => sum + rings.length - 1, 0),
  );
  left.add('that parts of polygons belong together', parts.length - 1);
  return parts.map(([ring = []]) => ({ points: ring.map(percent).map(({ x, y }) => [x, y]), closed: true }));
}

type KeyPoint = Point & { name: string };

/** Those that are in the picture. */
function keyPointsOf({ coord }: GivenObject, { points: names }: KnownClass, left: Losses): KeyPoint[] {
  const { points: listed, graph } = checked(pointsCoord.safeParse(coord));
  const points = listed ?? (graph?.nodes ?? []).map((node, at) => ({ ...node, name: names[at], state: graph?.states?.[at]?.state }));
  const there = points.filter(({ state }) => (state?.valid ?? state?.visible) !== false);
  left.add('marks that key points are hidden', there.filter(({ state }) => state?.visible === false).length);
  return there.flatMap(({ name, x, y }, at) => [{ name: name ?? names[at] ?? '', x, y }]);
}

class Writer {
  readonly rows: Row[] = [];
  readonly missing: string[] = [];
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  #row(control: ControlTag, id: string, type: string, value: Value): Row {
    const { places, size } = this.#ground;
    const medium = size && { original_width: size.width, original_height: size.height, image_rotation: 0 };
    return { id, from_name: control.name, to_name: places.object.name, type, value, ...medium };
  }

  object(object: GivenObject): void {
    const { project, left } = this.#ground;
    const known =
      project.classes.find(({ id, type }) => id !== undefined && id === object.classId && type === object.type) ??
      project.classes.find(({ name, type }) => name === object.className && type === object.type);
    if (!known)
      throw new BrokenObject(`Its class "${object.className ?? object.classId ?? ''}" (${object.type ?? 'no type'}) is not in project.json.`);
    if (!known.shape) return left.add(`objects of a kind that Gloss does not have (${known.type})`);
    const { size } = this.#ground;
    if (!size)
      throw new BrokenObject(
        'Nobody knows how large the picture is, which coordinates in pixels need. Put image_info with width and height into the file about it, or the picture into the archive.',
      );
    if (known.shape === 'keypoint') this.#points(object, known, size);
    else this.#shape(object, known, size);
  }

  #shape(object: GivenObject, { name, shape, points }: KnownClass, size: Size): void {
    const { places, left } = this.#ground;
    const place = places.ofClass(name, shape!);
    if (!place) return void this.missing.push(places.missingClass({ name, shape, points }));
    const { control, maker } = place;
    for (const value of placesOf(object, size, left)) {
      const id = newId();
      const [type, own] = [maker.type.toLowerCase(), control.type.toLowerCase()];
      if (maker === control) this.rows.push(this.#row(control, id, own, { ...value, [own]: [name] }));
      else this.rows.push(this.#row(maker, id, type, value), this.#row(control, id, 'labels', { ...value, labels: [name] }));
      this.values(object.values, { id, value });
    }
  }

  #points(object: GivenObject, known: KnownClass, size: Size): void {
    const { places, left } = this.#ground;
    const control = places.ofPoints(known);
    if (!control) return void this.missing.push(places.missingClass(known));
    for (const [at, { name, ...point }] of keyPointsOf(object, known, left).entries()) {
      const id = newId();
      const value = { ...toPercent(point, size), width: dot };
      this.rows.push(this.#row(control, id, 'keypointlabels', { ...value, keypointlabels: [name] }));
      if (at === 0) this.values(object.values, { id, value });
    }
  }

  /** Answers about the picture, or about a region. */
  values(values: readonly GivenValue[], about?: { id: string; value: Value }): void {
    const { project, places } = this.#ground;
    for (const given of values) {
      const asked = project.questions.filter(({ isAboutObjects }) => isAboutObjects === (about !== undefined));
      const question = asked.find(({ name }) => name === given.name) ?? asked.find(({ id }) => id !== undefined && id === given.id);
      if (!question) throw new BrokenObject(`The property "${given.name ?? given.id ?? ''}" is not in project.json.`);
      const place = places.ofQuestion(question);
      if (!place) {
        this.missing.push(places.missingQuestion(question));
        continue;
      }
      const answer = question.isText ? textOf(given) : this.#chosen(given, question, place);
      const type = question.isText ? 'textarea' : 'choices';
      if (answer && about) this.rows.push(this.#row(place.control, about.id, type, { ...about.value, ...answer }));
      else if (answer) this.rows.push({ id: newId(), from_name: place.control.name, to_name: places.object.name, type, value: answer });
    }
  }

  #chosen(
    { options: { ids, names } }: GivenValue,
    question: Question,
    { control, pathOf }: NonNullable<ReturnType<Places['ofQuestion']>>,
  ): Value | undefined {
    const given =
      ids.length > 0 ? ids.map((id, at) => question.paths.get(id) ?? byName(question, names[at])) : names.map((name) => byName(question, name));
    const isWhole = isSet(control.tag, 'allownested');
    const choices = given.flatMap((path) => {
      if (!path) throw new BrokenObject(`"${question.name}" has an option that is not in project.json.`);
      const found = pathOf(path);
      if (!found) this.missing.push(this.#ground.places.missingOption(question, path));
      return found ? [isWhole && question.options.some(({ children }) => (children ?? []).length > 0) ? found : found.at(-1)!] : [];
    });
    return choices.length > 0 ? { choices } : undefined;
  }
}

/** Percent of the picture's width, as key points are drawn. */
const dot = 0.5;

const byName = ({ paths }: Question, name: string | undefined): string[] | undefined => [...paths.values()].find((path) => path.at(-1) === name);

const textOf = ({ value }: GivenValue): Value | undefined => (typeof value === 'string' ? { text: [value] } : undefined);

/** Rows of a label file, or sentences about what the config does not have. @throws BrokenObject with the number of the object */
export function rowsOf({ objects, values }: GivenLabels, ground: Ground): { rows: Row[]; missing: string[] } {
  const writer = new Writer(ground);
  for (const [at, object] of objects.entries()) {
    try {
      writer.object(object);
    } catch (error) {
      if (!(error instanceof BrokenObject)) throw error;
      throw new BrokenObject(`Object ${at + 1}: ${error.message}`);
    }
  }
  writer.values(values);
  return { rows: writer.rows, missing: writer.missing };
}
