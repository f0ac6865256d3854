/** Reads the samples of a WAV file (RIFF, PCM 8 to 32 bit or float) while it arrives, into peaks. */
import { PeakCollector } from './peaks.ts';

type Shape = { channels: number; rate: number; bits: number; float: boolean; dataStart: number };

export type WavReader = {
  /** `unknown` until the header is complete; `other` when this is not a WAV we can read. */
  readonly state: 'unknown' | 'reading' | 'other';
  readonly collectors: readonly PeakCollector[];
  add(bytes: Uint8Array): void;
};

/** A header longer than this is not one. */
const longestHeader = 1 << 20;

/** `most`: buckets of peaks per channel at most. */
export function createWavReader(most?: number): WavReader {
  let state: WavReader['state'] = 'unknown';
  let held = new Uint8Array(0);
  let shape: Shape | undefined;
  let collectors: PeakCollector[] = [];

  function begin(): void {
    const found = readHeader(held);
    if (found === 'other' || held.length > longestHeader) state = 'other';
    if (typeof found !== 'object') return;
    shape = found;
    state = 'reading';
    collectors = Array.from({ length: found.channels }, () => new PeakCollector(found.rate, most));
    held = held.slice(found.dataStart);
  }

  return {
    get state() {
      return state;
    },
    get collectors() {
      return collectors;
    },
    add(bytes) {
      if (state === 'other') return;
      held = joined(held, bytes);
      if (state === 'unknown') begin();
      if (!shape) return;
      const frame = (shape.bits / 8) * shape.channels;
      const whole = held.length - (held.length % frame);
      collect(held.subarray(0, whole), shape, collectors);
      held = held.slice(whole);
    },
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** undefined: more bytes are needed. */
function readHeader(bytes: Uint8Array): Shape | 'other' | undefined {
  if (bytes.length < 12) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (name(view, 0) !== 'RIFF' || name(view, 8) !== 'WAVE') return 'other';
  let shape: Omit<Shape, 'dataStart'> | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (name(view, at) === 'data') return shape ? { ...shape, dataStart: at + 8 } : 'other';
    if (name(view, at) === 'fmt ') {
      if (at + 8 + length > bytes.length) return undefined;
      shape = readFormat(view, at + 8, length);
      if (!shape) return 'other';
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}

function readFormat(view: DataView, at: number, length: number): Omit<Shape, 'dataStart'> | undefined {
  if (length < 16) return undefined;
  // 0xfffe: the real format stands in the first two bytes of the extension's id.
  const written = view.getUint16(at, true);
  const format = written === 0xfffe && length >= 26 ? view.getUint16(at + 24, true) : written;
  const [channels, rate, bits] = [view.getUint16(at + 2, true), view.getUint32(at + 4, true), view.getUint16(at + 14, true)];
  const readable = (format === 1 && [8, 16, 24, 32].includes(bits)) || (format === 3 && bits === 32);
  return readable && channels > 0 && channels <= 32 && rate > 0 ? { channels, rate, bits, float: format === 3 } : undefined;
}

function name(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

function collect(bytes: Uint8Array, { channels, bits, float }: Shape, collectors: readonly PeakCollector[]): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const width = bits / 8;
  const read = float ? readFloat : readers[bits];
  const count = bytes.length / width / channels;
  if (!read) return;
  for (const [channel, collector] of collectors.entries()) {
    const samples = new Float32Array(count);
    for (let index = 0; index < count; index += 1) samples[index] = read(view, (index * channels + channel) * width);
    collector.add(samples);
  }
}

type Read = (view: DataView, at: number) => number;

const readFloat: Read = (view, at) => view.getFloat32(at, true);

/** Samples as -1..1 by bits; only 8 bit counts from 0. */
const readers: Record<number, Read> = {
  8: (view, at) => (view.getUint8(at) - 128) / 128,
  16: (view, at) => view.getInt16(at, true) / 32768,
  24: (view, at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8388608,
  32: (view, at) => view.getInt32(at, true) / 2147483648,
};
