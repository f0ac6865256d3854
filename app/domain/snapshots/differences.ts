/** Two states of a project, task by task. Both come by rising id, so no more than one task of each is held. */
import { differences, type Change, type Difference } from '#app/core/labeling/differences.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { IdRange } from '#app/core/task-query.ts';
import type { Loss } from '#app/formats/losses.ts';
import { Losses } from '#app/formats/losses.ts';
import type { ExportedAnnotation, ExportedTask } from '#app/formats/records.ts';

export type State = { config: LabelingConfig; tasks: AsyncIterable<ExportedTask<number>> };
export type Tally = Record<Change, number>;
export type Came = { added: number; removed: number; changed: number };
/** `people`: by id. Both lists are sorted. `ids` names tasks that differ, the first of them where they are many. */
export type Differences = {
  tasks: Came;
  annotations: Came;
  predictions: Came;
  isConfigChanged: boolean;
  labels: { label: string; tally: Tally }[];
  people: { person: number; tally: Tally }[];
  differing: { tasks: number; ids: IdRange[] };
};

const none = (): Tally => ({ added: 0, removed: 0, moved: 0, relabelled: 0 });
const nobody = (): Came => ({ added: 0, removed: 0, changed: 0 });

type Pair<T> = { before?: T; after?: T };

/** Each id of either side once, by rising id. */
async function* merged<T extends { id: number }>(before: AsyncIterable<T>, after: AsyncIterable<T>): AsyncIterable<Pair<T>> {
  const [a, b] = [before[Symbol.asyncIterator](), after[Symbol.asyncIterator]()];
  let [one, other] = [await a.next(), await b.next()];
  while (!one.done || !other.done) {
    const isFirst = !one.done && (other.done || one.value.id <= other.value.id);
    const isSecond = !other.done && (one.done || other.value.id <= one.value.id);
    yield { ...(isFirst && { before: one.value as T }), ...(isSecond && { after: other.value as T }) };
    if (isFirst) one = await a.next();
    if (isSecond) other = await b.next();
  }
}

function byId<T extends { id: number }>(before: readonly T[] = [], after: readonly T[] = []): Pair<T>[] {
  const [first, second] = [new Map(before.map((row) => [row.id, row])), new Map(after.map((row) => [row.id, row]))];
  return [...new Set([...first.keys(), ...second.keys()])].map((id) => ({ before: first.get(id), after: second.get(id) }));
}

/** What people decide about an annotation, beside its result. */
const standing = ({ was_cancelled, ground_truth }: ExportedAnnotation): string => `${was_cancelled} ${ground_truth}`;
const content = ({ data, meta }: ExportedTask): string => JSON.stringify([data, meta]);

class Comparing {
  readonly tasks = nobody();
  readonly annotations = nobody();
  readonly predictions = nobody();
  readonly #labels = new Map<string, Tally>();
  readonly #people = new Map<number, Tally>();
  readonly #differing = new Losses();

  constructor(
    readonly before: LabelingConfig,
    readonly after: LabelingConfig,
  ) {}

  task({ before, after }: Pair<ExportedTask<number>>): void {
    const task = (after ?? before)!;
    this.#differing.at(task);
    const isOther = count(this.tasks, { before, after }, content);
    const isAnnotated = byId(before?.annotations, after?.annotations).map((pair) => this.#annotation(pair));
    const isPredicted = byId(before?.predictions, after?.predictions).map((pair) =>
      count(this.predictions, pair, ({ result, score }) => JSON.stringify([result, score])),
    );
    if ([isOther, ...isAnnotated, ...isPredicted].some(Boolean)) this.#differing.add('tasks');
  }

  #annotation({ before, after }: Pair<ExportedAnnotation<number>>): boolean {
    const found = differences({ rows: before?.result ?? [], config: this.before }, { rows: after?.result ?? [], config: this.after });
    for (const difference of found) this.#mark(difference, (after ?? before)!.completed_by);
    return count(this.annotations, { before, after }, (annotation) => JSON.stringify([standing(annotation), annotation.result]));
  }

  #mark({ label, change }: Difference, person: number): void {
    for (const [tallies, key] of [
      [this.#labels, label],
      [this.#people, person],
    ] as [Map<unknown, Tally>, unknown][]) {
      const tally = tallies.get(key) ?? none();
      tally[change] += 1;
      tallies.set(key, tally);
    }
  }

  get outcome(): Differences {
    const [found]: Loss[] = this.#differing.list;
    return {
      tasks: this.tasks,
      annotations: this.annotations,
      predictions: this.predictions,
      isConfigChanged: this.before.markup !== this.after.markup,
      labels: [...this.#labels].map(([label, tally]) => ({ label, tally })).toSorted((a, b) => (a.label < b.label ? -1 : 1)),
      people: [...this.#people].map(([person, tally]) => ({ person, tally })).toSorted((a, b) => a.person - b.person),
      differing: { tasks: found?.tasks ?? 0, ids: found?.ids ?? [] },
    };
  }
}

/** Whether the two differ; what is equal as text counts as the same. */
function count<T>(came: Came, { before, after }: Pair<T>, text: (one: T) => string): boolean {
  const kind = !before ? 'added' : !after ? 'removed' : text(before) === text(after) ? undefined : 'changed';
  if (kind) came[kind] += 1;
  return kind !== undefined;
}

/** `read` hears of each task that was looked at. */
export async function compareStates(before: State, after: State, read: () => Promise<void>): Promise<Differences> {
  const comparing = new Comparing(before.config, after.config);
  for await (const pair of merged(before.tasks, after.tasks)) {
    comparing.task(pair);
    await read();
  }
  return comparing.outcome;
}
