/** The bar above the wave, and the scroll bar below it. */
import { isSet } from '#app/core/labeling/flag.ts';
import * as acts from './acts.ts';
import { keepPlaying, keptPlaying } from './kept.ts';
import type { Listener } from './listener.ts';
import { fitHeight, followScroll } from './show.ts';
import { show as showSpectrogram, toggleSpectrogram } from './spectrogram-switch.ts';

export function bindControls(listener: Listener): void {
  const { stage, scope, player, attributes } = listener;
  scope.on(stage.play, 'click', () => player.toggle());
  scope.on(stage.loop, 'click', () => acts.toggleLoop(listener));
  scope.on(stage.spectrogram, 'click', () => toggleSpectrogram(listener));
  scope.on(stage.zoomIn, 'click', () => acts.zoom(listener, 2));
  scope.on(stage.zoomOut, 'click', () => acts.zoom(listener, 0.5));
  scope.on(stage.speed, 'change', () => {
    player.setSpeed(Number(stage.speed.value));
    listener.together.spedTo(Number(stage.speed.value));
    keepPlaying({ speed: Number(stage.speed.value) });
  });
  scope.on(stage.volume, 'input', () => {
    player.setVolume(Number(stage.volume.value));
    keepPlaying({ volume: Number(stage.volume.value) });
  });
  scope.on(stage.scroll, 'scroll', () => followScroll(listener), { passive: true });
  scope.on(stage.scroll, 'keydown', (event) => {
    if (event.key !== 'Escape' || !listener.tool.waiting) return;
    event.preventDefault();
    listener.tool.forget();
    listener.redraw();
  });
  begin(listener, attributes);
}

/** What to begin with: what was chosen for an earlier task, else the tag's own wishes (formats 1.3); and which controls not to show. */
function begin(listener: Listener, attributes: Record<string, string>): void {
  const { stage, player } = listener;
  fitHeight(listener);
  if (isSet(listener, 'spectrogram')) {
    void showSpectrogram(listener);
    stage.spectrogram.setAttribute('aria-pressed', 'true');
  }
  const speed = keptPlaying('speed', attributes) ?? Number(attributes.defaultspeed ?? 1);
  if (speed > 0 && speed <= 4) offerSpeed(stage.speed, speed);
  player.setSpeed(Number(stage.speed.value));
  const volume = keptPlaying('volume', attributes) ?? (isSet(listener, 'muted') ? 0 : Number(attributes.defaultvolume ?? 1));
  if (volume >= 0 && volume <= 1) stage.volume.value = String(volume);
  player.setVolume(Number(stage.volume.value));
  const width = Number.parseFloat(attributes.cursorwidth ?? '');
  if (width > 0 && width <= 20) stage.playhead.style.width = `${width}px`;
  if (attributes.cursorcolor) stage.playhead.style.background = attributes.cursorcolor;
  const parts = { speed: stage.speed.closest('label'), volume: stage.volume.closest('label'), zoom: stage.zoomIn.parentElement };
  for (const [name, part] of Object.entries(parts)) if (part && !isSet(listener, name, true)) part.hidden = true;
}

/** Chooses a speed, which joins the list in its place where it is not there. */
function offerSpeed(select: HTMLSelectElement, speed: number): void {
  const options = [...select.options];
  if (!options.some(({ value }) => Number(value) === speed))
    select.add(
      new Option(`${speed}×`, String(speed)),
      options.find(({ value }) => Number(value) > speed),
    );
  select.value = String(speed);
}
