/** `project.json` of Superb: which classes and questions it knows, and the labeling config that they make (annotto-superb B3.1). */
import { faultOf } from '../../foreign/fault.ts';
import { markupOf, Names, plainColor, type Element } from '../../markup.ts';
import { readWhole } from '../../whole.ts';
import type { Shape } from '../interface.ts';
import { projectShape, type GivenClass, type GivenOption, type GivenProperty, type ProjectShape } from './shapes.ts';

/** A question: `paths` lead from the ids of options to their names, from the root. `classes`: names of those it is asked about; all where absent. */
export type Question = {
  name: string;
  id?: string;
  isText: boolean;
  isMany: boolean;
  required: boolean;
  options: readonly GivenOption[];
  paths: ReadonlyMap<string, string[]>;
  isAboutObjects: boolean;
  classes?: readonly string[];
};
/** `points`: of a key point class, in order. `shape`: absent where Gloss has none for it. */
export type KnownClass = { name: string; id?: string; shape?: Shape; color?: string; points: string[]; type: string };
export type Project = { classes: KnownClass[]; questions: Question[] };

const shapes: Record<string, Shape> = { box: 'box', rbox: 'rbox', polygon: 'polygon', polyline: 'polyline', keypoint: 'keypoint' };

function pathsOf(options: readonly GivenOption[], above: readonly string[] = [], found = new Map<string, string[]>()): Map<string, string[]> {
  for (const { id, name, children } of options) {
    const path = [...above, name];
    if (id) found.set(id, path);
    pathsOf(children ?? [], path, found);
  }
  return found;
}

function questionOf({ id, name, type, options, required }: GivenProperty, isAboutObjects: boolean): Question {
  return {
    name,
    ...(id && { id }),
    isText: type === 'free response',
    isMany: type === 'checkbox',
    required: required ?? false,
    options: options ?? [],
    paths: pathsOf(options ?? []),
    isAboutObjects,
  };
}

/** One for each name; those that only some classes have say so. */
function objectQuestions(classes: readonly GivenClass[]): Question[] {
  const found = new Map<string, { question: Question; classes: string[] }>();
  for (const { name, properties } of classes) {
    for (const property of properties ?? []) {
      const known = found.get(property.name) ?? { question: questionOf(property, true), classes: [] };
      known.classes.push(name);
      found.set(property.name, known);
    }
  }
  return [...found.values()].map(({ question, classes: asked }) => ({
    ...question,
    ...(new Set(asked).size < new Set(classes.map(({ name }) => name)).size && { classes: [...new Set(asked)] }),
  }));
}

function classOf(
  { id, name, color, annotation_type: type, keypoint_interface_id: skeleton }: GivenClass,
  { object_detection: detection }: ProjectShape,
): KnownClass {
  const points = detection?.keypoints?.find((one) => one.id === skeleton)?.points.map((one) => one.name) ?? [];
  const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  return { name, type, points, ...(id && { id }), ...(shape && { shape }), ...(plainColor(color) && { color: plainColor(color) }) };
}

export async function readProject(bytes: AsyncIterable<Uint8Array>): Promise<Project | { row: number; problem: string }> {
  const found = await readWhole(bytes);
  if ('problem' in found) return found;
  const { data: project, error } = projectShape.safeParse(found.value);
  if (error) return { row: 1, problem: faultOf(error) };
  if (/video|point|sequence/i.test(`${project.type} ${project.data_type ?? ''}`))
    return { row: 1, problem: `This is a project of type ${project.type}. Projects of pictures (image-siesta) are read.` };
  const classes = project.object_detection?.object_classes ?? [];
  return {
    classes: classes.map((one) => classOf(one, project)),
    questions: [...(project.categorization?.properties ?? []).map((one) => questionOf(one, false)), ...objectQuestions(classes)],
  };
}

const choiceOf = ({ name, children }: GivenOption): Element => ({
  tag: 'Choice',
  attributes: { value: name },
  children: (children ?? []).map(choiceOf),
});

function questionTag(question: Question, name: string): Element {
  const { isText, isMany, required, options, isAboutObjects, classes } = question;
  const isNested = options.some(({ children }) => (children ?? []).length > 0);
  // Names with a comma cannot be listed, so the question is asked about all then.
  const isSome = classes !== undefined && !classes.some((one) => one.includes(','));
  const attributes = {
    name,
    toName: 'image',
    required: required ? 'true' : undefined,
    perRegion: isAboutObjects ? 'true' : undefined,
    ...(isSome && { visibleWhen: 'region-selected', whenLabelValue: classes.join(',') }),
  };
  if (isText) return { tag: 'TextArea', attributes };
  return {
    tag: 'Choices',
    attributes: { ...attributes, choice: isMany ? 'multiple' : 'single', allowNested: isNested ? 'true' : undefined },
    children: options.map(choiceOf),
  };
}

const lists = [
  { tag: 'RectangleLabels', name: 'box', shapes: ['box', 'rbox'] },
  { tag: 'PolygonLabels', name: 'polygon', shapes: ['polygon'] },
  { tag: 'VectorLabels', name: 'polyline', shapes: ['polyline'] },
] as const;

/** A control for each shape, one for each kind of skeleton, and one for each question. */
export function markupFor({ classes, questions }: Project): string {
  const names = new Names();
  names.take('image');
  const label = ({ name, color }: KnownClass): Element => ({ tag: 'Label', attributes: { value: name, background: color } });
  const skeletons = classes.filter(({ shape, points }) => shape === 'keypoint' && points.length > 0);
  const skeletonTags = skeletons.map(({ name, points }) => ({
    tag: 'KeyPointLabels',
    attributes: { name: names.take(name), toName: 'image' },
    children: points.map((point) => ({ tag: 'Label', attributes: { value: point } })),
  }));
  const asked = questions
    .filter(({ isText, options }) => isText || options.length > 0)
    .map((question) => questionTag(question, names.take(question.name)));
  const shaped = lists.flatMap(({ tag, name, shapes: own }) => {
    const found = classes.filter(({ shape }) => own.some((one) => one === shape));
    const labels = found.filter((one, at) => found.findIndex((other) => other.name === one.name) === at);
    return labels.length === 0 ? [] : [{ tag, attributes: { name: names.take(name), toName: 'image' }, children: labels.map(label) }];
  });
  return markupOf({
    tag: 'View',
    children: [{ tag: 'Image', attributes: { name: 'image', value: '$image' } }, ...shaped, ...skeletonTags, ...asked],
  });
}

const mostNamed = 5;

function named(all: readonly { name: string }[]): string {
  const names = all.slice(0, mostNamed).map(({ name }) => `"${name.slice(0, 100)}"`);
  return [...names, ...(all.length > mostNamed ? [`${all.length - mostNamed} more`] : [])].join(', ');
}

/** What of the classes and questions no labeling config has, as parts of sentences. */
export function notesOn({ classes, questions }: Project): string[] {
  const shapeless = classes.filter(({ shape }) => !shape);
  const types = [...new Set(shapeless.map(({ type }) => type))];
  const told: [string, readonly { name: string }[]][] = [
    ...types
      .slice(0, mostNamed)
      .map((type): [string, KnownClass[]] => [
        `classes of a kind that Gloss does not have (${type.slice(0, 100)})`,
        shapeless.filter((one) => one.type === type),
      ]),
    ['classes of further kinds that Gloss does not have', shapeless.filter(({ type }) => types.indexOf(type) >= mostNamed)],
    ['classes of key points without a point', classes.filter(({ shape, points }) => shape === 'keypoint' && points.length === 0)],
    ['questions without an option', questions.filter(({ isText, options }) => !isText && options.length === 0)],
  ];
  return told.flatMap(([what, all]) => (all.length > 0 ? [`${what} left out: ${named(all)}`] : []));
}
