/** The audio surface: a sound as a wave one can listen to, with ranges on it. Composes stage, player, tool, gestures and keys. */
import { isSet } from '#app/core/labeling/flag.ts';
import { bindGestures } from '../line/gestures.ts';
import { slid } from '../line/view.ts';
import type { Surface, SurfaceContext } from '../surface.ts';
import { startLoading } from './arrival.ts';
import { bindControls } from './controls.ts';
import { audioCommands } from './keyboard.ts';
import { createListener, type Listener } from './listener.ts';
import * as acts from './acts.ts';
import { toggleSpectrogram } from './spectrogram-switch.ts';
import { drawSoon, render, reveal, setView, setWidth, showRanges } from './show.ts';

export function createAudioSurface(context: SurfaceContext): Surface {
  if (typeof context.value !== 'string' || context.value === '') return showNote(context);
  const listener = createListener(context, context.value);
  const { stage, scope, store } = listener;
  bindPointer(listener);
  bindControls(listener);
  scope.own(store.subscribe((now, before) => queueMicrotask(() => acts.heed(listener, now, before))));
  scope.size(stage.scroll, (width) => setWidth(listener, width));
  // The theme's colors are in the canvas, not in the style sheet.
  scope.on(matchMedia('(prefers-color-scheme: dark)'), 'change', () => drawSoon(listener));
  void startLoading(listener, context.value);
  return {
    render: (now, before) => render(listener, now, before),
    pick: ({ x, y }) => {
      const box = context.host.getBoundingClientRect();
      const hit = document.elementFromPoint(x + box.left, y + box.top);
      return hit?.closest<HTMLElement>('[data-range]')?.dataset.range;
    },
    focus(region) {
      stage.scroll.focus();
      if (region !== undefined) reveal(listener, region);
    },
    reveal: (region) => reveal(listener, region),
    boxOf: (region) => stage.ranges.querySelector(`[data-range="${CSS.escape(region)}"]:not([hidden])`)?.getBoundingClientRect(),
    commands: commandsOf(listener),
    dispose: () => context.host.replaceChildren(),
  };
}

function bindPointer(listener: Listener): void {
  const { stage, scope } = listener;
  bindGestures({
    scope,
    sight: stage.sight,
    scroll: stage.scroll,
    canZoom: isSet(listener, 'zoom', true),
    placeAt: (x) => acts.secondAt(listener, x),
    draw: (at) => acts.draw(listener, at),
    grab: (id, part, second) => acts.grab(listener, id, part, second),
    clicked: (second, range) => acts.click(listener, second, range),
    opened: (range) => range && acts.playRange(listener, range),
    dragged: () => drawSoon(listener),
    dropped: () => showRanges(listener),
    zoom: (times, x) => acts.zoom(listener, times, x),
    slide: (pixels) => setView(listener, slid(listener.view, pixels)),
  });
}

function commandsOf(listener: Listener): Surface['commands'] {
  const { config, object, stage, player } = listener;
  const sounds = config.objects.filter(({ type }) => type === 'Audio' || type === 'AudioPlus');
  return audioCommands({
    object: object.name,
    within: stage.scroll,
    alone: sounds.length === 1,
    hotkey: listener.attributes.hotkey,
    toggle: () => acts.togglePlay(listener),
    isPlaying: () => player.playing,
    step: (seconds) => acts.seekByKey(listener, player.at + seconds),
    seekTo: (end) => acts.seekByKey(listener, end === 'start' ? 0 : listener.view.duration),
    setEnd: (edge) => acts.setEnd(listener, edge),
    nudge: (part, seconds) => acts.nudge(listener, part, seconds),
    enter: () => acts.enter(listener),
    toggleLoop: () => acts.toggleLoop(listener),
    isLooping: () => listener.looping,
    toggleMute: () => acts.toggleMute(listener),
    isMuted: () => Number(stage.volume.value) === 0,
    toggleSpectrogram: () => toggleSpectrogram(listener),
    hasSpectrogram: () => listener.spectrogram !== undefined,
    zoom: (times) => acts.zoom(listener, times),
    zoomFit: () => acts.zoom(listener, 0),
    canZoom: isSet(listener, 'zoom', true),
    editable: listener.editable,
    rangeBlocked: () => acts.whyFixed(listener),
  });
}

function showNote({ host, object }: SurfaceContext): Surface {
  const note = document.createElement('p');
  note.className = 'audio-surface__status';
  note.textContent = `This task has no sound under “${object.key ?? object.value}”.`;
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
