/** Annotto's rows of labels as a labeling config: the reverse of `../config.ts`. */
import { markupOf, Names, plainColor, type Element } from '../../markup.ts';
import type { Kind, RelationValue, TaskType } from '../config.ts';
import type { GivenConfig, GivenTask } from './config.ts';

const shows: Record<Kind, string> = { text: 'Text', html: 'HyperText', image: 'Image', audio: 'Audio', video: 'Video' };

/** Labels of one question that are asked for together: each group is a control. `needed`: codes of labels of other questions, all of them. */
type Group = { name: string; type: TaskType; category: string; tasks: GivenTask[]; needed: string[] };

const keyOf = (codes: readonly string[]): string => JSON.stringify([...codes].toSorted());

function byKey<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

/** Conditions that name labels of other questions; within a question a label hangs below the one it needs. */
function groupsOf(tasks: readonly GivenTask[]): Group[] {
  const names = new Names();
  const codes = new Set(tasks.map(({ value }) => value));
  return [...byKey(tasks, ({ type, category }) => JSON.stringify([type, category])).values()].flatMap((question): Group[] => {
    const own = new Set(question.map(({ value }) => value));
    const neededBy = ({ conditions, value }: GivenTask): string[] =>
      (conditions ?? []).filter((code) => code !== value && codes.has(code) && !own.has(code));
    const { type, category } = question[0]!;
    // A field for each label of a question that wants texts.
    if (type === 'text')
      return question.map((task) => ({
        name: names.take(question.length === 1 ? category : task.value),
        type,
        category,
        tasks: [task],
        needed: neededBy(task),
      }));
    const isBelow = ({ conditions, value }: GivenTask): boolean =>
      type === 'classifications' && (conditions ?? []).some((code) => code !== value && own.has(code));
    const above = question.filter((task) => !isBelow(task));
    const reached = new Set(above.flatMap((task) => within(task, question).map(({ value }) => value)));
    // Labels that need each other in a ring would never be asked for.
    const tops = [...above, ...question.filter(({ value }) => !reached.has(value))];
    return [...byKey(tops, (task) => keyOf(neededBy(task))).values()].map((group) => ({
      name: names.take(category),
      type,
      category,
      tasks: group.flatMap((task) => (type === 'classifications' && !above.includes(task) ? [task] : within(task, question))),
      needed: neededBy(group[0]!),
    }));
  });
}

/** A label and all that hangs below it. */
function within(task: GivenTask, question: readonly GivenTask[], path: readonly string[] = []): GivenTask[] {
  if (task.type !== 'classifications' || path.includes(task.value)) return [task];
  return [task, ...childrenOf(task, question).flatMap((child) => within(child, question, [...path, task.value]))];
}

/** Those that need it first of all. */
const childrenOf = ({ value }: GivenTask, question: readonly GivenTask[]): GivenTask[] => {
  const own = new Set(question.map((task) => task.value));
  return question.filter((task) => task.value !== value && (task.conditions ?? []).find((code) => code !== task.value && own.has(code)) === value);
};

const labelOf = (tag: string, { value, label, hotkey, color, description, shortDescription }: GivenTask, children: Element[] = []): Element => ({
  tag,
  attributes: {
    value: label,
    alias: value === label ? undefined : value,
    hotkey: hotkey?.length === 1 ? hotkey : undefined,
    background: plainColor(color),
    hint: description || shortDescription || undefined,
  },
  children,
});

function choiceOf(task: GivenTask, group: readonly GivenTask[], path: readonly string[] = []): Element {
  const children = path.includes(task.value) ? [] : childrenOf(task, group).filter(({ value }) => !path.includes(value));
  return labelOf(
    'Choice',
    task,
    children.map((child) => choiceOf(child, group, [...path, task.value])),
  );
}

/** Annotto wants all of several conditions: the first stands on the control, each further one on a View around it. */
function conditioned(element: Element, { needed }: Group, groups: readonly Group[]): Element {
  const conditions = needed.flatMap((code) => {
    const asked = groups.find(({ type, tasks }) => type === 'classifications' && tasks.some(({ value }) => value === code));
    return asked && !code.includes(',') && !asked.name.includes(',')
      ? [{ visibleWhen: 'choice-selected', whenTagName: asked.name, whenChoiceValue: code }]
      : [];
  });
  const [own, ...around] = conditions;
  const shown = own ? { ...element, attributes: { ...element.attributes, ...own } } : element;
  return around.reduce<Element>((inner, attributes) => ({ tag: 'View', attributes, children: [inner] }), shown);
}

function controlOf({ name, type, tasks }: Group, object: string): Element {
  const last = tasks.at(-1)!;
  const attributes = { name, toName: object, required: (last.min ?? 0) > 0 ? 'true' : undefined };
  if (type === 'text') return { tag: 'TextArea', attributes: { ...attributes, label: last.label === name ? undefined : last.label } };
  if (type !== 'classifications') return { tag: 'Labels', attributes, children: tasks.map((task) => labelOf('Label', task)) };
  const below = new Set(tasks.flatMap((task) => childrenOf(task, tasks).map(({ value }) => value)));
  const tops = tasks.filter(({ value }) => !below.has(value));
  const children = (tops.length > 0 ? tops : tasks.slice(0, 1)).map((task) => choiceOf(task, tasks));
  return { tag: 'Choices', attributes: { ...attributes, choice: last.max === 1 ? 'single' : 'multiple' }, children };
}

/** Relations without names of their own need no tag. */
function relationsOf(relations: readonly RelationValue[]): Element[] {
  if (relations.length === 0 || (relations.length === 1 && relations[0]!.value === 'related')) return [];
  return [
    { tag: 'Relations', children: relations.map(({ value, color }) => ({ tag: 'Relation', attributes: { value, background: plainColor(color) } })) },
  ];
}

export function markupFor({ kind, tasks, relations }: Pick<GivenConfig, 'kind' | 'tasks' | 'relations'>): string {
  const groups = groupsOf(tasks);
  const taken = new Names();
  for (const { name } of groups) taken.take(name);
  const object = taken.take(kind);
  const hasZones = groups.some(({ type }) => type === 'zone');
  const shapes = hasZones ? ['Rectangle', 'Polygon'].map((tag) => ({ tag, attributes: { name: taken.take(tag), toName: object } })) : [];
  return markupOf({
    tag: 'View',
    children: [
      { tag: shows[kind], attributes: { name: object, value: `$${kind}` } },
      ...shapes,
      ...groups.flatMap((group): Element[] => {
        const control = conditioned(controlOf(group, object), group, groups);
        const hasTitle = group.type === 'classifications' && group.needed.length === 0;
        return [...(hasTitle ? [{ tag: 'Header', attributes: { value: group.category } }] : []), control];
      }),
      ...relationsOf(relations),
    ],
  });
}
