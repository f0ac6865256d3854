/** Answers as Annotto has them: each mark under its category, in the block of its type (annotto-superb A3.3). */
import type { Answer, Doc, Region } from '#app/core/labeling/result.ts';
import type { Point, Size } from '#app/core/labeling/shapes/plane.ts';
import { corners } from '#app/core/labeling/shapes/rectangle.ts';
import { toUnits, type IndexedText } from '#app/core/labeling/shapes/span.ts';
import { shapeOf } from '../coco.ts';
import type { Losses } from '../losses.ts';
import type { RelationValue, Task, TaskType, Tasks } from './config.ts';

/** `region`: of which it is told. Characters are counted in UTF-16 units, as Annotto's own page does; coordinates are fractions of the picture. */
export type Mark = { task: Task; region?: string; start?: number; end?: number; coords?: Point[]; text?: string; score?: number };
export type Link = { label: string; src: string; dest: string };
export type Marks = { marks: Mark[]; links: Link[] };

/** What marks are told with. `text`: of a text task. `isNamed`: the config has names for relations. */
export type Ground = { tasks: Tasks; relations: readonly RelationValue[]; isNamed: boolean; text?: IndexedText; size?: Size; losses: Losses };

const upright: Size = { width: 100, height: 100 };

function ring(region: Region, { size, losses }: Ground): Point[] | undefined {
  if (region.kind === 'polygon' && region.points.length > 2) {
    losses.add('open outlines, closed', Number(!region.closed));
    return region.points.map(([x, y]) => ({ x: x / 100, y: y / 100 }));
  }
  if (region.kind !== 'rectangle') {
    losses.add(`regions of a shape that this format does not have (${shapeOf(region)})`);
    return undefined;
  }
  const measure = size ?? (region.rotation === 0 ? upright : undefined);
  if (!measure) {
    losses.add('turned boxes on pictures without a size');
    return undefined;
  }
  losses.add(`${region.rotation === 0 ? 'boxes' : 'turned boxes'}, as outlines of four points`);
  return corners(region, measure).map(({ x, y }) => ({ x: x / measure.width, y: y / measure.height }));
}

const inside = (value: number): number => Math.min(1, Math.max(0, value));

function placeOf(region: Region, ground: Ground): Partial<Mark> | undefined {
  if (region.kind === 'span' && ground.text) return { start: toUnits(ground.text, region.start), end: toUnits(ground.text, region.end) };
  const points = ring(region, ground);
  if (!points) return undefined;
  const coords = points.map(({ x, y }) => ({ x: inside(x), y: inside(y) }));
  ground.losses.add(
    'shapes that reach out of the picture, cut at its edge',
    Number(coords.some(({ x, y }, at) => x !== points[at]!.x || y !== points[at]!.y)),
  );
  return { coords };
}

/** Of another shape no label is told: the shape is the reason, whatever the config has. */
const isOfShape = (region: Region, { text }: Ground): boolean =>
  region.kind === 'span' ? text !== undefined : region.kind === 'rectangle' || region.kind === 'polygon';

function regionMarks(region: Region, ground: Ground): Mark[] {
  const { losses, tasks } = ground;
  const known = region.labels.flatMap((label) => tasks.of(region.labelsFrom ?? region.from, [label]) ?? []);
  const isUnlabelled = known.length === 0 && isOfShape(region, ground);
  losses.add('regions without a label that the config has', Number(isUnlabelled));
  losses.add('notes on regions', Number(region.meta !== undefined));
  losses.add('normalizations of regions', Number(region.normalization !== undefined));
  losses.add('parents of regions', Number(region.parentId !== undefined));
  losses.add('locks on regions', Number(region.readonly === true));
  losses.add('regions without who made them, a person or a model', Number(region.origin !== 'manual'));
  const place = isUnlabelled ? undefined : placeOf(region, ground);
  losses.add('labels of regions that the config does not have', known.length > 0 ? region.labels.length - known.length : 0);
  losses.add('regions with several labels, told once for each', Number(place !== undefined && known.length > 1));
  return place ? known.map((task) => ({ task, region: region.id, ...place, score: region.score })) : [];
}

/** Paths of choices, each from its root; a name alone stands for the path to it. */
function pathsOf(answer: Answer, tasks: Tasks): string[][] | undefined {
  if (answer.kind === 'choices')
    return answer.choices.map((choice) => (typeof choice === 'string' ? (tasks.pathTo(answer.from, choice) ?? [choice]) : choice));
  return answer.kind === 'taxonomy' ? answer.taxonomy : undefined;
}

const isBelow = (path: readonly string[], above: readonly string[]): boolean =>
  path.length > above.length && above.every((name, at) => path[at] === name);

function answerMarks(answer: Answer, { tasks, losses }: Ground): Mark[] {
  const left = (what: string, count = 1): Mark[] => {
    losses.add(what, count);
    return [];
  };
  if (answer.region !== undefined) return left('answers that belong to a region');
  if (answer.kind === 'textarea') {
    const task = tasks.of(answer.from, []);
    losses.add('texts of several parts, as one', Number(answer.text.length > 1));
    return task ? [{ task, text: answer.text.join('\n'), score: answer.score }] : left('answers of controls that this format does not have');
  }
  const paths = pathsOf(answer, tasks);
  if (!paths) return left('answers of controls that this format does not have');
  losses.add('choices that stand above another chosen one, told by that', paths.filter((path) => paths.some((other) => isBelow(other, path))).length);
  // Every step of a path is a label of its own here.
  const steps = new Map(paths.flatMap((path) => path.map((_name, at) => path.slice(0, at + 1))).map((step) => [JSON.stringify(step), step]));
  const found = [...steps.values()].map((step) => tasks.of(answer.from, step));
  losses.add('choices that the config does not have', found.filter((task) => !task).length);
  return found.flatMap((task) => (task ? [{ task, score: answer.score }] : []));
}

function linksOf({ relations }: Doc, marks: readonly Mark[], ground: Ground): Link[] {
  const { losses } = ground;
  const told = new Set(marks.flatMap(({ task, region }) => (task.type === 'ner' && region !== undefined ? [region] : [])));
  const names = new Set(ground.relations.map(({ value }) => value));
  const [only] = ground.relations;
  return relations.flatMap(({ from, to, direction, labels = [] }) => {
    const known = labels.filter((label) => names.has(label));
    const called = known.length === 0 && labels.length === 0 && ground.relations.length === 1 && only ? [only.value] : known;
    if (!told.has(from) || !told.has(to) || called.length === 0) {
      losses.add('relations');
      return [];
    }
    losses.add('relations both ways, told one way', Number(direction === 'bi'));
    losses.add('names of relations that the config does not have', labels.length - known.length);
    losses.add('relations without a name, under the only one there is', Number(labels.length === 0 && ground.isNamed));
    const [src, dest] = direction === 'left' ? [to, from] : [from, to];
    return called.map((label) => ({ label, src, dest }));
  });
}

/** What cannot be told is counted. */
export function marksOf(doc: Doc, ground: Ground): Marks {
  const marks = [...doc.regions.flatMap((region) => regionMarks(region, ground)), ...doc.answers.flatMap((answer) => answerMarks(answer, ground))];
  ground.losses.add('rows of types that Gloss does not know', doc.rest.length);
  return { marks, links: linksOf(doc, marks, ground) };
}

type Times = { createdAt: string; updatedAt: string };
type Entity = { value: string; ent_id?: number } & Record<string, unknown>;

function entityOf({ task, start, end, coords, text }: Mark, number: number, times?: Times): Entity {
  const { value } = task;
  if (task.type === 'ner') return { value, start_char: start, end_char: end, ent_id: number, ...times };
  return { value, ...(coords && { coords }), ...(text !== undefined && { text }), ...times };
}

type Block = Record<string, { entities?: Entity[]; labels?: Entity[] }>;

/** Blocks by type, each with its categories; types and categories without a mark are left out. */
export function blocksOf({ marks, links }: Marks, times?: Times): Partial<Record<TaskType, Record<string, unknown>>> {
  const blocks: Partial<Record<TaskType, Block>> = {};
  const numbers = new Map<string, number>();
  let number = 0;
  for (const mark of marks) {
    const { type, category } = mark.task;
    const list = type === 'classifications' ? 'labels' : 'entities';
    // Categories are names of controls: nothing may stand there beforehand.
    const block = (blocks[type] ??= Object.create(null) as Block);
    ((block[category] ??= {})[list] ??= []).push(entityOf(mark, number, times));
    if (type !== 'ner') continue;
    if (mark.region !== undefined && !numbers.has(mark.region)) numbers.set(mark.region, number);
    number += 1;
  }
  if (links.length === 0) return blocks;
  const relations = links.map(({ label, src, dest }) => ({ label, src: numbers.get(src), dest: numbers.get(dest) }));
  return { ...blocks, ner: { ...blocks.ner, relations } };
}

/** Relations as an item has them: by what stands at their ends (annotto-superb A1.3). */
export function relationsOf({ marks, links }: Marks): object[] {
  const ends = new Map<string, object>();
  for (const { task, region, start, end } of marks)
    if (task.type === 'ner' && region !== undefined && !ends.has(region)) ends.set(region, { value: task.value, ner: { start, end } });
  return links.map(({ label, src, dest }) => ({ src: ends.get(src), dest: ends.get(dest), value: label }));
}
