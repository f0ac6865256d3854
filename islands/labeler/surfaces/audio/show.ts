/** State into pictures: wave, ranges, playhead and the buttons' states. */
import { isSet } from '#app/core/labeling/flag.ts';
import { labelText } from '#app/core/labeling/label-words.ts';
import type { Region } from '#app/core/labeling/result.ts';
import type { State } from '../../doc.ts';
import { regionSentence } from '../../describe.ts';
import { findRegion, isFixed } from '../../doc.ts';
import { inkCss } from '../../palette.ts';
import { pixelsPerUnit, reveal as revealSecond, scrollTo, toPixels, zoomAt, type View } from '../line/view.ts';
import { bandsOf, heightOf, spectrogramPixels, wavesOf, type Band } from './bands.ts';
import { clock, nearSound } from './ruler.ts';
import type { Listener } from './listener.ts';
import { icons } from './icons.ts';
import type { Look } from './range-boxes.ts';
import { drawIcon, nameButton, rulerPixels } from './stage.ts';
import { drawWave } from './wave.ts';

export function render(listener: Listener, now: State, before: State | undefined): void {
  const same =
    before &&
    now.doc.regions === before.doc.regions &&
    now.selected === before.selected &&
    now.view.hidden === before.view.hidden &&
    now.view.locked === before.view.locked;
  if (!same) showRanges(listener);
  listener.stage.loop.disabled = !selectedRange(listener);
  const selected = selectedRange(listener);
  if (selected && before && before.selected !== now.selected) listener.announce(regionSentence(listener, selected), true);
}

export function showRanges(listener: Listener): void {
  listener.boxes.draw(looksOf(listener), listener.view, areaOf(listener));
}

export function drawSoon(listener: Listener): void {
  listener.redraw();
}

/** Everything, at this zoom and place. */
export function draw(listener: Listener): void {
  const { stage, view } = listener;
  if (view.width <= 0) return;
  const bands = bandsIn(listener);
  const pen = drawWave(stage.canvas, view, listener.wave, bands);
  const pictures = bands.map(({ top, wave, spectrogram }) => ({ top: top + wave, height: spectrogram }));
  if (pen) listener.spectrogram?.picture?.draw(pen, view, pictures);
  showRanges(listener);
  showPlayhead(listener);
}

/** At first a sound is shown as large as the config asks for: once its length is known and it has room. */
function begun(view: View, { defaultzoom }: Listener['attributes']): View {
  const asked = Number(defaultzoom ?? 1);
  return asked > 1 && view.duration > 0 && view.width > 0 ? zoomAt(view, asked, 0, nearSound) : view;
}

/** The sound's length has become known, or known better. */
export function setDuration(listener: Listener, duration: number): void {
  const { view, attributes } = listener;
  if (duration === view.duration) return;
  const next = { ...view, duration };
  setView(listener, view.duration === 0 ? begun(next, attributes) : next);
}

/** It has other room. Out of sight, as in a panel that is closed, it has none, and keeps what it showed. */
export function setWidth(listener: Listener, width: number): void {
  const { view, attributes } = listener;
  if (width <= 0) return;
  const next = { ...view, width };
  setView(listener, view.width <= 0 ? begun(next, attributes) : zoomAt(next, view.zoom, 0, nearSound));
}

/** Another part or size of the sound in sight. The page's scroll bar follows. */
export function setView(listener: Listener, view: View): void {
  const { stage, store, object } = listener;
  listener.view = view;
  const zooms = view.zoom > 1;
  stage.spacer.style.width = zooms ? `${view.width * view.zoom}px` : '';
  // As wide as the spacer it could not stay in sight.
  stage.sight.style.width = zooms ? `${view.width}px` : '';
  const left = view.left * pixelsPerUnit(view);
  if (Math.abs(stage.scroll.scrollLeft - left) > 1) stage.scroll.scrollLeft = left;
  stage.zoomOut.disabled = !zooms;
  stage.scroll.setAttribute('aria-valuemax', view.duration.toFixed(2));
  if (store.get().view.zoom[object.name] !== view.zoom) store.look({ zoom: { ...store.get().view.zoom, [object.name]: view.zoom } });
  drawSoon(listener);
}

/** The person has moved the scroll bar. */
export function followScroll(listener: Listener): void {
  const scale = pixelsPerUnit(listener.view);
  if (scale <= 0) return;
  listener.view = scrollTo(listener.view, listener.stage.scroll.scrollLeft / scale);
  drawSoon(listener);
}

export function showPlayhead(listener: Listener): void {
  const { stage, player } = listener;
  if (player.playing && isSet(listener, 'autocenter', true)) {
    const next = revealSecond(listener.view, player.at);
    if (next !== listener.view) setView(listener, next);
  }
  const { view } = listener;
  const x = toPixels(view, player.at);
  stage.playhead.hidden = view.duration === 0 || x < -1 || x > view.width + 1;
  stage.playhead.style.transform = `translateX(${x}px)`;
  const text = `${clock(player.at, 0.1)} / ${clock(view.duration, 0.1)}`;
  if (stage.clock.textContent !== text) stage.clock.textContent = text;
  // While it plays a screen reader would talk over the sound.
  if (player.playing) return;
  stage.scroll.setAttribute('aria-valuenow', player.at.toFixed(2));
  stage.scroll.setAttribute('aria-valuetext', `${player.at.toFixed(2)} of ${view.duration.toFixed(2)} seconds`);
}

export function showPlaying(listener: Listener): void {
  const { stage, player } = listener;
  nameButton(stage.play, player.playing ? 'Pause' : 'Play');
  stage.play.replaceChildren(drawIcon(player.playing ? icons.pause : icons.play));
  if (player.duration > 0) setDuration(listener, player.duration);
  showPlayhead(listener);
}

/** Other players have changed their speed; one that the list does not have is shown as the nearest. */
export function showSpeed({ stage, player }: Listener, speed: number): void {
  player.setSpeed(speed);
  const options = [...stage.speed.options].map(({ value }) => value);
  const nearest = options.toSorted((a, b) => Math.abs(Number(a) - speed) - Math.abs(Number(b) - speed))[0];
  if (nearest !== undefined) stage.speed.value = nearest;
}

export function reveal(listener: Listener, id: string): void {
  const region = findRegion(listener.store.get().doc, id);
  if (region?.kind === 'range') setView(listener, revealSecond(listener.view, region.start));
}

export function bandsIn({ split, wave, object, spectrogram }: Listener): Band[] {
  const channels = split ? Math.max(1, wave.channels.length) : 1;
  return bandsOf(channels, { waves: wavesOf(object.tag, channels), spectrogram: spectrogram ? spectrogramPixels : 0 });
}

/** Room for as many channels as there are, and for what stands under them. */
export function fitHeight(listener: Listener): void {
  listener.stage.sight.style.height = `${rulerPixels + heightOf(bandsIn(listener))}px`;
  drawSoon(listener);
}

function areaOf(listener: Listener): { channels: number; height: number; top: number } {
  const bands = bandsIn(listener);
  return { channels: bands.length, height: heightOf(bands), top: rulerPixels };
}

export function selectedRange({ store, object }: Listener) {
  const region = findRegion(store.get().doc, store.get().selected);
  return region?.kind === 'range' && region.to === object.name ? region : undefined;
}

/** What stands on a range: its labels unless the config says not to, and its score where the config asks for it. */
function nameOf(listener: Listener, region: Region): string {
  const label = isSet(listener, 'showlabels', true) ? labelText(listener.config, region) : '';
  return isSet(listener, 'showscores') && region.score !== undefined ? `${label} ${region.score.toFixed(2)}`.trim() : label;
}

function looksOf(listener: Listener): Look[] {
  const { store, object, palette, tool, view } = listener;
  const now = store.get();
  const looks: Look[] = [];
  for (const region of now.doc.regions) {
    if (region.kind !== 'range' || region.to !== object.name || now.view.hidden.has(region.id)) continue;
    const ink = palette.of(region);
    const dash = ink.dash.length === 0 ? 'solid' : (ink.dash[0] ?? 0) < 4 ? 'dotted' : 'dashed';
    const label = nameOf(listener, region);
    looks.push({
      id: region.id,
      start: region.start,
      end: region.end,
      channel: region.channel,
      color: inkCss(ink),
      wear: ink.wear,
      dash,
      label,
      selected: region.id === now.selected,
      fixed: isFixed(now, region),
    });
  }
  const { start, end, channel = 0 } = tool.waiting ?? {};
  if (start !== undefined || end !== undefined) {
    const from = start ?? end ?? 0;
    looks.push({
      id: 'waiting',
      start: from,
      end: end ?? Math.min(view.duration, from),
      channel,
      color: 'var(--edge)',
      dash: 'dashed',
      label: '',
      selected: true,
      fixed: true,
    });
  }
  return looks;
}
