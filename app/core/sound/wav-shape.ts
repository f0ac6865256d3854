/** What the header of a WAV file (RIFF) says, and how its samples are read: PCM of 8 to 32 bits, or float. */

type Format = { channels: number; rate: number; bits: number; float: boolean };
/** `dataStart` and `dataLength` in bytes; files that were written as a stream say any length. */
export type WavShape = Format & { dataStart: number; dataLength: number };

/** undefined: more bytes are needed. */
export function readShape(bytes: Uint8Array): WavShape | 'other' | undefined {
  if (bytes.length < 12) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (name(view, 0) !== 'RIFF' || name(view, 8) !== 'WAVE') return 'other';
  let shape: Format | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (name(view, at) === 'data') return shape ? { ...shape, dataStart: at + 8, dataLength: length } : 'other';
    if (name(view, at) === 'fmt ') {
      if (at + 8 + length > bytes.length) return undefined;
      shape = readFormat(view, at + 8, length);
      if (!shape) return 'other';
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}

function readFormat(view: DataView, at: number, length: number): Format | undefined {
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

/** The sample at a byte, as -1..1. */
export type ReadSample = (view: DataView, at: number) => number;

/** `readShape` answers only formats that can be read. */
export function sampleReader({ bits, float }: Format): ReadSample {
  return float ? readFloat : (readers[bits] ?? (() => 0));
}

const readFloat: ReadSample = (view, at) => view.getFloat32(at, true);

/** Samples as -1..1 by bits; only 8 bit counts from 0. */
const readers: Record<number, ReadSample> = {
  8: (view, at) => (view.getUint8(at) - 128) / 128,
  16: (view, at) => view.getInt16(at, true) / 32768,
  24: (view, at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8388608,
  32: (view, at) => view.getInt32(at, true) / 2147483648,
};
