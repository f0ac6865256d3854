/** The elements of the video surface: screen with boxes over it, bar, timeline, and a line for what goes on. */
import { drawIcon, nameButton } from '../audio/stage.ts';
import { icons } from './icons.ts';

export type Stage = {
  surface: HTMLElement;
  /** Has focus while one works on boxes. */
  screen: HTMLElement;
  video: HTMLVideoElement;
  boxes: SVGSVGElement;
  play: HTMLButtonElement;
  back: HTMLButtonElement;
  on: HTMLButtonElement;
  keyBack: HTMLButtonElement;
  keyOn: HTMLButtonElement;
  key: HTMLButtonElement;
  end: HTMLButtonElement;
  clock: HTMLOutputElement;
  speed: HTMLSelectElement;
  volume: HTMLInputElement;
  zoomIn: HTMLButtonElement;
  zoomOut: HTMLButtonElement;
  /** Scrolls; what is focused: the playhead, as a slider. */
  timeline: HTMLElement;
  /** As wide as the whole video at this zoom. */
  spacer: HTMLElement;
  /** What is in sight; stays while the spacer scrolls. */
  sight: HTMLElement;
  ruler: HTMLElement;
  rows: HTMLElement;
  playhead: HTMLElement;
  status: HTMLElement;
};

export type StageWishes = { name: string; /** CSS pixels. */ height: number; timelineHeight: number; speeds: readonly number[]; takesBoxes: boolean };

export function createStage(host: HTMLElement, wishes: StageWishes): Stage {
  const stage: Stage = {
    surface: element('div', 'video-surface'),
    screen: element('div', 'video-screen'),
    video: element('video', 'video-screen__video'),
    boxes: document.createElementNS('http://www.w3.org/2000/svg', 'svg'),
    play: button('Play', icons.play, 'audio-bar__play'),
    back: button('Back one frame', icons.back),
    on: button('On one frame', icons.on),
    keyBack: button('Previous key frame', icons.keyBack),
    keyOn: button('Next key frame', icons.keyOn),
    key: button('Key frame here', icons.key),
    end: button('The box ends here', icons.end),
    clock: element('output', 'audio-bar__clock video-bar__clock'),
    speed: createSpeed(wishes.speeds),
    volume: createVolume(),
    zoomIn: button('Zoom in on the timeline', icons.zoomIn),
    zoomOut: button('Zoom out of the timeline', icons.zoomOut),
    timeline: element('div', 'video-timeline'),
    spacer: element('div', 'video-timeline__spacer'),
    sight: element('div', 'video-timeline__sight'),
    ruler: element('div', 'video-timeline__ruler'),
    rows: element('div', 'video-timeline__rows'),
    playhead: element('div', 'video-timeline__playhead'),
    status: element('p', 'audio-surface__status'),
  };
  dressScreen(stage, wishes);
  dressTimeline(stage, wishes);
  stage.surface.append(stage.screen, bar(stage, wishes.takesBoxes), stage.timeline, stage.status);
  host.replaceChildren(stage.surface);
  return stage;
}

function dressScreen({ screen, video, boxes }: Stage, { name, height, takesBoxes }: StageWishes): void {
  screen.tabIndex = 0;
  screen.setAttribute('role', 'application');
  screen.setAttribute('aria-roledescription', 'video');
  const ways = takesBoxes ? 'Enter places a box, arrow keys move the selected one, with Ctrl they size it, comma and period turn it. ' : '';
  screen.setAttribute('aria-label', `${name}: ${ways}Space plays, Alt with arrow keys goes frame by frame.`);
  screen.style.setProperty('--video-height', `${height}px`);
  screen.classList.toggle('video-screen--takes-boxes', takesBoxes);
  video.tabIndex = -1;
  video.setAttribute('aria-hidden', 'true');
  boxes.setAttribute('class', 'video-screen__boxes');
  boxes.setAttribute('aria-hidden', 'true');
  screen.append(video, boxes);
}

function dressTimeline({ timeline, spacer, sight, ruler, rows, playhead }: Stage, { name, timelineHeight }: StageWishes): void {
  timeline.tabIndex = 0;
  timeline.setAttribute('role', 'slider');
  timeline.setAttribute('aria-label', `Frame of ${name}`);
  timeline.setAttribute('aria-valuemin', '1');
  rows.style.setProperty('--timeline-height', `${timelineHeight}px`);
  for (const part of [ruler, rows]) part.setAttribute('aria-hidden', 'true');
  sight.append(ruler, rows, playhead);
  spacer.append(sight);
  timeline.append(spacer);
}

function bar(stage: Stage, takesBoxes: boolean): HTMLElement {
  const made = element('div', 'audio-bar video-bar');
  const steps = element('span', 'audio-bar__group video-bar__steps');
  steps.append(stage.back, stage.on);
  const keys = element('span', 'audio-bar__group video-bar__steps');
  keys.append(stage.keyBack, stage.key, stage.keyOn, stage.end);
  keys.hidden = !takesBoxes;
  for (const toggle of [stage.key, stage.end]) toggle.setAttribute('aria-pressed', 'false');
  const zoom = element('span', 'audio-bar__group audio-bar__zoom');
  zoom.append(stage.zoomOut, stage.zoomIn);
  made.append(
    stage.play,
    steps,
    stage.clock,
    keys,
    labelled('Speed', stage.speed, 'audio-bar__speed'),
    labelled('Volume', stage.volume, 'audio-bar__volume'),
    zoom,
  );
  return made;
}

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
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

function labelled(name: string, field: HTMLElement, className: string): HTMLElement {
  const label = element('label', `audio-bar__group ${className}`);
  const text = element('span', 'audio-bar__name');
  text.textContent = name;
  label.append(text, field);
  return label;
}

function createSpeed(speeds: readonly number[]): HTMLSelectElement {
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
