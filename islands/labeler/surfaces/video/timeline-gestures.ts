/** Pointers on the timeline: press to go to a frame, drag to make, move or resize ranges and to move key frames, ctrl and wheel or two fingers to zoom. */
import { newId } from '#app/core/labeling/ids.ts';
import { addRegion } from '../../actions/add-region.ts';
import { placeRegion } from '../../actions/place.ts';
import type { Action, Step } from '../../history.ts';
import { bindFingers } from '../line/fingers.ts';
import { slid, toPlace } from '../line/view.ts';
import * as acts from './acts.ts';
import { freeTrack } from './at-frame.ts';
import { setView } from './show.ts';
import { freeRange, newRange, shifted, type Side } from './range-acts.ts';
import { keyMoved } from './track-acts.ts';
import type { Viewer } from './viewer.ts';

const clickPixels = 3;

type Held = {
  x: number;
  frame: number;
  row: string | undefined;
  /** Undefined: the playhead follows the pointer. */
  drag: { name: string; to(frame: number): Action | undefined; select: string; done?(): void } | undefined;
  step?: Step;
  moving: boolean;
};

export function bindTimeline(viewer: Viewer): void {
  const { scope, stage, store } = viewer;
  let held: Held | undefined;
  const xOf = (event: MouseEvent) => event.clientX - stage.sight.getBoundingClientRect().left;
  const frameOf = (event: MouseEvent) => Math.min(viewer.clock?.frames ?? 1, Math.floor(toPlace(viewer.view, xOf(event))) + 1);
  const giveUp = () => {
    if (held?.step) store.history.cancel(held.step);
    held = undefined;
  };

  scope.on(stage.sight, 'pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary || !viewer.clock) return;
    const target = event.target instanceof HTMLElement ? event.target : stage.sight;
    const frame = Number(target.dataset.frame ?? frameOf(event));
    held = { x: xOf(event), frame, row: target.closest<HTMLElement>('[data-row]')?.dataset.row, drag: dragFor(viewer, target, frame), moving: false };
    if (held.drag === undefined) acts.goTo(viewer, frame);
    stage.sight.setPointerCapture(event.pointerId);
  });
  scope.on(stage.sight, 'pointermove', (event) => {
    if (!held) return;
    held.moving ||= Math.abs(xOf(event) - held.x) > clickPixels;
    if (!held.moving) return;
    if (!held.drag) return acts.goTo(viewer, frameOf(event));
    const action = held.drag.to(frameOf(event));
    if (!action) return;
    const began = held.step === undefined;
    held.step = held.step ? store.history.replace(held.step, action) : store.history.perform(held.drag.name, action);
    if (began) store.select(held.drag.select);
  });
  scope.on(stage.sight, 'pointerup', () => {
    if (!held) return;
    const { moving, row, frame, drag } = held;
    held = undefined;
    if (moving) return drag?.done?.();
    if (drag) acts.goTo(viewer, frame);
    if (row !== undefined) store.select(row);
  });
  scope.on(stage.sight, 'pointercancel', giveUp);
  bindFingers({
    scope,
    sight: stage.sight,
    began: giveUp,
    drags: () => held?.moving === true,
    zoom: (times, x) => acts.zoom(viewer, times, x),
    slide: (pixels) => setView(viewer, slid(viewer.view, pixels)),
  });
  scope.on(document, 'keydown', (event) => {
    if (event.key !== 'Escape' || !held) return;
    event.preventDefault();
    giveUp();
  });
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    acts.zoom(viewer, Math.exp(-event.deltaY / 300), xOf(event));
  };
  scope.on(stage.timeline, 'wheel', wheel, { passive: false });
}

function dragFor(viewer: Viewer, target: HTMLElement, from: number): Held['drag'] {
  const range = target.closest<HTMLElement>('[data-range]');
  const key = target.closest<HTMLElement>('.video-row__key');
  if (key) return grabKey(viewer, key, from);
  if (range) return grab(viewer, range, (target.dataset.end as Side | undefined) ?? 'body', from);
  const isFree = target.closest('.video-timeline__rows') && !target.closest('.video-row__life, .video-row__key');
  return viewer.takes.ranges && isFree ? drawing(viewer, from) : undefined;
}

function grabKey(viewer: Viewer, element: HTMLElement, from: number): Held['drag'] {
  const region = freeTrack(viewer, viewer.store.get(), element.closest<HTMLElement>('[data-row]')?.dataset.row);
  if (!region) return undefined;
  let at = from;
  const to = (wanted: number) => {
    const { frame, place } = keyMoved(viewer, region, from, wanted);
    at = frame;
    return placeRegion(region.id, place);
  };
  const done = () => {
    acts.goTo(viewer, at);
    viewer.announce(`Key frame moved to frame ${at}.`);
  };
  return { name: 'Move key frame', to, select: region.id, done };
}

function grab(viewer: Viewer, element: HTMLElement, side: Side, from: number): Held['drag'] {
  const region = freeRange(viewer, element.closest<HTMLElement>('[data-row]')?.dataset.row);
  if (!region) return undefined;
  const index = Number(element.dataset.range);
  const to = (frame: number) => placeRegion(region.id, { ranges: shifted(region, index, side, frame - from, viewer.clock?.frames ?? 1) });
  return { name: side === 'body' ? 'Move range' : 'Resize range', to, select: region.id };
}

function drawing(viewer: Viewer, from: number): Held['drag'] {
  const id = newId();
  const to = (frame: number) => {
    const region = newRange(viewer, id, Math.min(from, frame), Math.max(from, frame));
    return region && addRegion(region);
  };
  return { name: 'Add range', to, select: id };
}
