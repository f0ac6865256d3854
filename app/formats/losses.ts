import { someNames } from '#app/core/some-names.ts';
import type { IdRange } from '#app/core/task-query.ts';

/**
 * Something that a format could not carry: how often, in how many tasks, and which (by id, the first of them where they are many). `names`: of
 * the files that it is about, the first.
 */
export type Loss = { what: string; count: number; tasks: number; ids: IdRange[]; names?: string[] };

/** Where what was answered with nothing looks like what nobody has answered. */
export const emptyAnswers = 'answers without a region, told as if there were none';

/** Where there is room for an object alone (`asObject`). */
export const listedMeta = 'meta that are lists, under the name "meta"';

/** Asked for, but elsewhere, or of another project, or gone. */
export const mediaElsewhere = 'media that are not in the archive, by their address';

/** Asked for, and deleted from the store or shut off by somebody else. */
export const mediaGone = 'stored files whose bytes are gone, by their address';

/** So many are named. */
const mostNames = 5;

/** Kinds of losses of files that come in, whose fields may have names without number; what goes beyond is told together. */
export const mostKinds = 50;
export const furtherKinds = 'values of further kinds';

/** As many as an address of the task list can name. */
const mostRanges = 50;

export const byWhat = (a: Loss, b: Loss): number => (a.what < b.what ? -1 : Number(a.what > b.what));

/** Counts what a format could not carry, by a plain word for it ("relations"). Tasks come one after the other, by rising id. */
export class Losses {
  readonly #found = new Map<string, Loss & { last: number }>();
  /** Id of the task that is looked at. */
  #task = 0;

  /** What is lost by kinds that are known beforehand needs no limit of them. */
  constructor(readonly most = Infinity) {}

  /** What is added from here on is this task's. What was added before the first one is the labeling config's, and of no task. */
  at(task: { id: number }): void {
    this.#task = task.id;
  }

  get task(): { id: number } {
    return { id: this.#task };
  }

  add(what: string, count = 1, name?: string): void {
    if (count <= 0) return;
    if (this.#found.size >= this.most && !this.#found.has(what)) what = furtherKinds;
    const found = this.#found.get(what) ?? { what, count: 0, tasks: 0, ids: [], last: 0 };
    found.count += count;
    if (name !== undefined && (found.names ??= []).length < mostNames) found.names.push(name);
    if (this.#task !== found.last) {
      found.last = this.#task;
      found.tasks += 1;
      remember(found.ids, this.#task);
    }
    this.#found.set(what, found);
  }

  /** Sorted by their words. */
  get list(): Loss[] {
    return [...this.#found.values()].map(({ last: _last, ...loss }) => loss).toSorted(byWhat);
  }

  /** A line for each; empty when nothing was lost. */
  get text(): string {
    return this.list.map(({ what, count, names }) => `${what}: ${count}${names ? ` (${someNames(names, count)})` : ''}\n`).join('');
  }
}

/** Neighbors become one range. */
function remember(ids: IdRange[], id: number): void {
  const end = ids.at(-1);
  if (end?.to === id - 1) end.to = id;
  else if (ids.length < mostRanges) ids.push({ from: id, to: id });
}
