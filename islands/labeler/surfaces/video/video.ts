/** The video surface: frames one can count, boxes through them, ranges of them. Composes stage, player, timeline, gestures and keys. */
import { isSet } from '#app/core/labeling/flag.ts';
import { keepPlaying, keptPlaying } from '../audio/kept.ts';
import { zoomAt } from '../line/view.ts';
import type { Surface, SurfaceContext } from '../surface.ts';
import * as acts from './acts.ts';
import { createFrameClock } from './frame-clock.ts';
import { videoCommands } from './keyboard.ts';
import { nearFrames } from './ruler.ts';
import { bindScreen } from './screen-gestures.ts';
import { followScroll, render, setView, showPlaying } from './show.ts';
import { bindTimeline } from './timeline-gestures.ts';
import { findTiming } from './timing.ts';
import { toggleEnd, toggleKey } from './track-acts.ts';
import { begun, createViewer, type Viewer } from './viewer.ts';

export function createVideoSurface(context: SurfaceContext): Surface {
  if (typeof context.value !== 'string' || context.value === '') return showNote(context);
  const viewer = createViewer(context, context.value);
  const { stage, scope } = viewer;
  bindScreen(viewer);
  bindTimeline(viewer);
  bindBar(viewer);
  // Out of sight it has no width, and keeps what it showed.
  scope.size(stage.timeline, (width) => width > 0 && setView(viewer, zoomAt({ ...viewer.view, width }, viewer.view.zoom, 0, nearFrames)));
  scope.size(stage.screen, (width, height) => {
    viewer.size = { width: Math.max(1, width), height: Math.max(1, height) };
    viewer.redraw();
  });
  void countFrames(viewer, context.value);
  return {
    render: (now, before) => render(viewer, now, before),
    pick: ({ x, y }) => {
      const box = context.host.getBoundingClientRect();
      const hit = document.elementFromPoint(x + box.left, y + box.top);
      return hit?.closest<HTMLElement>('[data-row]')?.dataset.row;
    },
    focus(region) {
      stage.screen.focus();
      if (region !== undefined) acts.reveal(viewer, region);
    },
    reveal: (region) => acts.reveal(viewer, region),
    commands: videoCommands(viewer),
    dispose: () => context.host.replaceChildren(),
  };
}

/** Frames can be counted once the file's rate and the video's length are known. */
async function countFrames(viewer: Viewer, url: string): Promise<void> {
  const { stage, scope, player } = viewer;
  const { timing, notice } = await findTiming(viewer, url);
  if (scope.ended) return;
  if (notice !== undefined && !stage.play.disabled) stage.status.textContent = notice;
  const begin = () => {
    if (viewer.clock || (timing.frames === undefined && player.duration === 0)) return;
    viewer.clock = createFrameClock(timing, player.duration);
    player.count(viewer.clock);
    stage.timeline.setAttribute('aria-valuemax', String(viewer.clock.frames));
    setView(viewer, { ...viewer.view, duration: viewer.clock.frames });
    showPlaying(viewer);
    stage.surface.dataset.counted = 'true';
  };
  for (const event of ['loadedmetadata', 'durationchange']) scope.on(stage.video, event, begin);
  begin();
}

function bindBar(viewer: Viewer): void {
  const { stage, scope, player, attributes } = viewer;
  const acting: [HTMLElement, () => void][] = [
    [stage.play, () => acts.togglePlay(viewer)],
    [stage.back, () => acts.step(viewer, -1)],
    [stage.on, () => acts.step(viewer, 1)],
    [stage.keyBack, () => acts.goToKey(viewer, -1)],
    [stage.keyOn, () => acts.goToKey(viewer, 1)],
    [stage.key, () => toggleKey(viewer)],
    [stage.end, () => toggleEnd(viewer)],
    [stage.zoomIn, () => acts.zoom(viewer, 2)],
    [stage.zoomOut, () => acts.zoom(viewer, 0.5)],
  ];
  for (const [button, act] of acting) scope.on(button, 'click', act);
  scope.on(stage.speed, 'change', () => {
    acts.setSpeed(viewer, Number(stage.speed.value));
    keepPlaying({ speed: Number(stage.speed.value) });
  });
  scope.on(stage.volume, 'input', () => {
    player.setVolume(Number(stage.volume.value));
    keepPlaying({ volume: Number(stage.volume.value) });
  });
  scope.on(stage.timeline, 'scroll', () => followScroll(viewer), { passive: true });
  const [standard] = begun(attributes);
  const kept = keptPlaying('speed', attributes);
  const speed = [...stage.speed.options].some(({ value }) => Number(value) === kept) ? kept : standard;
  if (speed !== undefined) stage.speed.value = String(speed);
  player.setSpeed(Number(stage.speed.value));
  const volume = keptPlaying('volume', attributes) ?? (isSet(viewer, 'muted') ? 0 : undefined);
  if (volume !== undefined) stage.volume.value = String(volume);
  player.setVolume(Number(stage.volume.value));
}

function showNote({ host, object }: SurfaceContext): Surface {
  const note = document.createElement('p');
  note.className = 'audio-surface__status';
  note.textContent = `This task has no video under “${object.key ?? object.value}”.`;
  host.replaceChildren(note);
  return {
    render: () => undefined,
    pick: () => undefined,
    focus: () => undefined,
    reveal: () => undefined,
    commands: [],
    dispose: () => host.replaceChildren(),
  };
}
