/** What a person does to a sound, by pointer and by keys alike, and what is said about it. */
import { regionSentence } from '../../describe.ts';
import { findRegion, isFixed, type State } from '../../doc.ts';
import type { Part, RangeDrag } from '../../tools/range.ts';
import { reveal as revealSecond, sayZoom, toPixels, toPlace, within, zoomAt } from '../line/view.ts';
import { channelAt } from './bands.ts';
import { keepPlaying } from './kept.ts';
import type { Listener } from './listener.ts';
import { bandsIn, drawSoon, selectedRange, setView } from './show.ts';
import { rulerPixels } from './stage.ts';
import { nearSound } from './ruler.ts';

export function secondAt({ view }: Listener, x: number): number {
  return toPlace(view, x);
}

export function seek(listener: Listener, second: number): void {
  const { player, view } = listener;
  player.seek(within(second, 0, view.duration));
  listener.together.sought();
  const next = revealSecond(view, player.at);
  if (next !== view) setView(listener, next);
}

/** Whoever stands on the wave hears its value; to others it is said. */
export function seekByKey(listener: Listener, second: number): void {
  seek(listener, second);
  if (document.activeElement !== listener.stage.scroll) listener.announce(`At ${listener.player.at.toFixed(2)} s.`);
}

export function draw(listener: Listener, at: { x: number; y: number }): RangeDrag | undefined {
  if (at.y < rulerPixels || listener.view.duration === 0) return undefined;
  const drag = listener.tool.draw(secondAt(listener, at.x), channelAt(bandsIn(listener), at.y));
  return drag && { ...drag, up: () => drag.up() && (sayNew(listener), true) };
}

export function grab(listener: Listener, id: string, part: Part, second: number): RangeDrag | undefined {
  const region = findRegion(listener.store.get().doc, id);
  if (!region || isFixed(listener.store.get(), region)) return undefined;
  listener.store.select(id);
  return listener.tool.grab(id, part, second);
}

/** A click on a range chooses it; beside ranges it lets go and puts the playhead there. */
export function click(listener: Listener, second: number, range: string | undefined): void {
  listener.tool.click(range === 'waiting' ? undefined : range);
  if (range === undefined) seek(listener, second);
}

export function playRange(listener: Listener, id: string): void {
  const region = findRegion(listener.store.get().doc, id);
  if (region?.kind === 'range') listener.player.playStretch(region.start, region.end);
}

/** A label taken in hand applies to the range that waits. */
export function heed(listener: Listener, now: State, before: State): void {
  if (listener.tool.heed(now, before) === undefined) return;
  sayNew(listener);
  drawSoon(listener);
}

/** Says what a drag or a key has made: a range, or one that waits. */
function sayNew(listener: Listener): void {
  const { waiting } = listener.tool;
  const made = listener.store.get().doc.regions.at(-1);
  if (waiting?.start !== undefined && waiting.end !== undefined)
    listener.announce(`${waiting.start.toFixed(2)} to ${waiting.end.toFixed(2)} s. Choose a label.`);
  else if (waiting?.start !== undefined) listener.announce(`Start at ${waiting.start.toFixed(2)} s. Go on, then press ] for the end.`);
  else if (waiting?.end !== undefined) listener.announce(`End at ${waiting.end.toFixed(2)} s. Go back, then press [ for the start.`);
  else if (made) listener.announce(`Made ${regionSentence(listener, made)}`);
}

export function setEnd(listener: Listener, edge: 'start' | 'end'): void {
  const selected = selectedRange(listener);
  const why = selected && whyFixed(listener);
  if (why !== undefined) return listener.announce(why);
  listener.tool.setEnd(edge, listener.player.at);
  if (selected) saySelected(listener);
  else sayNew(listener);
  drawSoon(listener);
}

export function nudge(listener: Listener, part: Part, seconds: number): void {
  if (!listener.tool.nudge(part, seconds)) return;
  saySelected(listener);
}

function saySelected(listener: Listener): void {
  const region = selectedRange(listener);
  if (region) listener.announce(regionSentence(listener, region));
}

/** Makes a range of what waits; else plays the selected range. */
export function enter(listener: Listener): void {
  if (listener.tool.waiting) {
    listener.tool.finish();
    return sayNew(listener);
  }
  const region = selectedRange(listener);
  if (region) playRange(listener, region.id);
  else listener.announce('Select a range first: press Alt and full stop to go through them.');
}

export function toggleLoop(listener: Listener): void {
  const { stage } = listener;
  listener.looping = !listener.looping;
  stage.loop.setAttribute('aria-pressed', String(listener.looping));
  const region = selectedRange(listener);
  if (listener.looping && region) listener.player.playStretch(region.start, region.end);
  listener.announce(listener.looping ? 'The selected range repeats.' : 'Repeating is off.');
}

/** Silence, and what was heard before again. */
export function toggleMute(listener: Listener): void {
  const { stage, player } = listener;
  const volume = Number(stage.volume.value);
  if (volume > 0) listener.heard = volume;
  const next = volume > 0 ? 0 : (listener.heard ?? 1);
  stage.volume.value = String(next);
  player.setVolume(next);
  keepPlaying({ volume: next });
  listener.announce(next === 0 ? 'Muted.' : `Volume ${Math.round(next * 100)} %.`);
}

/** Sound speaks for itself; that it stops is said. */
export function togglePlay(listener: Listener): void {
  const { player, announce } = listener;
  player.toggle();
  if (!player.playing) announce(`Paused at ${player.at.toFixed(2)} s.`);
}

/** Zooms around `x`, else around the playhead where it is in sight, else around the middle; 0 times shows everything. */
export function zoom(listener: Listener, times: number, x?: number): void {
  const { view, player } = listener;
  const head = toPixels(view, player.at);
  const anchor = x ?? (head >= 0 && head <= view.width ? head : view.width / 2);
  setView(listener, zoomAt(view, view.zoom * times, anchor, nearSound));
  if (x === undefined) listener.announce(sayZoom(listener.view));
}

/** Why the selected range may not be changed. */
export function whyFixed(listener: Listener): string | undefined {
  if (!listener.editable) return 'This answer is shown for reading only.';
  const region = selectedRange(listener);
  if (!region) return 'Select a range first.';
  return isFixed(listener.store.get(), region) ? 'This range is locked. Unlock it first.' : undefined;
}
