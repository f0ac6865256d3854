/** What a person does to a video as a whole, by pointer and by keys alike. */
import { boxAt, inOrder } from '#app/core/labeling/shapes/track.ts';
import { findRegion } from '../../doc.ts';
import { sayZoom, toPixels, zoomAt } from '../line/view.ts';
import { selectedTrack } from './at-frame.ts';
import { nearFrames } from './ruler.ts';
import { setView } from './show.ts';
import type { Viewer } from './viewer.ts';

/** Goes to a frame and says which. Others that keep together follow. */
export function goTo(viewer: Viewer, frame: number): void {
  const { player, clock, announce, together } = viewer;
  if (!clock) return;
  player.pause();
  player.seekFrame(frame);
  together.tell({ kind: 'seek', time: (player.frame - 1) / clock.fps });
  announce(`Frame ${player.frame} of ${clock.frames}.`);
}

export function step(viewer: Viewer, frames: number): void {
  goTo(viewer, viewer.player.frame + frames);
}

export function togglePlay(viewer: Viewer): void {
  const { player, together, announce } = viewer;
  const plays = !player.playing;
  if (plays) player.play();
  else player.pause();
  announce(plays ? 'Playing.' : `Paused at frame ${player.frame}.`);
  together.tell({ kind: player.playing ? 'play' : 'pause', time: player.second });
}

export function setSpeed(viewer: Viewer, speed: number): void {
  viewer.player.setSpeed(speed);
  viewer.together.tell({ kind: 'speed', speed });
}

/** To the next or previous key frame: of the selected box, else of any. */
export function goToKey(viewer: Viewer, direction: -1 | 1): void {
  const { store, object, player, announce } = viewer;
  const state = store.get();
  const selected = selectedTrack(viewer, state);
  const tracks = selected
    ? [selected]
    : state.doc.regions.flatMap((region) => (region.kind === 'track' && region.to === object.name ? [region] : []));
  const frames = tracks.flatMap(({ sequence }) => inOrder(sequence).map(({ frame }) => frame));
  const ahead = frames.filter((frame) => (frame - player.frame) * direction > 0);
  if (ahead.length === 0) return announce(direction > 0 ? 'There is no later key frame.' : 'There is no earlier key frame.');
  goTo(viewer, direction > 0 ? Math.min(...ahead) : Math.max(...ahead));
}

/** Zooms the timeline around `x`, else around the playhead; 0 times shows everything. */
export function zoom(viewer: Viewer, times: number, x?: number): void {
  const { view, player } = viewer;
  if (view.duration === 0) return;
  const head = toPixels(view, player.frame - 0.5);
  const anchor = x ?? (head >= 0 && head <= view.width ? head : view.width / 2);
  setView(viewer, zoomAt(view, view.zoom * times, anchor, nearFrames));
  if (x === undefined) viewer.announce(sayZoom(viewer.view));
}

/** Goes where a region is, if it is not at the frame that is seen. */
export function reveal(viewer: Viewer, id: string): void {
  const region = findRegion(viewer.store.get().doc, id);
  const { player, rows } = viewer;
  rows.reveal(id);
  if (region?.kind === 'frames') {
    const [first] = region.ranges;
    if (first && !region.ranges.some(({ start, end }) => player.frame >= start && player.frame <= end)) player.seekFrame(first.start);
  } else if (region?.kind === 'track' && !isThere(region.sequence, player.frame)) player.seekFrame(inOrder(region.sequence)[0]?.frame ?? 1);
}

function isThere(sequence: Parameters<typeof boxAt>[0], frame: number): boolean {
  return boxAt(sequence, frame) !== undefined;
}
