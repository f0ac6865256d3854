/** When the pictures of a WebM or Matroska video are shown: read from its first part. */
import { Malformed, type ReadBytes, type Timing, viewOf } from './bytes.ts';

/** The header and some seconds of pictures. */
const beginning = 2_000_000;
const ids = {
  segment: 0x18538067,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  cluster: 0x1f43b675,
  track: 0xae,
  group: 0xa0,
  scale: 0x2ad7b1,
  duration: 0x4489,
  number: 0xd7,
  type: 0x83,
  frameLength: 0x23e383,
  clusterTime: 0xe7,
  block: 0xa1,
  simpleBlock: 0xa3,
};
const containers = new Set([ids.segment, ids.info, ids.tracks, ids.cluster, ids.track, ids.group]);

export async function webmTiming(read: ReadBytes): Promise<Timing | undefined> {
  const found = readHeader(await read(0, beginning));
  const seconds = found.duration === undefined ? undefined : found.duration * found.unit;
  const fps = found.frameLength ? 1e9 / found.frameLength : measured(found.times, found.unit);
  if (!fps || !Number.isFinite(fps)) return undefined;
  return seconds === undefined ? { fps } : { fps, frames: Math.max(1, Math.round(seconds * fps)) };
}

type Header = {
  /** Seconds of one unit of time. */
  unit: number;
  /** In units. */
  duration?: number;
  /** Nanoseconds of a picture. */
  frameLength?: number;
  /** Of the pictures in the beginning, in units. */
  times: number[];
};

function readHeader(bytes: Uint8Array): Header {
  const header: Header = { unit: 1e-3, times: [] };
  let track: { number?: number; type?: number; frameLength?: number } = {};
  let video: number | undefined;
  let clusterTime = 0;
  for (const { id, content } of elements(bytes)) {
    if (id === ids.track) track = {};
    else if (id === ids.scale) header.unit = unsigned(content) / 1e9;
    else if (id === ids.duration) header.duration = float(content);
    else if (id === ids.number) track.number = unsigned(content);
    else if (id === ids.type) track.type = unsigned(content);
    else if (id === ids.frameLength) track.frameLength = unsigned(content);
    else if (id === ids.clusterTime) clusterTime = unsigned(content);
    else if ((id === ids.block || id === ids.simpleBlock) && content.length > 3) {
      if (video !== undefined && content[0] === (video | 0x80)) header.times.push(clusterTime + viewOf(content).getInt16(1));
    }
    if (track.type === 1 && track.number !== undefined && (video ?? track.number) === track.number) {
      video = track.number;
      header.frameLength = track.frameLength ?? header.frameLength;
    }
  }
  return header;
}

/** Every element in order; one that holds others is followed by what it holds. */
function* elements(bytes: Uint8Array): Generator<{ id: number; content: Uint8Array }> {
  let at = 0;
  while (at < bytes.length) {
    const id = variable(bytes, at, false);
    const size = id && variable(bytes, at + id.length, true);
    if (!id || !size) return;
    const start = at + id.length + size.length;
    const isContainer = containers.has(id.value);
    // Live recordings leave the length of what holds others open.
    if (!isContainer && !Number.isFinite(size.value)) throw new Malformed('an element has no length');
    const end = Math.min(bytes.length, start + size.value);
    if (!isContainer && start + size.value > bytes.length) return;
    yield { id: id.value, content: bytes.subarray(start, isContainer ? start : end) };
    at = isContainer ? start : end;
  }
}

/** A number whose leading zeros say how many bytes it has; sizes do without the mark, and all ones mean unknown. */
function variable(bytes: Uint8Array, at: number, isSize: boolean): { value: number; length: number } | undefined {
  const first = bytes[at];
  if (!first) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return undefined;
  let value = isSize ? first & (0xff >> length) : first;
  let isOpen = value === 0xff >> length;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] ?? 0;
    isOpen &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value: isSize && isOpen ? Infinity : value, length };
}

function unsigned(content: Uint8Array): number {
  return content.reduce((value, byte) => value * 256 + byte, 0);
}

function float(content: Uint8Array): number | undefined {
  const view = viewOf(content);
  const value = content.length === 4 ? view.getFloat32(0) : content.length === 8 ? view.getFloat64(0) : NaN;
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

const usual = [24_000 / 1001, 24, 25, 30_000 / 1001, 30, 50, 60_000 / 1001, 60, 120];

/** From the pictures themselves, whose times are rounded to milliseconds: the usual rate that is meant, where one is near. */
function measured(times: readonly number[], unit: number): number | undefined {
  const sorted = times.toSorted((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || last <= first) return undefined;
  const rate = (sorted.length - 1) / ((last - first) * unit);
  const near = usual.toSorted((a, b) => Math.abs(a - rate) - Math.abs(b - rate))[0] ?? rate;
  return Math.abs(near / rate - 1) < 0.004 ? near : rate;
}
