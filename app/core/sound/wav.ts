/** Reads the samples of a WAV file (RIFF, PCM 8 to 32 bit or float) while it arrives, into peaks. */
import { PeakCollector } from './peaks.ts';
import { readShape, sampleReader, type WavShape } from './wav-shape.ts';

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
  let shape: WavShape | undefined;
  let collectors: PeakCollector[] = [];

  function begin(): void {
    const found = readShape(held);
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

function collect(bytes: Uint8Array, shape: WavShape, collectors: readonly PeakCollector[]): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { channels } = shape;
  const width = shape.bits / 8;
  const read = sampleReader(shape);
  const count = bytes.length / width / channels;
  for (const [channel, collector] of collectors.entries()) {
    const samples = new Float32Array(count);
    for (let index = 0; index < count; index += 1) samples[index] = read(view, (index * channels + channel) * width);
    collector.add(samples);
  }
}
