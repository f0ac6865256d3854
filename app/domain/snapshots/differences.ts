/** Two states of a project, task by task. Both come by rising id, so no more than one task of each is held. */
import { changes, differences, mostListed, type Change, type Difference } from '#app/core/labeling/differences.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { IdRange } from '#app/core/task-query.ts';
import type { Loss } from '#app/formats/losses.ts';
import { Losses } from '#app/formats/losses.ts';
import type { ExportedAnnotation, ExportedTask } from '#app/formats/records.ts';

export type State = { config: LabelingConfig; tasks: AsyncIterable<ExportedTask<number>> };
export type Tally = Record<Change, number>;
export type Came = { added: number; removed: number; changed: number };
/** A label of a control (`core/labeling/differences.ts`), and what became of it in answers of a person, by id. */
export type Marked = { control: string; label: string; person: number; tally: Tally };
/** So often has one label taken the place of another. */
export type Relabelled = { control: string; from: string; to: string; count: number };
/**
 * Labels and people are sorted. `marks` and `relabelled` have what happened most often first, and no more than `mostListed`. `ids` names tasks
 * that differ, the first of them where they are many.
 */
export type Differences = {
  tasks: Came;
  annotations: Came;
  predictions: Came;
  isConfigChanged: boolean;
  labels: { control: string; label: string; tally: Tally }[];
  people: { person: number; tally: Tally }[];
  marks: Marked[];
  relabelled: Relabelled[];
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
  readonly #marks = new Map<string, Marked>();
  readonly #relabelled = new Map<string, Relabelled>();
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

  #mark({ control, label, change, was }: Difference, person: number): void {
    const mark = grown(this.#marks, [control, label, person], () => ({ control, label, person, tally: none() }));
    mark.tally[change] += 1;
    if (was !== undefined) grown(this.#relabelled, [control, was, label], () => ({ control, from: was, to: label, count: 0 })).count += 1;
  }

  get outcome(): Differences {
    const [found]: Loss[] = this.#differing.list;
    const marks = [...this.#marks.values()];
    return {
      tasks: this.tasks,
      annotations: this.annotations,
      predictions: this.predictions,
      isConfigChanged: this.before.markup !== this.after.markup,
      labels: summed(marks, ({ control, label }) => ({ control, label })),
      people: summed(marks, ({ person }) => ({ person })).toSorted((a, b) => a.person - b.person),
      marks: mostFirst(marks, ({ tally }) => sumOf(tally)),
      relabelled: mostFirst([...this.#relabelled.values()], ({ count: often }) => often),
      differing: { tasks: found?.tasks ?? 0, ids: found?.ids ?? [] },
    };
  }
}

/** What stands under a key, made where there is none yet. */
function grown<T>(kept: Map<string, T>, key: readonly unknown[], make: () => T): T {
  const at = JSON.stringify(key);
  const found = kept.get(at) ?? make();
  kept.set(at, found);
  return found;
}

/** Sorted by what they are summed under. */
function summed<T extends object>(marks: readonly Marked[], under: (mark: Marked) => T): (T & { tally: Tally })[] {
  const sums = new Map<string, T & { tally: Tally }>();
  for (const mark of marks) {
    const of = under(mark);
    const { tally } = grown(sums, Object.values(of), () => ({ ...of, tally: none() }));
    for (const change of changes) tally[change] += mark.tally[change];
  }
  return sortedByKey(sums);
}

const sortedByKey = <T>(kept: ReadonlyMap<string, T>): T[] => [...kept].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
const sumOf = (tally: Tally): number => changes.reduce((sum, change) => sum + tally[change], 0);
const mostFirst = <T>(rows: readonly T[], often: (row: T) => number): T[] =>
  rows.toSorted((a, b) => often(b) - often(a) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)).slice(0, mostListed);

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
