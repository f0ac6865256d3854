/** Annotto's rows of labels as a labeling config: the reverse of `../config.ts`. */
import { markupOf, Names, plainColor, type Element } from '../../markup.ts';
import type { Kind, TaskType } from '../config.ts';
import type { GivenConfig, GivenTask } from './config.ts';
import type { GivenRelations } from './shapes.ts';

const shows: Record<Kind, string> = { text: 'Text', html: 'HyperText', image: 'Image', audio: 'Audio', video: 'Video' };

/**
 * Labels of one question that are asked for together: each group is a control. `below`: labels by the code of the one that they hang below.
 * `needed`: codes of labels of other questions, all of them.
 */
type Group = { name: string; type: TaskType; category: string; tops: GivenTask[]; below: ReadonlyMap<string, GivenTask[]>; needed: string[] };

const keyOf = (codes: readonly string[]): string => JSON.stringify([...codes].toSorted());

function byKey<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const known = groups.get(key(one));
    if (known) known.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

/** Levels of labels; a config may be no deeper than fifty tags. What hangs deeper stands beside the others. */
const deepest = 40;

/** Within a question a label hangs below the first one that it needs, unless they need each other in a ring. */
function parentsOf(question: readonly GivenTask[]): Map<string, string> {
  const own = new Set(question.map(({ value }) => value));
  const parents = new Map<string, string>();
  const above = (code: string): string[] => {
    const path: string[] = [];
    for (let at = parents.get(code); at !== undefined; at = parents.get(at)) path.push(at);
    return path;
  };
  for (const { type, value, conditions } of question) {
    const parent = (conditions ?? []).find((code) => code !== value && own.has(code));
    if (type === 'classifications' && parent !== undefined && !above(parent).includes(value)) parents.set(value, parent);
  }
  const tooDeep = question.filter(({ value }) => parents.has(value) && above(value).length % deepest === 0);
  for (const { value } of tooDeep) parents.delete(value);
  return parents;
}

/** Conditions that name labels of other questions decide over the whole control. */
function groupsOf(tasks: readonly GivenTask[]): Group[] {
  const names = new Names();
  const codes = new Set(tasks.map(({ value }) => value));
  return [...byKey(tasks, ({ type, category }) => JSON.stringify([type, category])).values()].flatMap((question): Group[] => {
    const own = new Set(question.map(({ value }) => value));
    const neededBy = ({ conditions }: GivenTask): string[] => (conditions ?? []).filter((code) => codes.has(code) && !own.has(code));
    const { type, category } = question[0]!;
    const parents = parentsOf(question);
    const below = byKey(
      question.filter(({ value }) => parents.has(value)),
      ({ value }) => parents.get(value)!,
    );
    const tops = question.filter(({ value }) => !parents.has(value));
    // A field for each label of a question that wants texts.
    const groups = type === 'text' ? question.map((task) => [task]) : [...byKey(tops, (task) => keyOf(neededBy(task))).values()];
    return groups.map((group) => ({
      // A text is its control, so the control is called by its code.
      name: names.take(type === 'text' ? group[0]!.value : category),
      type,
      category,
      tops: group,
      below,
      needed: neededBy(group[0]!),
    }));
  });
}

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

const choiceOf = (task: GivenTask, below: Group['below']): Element =>
  labelOf(
    'Choice',
    task,
    (below.get(task.value) ?? []).map((child) => choiceOf(child, below)),
  );

const holds = (tasks: readonly GivenTask[], below: Group['below'], code: string): boolean =>
  tasks.some((task) => task.value === code || holds(below.get(task.value) ?? [], below, code));

/** Annotto wants all of several conditions: the first stands on the control, each further one on a View around it. */
function conditioned(element: Element, { needed }: Group, groups: readonly Group[]): Element {
  const conditions = needed.flatMap((code) => {
    const asked = groups.find(({ type, tops, below }) => type === 'classifications' && holds(tops, below, code));
    return asked && !code.includes(',') && !asked.name.includes(',')
      ? [{ visibleWhen: 'choice-selected', whenTagName: asked.name, whenChoiceValue: code }]
      : [];
  });
  const [own, ...around] = conditions;
  const shown = own ? { ...element, attributes: { ...element.attributes, ...own } } : element;
  return around.reduce<Element>((inner, attributes) => ({ tag: 'View', attributes, children: [inner] }), shown);
}

function controlOf({ name, type, tops, below }: Group, object: string): Element {
  const last = tops.at(-1)!;
  const attributes = { name, toName: object, required: (last.min ?? 0) > 0 ? 'true' : undefined };
  if (type === 'text') {
    const placeholder = last.description || last.shortDescription || undefined;
    return { tag: 'TextArea', attributes: { ...attributes, label: last.label === name ? undefined : last.label, placeholder } };
  }
  if (type !== 'classifications') return { tag: 'Labels', attributes, children: tops.map((task) => labelOf('Label', task)) };
  const children = tops.map((task) => choiceOf(task, below));
  return { tag: 'Choices', attributes: { ...attributes, choice: last.max === 1 ? 'single' : 'multiple' }, children };
}

/** Texts of one question stand below its name, where they are several or called otherwise. */
function section(groups: readonly Group[], controls: Element[]): Element[] {
  const { type, name, category, needed } = groups[0]!;
  const header = { tag: 'Header', attributes: { value: category } };
  // A heading would take it for a key of the task.
  if (category.includes('$')) return controls;
  if (type === 'classifications' && needed.length === 0) return [header, ...controls];
  const isHeaded = type === 'text' && (groups.length > 1 || name !== category);
  return isHeaded ? [{ tag: 'View', children: [header, ...controls] }] : controls;
}

/** Relations without names of their own need no tag. Labels of relations stand in one tag. */
function relationsOf(groups: readonly GivenRelations[], taken: Names): Element[] {
  const values = new Map(groups.flatMap((group) => group.values).map((one) => [one.value, one]));
  const name = groups.length === 1 && groups[0]!.name !== 'Relations' ? groups[0]!.name : undefined;
  const isBare = name === undefined && values.size === 1 && values.has('related') && !values.get('related')!.color;
  if (values.size === 0 || isBare) return [];
  const children = [...values.values()].map(({ value, color }) => ({ tag: 'Relation', attributes: { value, background: plainColor(color) } }));
  return [{ tag: 'Relations', attributes: { name: name && taken.take(name) }, children }];
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
      ...[...byKey(groups, ({ type, category, name }) => (type === 'text' ? `texts of ${category}` : `control ${name}`)).values()].flatMap((asked) =>
        section(
          asked,
          asked.map((group) => conditioned(controlOf(group, object), group, groups)),
        ),
      ),
      ...relationsOf(relations, taken),
    ],
  });
}
