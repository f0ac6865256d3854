/** A spectrogram column by column: shades of grey for each CSS pixel of the sound at one zoom, kept until the zoom changes. */
import { createSpectrum } from '#app/core/sound/spectrum.ts';
import type { Samples } from './samples.ts';
import { bordersOf, standardWays, type Ways } from './ways.ts';

/** One byte per row, the highest pitch first: 0 silent, 255 loud. One picture below the other, where channels are shown apart. */
export type Shades = Uint8Array;

export type Columns = {
  /** Columns per second; another number forgets what is kept. */
  scale: number;
  of(column: number): Shades | undefined;
  /** Works a column out; its frames must be here. */
  make(column: number): void;
  /** Frames that the columns need: `to` exclusive. */
  frames(first: number, last: number): { from: number; to: number };
};

/** Decibels from which on it is ink. */
const loudest = -15;
/** Seconds of sound in one piece, about; shorter would blur pitches, longer would blur times. */
const piece = 0.03;
/** A column of many pieces shows the loudest of some of them. */
const piecesPerColumn = 4;
const mostKept = 16_384;

/** `rows` of one picture. `apart`: every channel has its own. */
export function createColumns(samples: Samples, rows: number, apart: boolean, ways: Ways = standardWays): Columns {
  const spectrum = createSpectrum(ways.size || 2 ** Math.min(12, Math.max(7, Math.round(Math.log2(samples.rate * piece)))), ways.window);
  const borders = bordersOf(ways.scale, rows, samples.rate / 2).map((part) => part * (spectrum.size / 2));
  const into = new Float32Array(spectrum.size);
  const pictures = apart ? samples.channels : 1;
  const kept = new Map<number, Shades>();
  let scale = 1;

  function make(column: number): void {
    const shades = new Uint8Array(rows * pictures);
    const frames = samples.rate / scale;
    const count = Math.min(piecesPerColumn, Math.max(1, Math.ceil(frames / spectrum.size)));
    for (let picture = 0; picture < pictures; picture += 1) {
      const own = shades.subarray(picture * rows, (picture + 1) * rows);
      for (let index = 0; index < count; index += 1) {
        const middle = (column + (index + 0.5) / count) * frames;
        samples.read(into, Math.round(middle - spectrum.size / 2), apart ? picture : undefined);
        darken(own, spectrum.of(into), borders, ways.faintest);
      }
    }
    if (kept.size >= mostKept) kept.clear();
    kept.set(column, shades);
  }

  return {
    get scale() {
      return scale;
    },
    set scale(next) {
      if (next !== scale) kept.clear();
      scale = next;
    },
    of: (column) => kept.get(column),
    make,
    frames: (first, last) => ({
      from: Math.floor((first * samples.rate) / scale - spectrum.size),
      to: Math.ceil(((last + 1) * samples.rate) / scale + spectrum.size),
    }),
  };
}

/** Each row shows the loudest of its pitches, where that is louder than what stands there. `borders` between rows, from the lowest up. */
function darken(shades: Shades, levels: Float32Array, borders: readonly number[], faintest: number): void {
  for (let row = 0; row < shades.length; row += 1) {
    const low = Math.floor(borders[shades.length - 1 - row]!);
    const high = Math.max(low + 1, Math.floor(borders[shades.length - row]!));
    let level = -Infinity;
    for (let pitch = low; pitch < high; pitch += 1) level = Math.max(level, levels[pitch] ?? -Infinity);
    const shade = Math.round((255 * (level - faintest)) / (loudest - faintest));
    shades[row] = Math.max(shades[row] ?? 0, Math.min(255, Math.max(0, shade)));
  }
}
