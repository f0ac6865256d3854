/**
 * Undo is a stack of documents, so no action knows that undo exists.
 * A step knows the document it began with: `replace` acts on that one, which keeps a drag exact and one step long.
 */
import type { Doc } from '#app/core/labeling/result.ts';

/** Pure: the same document comes back (by identity) where there is nothing to change. */
export type Action = (doc: Doc) => Doc;

/** Who changed it: the person here, or something from outside (a restored draft, a prediction). */
export type ChangeOrigin = 'local' | 'remote';

export type Change = { before: Doc; after: Doc; origin: ChangeOrigin };

/** A step's name, as undo tells it: "Move box". */
export type Step = { readonly name: string; readonly before: Doc; readonly after: Doc; readonly origin: ChangeOrigin };

export type History = {
  readonly doc: Doc;
  /** What undo or redo would take back or bring back. */
  readonly undoable: Step | undefined;
  readonly redoable: Step | undefined;
  /** What was done, oldest first, and what was taken back, the last taken back first. */
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** Takes back or brings back until so many steps are done, as one change. */
  go(done: number): void;
  /** Makes a step; undefined when the action changed nothing. */
  perform(name: string, action: Action, origin?: ChangeOrigin): Step | undefined;
  /** Does a step anew, from the document it began with; undefined when it is no longer the last one. Use the answer from then on. */
  replace(step: Step, action: Action): Step | undefined;
  /** Takes a step back without leaving it to redo (a drag given up); nothing happens when it is no longer the last one. */
  cancel(step: Step): void;
  undo(): Step | undefined;
  redo(): Step | undefined;
  /** Back to the first document, as one undoable step. */
  reset(): Step | undefined;
  subscribe(listener: (change: Change) => void): () => void;
};

export function createHistory(first: Doc): History {
  let doc = first;
  let past: Step[] = [];
  let future: Step[] = [];
  const listeners = new Set<(change: Change) => void>();

  function become(after: Doc, origin: ChangeOrigin): void {
    const change = { before: doc, after, origin };
    doc = after;
    if (change.before !== after) for (const listener of listeners) listener(change);
  }

  function perform(name: string, action: Action, origin: ChangeOrigin = 'local'): Step | undefined {
    const after = action(doc);
    if (after === doc) return undefined;
    const step = { name, before: doc, after, origin };
    past = [...past, step];
    future = [];
    become(after, origin);
    return step;
  }

  return {
    get doc() {
      return doc;
    },
    get undoable() {
      return past.at(-1);
    },
    get redoable() {
      return future.at(-1);
    },
    get past() {
      return past;
    },
    get future() {
      return future.toReversed();
    },
    go(done) {
      const all = [...past, ...future.toReversed()];
      const count = Math.max(0, Math.min(done, all.length));
      if (count === past.length) return;
      const after = count < past.length ? all[count]?.before : all[count - 1]?.after;
      past = all.slice(0, count);
      future = all.slice(count).toReversed();
      if (after) become(after, 'local');
    },
    perform,
    replace(step, action) {
      if (past.at(-1) !== step) return undefined;
      const next = { ...step, after: action(step.before) };
      past = [...past.slice(0, -1), next];
      become(next.after, step.origin);
      return next;
    },
    cancel(step) {
      if (past.at(-1) !== step) return;
      past = past.slice(0, -1);
      become(step.before, step.origin);
    },
    undo() {
      const step = past.at(-1);
      if (!step) return undefined;
      past = past.slice(0, -1);
      future = [...future, step];
      become(step.before, 'local');
      return step;
    },
    redo() {
      const step = future.at(-1);
      if (!step) return undefined;
      future = future.slice(0, -1);
      past = [...past, step];
      become(step.after, 'local');
      return step;
    },
    reset: () => perform('Reset', () => first),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
