/** The elements of the audio surface: bar, scrolling stage with ruler and wave, playhead, and a line for what goes on. */
import { icons } from './icons.ts';

export type Stage = {
  bar: HTMLElement;
  play: HTMLButtonElement;
  loop: HTMLButtonElement;
  clock: HTMLElement;
  speed: HTMLSelectElement;
  volume: HTMLInputElement;
  spectrogram: HTMLButtonElement;
  zoomIn: HTMLButtonElement;
  zoomOut: HTMLButtonElement;
  /** Scrolls; what is focused: the playhead, as a slider. */
  scroll: HTMLElement;
  /** As wide as the whole sound at this zoom. */
  spacer: HTMLElement;
  /** What is in sight; stays while the spacer scrolls. */
  sight: HTMLElement;
  canvas: HTMLCanvasElement;
  ranges: HTMLElement;
  playhead: HTMLElement;
  status: HTMLElement;
};

export const rulerPixels = 24;
const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

export function createStage(host: HTMLElement, name: string): Stage {
  const stage: Stage = {
    bar: element('div', 'audio-bar'),
    play: button('Play', icons.play, 'audio-bar__play'),
    loop: button('Repeat the selected range', icons.loop),
    clock: element('output', 'audio-bar__clock'),
    speed: createSpeed(),
    volume: createVolume(),
    spectrogram: button('Spectrogram', icons.spectrogram),
    zoomIn: button('Zoom in', icons.zoomIn),
    zoomOut: button('Zoom out', icons.zoomOut),
    scroll: element('div', 'audio-stage'),
    spacer: element('div', 'audio-stage__spacer'),
    sight: element('div', 'audio-stage__sight'),
    canvas: element('canvas', 'audio-stage__wave'),
    ranges: element('div', 'audio-stage__ranges'),
    playhead: element('div', 'audio-stage__playhead'),
    status: element('p', 'audio-surface__status'),
  };
  stage.loop.setAttribute('aria-pressed', 'false');
  stage.spectrogram.setAttribute('aria-pressed', 'false');
  stage.canvas.setAttribute('aria-hidden', 'true');
  stage.ranges.setAttribute('aria-hidden', 'true');
  stage.scroll.tabIndex = 0;
  stage.scroll.setAttribute('role', 'slider');
  stage.scroll.setAttribute('aria-label', `Place in the sound ${name}`);
  stage.scroll.setAttribute('aria-valuemin', '0');
  stage.sight.append(stage.canvas, stage.ranges, stage.playhead);
  stage.spacer.append(stage.sight);
  stage.scroll.append(stage.spacer);
  const zoom = element('span', 'audio-bar__group audio-bar__zoom');
  zoom.append(stage.zoomOut, stage.zoomIn);
  stage.bar.append(
    stage.play,
    stage.loop,
    stage.clock,
    labelled('Speed', stage.speed, 'audio-bar__speed'),
    labelled('Volume', stage.volume, 'audio-bar__volume'),
    stage.spectrogram,
    zoom,
  );
  const surface = element('div', 'audio-surface');
  surface.append(stage.bar, stage.scroll, stage.status);
  host.replaceChildren(surface);
  return stage;
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function button(title: string, icon: string, className = ''): HTMLButtonElement {
  const made = element('button', `audio-bar__button ${className}`.trim());
  made.type = 'button';
  made.append(drawIcon(icon));
  nameButton(made, title);
  return made;
}

/** The name a button shows on hover and says to a screen reader. */
export function nameButton(made: HTMLElement, title: string): void {
  made.title = title;
  made.setAttribute('aria-label', title);
}

export function drawIcon(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'audio-bar__icon');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

function labelled(name: string, field: HTMLElement, className: string): HTMLElement {
  const label = element('label', `audio-bar__group ${className}`);
  const text = element('span', 'audio-bar__name');
  text.textContent = name;
  label.append(text, field);
  return label;
}

function createSpeed(): HTMLSelectElement {
  const select = element('select', 'audio-bar__select');
  for (const speed of speeds) select.add(new Option(`${speed}×`, String(speed), speed === 1, speed === 1));
  return select;
}

function createVolume(): HTMLInputElement {
  const input = element('input', 'audio-bar__range');
  input.type = 'range';
  input.min = '0';
  input.max = '1';
  input.step = '0.05';
  input.value = '1';
  return input;
}
