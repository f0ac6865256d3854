/** Whether a control is asked now. What a condition hides, or another page of a Repeater holds, nobody sees: no key answers it. */
import './base.ts';
import type { Scope } from '../scope.ts';
import { wordsOf } from '#app/core/labeling/label-words.ts';
import { labelPlace } from '#app/core/labeling/labelling.ts';
import type { ControlTag, LabelingConfig, Tag } from '#app/core/labeling/model.ts';
import { controlNamed } from '#app/core/labeling/names.ts';
import { seenByConditions } from '#app/core/labeling/hidden.ts';
import { isControlShown, isShown } from '#app/core/labeling/visibility.ts';
import { walk } from '#app/core/labeling/config/walk.ts';
import type { Command } from './commands.ts';
import { selectedRegion, type State, type View } from './doc.ts';
import { isEntryShown, isPaged, pageOf, turnedTo } from './entries.ts';
import type { Parts } from './parts.ts';
import { openAround } from './reveal.ts';
import type { Store } from './store.ts';

export { withoutHidden } from '#app/core/labeling/hidden.ts';

/** By the rules that also say what is asked for. */
export function isVisible(tag: Tag, config: LabelingConfig, state: State): boolean {
  return isShown(tag, seenByConditions(state.doc, config), selectedRegion(state));
}

/** The tags from the root to each control, by its name; every key asks for some, and Repeaters make many. */
const known = new WeakMap<LabelingConfig, ReadonlyMap<string, readonly Tag[]>>();

function wayTo(config: LabelingConfig, control: ControlTag): readonly Tag[] {
  const ways =
    known.get(config) ?? new Map([...walk(config.root)].map(({ tag, ancestors }) => [tag.attributes.name?.trim() ?? '', [...ancestors, tag]]));
  known.set(config, ways);
  return ways.get(control.name) ?? [];
}

/** Controls asked per region stand beside the region, whatever page of their Repeater shows. */
export function isAsked({ config, store }: Pick<Parts, 'config'> & { store: Pick<Store, 'get'> }, control: ControlTag): boolean {
  const state = store.get();
  const way = wayTo(config, control);
  if (!isControlShown(control, way, seenByConditions(state.doc, config), selectedRegion(state))) return false;
  const shows = (tag: Tag, at: number) => tag.children.every((child, index) => child !== way[at + 1] || isEntryShown(state.view, tag, index));
  return control.perRegion || way.every(shows);
}

export function whyNotAsked(parts: Pick<Parts, 'config' | 'store'>, control: ControlTag): string | undefined {
  return isAsked(parts, control) ? undefined : `${control.name} is not asked now.`;
}

/** How many entries of a Repeater show at once, where it shows them by pages. */
export const pageSize = (view: Pick<View, 'entries'>, tag: Tag): number | undefined => (isPaged(tag) ? pageOf(view, tag).size : undefined);

/** Turns each Repeater around a control to the page that holds it: what was never shown is not in the page yet. */
function turnTo({ config, store }: Pick<Parts, 'config' | 'store'>, control: ControlTag): void {
  const way = wayTo(config, control);
  for (const [at, tag] of way.entries()) {
    const index = tag.children.findIndex((child) => child === way[at + 1]);
    const { view } = store.get();
    if (index >= 0 && !isEntryShown(view, tag, index)) store.look(turnedTo(view, tag, { page: Math.floor(index / pageOf(view, tag).size) }));
  }
}

/** On the way to what is asked, but about a region where it is named. */
export function leadTo(parts: Pick<Parts, 'config' | 'store'>, control: ControlTag, region: string | undefined): void {
  turnTo(parts, control);
  // What shows only without a selected region (`no-region-selected`) waits for that.
  if (!region && !isAsked(parts, control)) parts.store.select(undefined);
}

/** To the object of a region that is selected; true where a page was turned: `show` comes when its surface is drawn. */
export function turnToRegion(parts: Pick<Parts, 'config' | 'store'>, id: string, scope: Scope, show: () => void): boolean {
  const { store, config } = parts;
  const state = store.get();
  const control = state.selected === id ? controlNamed(config, selectedRegion(state)?.from ?? '') : undefined;
  if (control) turnTo(parts, control);
  if (store.get().view.entries === state.view.entries) return false;
  scope.frame(() => scope.frame(show));
  return true;
}

/** Opens what is closed around a control that is about to be answered by key: what is done is seen. */
export function openFor({ prefix }: Pick<Parts, 'prefix'>, control: ControlTag): void {
  const place = document.getElementById(`${prefix}-control-${control.name}`);
  if (!place?.closest('details:not([open])')) return;
  openAround(place);
  place.scrollIntoView({ block: 'nearest' });
}

/** A control's command, for as long as the control is asked. */
export function whileAsked(parts: Parts, control: ControlTag, command: Command): Command {
  const isUnaimed = () => control.perRegion && parts.store.get().selected === undefined;
  return {
    ...command,
    // A copy would ask a getter once and for all.
    get keys() {
      return command.keys;
    },
    asked: () => isAsked(parts, control),
    blocked: () => (isUnaimed() ? undefined : whyNotAsked(parts, control)) ?? command.blocked?.(),
    run(key) {
      openFor(parts, control);
      command.run(key);
    },
  };
}

/**
 * A label leaves the hand when its control hides: nobody sees any more what a new region would be. One that is in hand from
 * the start, but hidden, waits until it shows.
 */
export function watchHand(parts: Pick<Parts, 'config' | 'store' | 'announce'>): void {
  const { config, store, announce } = parts;
  const held = () => config.controls.filter(({ name }) => store.get().view.active[name]?.length);
  const seen = new Set(held().filter((control) => isAsked(parts, control)));
  const putBack = (control: ControlTag) => {
    const { active } = store.get().view;
    const labels = (active[control.name] ?? []).map((label) => wordsOf(control, labelPlace(label)));
    store.look({ active: { ...active, [control.name]: [] } });
    if (labels.length > 0) announce(`${labels.join(', ')} put back: ${control.name} does not show now.`);
  };
  store.subscribe(({ doc, selected, view }, before) => {
    if (doc === before.doc && selected === before.selected && view.active === before.view.active && view.entries === before.view.entries) return;
    for (const control of held()) {
      if (isAsked(parts, control)) seen.add(control);
      // Other listeners still hear of what hid it, and what was done is said before what came of it.
      else if (seen.delete(control)) queueMicrotask(() => putBack(control));
    }
  });
}
