/**
 * Peaks as a file: what the server makes of a sound once, and the editor draws without the sound. Little-endian:
 * "GPK1", channels (u16), samples per bucket (u32), sample rate (u32), samples (f64); then per channel low and high of each bucket (i8).
 */
import { withCoarser, type Peaks } from './peaks.ts';

const magic = 'GPK1';
const headLength = 22;
/** More buckets make a file larger than it is worth: 250,000 are 500 kB a channel, and 30 ms each in two hours. */
export const mostBuckets = 250_000;
const mostChannels = 32;

/** All channels have the same rate and length. */
export function writePeaks(channels: readonly Peaks[]): Uint8Array<ArrayBuffer> {
  const [first] = channels;
  const finest = first?.levels[0];
  if (!first || !finest) throw new Error('A sound without channels has no peaks.');
  const each = finest.pairs.length;
  const bytes = new Uint8Array(headLength + channels.length * each);
  const view = new DataView(bytes.buffer);
  for (const [at, letter] of [...magic].entries()) view.setUint8(at, letter.charCodeAt(0));
  view.setUint16(4, channels.length, true);
  view.setUint32(6, finest.samplesPerBucket, true);
  view.setUint32(10, first.sampleRate, true);
  view.setFloat64(14, first.length, true);
  for (const [channel, { levels }] of channels.entries()) {
    for (let index = 0; index < each; index += 1) view.setInt8(headLength + channel * each + index, toByte(levels[0]?.pairs[index] ?? 0));
  }
  return bytes;
}

/** Away from zero, so that a faint sound is no silence. */
function toByte(sample: number): number {
  const part = Math.max(-1, Math.min(1, sample)) * 127;
  return part < 0 ? Math.floor(part) : Math.ceil(part);
}

/** Undefined when the bytes are no whole file of this kind. */
export function readPeaks(bytes: ArrayBuffer): Peaks[] | undefined {
  if (bytes.byteLength < headLength) return undefined;
  const view = new DataView(bytes);
  if ([...magic].some((letter, at) => view.getUint8(at) !== letter.charCodeAt(0))) return undefined;
  const channels = view.getUint16(4, true);
  const samplesPerBucket = view.getUint32(6, true);
  const sampleRate = view.getUint32(10, true);
  const length = view.getFloat64(14, true);
  const each = 2 * Math.ceil(length / samplesPerBucket);
  if (channels === 0 || channels > mostChannels || !(sampleRate > 0) || bytes.byteLength !== headLength + channels * each) return undefined;
  return Array.from({ length: channels }, (_, channel) => {
    const packed = new Int8Array(bytes, headLength + channel * each, each);
    return { sampleRate, length, levels: withCoarser({ samplesPerBucket, pairs: Float32Array.from(packed, (part) => part / 127) }) };
  });
}
