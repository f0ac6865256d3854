/**
 * The store as one page of an object sees it: only regions of that page, and what is added belongs to it (`item_index`, formats 2.1).
 * So a page is an ordinary picture to everything that draws on pictures.
 */
import type { Doc, Region } from '#app/core/labeling/result.ts';
import type { State } from '../../doc.ts';
import type { Action } from '../../history.ts';
import type { Store } from '../../store.ts';

export type PageStore = Store & { seen(state: State): State };

export function createPageStore(store: Store, object: string, page: number): PageStore {
  /** The same document for the same one, so that what is drawn sees by identity what changed. */
  const docs = new WeakMap<Doc, Doc>();
  const isElsewhere = (region: Region) => region.to === object && (region.itemIndex ?? 0) !== page;
  let last: { whole: State; seen: State } | undefined;

  function docSeen(doc: Doc): Doc {
    const known = docs.get(doc) ?? (doc.regions.some(isElsewhere) ? { ...doc, regions: doc.regions.filter((region) => !isElsewhere(region)) } : doc);
    docs.set(doc, known);
    return known;
  }

  function seen(state: State): State {
    if (last?.whole !== state) last = { whole: state, seen: { ...state, doc: docSeen(state.doc) } };
    return last.seen;
  }

  /** The action sees the whole document; regions it adds to this object get the page. */
  const onPage =
    (action: Action): Action =>
    (doc) => {
      const after = action(doc);
      if (after.regions === doc.regions) return after;
      const before = new Set(doc.regions.map(({ id }) => id));
      const isNew = (region: Region) => region.to === object && region.itemIndex === undefined && !before.has(region.id);
      return after.regions.some(isNew)
        ? { ...after, regions: after.regions.map((region) => (isNew(region) ? { ...region, itemIndex: page } : region)) }
        : after;
    };

  const { history } = store;
  return {
    ...store,
    seen,
    get: () => seen(store.get()),
    subscribe: (listener) => store.subscribe((now, before) => listener(seen(now), { ...before, doc: docSeen(before.doc) })),
    history: {
      ...history,
      get doc() {
        return history.doc;
      },
      get undoable() {
        return history.undoable;
      },
      get redoable() {
        return history.redoable;
      },
      perform: (name, action, origin) => history.perform(name, onPage(action), origin),
      replace: (step, action) => history.replace(step, onPage(action)),
    },
  };
}
