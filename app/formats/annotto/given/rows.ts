/** Marks of Annotto as the rows of an answer: the reverse of `../marks.ts`. */
import { isSet } from '#app/core/labeling/flag.ts';
import { newId } from '#app/core/labeling/ids.ts';
import { storedText } from '#app/core/labeling/kinds/span.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import { relationsTag } from '#app/core/labeling/relations-tag.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Point, Size } from '#app/core/labeling/shapes/plane.ts';
import { boxAround } from '#app/core/labeling/shapes/plane.ts';
import { slice, toCodePoints, type IndexedText } from '#app/core/labeling/shapes/span.ts';
import { turnedBox } from '../../foreign/turned-box.ts';
import type { Losses } from '../../losses.ts';
import { relationValues } from '../config.ts';
import { BrokenMark, type GivenAnswer, type GivenMark } from './marks.ts';
import type { Place, Places } from './places.ts';

/** `text`: of a text task. `size`: of a picture that came along, in pixels. `left` counts what has no place here. */
export type Ground = { places: Places; text?: IndexedText; size?: Size; left: Losses };
type Placed = Place & { mark: GivenMark };

/** Coordinates of one side of a box differ by no more than this. */
const slack = 1e-9;
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= slack;

/** Percent, where four corners are those of an upright box, from its top left on around. */
function uprightBox(ring: readonly Point[]): { x: number; y: number; width: number; height: number } | undefined {
  const [a, b, c, d] = ring;
  if (ring.length !== 4 || !a || !b || !c || !d) return undefined;
  const isUpright = isNear(a.y, b.y) && isNear(b.x, c.x) && isNear(c.y, d.y) && isNear(d.x, a.x);
  return isUpright && b.x >= a.x && d.y >= a.y ? { x: a.x, y: a.y, width: b.x - a.x, height: d.y - a.y } : undefined;
}

/** The shapes that a label may have: its control's own, or those that stand beside `Labels`. */
function shapesOf(control: ControlTag, { config }: Places): { box?: ControlTag; polygon?: ControlTag } {
  if (control.type === 'RectangleLabels') return { box: control };
  if (control.type === 'PolygonLabels') return { polygon: control };
  const bare = (type: string) => config.controls.find((one) => one.type === type);
  return { box: bare('Rectangle'), polygon: bare('Polygon') };
}

const points = (ring: readonly Point[]): [number, number][] => ring.map(({ x, y }) => [x, y]);

function zoneRows({ mark, control, path }: Placed, id: string, { places, size, left }: Ground): Row[] {
  const ring = (mark.coords ?? []).map(({ x, y }) => ({ x: x * 100, y: y * 100 }));
  const { box, polygon } = shapesOf(control, places);
  const upright = uprightBox(ring);
  // What is turned is only told by pixels: a picture that did not come along may have any proportions.
  const exact = upright ? { ...upright, rotation: 0 } : turnedBox(points(ring), size);
  const asBox = box && (exact || !polygon);
  if (asBox) left.add('exact outlines where the labeling config takes only boxes', Number(!exact));
  const place = asBox ? (exact ?? { ...boxAround(ring), rotation: 0 }) : { points: points(ring), closed: true };
  const original = asBox && exact && exact.rotation !== 0 && size;
  const maker = (asBox ? box : polygon) ?? control;
  const row = (name: string, type: string, value: object): Row => ({
    id,
    from_name: name,
    to_name: places.object.name,
    type,
    ...(original && { original_width: original.width, original_height: original.height, image_rotation: 0 }),
    value: { ...place, ...value },
  });
  const labels = path.slice(-1);
  if (maker === control) return [row(control.name, control.type.toLowerCase(), { [control.type.toLowerCase()]: labels })];
  return [row(maker.name, maker.type.toLowerCase(), {}), row(control.name, 'labels', { labels })];
}

function wordRow({ mark, control, path }: Placed, id: string, { places, text }: Ground): Row {
  const given = { start: mark.start ?? 0, end: mark.end ?? 0 };
  if (text && given.end > text.text.length)
    throw new BrokenMark(
      `"${mark.value}" ends at character ${given.end}, and the text has ${text.text.length} (counted in UTF-16 units, as Annotto's page counts).`,
    );
  const span = text ? { start: toCodePoints(text, given.start), end: toCodePoints(text, given.end) } : given;
  const value = { ...span, ...(text && { text: storedText(slice(text, span)) }), labels: path.slice(-1) };
  return { id, from_name: control.name, to_name: places.object.name, type: 'labels', value };
}

const isBelow = (path: readonly string[], above: readonly string[]): boolean =>
  path.length > above.length && above.every((name, at) => path[at] === name);

/** A label that another one hangs below is told by that. */
function choiceRow(placed: readonly Placed[], { places }: Ground): Row {
  const { control } = placed[0]!;
  const paths = placed.map(({ path }) => path);
  const deepest = paths.filter((path) => !paths.some((other) => isBelow(other, path)));
  const isTree = control.type === 'Taxonomy';
  const isWhole = isTree || isSet(control.tag, 'allownested');
  const key = isTree ? 'taxonomy' : 'choices';
  const value = { [key]: deepest.map((path) => (isWhole ? path : (path.at(-1) ?? ''))) };
  const score = placed[0]!.mark.proba;
  return { id: newId(), from_name: control.name, to_name: places.object.name, type: key, value, ...(score !== undefined && { score }) };
}

function relationRows({ links }: GivenAnswer, ids: ReadonlyMap<number, string>, { places: { config }, left }: Ground): Row[] {
  const known = relationsTag(config);
  const values = relationValues(config);
  return links.flatMap(({ label, src, dest }): Row[] => {
    const [from, to] = [ids.get(src), ids.get(dest)];
    if (from === undefined || to === undefined) {
      left.add('relations between words that are not marked');
      return [];
    }
    const isNamed = known !== undefined && known.labels.length > 0;
    if (isNamed && !values.some(({ value }) => value === label))
      throw new BrokenMark(`The relation "${label}" is none of the labeling config. Add <Relation value="${label}"/> to its <Relations>.`);
    left.add('names of relations that the labeling config does not have', Number(!isNamed && label !== 'related'));
    return [{ type: 'relation', from_id: from, to_id: to, direction: 'right', ...(isNamed && { labels: [label] }) }];
  });
}

/** Rows of an answer, or sentences about labels that the config does not have. @throws BrokenMark */
export function rowsOf(answer: GivenAnswer, ground: Ground): { rows: Row[]; missing: string[] } {
  const rows: Row[] = [];
  const missing: string[] = [];
  const ids = new Map<number, string>();
  const chosen = new Map<ControlTag, Placed[]>();
  for (const mark of answer.marks) {
    const place = ground.places.of(mark);
    if (!place) {
      missing.push(ground.places.missing(mark));
      continue;
    }
    const placed = { ...place, mark };
    const id = newId();
    if (mark.id !== undefined) ids.set(mark.id, id);
    if (mark.type === 'classifications') chosen.set(place.control, [...(chosen.get(place.control) ?? []), placed]);
    else if (mark.type === 'zone') rows.push(...zoneRows(placed, id, ground));
    else if (mark.type === 'ner') rows.push(wordRow(placed, id, ground));
    else rows.push({ id, from_name: place.control.name, to_name: ground.places.object.name, type: 'textarea', value: { text: [mark.text ?? ''] } });
  }
  rows.push(...[...chosen.values()].map((placed) => choiceRow(placed, ground)));
  if (missing.length > 0) return { rows: [], missing: missing.filter(Boolean) };
  return { rows: [...rows, ...relationRows(answer, ids, ground)], missing: [] };
}
