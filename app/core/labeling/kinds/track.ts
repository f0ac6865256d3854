import type { KeyFrame, TrackRegion } from '../result.ts';
import { inOrder, lifespans } from '../shapes/track.ts';
import { Broken, defined, type Fields, isFields, needNumber, toNumber } from '../wire/fields.ts';
import { farOff } from './on-image.ts';
import type { RegionKind } from './region-kind.ts';

/** A whole day at 60 pictures a second; more is no video that one labels. */
export const MAX_FRAMES = 5_184_000;
/** Key frames of one box: more would stall every page that shows them. */
const MAX_KEYS = 100_000;

/** Boxes through a video (formats 2.6); their labels stand in their only row. */
export const trackKind: RegionKind<TrackRegion> = {
  kind: 'track',
  noun: 'track',
  objects: ['Video'],
  own: [],
  bare: ['VideoRectangle'],
  merged: true,
  placeKeys: ['framesCount', 'duration', 'sequence'],
  read(value) {
    if (!Array.isArray(value.sequence)) throw new Broken('"sequence" in the value is missing or no list of key frames.');
    const number = (key: string) => (value[key] === undefined ? undefined : needNumber(value, key));
    const place = { framesCount: number('framesCount'), duration: number('duration'), sequence: value.sequence.map(readKey) };
    return { place: defined(place) };
  },
  write: ({ framesCount, duration, sequence }) => defined({ framesCount, duration, sequence }),
  fault({ framesCount, duration, sequence }) {
    if (sequence.length === 0) return 'it has no key frame';
    if (sequence.length > MAX_KEYS)
      return `it has ${sequence.length.toLocaleString('en')} key frames; at most ${MAX_KEYS.toLocaleString('en')} can be kept`;
    if (framesCount !== undefined && !isCount(framesCount)) return 'its "framesCount" is no count of frames';
    if (duration !== undefined && (!Number.isFinite(duration) || duration < 0)) return 'its duration is no length in seconds';
    return sequence.reduce<string | undefined>((fault, key) => fault ?? keyFault(key), undefined);
  },
  begins: ({ sequence }) => sequence.slice(0, 1).map(({ frame }) => frame),
  say(region) {
    const { sequence } = region;
    const keys = `${sequence.length} key ${sequence.length === 1 ? 'frame' : 'frames'}`;
    return `${keys}, ${lifetime(region)}`;
  },
  beside(region) {
    const aside = (at: number, length: number) => (at + length + 2 <= 100 ? at + 2 : Math.max(0, at - 2));
    return { ...region, sequence: region.sequence.map((key) => ({ ...key, x: aside(key.x, key.width), y: aside(key.y, key.height) })) };
  },
  sayShortly: (region) => `${lifetime(region)}, ${region.sequence.length} ${region.sequence.length === 1 ? 'key' : 'keys'}`,
};

/** Everything else that a key frame carries is kept. */
function readKey(read: unknown, index: number): KeyFrame {
  if (!isFields(read)) throw new Broken(`Key frame ${index + 1} of "sequence" is no object.`);
  const key: Fields = { ...read };
  for (const name of ['frame', 'x', 'y', 'width', 'height']) key[name] = keyNumber(read, name, index);
  key.rotation = keyNumber(read, 'rotation', index, 0);
  if (typeof key.enabled !== 'boolean') key.enabled = true;
  if (read.time !== undefined) key.time = keyNumber(read, 'time', index);
  return key as KeyFrame;
}

function keyNumber(key: Fields, name: string, index: number, standard?: number): number {
  const number = toNumber(key[name] ?? standard);
  if (number === undefined) throw new Broken(`"${name}" of key frame ${index + 1} is ${key[name] === undefined ? 'missing' : 'not a number'}.`);
  return number;
}

function isCount(frames: number): boolean {
  return Number.isInteger(frames) && frames >= 0 && frames <= MAX_FRAMES;
}

function keyFault({ frame, x, y, width, height, rotation }: KeyFrame): string | undefined {
  if (!isCount(frame) || frame === 0) return `frames count from 1 in whole numbers, but a key frame stands at ${frame}`;
  return farOff(x, y, width, height, rotation) ?? (width < 0 || height < 0 ? 'its width or height is below zero' : undefined);
}

/** "frames 3 to 40", "frames 3 to 40 and more", "from frame 3". */
function lifetime({ sequence, framesCount }: TrackRegion): string {
  const first = inOrder(sequence)[0]?.frame ?? 0;
  const spans = lifespans(sequence, framesCount ?? 0);
  const last = spans.at(-1)?.end ?? first;
  const gap = spans.length > 1 ? ' with gaps' : '';
  return framesCount === undefined && inOrder(sequence).at(-1)?.enabled ? `from frame ${first}${gap}` : `frames ${first} to ${last}${gap}`;
}
