/** Tasks that do not go back in: what an import would say of a file, found by reading each of its tasks as an import does. */
import { documentedLimits } from '#app/core/imports.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { User } from '#app/db/schema/people.ts';
import type { ExportFormat } from '#app/formats/catalog.ts';
import { Losses, mostKinds, type Loss } from '#app/formats/losses.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { readItem, type Ground } from '../imports/item.ts';
import { emptyConfig } from '../labeling-configs.ts';

/** Which an import takes as they are. */
const comingBack: ReadonlySet<ExportFormat> = new Set(['JSON', 'JSONL', 'LABEL_STUDIO']);

/** Where a fault lies is told by its kind, so that those of many tasks are counted together. */
const withoutNumbers = (problem: string): string => problem.replace(/^(Annotation|Prediction|Draft) \d+(?:, result \d+)?:/, '$1:').replace(/\.$/, '');

/** Who answered is left aside: that hangs on where the file goes. */
const withoutPeople = (task: ExportedTask): object => ({
  ...task,
  annotations: task.annotations.map((annotation) => ({ ...annotation, completed_by: null })),
  drafts: task.drafts?.map((draft) => ({ ...draft, user: null })),
});

export class RefusedItems {
  readonly #ground: Ground;
  readonly #losses = new Losses(mostKinds);
  /** Of as many tasks as an import takes. */
  readonly #names = new Set<string>();

  /** `config`: that of the tasks. `by`: somebody whose answers they might be. */
  constructor(config: LabelingConfig, by: User) {
    this.#ground = { config: config === emptyConfig ? undefined : config, by, people: { ids: new Set(), byEmail: new Map() } };
  }

  /** Undefined where nothing is looked for: the format is no import, or has no data to go back in. */
  static of(format: ExportFormat, { fullTasks }: { fullTasks: boolean }, config: LabelingConfig, by: User): RefusedItems | undefined {
    return fullTasks && comingBack.has(format) ? new RefusedItems(config, by) : undefined;
  }

  async *over(tasks: AsyncIterable<ExportedTask>): AsyncIterable<ExportedTask> {
    for await (const task of tasks) {
      this.#see(task);
      yield task;
    }
  }

  #see(task: ExportedTask): void {
    this.#losses.at(task);
    const read = readItem(withoutPeople(task), this.#ground);
    if ('problems' in read) for (const problem of read.problems) this.#losses.add(`tasks that an import refuses: ${withoutNumbers(problem)}`);
    const { external_id: name } = task;
    if (name === undefined) return;
    if (this.#names.has(name)) this.#losses.add('tasks that an import into another project refuses: the external_id is that of another one, too');
    else if (this.#names.size < documentedLimits.tasks) this.#names.add(name);
  }

  get list(): Loss[] {
    return this.#losses.list;
  }
}
