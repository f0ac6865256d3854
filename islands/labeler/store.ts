/** The one place panels, tools and surfaces read from: document, selection and view, with the history that changes the document. */
import type { Doc } from '#app/core/labeling/result.ts';
import { findRegion, type State, type View } from './doc.ts';
import { createHistory, type History } from './history.ts';

export type Store = {
  get(): State;
  /** Hears every change of state, once per change, at once. Draw in a frame, not here. */
  subscribe(listener: (now: State, before: State) => void): () => void;
  /** The only way to change the document: `store.history.perform('Move box', move(id, by))`. */
  readonly history: History;
  select(id: string | undefined): void;
  look(change: Partial<View>): void;
};

export function createStore(doc: Doc, view: View): Store {
  const history = createHistory(doc);
  const listeners = new Set<(now: State, before: State) => void>();
  let state: State = { doc, view };

  function become(next: State): void {
    const before = state;
    state = next;
    for (const listener of listeners) listener(next, before);
  }

  // A region that is gone (undone, deleted, replaced by a draft) cannot stay selected.
  history.subscribe(({ after }) => {
    const drawing = findRegion(after, state.view.drawing)?.id;
    const linking = findRegion(after, state.view.linking)?.id;
    const same = drawing === state.view.drawing && linking === state.view.linking;
    const view = same ? state.view : { ...state.view, drawing, linking };
    become({ ...state, doc: after, selected: findRegion(after, state.selected)?.id, view });
  });

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    history,
    select(id) {
      if (id !== state.selected) become({ ...state, selected: id });
    },
    look: (change) => become({ ...state, view: { ...state.view, ...change } }),
  };
}
