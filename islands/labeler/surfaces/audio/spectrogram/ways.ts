/** The ways to work a spectrogram out: how pitches are spread, how long a piece is, how it is softened, how faint a sound still shows. */
import { windows, type WindowName } from '#app/core/sound/spectrum.ts';

export type Ways = {
  /** `mel`: as far apart as they sound to people. */
  scale: 'even' | 'mel';
  window: WindowName;
  /** Samples of a piece, a power of two; 0 chooses some 30 ms. */
  size: number;
  /** Decibels at which there is only paper. */
  faintest: number;
};

export const standardWays: Ways = { scale: 'even', window: 'hann', size: 0, faintest: -85 };

/** What may be chosen, in the words of the page. */
export const choices: { [Way in keyof Ways]: { title: string; options: readonly (readonly [Ways[Way], string])[] } } = {
  scale: {
    title: 'Pitches',
    options: [
      ['even', 'even'],
      ['mel', 'mel'],
    ],
  },
  size: { title: 'Samples', options: [[0, 'about 30 ms'], ...[128, 256, 512, 1024, 2048, 4096, 8192].map((size) => [size, String(size)] as const)] },
  window: {
    title: 'Window',
    options: (Object.keys(windows) as WindowName[]).map((name) => [name, `${name.charAt(0).toUpperCase()}${name.slice(1)}`] as const),
  },
  faintest: { title: 'Shown from', options: [-45, -65, -85, -105, -125].map((level) => [level, `${level} dB`.replace('-', '−')] as const) },
};

const mel = (hertz: number): number => Math.log1p(hertz / 700);
const hertzOf = (value: number): number => 700 * Math.expm1(value);

/** Where a pitch stands, 0 at the bottom and 1 at the top. */
export function placeOf(scale: Ways['scale'], hertz: number, highest: number): number {
  return scale === 'mel' ? mel(hertz) / mel(highest) : hertz / highest;
}

/** Where rows begin and end, from the lowest up, as parts of the highest pitch: one more than rows. */
export function bordersOf(scale: Ways['scale'], rows: number, highest: number): number[] {
  const at = (part: number) => (scale === 'mel' ? hertzOf(part * mel(highest)) / highest : part);
  return Array.from({ length: rows + 1 }, (_, row) => at(row / rows));
}
