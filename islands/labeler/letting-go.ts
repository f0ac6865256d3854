/** Whoever does not keep labels in hand has none once a region is made with them; a drawing that is given up gives them back. */
import type { Doc } from '#app/core/labeling/result.ts';
import type { State, View } from './doc.ts';
import type { Store } from './store.ts';

/** Hears every change of the store. */
export function lettingGo({ history, look }: Store): (now: State, before: State) => void {
  let held: { before: Doc; active: View['active'] } | undefined;
  // Other listeners still hear of the change that made the region.
  const take = (active: View['active']) => queueMicrotask(() => look({ active }));
  return ({ doc, view }, before) => {
    const { regions } = before.doc;
    const made = doc.regions.length === regions.length + 1 ? doc.regions.at(-1) : undefined;
    if (made?.labels.length && !view.settings.keepLabel) {
      held = { before: before.doc, active: view.active };
      take({});
    } else if (held && doc === held.before) {
      // What was undone could be done again; what was given up could not.
      if (!history.redoable) take(held.active);
      held = undefined;
    }
  };
}
