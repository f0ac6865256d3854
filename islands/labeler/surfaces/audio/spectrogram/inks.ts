/** Shades of a spectrogram in the colors of the page: its paper, the highlighter, its ink. */
import type { Shades } from './columns.ts';

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

/** Pitches that are written beside a picture of this height: round numbers of hertz, with room between them. */
export function pitches(highest: number, height: number): { hertz: number; label: string }[] {
  const step = [500, 1000, 2000, 5000, 10_000, 20_000].find((candidate) => (candidate / highest) * height >= 26) ?? 50_000;
  const count = Math.floor(highest / step - 0.2);
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const hertz = (index + 1) * step;
    return { hertz, label: `${hertz / 1000} kHz` };
  });
}
