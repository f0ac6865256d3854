/** A task that fits a config, for the preview, for example files and for "add a sample task". */

import { paths } from '../paths.ts';
import type { LabelingConfig } from './model.ts';
import { dataNeeds, type DataNeed } from './needs.ts';
import type { Step } from './references.ts';

/** Served by the server itself, so that a preview works without network. */
export const sampleFiles = {
  image: paths.sampleMedia('photo.jpg'),
  audio: paths.sampleMedia('sound.wav'),
  video: paths.sampleMedia('film.webm'),
  pdf: paths.sampleMedia('page.pdf'),
} as const;

const sampleText = 'The heron stood in the shallow water until the mist had gone. Then it rose, turned once over the reeds and flew north.';
const dialogue = [
  { author: 'Ada', text: 'Which bird was it, this morning at the pond?', start: 0, end: 2.4 },
  { author: 'Ben', text: 'A heron. It flew north when the mist had gone.', start: 2.4, end: 5 },
];
const items = [
  { id: 'one', title: 'Heron', body: 'Stands in shallow water and waits.' },
  { id: 'two', title: 'Kingfisher', body: 'Dives from a branch over the stream.' },
];
const series = { time: [0, 1, 2, 3, 4, 5, 6, 7], value: [0, 0.7, 1, 0.7, 0, -0.7, -1, -0.7] };

/** Columns that the plots of a TimeSeries name get values; a tag without any gets one. */
function sampleSeries({ tag }: DataNeed): Record<string, number[]> {
  const columns = tag.children
    .flatMap((each) => (each.type === 'MultiChannel' ? each.children : [each]))
    .flatMap(({ attributes }) => attributes.column ?? []);
  const named = columns.filter((each) => !/^\d+$/.test(each));
  const plots = named.length > 0 ? named : ['value'];
  return Object.fromEntries([[tag.attributes.timecolumn ?? 'time', series.time], ...plots.map((each) => [each, series.value])]);
}

function sampleValue(need: DataNeed): unknown {
  const { media, accepts, isUrl, attribute } = need;
  if (attribute === 'framerate') return 12;
  if (media === 'image' || media === 'audio' || media === 'video' || media === 'pdf') {
    return accepts.includes('string') ? sampleFiles[media] : [sampleFiles.image, sampleFiles.image];
  }
  if (!need.whole) return 'heron';
  if (isUrl && (media === 'text' || media === 'html')) return paths.sampleMedia('text.txt');
  if (isUrl && media === 'series') return paths.sampleMedia('series.csv');
  if (media === 'series') return sampleSeries(need);
  if (media === 'html') return `<article><h2>Pond</h2><p>${sampleText}</p></article>`;
  if (media === 'dialogue') return sampleDialogue(need);
  if (media === 'chat')
    return [
      { role: 'user', content: dialogue[0]?.text },
      { role: 'assistant', content: dialogue[1]?.text },
    ];
  if (media === 'list') return items;
  if (media === 'table') return { place: 'pond', hour: 6, weather: 'mist' };
  if (media === 'labels') return ['Heron', 'Kingfisher', 'Swan'].map((value) => ({ value }));
  return media === 'text' ? sampleText : 'Which bird is it?';
}

function sampleDialogue({ tag }: DataNeed): Record<string, unknown>[] {
  const { namekey = 'author', textkey = 'text' } = tag.attributes;
  return dialogue.map(({ author, text, start, end }) => ({ [namekey]: author, [textkey]: text, start, end }));
}

/** Where a Repeater counts, the sample has two entries. */
const positions = (step: Step): (string | number)[] => (typeof step === 'object' ? [0, 1] : [step]);

type Place = Record<string | number, unknown>;

/** Own property, also for names such as `__proto__` that an assignment would not keep as data. */
function put(place: Place, key: string | number, value: unknown): void {
  Object.defineProperty(place, key, { value, enumerable: true, configurable: true, writable: true });
}

function fill(place: Place, steps: readonly Step[], value: unknown): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  for (const key of positions(step)) {
    const there = Object.hasOwn(place, key) ? place[key] : undefined;
    if (rest.length === 0) {
      if (there === undefined) put(place, key, value);
      continue;
    }
    const inner = typeof there === 'object' && there !== null ? (there as Place) : ((typeof rest[0] === 'string' ? {} : []) as Place);
    put(place, key, inner);
    fill(inner, rest, value);
  }
}

/** No position of a sample goes beyond this; `$list[900000]` must not fill memory. */
const MAX_POSITION = 99;

/**
 * The data of a task that this config can show: that of its sample comment where it has what the config reads,
 * completed with made-up values of the right type for every key that is missing.
 */
export function sampleTask(config: LabelingConfig): Record<string, unknown> {
  const data: Record<string, unknown> = structuredClone(config.sample?.data ?? {});
  // Needs of the whole path last, so that `$photo` and `$photo.url` together still make an object.
  const needs = dataNeeds(config).toSorted((a, b) => b.reference.steps.length - a.reference.steps.length || Number(b.whole) - Number(a.whole));
  for (const need of needs) {
    const { steps } = need.reference;
    if (need.media === 'list' && need.tag.type === 'Repeater' && Object.hasOwn(data, need.reference.key)) continue;
    if (steps.every((step) => typeof step !== 'number' || step <= MAX_POSITION)) fill(data, steps, sampleValue(need));
  }
  return data;
}
