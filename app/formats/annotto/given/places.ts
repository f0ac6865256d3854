/** Which label of which control of a labeling config a label of Annotto is. */
import type { ControlTag, LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import { Losses } from '../../losses.ts';
import { kindOf, Tasks, type Kind, type Task, type TaskType } from '../config.ts';
import type { GivenConfig } from './config.ts';
import type { GivenMark } from './marks.ts';

export type Place = { control: ControlTag; path: string[] };

/** What Annotto's own messages call the types, and what a config has for each. */
const said: Record<TaskType, { name: string; tag: string; child: string }> = {
  classifications: { name: 'Classifications', tag: 'Choices', child: 'Choice' },
  ner: { name: 'NER', tag: 'Labels', child: 'Label' },
  zone: { name: 'ZONE', tag: 'RectangleLabels or PolygonLabels', child: 'Label' },
  text: { name: 'Text', tag: 'TextArea', child: '' },
};

/** More labels than configs have; strangers' files may name any number. */
const mostKept = 20_000;

/** The config as if it had this object alone. */
const narrowed = (config: LabelingConfig, object: ObjectTag): LabelingConfig => ({
  ...config,
  objects: [object],
  controls: config.controls.filter(({ toNames }) => toNames.includes(object.name)),
});

export class Places {
  readonly object: ObjectTag;
  readonly config: LabelingConfig;
  readonly #tasks: Tasks;
  readonly #given: GivenConfig | undefined;
  readonly #found = new Map<string, Place | undefined>();
  /** Labels that were asked for in vain: each is said once. */
  readonly #missed = new Set<string>();

  private constructor(config: LabelingConfig, object: ObjectTag, given: GivenConfig | undefined) {
    this.config = narrowed(config, object);
    this.object = object;
    this.#tasks = new Tasks(this.config, new Losses());
    this.#given = given;
  }

  /** Undefined where the config shows nothing of this kind. */
  static within(config: LabelingConfig, kind: Kind, given: GivenConfig | undefined): Places | undefined {
    const object = config.objects.find((one) => kindOf({ ...config, objects: [one] }) === kind);
    return object && new Places(config, object, given);
  }

  of(mark: Pick<GivenMark, 'type' | 'category' | 'value'>): Place | undefined {
    const key = JSON.stringify([mark.type, mark.category, mark.value]);
    const known = this.#found.get(key);
    if (known !== undefined || this.#found.has(key)) return known;
    const found = this.#find(mark);
    if (this.#found.size < mostKept) this.#found.set(key, found);
    return found;
  }

  /** By its code; else by what people read, in the control named like its category; a text by the control alone. */
  #find({ type, category, value }: Pick<GivenMark, 'type' | 'category' | 'value'>): Place | undefined {
    const ofType = this.#tasks.list.filter((task) => task.type === type);
    const coded = ofType.filter((task) => task.value === value);
    const given = this.#given?.tasks.find((task) => task.type === type && task.value === value);
    const question = given?.category ?? category;
    const found =
      coded.find((task) => isSame(task.category, question)) ??
      coded[0] ??
      ofType.find((task) => isSame(task.category, question) && this.#shown(task) === (given?.label ?? value)) ??
      (type === 'text' ? this.#textOf(ofType, question) : undefined);
    return found && this.#tasks.places.get(found);
  }

  #shown(task: Task): string | undefined {
    const { control, path } = this.#tasks.places.get(task)!;
    let labels = control.labels;
    let shown: string | undefined;
    for (const name of path) {
      const label = labels.find((one) => one.name === name);
      [shown, labels] = [label?.value, label?.children ?? []];
    }
    return shown;
  }

  /** A question that asks for one text is its control. */
  #textOf(ofType: readonly Task[], category: string): Task | undefined {
    const asked = (this.#given?.tasks ?? []).filter((task) => task.type === 'text' && task.category === category);
    return asked.length > 1 ? undefined : ofType.find((task) => isSame(task.category, category));
  }

  /** A sentence for a predicted category that neither the file's config nor the project's has. */
  unknownCategory({ type, category }: GivenMark): string | undefined {
    const known = [...this.#tasks.list, ...(this.#given?.tasks ?? [])].some((task) => isSame(task.category, category));
    // A text that stands alone is its control, whatever its category was called.
    if (known || (type === 'text' && !this.#given)) return undefined;
    return this.#once(
      `category ${category}`,
      `prediction task (${category}) is not in project tasks. Its name must be a category of config.json, or the name of a control of the labeling config.`,
    );
  }

  /** What stands in the way of a mark; empty when it was said before. */
  missing({ type, category, value }: GivenMark): string {
    const { name, tag, child } = said[type];
    const control = this.config.controls.find((one) => isSame(one.name, category));
    const where =
      child === ''
        ? `Add <${tag} name="${value}" …/>`
        : control
          ? `Add <${child} value="${value}"/> to "${control.name}"`
          : `Add ${tag} named "${category}" with <${child} value="${value}"/>`;
    return this.#once(`label ${type} ${value}`, `${value} is not in project ${name} type tasks. ${where} in the labeling config.`) ?? '';
  }

  #once(key: string, sentence: string): string | undefined {
    if (this.#missed.has(key)) return undefined;
    this.#missed.add(key);
    return sentence;
  }
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
