/** What a person does to ranges of frames. A row holds one range; of rows with several the first is meant by keys. */
import { newId } from '#app/core/labeling/ids.ts';
import type { FramesRegion } from '#app/core/labeling/result.ts';
import { addRegion } from '../../actions/add-region.ts';
import { placeRegion } from '../../actions/place.ts';
import { continuedStep } from '../../continued-step.ts';
import { regionSentence } from '../../describe.ts';
import { findRegion, isFixed } from '../../doc.ts';
import { newMark } from '../../marks.ts';
import type { Viewer } from './viewer.ts';

export type Side = 'start' | 'end' | 'body';

export function newRange(viewer: Viewer, id: string, start: number, end: number): FramesRegion | undefined {
  const mark = newMark(viewer, viewer.store.get().view, viewer.object.name, 'frames');
  return mark && { id, kind: 'frames', ...mark, ranges: [{ start, end }] };
}

/** The range of this video with the id, where it may be changed. */
export function freeRange({ store, object, editable }: Viewer, id: string | undefined): FramesRegion | undefined {
  const region = findRegion(store.get().doc, id);
  return editable && region?.kind === 'frames' && region.to === object.name && !isFixed(store.get(), region) ? region : undefined;
}

/** A side, or all of it, shifted by frames; within the video, and at least one frame long. */
export function shifted(region: FramesRegion, index: number, side: Side, by: number, frames: number): FramesRegion['ranges'] {
  return region.ranges.map((range, at) => {
    if (at !== index) return range;
    const [start, end] = [side === 'end' ? range.start : range.start + by, side === 'start' ? range.end : range.end + by];
    if (side === 'start') return { ...range, start: clamp(start, 1, range.end) };
    if (side === 'end') return { ...range, end: clamp(end, range.start, Math.max(frames, range.start)) };
    const room = clamp(by, 1 - range.start, Math.max(0, frames - range.end));
    return { ...range, start: range.start + room, end: range.end + room };
  });
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Puts an end of the selected range at the frame that is seen; without one, a range of this frame begins. */
export function setSide(viewer: Viewer, side: 'start' | 'end'): void {
  const { store, player, announce, clock } = viewer;
  if (!clock) return;
  player.pause();
  const { frame } = player;
  const region = freeRange(viewer, store.get().selected);
  const range = region?.ranges[0];
  if (!region || !range) return begin(viewer);
  // An end before the start moves both, so that no range is ever empty.
  const next =
    side === 'start' ? { ...range, start: frame, end: Math.max(frame, range.end) } : { ...range, end: frame, start: Math.min(frame, range.start) };
  store.history.perform(
    side === 'start' ? 'Set start of range' : 'Set end of range',
    placeRegion(region.id, { ranges: region.ranges.with(0, next) }),
  );
  announce(`Frames ${next.start} to ${next.end}.`);
}

function begin(viewer: Viewer): void {
  const { store, player, announce } = viewer;
  const region = newRange(viewer, newId(), player.frame, player.frame);
  if (!region) return;
  store.history.perform('Add range', addRegion(region));
  store.select(region.id);
  announce(`Range begun at frame ${player.frame}${region.labels.length > 0 ? '' : ', without a label'}. Go on, then press ] for its end.`);
}

export function nudgeSide(viewer: Viewer, side: Side, by: number): void {
  const { store, clock, announce } = viewer;
  const region = freeRange(viewer, store.get().selected);
  if (!region || !clock) return;
  const name = side === 'body' ? 'Move range' : 'Resize range';
  continuedStep(store, `${name}:${side}:${region.id}`, name, placeRegion(region.id, { ranges: shifted(region, 0, side, by, clock.frames) }));
  const now = findRegion(store.get().doc, region.id);
  if (now) announce(regionSentence(viewer, now));
}

export function whyNotRange(viewer: Viewer): string | undefined {
  const { store } = viewer;
  const region = findRegion(store.get().doc, store.get().selected);
  if (region?.kind !== 'frames' || region.to !== viewer.object.name) return 'Select a range first: press Alt and full stop to go through them.';
  return freeRange(viewer, region.id) ? undefined : 'This range is locked. Unlock it first.';
}
