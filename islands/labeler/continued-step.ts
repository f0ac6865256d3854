/** Typing in one field, or arrow keys on one region, are one step to undo until something else happens. */
import type { Action, Step } from './history.ts';
import type { Store } from './store.ts';

const last = new WeakMap<Store, { what: string; step: Step }>();

/** `what` names the run: `note:<region>`. The action must say the whole outcome, since it acts on the document before the run. */
export function continuedStep(store: Store, what: string, name: string, action: Action): void {
  const run = last.get(store);
  const step = (run?.what === what ? store.history.replace(run.step, action) : undefined) ?? store.history.perform(name, action);
  if (step) last.set(store, { what, step });
  else last.delete(store);
}
