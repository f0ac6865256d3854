/** Putting regions under each other: by a choice, by keys in the list, by dragging a row onto another. */
import { createScope } from '../../scope.ts';
import { nestRegion } from '../actions/nest.ts';
import { regionName } from '../describe.ts';
import { findRegion, isFixed } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { whyNotUnder } from './nest-rules.ts';
import { isGroup, type OutlineRow } from './rows.ts';

/** Says what was done, or why not. */
export function putUnder(parts: Parts, id: string, parent: string | undefined): void {
  const { store, announce } = parts;
  const state = store.get();
  const region = findRegion(state.doc, id);
  const above = findRegion(state.doc, parent);
  if (state.view.nesting !== undefined) store.look({ nesting: undefined });
  if (!region) return;
  if (isFixed(state, region)) return announce('This region is locked. Unlock it first.');
  const why = parent === undefined ? undefined : whyNotUnder(parts.config, state.doc, id, parent);
  if (why !== undefined) return announce(why);
  const step = store.history.perform(above ? 'Move under a region' : 'Move to the top', nestRegion(id, parent));
  if (!step) return announce('It lies there already.');
  announce(
    above ? `${regionName(parts, region)} lies under ${regionName(parts, above)} now.` : `${regionName(parts, region)} lies under no other now.`,
  );
}

/** Alt+Shift+Right puts the row under the one before it on its level, Alt+Shift+Left beside what it lies under. */
export function nestByKey(parts: Parts, event: KeyboardEvent, key: string, rows: readonly OutlineRow[], inTree: boolean): boolean {
  if (!event.altKey || !event.shiftKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') || !parts.editable) return false;
  const at = rows.findIndex((row) => row.key === key);
  const row = rows[at];
  if (!row || isGroup(row)) return false;
  if (!inTree) parts.announce('Show all regions, ungrouped, to put them under each other.');
  else if (event.key === 'ArrowRight') {
    const before = rows.slice(0, at).findLast((one) => !isGroup(one) && one.level <= row.level);
    if (before && !isGroup(before) && before.level === row.level) putUnder(parts, key, before.key);
    else parts.announce('There is no region before it to lie under.');
  } else if (row.level === 0) parts.announce('It lies under no other.');
  else putUnder(parts, key, findRegion(parts.store.get().doc, row.region.parentId)?.parentId);
  return true;
}

/** Pixels a pointer moves before a press becomes a drag. */
const least = 6;
const held = 'labeler__region--over';

/** A row dragged with mouse or pen; a finger scrolls, and has the choice "Move under". */
export function dragRow(parts: Parts, event: PointerEvent, id: string): void {
  const button = event.currentTarget as HTMLElement;
  const list = button.closest('.labeler__outline');
  if (!parts.editable || event.pointerType === 'touch' || event.button !== 0 || !list) return;
  const start = { x: event.clientX, y: event.clientY };
  const drag = createScope();
  let over: Element | null | undefined;
  // At once: a quick hand is out of the row before it moves a second time.
  button.setPointerCapture(event.pointerId);
  const mark = (next: Element | null | undefined) => {
    over?.classList.remove(held);
    over = next;
    over?.classList.add(held);
  };
  drag.own(() => mark(undefined));
  drag.on(button, 'pointermove', ({ clientX, clientY }) => {
    if (over === undefined && Math.hypot(clientX - start.x, clientY - start.y) < least) return;
    const row = document.elementFromPoint(clientX, clientY)?.closest('[data-region], .labeler__outline-top');
    mark(row && list.contains(row) && row.getAttribute('data-region') !== id ? row : null);
  });
  drag.on(button, 'pointercancel', () => drag.end());
  drag.on(button, 'pointerup', () => {
    const target = over;
    drag.end();
    if (target === undefined) return;
    swallowClick(button);
    if (target) putUnder(parts, id, target.getAttribute('data-region') ?? undefined);
  });
}

/** The browser makes a click of a drag that ends; it comes before anything that waits. */
function swallowClick(button: HTMLElement): void {
  const scope = createScope();
  scope.on(button, 'click', (click) => click.stopImmediatePropagation(), { capture: true });
  scope.after(0, () => scope.end());
}
