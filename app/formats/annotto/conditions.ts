/** When Annotto shows a question: once all of some labels are ticked (annotto-superb A2.4). */
import type { ControlTag, LabelingConfig, Tag } from '#app/core/labeling/model.ts';
import { conditionsOf } from '#app/core/labeling/visibility.ts';
import type { Task } from './config.ts';

type Places = ReadonlyMap<Task, { control: ControlTag; path: string[] }>;

const listed = (written: string | undefined): string[] =>
  (written ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

const grounds: readonly (string | undefined)[] = ['choice-selected', 'choice-unselected', 'region-selected', 'no-region-selected'];

function push<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const known = lists.get(key);
  if (known) known.push(one);
  else lists.set(key, [one]);
}

/** The conditions of a config, each as the code of the one label that it asks for. */
export class Conditions {
  /** By the control that shows it. */
  readonly #tags: ReadonlyMap<string, readonly Tag[]>;
  readonly #byName = new Map<string, { task: Task; control: string }[]>();
  readonly #byControl = new Map<string, Task[]>();
  /** Null where Annotto cannot say it. */
  readonly #codes = new Map<Tag, string | null>();

  constructor(config: LabelingConfig, places: Places) {
    this.#tags = conditionsOf(config);
    for (const [task, { control, path }] of places) {
      if (task.type !== 'classifications') continue;
      push(this.#byName, path.at(-1)!, { task, control: control.name });
      push(this.#byControl, control.name, task);
    }
  }

  /** Of the control itself, then of the Views around it, from the inside out. `lost`: how many Annotto cannot say. */
  of({ name }: ControlTag): { codes: string[]; lost: number } {
    const tags = (this.#tags.get(name) ?? []).filter(({ attributes }) => grounds.includes(attributes.visiblewhen?.trim()));
    const codes = tags.toReversed().map((tag) => this.#codeOf(tag));
    const told = codes.filter((code) => code !== null);
    return { codes: [...new Set(told)], lost: codes.length - told.length };
  }

  #codeOf(tag: Tag): string | null {
    const known = this.#codes.get(tag);
    if (known !== undefined) return known;
    const asked = tag.attributes.visiblewhen?.trim() === 'choice-selected' ? this.#asked(tag) : [];
    // Of several that would do Annotto would want all.
    const code = asked.length === 1 ? asked[0]!.value : null;
    this.#codes.set(tag, code);
    return code;
  }

  #asked({ attributes: { whentagname, whenchoicevalue } }: Tag): Task[] {
    const [controls, names] = [new Set(listed(whentagname)), listed(whenchoicevalue)];
    if (names.length === 0) return [...controls].flatMap((control) => this.#byControl.get(control) ?? []);
    return names.flatMap((name) =>
      (this.#byName.get(name) ?? []).flatMap(({ task, control }) => (controls.size === 0 || controls.has(control) ? task : [])),
    );
  }
}
