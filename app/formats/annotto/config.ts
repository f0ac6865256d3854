/** A labeling config as Annotto's `config.json` has it: a row for each label, with a code of its own (annotto-superb A2). */
import { isSet } from '#app/core/labeling/flag.ts';
import type { ControlTag, Label, LabelingConfig, Tag } from '#app/core/labeling/model.ts';
import { allOf, oneKey } from '../fits.ts';
import type { Losses } from '../losses.ts';
import { Conditions } from './conditions.ts';
import { headingsOf } from './headings.ts';

export type Kind = 'text' | 'html' | 'image' | 'audio' | 'video';
export type TaskType = 'classifications' | 'ner' | 'zone' | 'text';

/** A row of `tasks`. `category` is the question; `value` its code, once in all of the config. */
export type Task = {
  type: TaskType;
  category: string;
  value: string;
  label: string;
  hotkey?: string;
  color?: string;
  description?: string;
  exposed: true;
  min: number;
  max: number;
  conditions: string[];
};
export type RelationValue = { value: string; label: string; color?: string; exposed: true };

const kinds: Readonly<Record<string, Kind>> = { Text: 'text', HyperText: 'html', Image: 'image', Audio: 'audio', AudioPlus: 'audio', Video: 'video' };
const shapes = ['Rectangle', 'Polygon'];

export const kindOf = ({ objects }: LabelingConfig): Kind | undefined => kinds[objects[0]?.type ?? ''];

/** What Annotto would call the labels of a control; undefined where it knows nothing like it. */
function typeOf({ type, perRegion }: ControlTag, config: LabelingConfig): TaskType | undefined {
  const kind = kindOf(config);
  if (perRegion) return undefined;
  if (type === 'Choices' || type === 'Taxonomy') return 'classifications';
  if (type === 'TextArea') return 'text';
  if (
    kind === 'image' &&
    (shapes.some((shape) => type === `${shape}Labels`) || (type === 'Labels' && config.controls.some((one) => shapes.includes(one.type))))
  )
    return 'zone';
  return kind === 'text' && type === 'Labels' ? 'ner' : undefined;
}

const isAddressed = ({ tag }: LabelingConfig['objects'][number]): boolean => tag.attributes.valuetype === 'url' || Boolean(tag.attributes.valuelist);

export const suitsAnnotto = allOf(
  ({ objects }) => (objects.length === 1 ? undefined : 'It shows one text, page, picture, sound or film; the config has several objects, or none.'),
  oneKey,
  (config) =>
    kindOf(config) ? undefined : `It knows texts, pages, pictures, sounds and films; the config has ${config.objects[0]?.type ?? 'none'}.`,
  ({ objects }) =>
    objects.some(isAddressed) ? 'It needs the text itself, or one picture; the config names a list, or an address of a text.' : undefined,
  (config) =>
    config.controls.some((control) => typeOf(control, config))
      ? undefined
      : 'It knows choices, texts, labelled words, boxes and polygons; the config asks for none of them.',
);

/** Takes a name that nobody has yet, with what tells it apart where somebody has. */
class Taken {
  readonly #names: Set<string>;
  constructor(...names: string[]) {
    this.#names = new Set(names);
  }

  take(name: string, otherwise: string): string {
    let tried = name;
    for (let number = 1; this.#names.has(tried.toLowerCase()); number += 1) tried = number === 1 ? otherwise : `${otherwise} ${number}`;
    this.#names.add(tried.toLowerCase());
    return tried;
  }
}

/** The code of a label by its control and its path in it; that of a text area by its control alone. */
const keyOf = (control: string, path: readonly string[]): string => JSON.stringify([control, ...path]);

/** All rows, and which of them a label of an answer is. */
export class Tasks {
  readonly list: Task[] = [];
  /** Which label of which control each of them is; of a text area the path is empty. */
  readonly places = new Map<Task, { control: ControlTag; path: string[] }>();
  readonly #byKey = new Map<string, Task>();
  // Annotto keeps this word for the relations themselves.
  readonly #categories = new Taken('relations');
  readonly #values = new Taken();
  readonly #labels = new Taken();
  readonly #hotkeys = new Set<string>();

  constructor(config: LabelingConfig, losses: Losses) {
    const headings = headingsOf(config);
    const questions = new Map<Tag, string>();
    const take = (words: string): string => this.#categories.take(words, `${words} 2`);
    for (const control of config.controls) {
      const type = typeOf(control, config);
      if (!type) continue;
      const heading = type === 'text' ? headings.get(control.name) : undefined;
      const category = (heading && questions.get(heading.view)) ?? take(heading?.words ?? control.name);
      if (heading) questions.set(heading.view, category);
      if (type === 'text') this.#add(control, category, type, { path: [], label: textOf(control) }, losses);
      else for (const label of control.labels) this.#addLabel(control, category, type, label, [], losses);
    }
    this.#condition(config, losses);
  }

  /** Conditions may name what stands further down, so they are read once all labels are known. Nested choices show once the one above is chosen. */
  #condition(config: LabelingConfig, losses: Losses): void {
    const conditions = new Conditions(config, this.places);
    const ofControls = new Map<ControlTag, string[]>();
    for (const [task, { control, path }] of this.places) {
      const parent = path.length > 1 ? this.of(control.name, path.slice(0, -1)) : undefined;
      const known = ofControls.get(control);
      const { codes, lost } = known ? { codes: known, lost: 0 } : conditions.of(control);
      ofControls.set(control, codes);
      losses.add('conditions of controls other than that a certain choice is made', lost);
      task.conditions = parent ? [parent.value] : [...codes];
    }
  }

  of(control: string | undefined, path: readonly string[]): Task | undefined {
    return control === undefined ? undefined : this.#byKey.get(keyOf(control, path));
  }

  /** From the root to the first label of this name. */
  pathTo(control: string, name: string): string[] | undefined {
    return [...this.places.values()].find((place) => place.control.name === control && place.path.at(-1) === name)?.path;
  }

  #addLabel(control: ControlTag, category: string, type: TaskType, label: Label, above: readonly string[], losses: Losses): void {
    const path = [...above, label.name];
    this.#add(control, category, type, { path, label }, losses);
    for (const child of label.children) this.#addLabel(control, category, type, child, path, losses);
  }

  #add(control: ControlTag, category: string, type: TaskType, { path, label }: { path: string[]; label: Shown }, losses: Losses): void {
    const code = path.at(-1) ?? control.name;
    const value = this.#values.take(code, `${category}: ${code}`);
    const shown = this.#labels.take(label.value, `${label.value} (${category})`);
    losses.add('label names that collide, told with their control', Number(value !== code || shown !== label.value));
    const hotkey = label.hotkey?.length === 1 && !this.#hotkeys.has(label.hotkey) ? label.hotkey : undefined;
    losses.add('keys of labels that are no single sign, or that another label has', Number(hotkey !== label.hotkey));
    if (hotkey) this.#hotkeys.add(hotkey);
    const task: Task = {
      type,
      category,
      value,
      label: shown,
      ...(hotkey && { hotkey }),
      ...(label.background && { color: label.background }),
      ...(label.hint && { description: label.hint }),
      exposed: true,
      min: control.required ? 1 : 0,
      max: type === 'classifications' && isSingle(control) ? 1 : 0,
      conditions: [],
    };
    this.list.push(task);
    this.places.set(task, { control, path });
    this.#byKey.set(keyOf(control.name, path), task);
  }
}

type Shown = Pick<Label, 'value' | 'hotkey' | 'background' | 'hint'>;

/** What people read at the field of a text, and in it. */
const textOf = ({ name, tag: { attributes } }: ControlTag): Shown => ({ value: attributes.label || name, hint: attributes.placeholder });

const isSingle = ({ type, tag }: ControlTag): boolean => type === 'Choices' && tag.attributes.choice !== 'multiple' && !isSet(tag, 'allownested');

const within = (tag: Tag): Tag[] => [tag, ...tag.children.flatMap(within)];

const relationTags = ({ root }: LabelingConfig): Tag[] => within(root).filter(({ type, attributes }) => type === 'Relation' && attributes.value);

export const namesRelations = (config: LabelingConfig): boolean => relationTags(config).length > 0;

/** The name that an import gave it, or what Annotto calls it by itself. */
export const relationsName = ({ root }: LabelingConfig): string =>
  within(root)
    .find(({ type }) => type === 'Relations')
    ?.attributes.name?.trim() || 'Relations';

/** What relations are called; one word where the config has none for them. */
export function relationValues(config: LabelingConfig): RelationValue[] {
  const named = relationTags(config);
  if (named.length === 0) return [{ value: 'related', label: 'related', exposed: true }];
  return named.map(({ attributes: { value = '', background } }) => ({
    value,
    label: value,
    ...(background && { color: background }),
    exposed: true,
  }));
}
