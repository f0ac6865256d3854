/** What a person does to boxes on a video: each act is one step of history at the frame that is seen. */
import { newId } from '#app/core/labeling/ids.ts';
import type { KeyFrame, Rectangle, RectangleRegion, TrackRegion } from '#app/core/labeling/result.ts';
import { boxAt, frameFor, inOrder, keyAt, withBox, withKey, withKeyAt, withoutKey } from '#app/core/labeling/shapes/track.ts';
import { addRegion } from '../../actions/add-region.ts';
import { placeRegion } from '../../actions/place.ts';
import { continuedStep } from '../../continued-step.ts';
import { regionSentence } from '../../describe.ts';
import { newMark } from '../../marks.ts';
import { rectangleFigure } from '../image/figures/rectangle.ts';
import { goTo } from './acts.ts';
import { asBox, boxesAt, freeTrack } from './at-frame.ts';
import type { Viewer } from './viewer.ts';

/** A new track with one key frame here; undefined where nothing makes boxes. */
export function newTrack(viewer: Viewer, id: string, place: Rectangle): TrackRegion | undefined {
  const { store, object, player, clock } = viewer;
  const mark = newMark(viewer, store.get().view, object.name, 'track');
  if (!mark || !clock) return undefined;
  const key: KeyFrame = { frame: player.frame, enabled: true, time: clock.timeOf(player.frame), ...placeOf(place) };
  return { id, kind: 'track', ...mark, ...lengthOf(viewer), sequence: [key] };
}

function placeOf({ x, y, width, height, rotation }: Rectangle): Rectangle {
  return { x, y, width, height, rotation };
}

function lengthOf({ clock, player }: Viewer): { framesCount?: number; duration?: number } {
  return { ...(clock ? { framesCount: clock.frames } : {}), ...(player.duration > 0 ? { duration: player.duration } : {}) };
}

/** The track's part that changes when its box is put somewhere at the frame that is seen. */
export function boxPlaced(viewer: Viewer, track: TrackRegion, place: Rectangle): Partial<TrackRegion> {
  const { player, clock } = viewer;
  return { sequence: withBox(track.sequence, player.frame, place, clock?.timeOf(player.frame) ?? 0) };
}

/** Enter: a box in the middle, beside those that lie there. */
export function placeBox(viewer: Viewer): void {
  const { store, player, size, announce } = viewer;
  player.pause();
  const taken = boxesAt(viewer, store.get(), player.frame);
  const track = newTrack(viewer, newId(), rectangleFigure.keys.place({ x: 0, y: 0, width: 100, height: 100 }, taken, size));
  if (!track) return;
  store.history.perform('Place box', addRegion(track));
  store.select(track.id);
  announce(`Placed at frame ${player.frame}: ${regionSentence(viewer, track)} Arrow keys move it, with Ctrl they size it.`);
}

/** Why the selected box cannot be changed at this frame. */
export function whyNotBox(viewer: Viewer): string | undefined {
  const { store, player, object } = viewer;
  const state = store.get();
  const selected = state.doc.regions.find(({ id }) => id === state.selected);
  if (selected?.kind !== 'track' || selected.to !== object.name)
    return 'Select a box first: press Alt and full stop to go through them, Enter to place one.';
  if (!freeTrack(viewer, state, selected.id)) return 'This box is locked. Unlock it first.';
  return boxAt(selected.sequence, player.frame)
    ? undefined
    : 'The box is not on this frame. Go to one where it is, or add a key frame here with Alt+K.';
}

/** Moves, sizes or turns the selected box; a run of the same keys at one frame is one step to undo. */
export function changeBox(viewer: Viewer, name: string, change: (box: RectangleRegion) => Rectangle): void {
  const { store, player, announce } = viewer;
  player.pause();
  const track = freeTrack(viewer, store.get(), store.get().selected);
  const place = track && boxAt(track.sequence, player.frame);
  if (!track || !place) return;
  const next = change(asBox(track, place));
  continuedStep(store, `${name}:${track.id}:${player.frame}`, name, placeRegion(track.id, boxPlaced(viewer, track, next)));
  announce(`Frame ${player.frame}: ${sayBox(next)}.`);
}

function sayBox({ x, y, width, height, rotation }: Rectangle): string {
  const [left, top, wide, high, turn] = [x, y, width, height, rotation].map((value) => Math.round(value * 10) / 10);
  return `${wide} by ${high} percent, at ${left}, ${top}${turn === 0 ? '' : `, turned ${turn}°`}`;
}

/** Adds a key frame here, or takes the one here away; the last one stays, since a track has at least one. */
export function toggleKey(viewer: Viewer): void {
  const { store, player, clock, announce } = viewer;
  player.pause();
  const track = freeTrack(viewer, store.get(), store.get().selected);
  if (!track || !clock) return;
  const { frame } = player;
  const here = keyAt(track.sequence, frame);
  if (here?.frame !== frame) {
    const place = boxAt(track.sequence, frame) ?? here ?? track.sequence[0];
    if (!place) return;
    const enabled = boxAt(track.sequence, frame) ? (here?.enabled ?? true) : true;
    const key: KeyFrame = { frame, enabled, time: clock.timeOf(frame), ...placeOf(place) };
    store.history.perform('Add key frame', placeRegion(track.id, { sequence: withKey(track.sequence, key) }));
    return announce(`Key frame added at frame ${frame}.`);
  }
  if (track.sequence.length === 1) return announce('This is the only key frame of the box. Delete the box instead.');
  store.history.perform('Delete key frame', placeRegion(track.id, { sequence: withoutKey(track.sequence, frame) }));
  announce(`Key frame ${frame} deleted.`);
}

/** The track's part that changes when its key frame at `from` is moved, and where it comes to stand. */
export function keyMoved(viewer: Viewer, track: TrackRegion, from: number, to: number): { frame: number; place: Partial<TrackRegion> } {
  const { clock } = viewer;
  const frame = frameFor(track.sequence, from, to, clock?.frames ?? 1);
  return { frame, place: { sequence: withKeyAt(track.sequence, from, frame, clock?.timeOf(frame) ?? 0) } };
}

/** Why no key frame can be moved from here. */
export function whyNotKey(viewer: Viewer): string | undefined {
  const { store, player } = viewer;
  const track = freeTrack(viewer, store.get(), store.get().selected);
  if (!track) return whyNotBox(viewer);
  return keyAt(track.sequence, player.frame)?.frame === player.frame
    ? undefined
    : 'There is no key frame of this box here. Go to one with Ctrl+Alt and an arrow key.';
}

/** Moves the key frame here by frames, and goes along with it; a run of moves is one step to undo. */
export function nudgeKey(viewer: Viewer, by: number): void {
  const { store, player, announce } = viewer;
  player.pause();
  const track = freeTrack(viewer, store.get(), store.get().selected);
  if (!track) return;
  const from = player.frame;
  const { frame, place } = keyMoved(viewer, track, from, from + by);
  if (frame === from) return announce(by > 0 ? 'The key frame cannot go further on.' : 'The key frame cannot go further back.');
  const number = inOrder(track.sequence).findIndex((key) => key.frame === from);
  continuedStep(store, `key:${track.id}:${number}`, 'Move key frame', placeRegion(track.id, place));
  goTo(viewer, frame);
  announce(`Key frame moved to frame ${frame}.`);
}

/** The box ends at this frame, or goes on from it again. */
export function toggleEnd(viewer: Viewer): void {
  const { store, player, clock, announce } = viewer;
  player.pause();
  const track = freeTrack(viewer, store.get(), store.get().selected);
  const place = track && boxAt(track.sequence, player.frame);
  if (!track || !place || !clock) return;
  const { frame } = player;
  const before = keyAt(track.sequence, frame);
  const enabled = before?.frame === frame && !before.enabled;
  const key: KeyFrame = { time: clock.timeOf(frame), ...(before?.frame === frame ? before : placeOf(place)), ...placeOf(place), frame, enabled };
  store.history.perform(enabled ? 'Let box go on' : 'End box', placeRegion(track.id, { sequence: withKey(track.sequence, key) }));
  announce(enabled ? `The box goes on after frame ${frame}.` : `The box ends at frame ${frame}.`);
}
