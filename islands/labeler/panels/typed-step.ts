/** Typing in one field is one step to undo, until something else happens. */
import type { Action, Step } from '../history.ts';
import type { Store } from '../store.ts';

const last = new WeakMap<Store, { field: string; step: Step }>();

export function typedStep(store: Store, field: string, name: string, action: Action): void {
  const typing = last.get(store);
  const step = (typing?.field === field ? store.history.replace(typing.step, action) : undefined) ?? store.history.perform(name, action);
  if (step) last.set(store, { field, step });
  else last.delete(store);
}
