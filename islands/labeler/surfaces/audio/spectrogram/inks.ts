/** Shades of a spectrogram in the colors of the page: its paper, the highlighter, its ink. */
import type { Shades } from './columns.ts';
import { placeOf, type Ways } from './ways.ts';

/** 256 colors, as a picture holds them. The canvas's style says them: background, `column-rule-color` and `outline-color`. */
export type Ramp = Uint32Array;

export function rampOf(canvas: HTMLCanvasElement): Ramp {
  const { backgroundColor, columnRuleColor, outlineColor } = getComputedStyle(canvas);
  const strip = document.createElement('canvas');
  strip.width = 256;
  strip.height = 1;
  const pen = strip.getContext('2d', { willReadFrequently: true });
  if (!pen) return new Uint32Array(256);
  const colors = pen.createLinearGradient(0, 0, 256, 0);
  colors.addColorStop(0, backgroundColor);
  colors.addColorStop(0.6, columnRuleColor);
  colors.addColorStop(1, outlineColor);
  pen.fillStyle = colors;
  pen.fillRect(0, 0, 256, 1);
  return new Uint32Array(pen.getImageData(0, 0, 256, 1).data.buffer);
}

/** A picture of `rows` from columns, from row `top` of their shades on; transparent where there is none yet. */
export function paint(columns: readonly (Shades | undefined)[], rows: number, top: number, ramp: Ramp): ImageData {
  const picture = new ImageData(columns.length, rows);
  const pixels = new Uint32Array(picture.data.buffer);
  for (const [x, shades] of columns.entries()) {
    if (!shades) continue;
    for (let row = 0; row < rows; row += 1) pixels[row * columns.length + x] = ramp[shades[top + row] ?? 0] ?? 0;
  }
  return picture;
}

const rounds = [100, 200, 500, 1000, 2000, 3000, 5000, 10_000, 15_000, 20_000];
/** CSS pixels between two of them. */
const room = 26;

/** Pitches that are written beside a picture of this height, with room between them: `y` from its top, in CSS pixels. */
export function pitches(highest: number, height: number, scale: Ways['scale'] = 'even'): { y: number; label: string }[] {
  const place = (hertz: number) => height * (1 - placeOf(scale, hertz, highest));
  if (scale === 'even') {
    const step = [500, 1000, 2000, 5000, 10_000, 20_000].find((candidate) => (candidate / highest) * height >= room) ?? 50_000;
    const count = Math.max(0, Math.floor(highest / step - 0.2));
    return Array.from({ length: count }, (_, index) => ({ y: place((index + 1) * step), label: named((index + 1) * step) }));
  }
  let last = height;
  return rounds.flatMap((hertz) => {
    const y = place(hertz);
    if (last - y < room || y < room / 2) return [];
    last = y;
    return [{ y, label: named(hertz) }];
  });
}

const named = (hertz: number): string => (hertz < 1000 ? `${hertz} Hz` : `${hertz / 1000} kHz`);
