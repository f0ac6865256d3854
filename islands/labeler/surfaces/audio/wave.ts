/** Draws ruler and wave on a canvas, in device pixels, with the colors of the page. */
import { columnsOf, type Peaks } from '#app/core/sound/peaks.ts';
import { pixelsPerUnit, toPixels, type View } from '../line/view.ts';
import { heightOf, type Band } from './bands.ts';
import { ticks } from './ruler.ts';
import { rulerPixels } from './stage.ts';

export type Wave = { channels: readonly Peaks[]; /** Multiplies samples, so that a quiet sound can be seen. */ scale: number };

type Inks = { wave: string; line: string; text: string };

/** Answers the pen in CSS pixels, for what is drawn under the waves. */
export function drawWave(canvas: HTMLCanvasElement, view: View, wave: Wave, bands: readonly Band[]): CanvasRenderingContext2D | undefined {
  const ratio = window.devicePixelRatio || 1;
  const pen = canvas.getContext('2d');
  const height = heightOf(bands);
  if (!pen) return undefined;
  canvas.width = Math.round(view.width * ratio);
  canvas.height = Math.round((height + rulerPixels) * ratio);
  const inks = inksOf(canvas);
  pen.scale(ratio, ratio);
  drawRuler(pen, view, height, inks);
  for (const [index, { top, wave: own }] of bands.entries()) {
    const peaks = wave.channels[index];
    if (peaks) drawChannel(pen, view, peaks, { top, height: own, scale: wave.scale, ratio }, inks);
    else drawMiddle(pen, view, top + own / 2, inks);
  }
  return pen;
}

function inksOf(canvas: HTMLCanvasElement): Inks {
  const style = getComputedStyle(canvas);
  return { wave: style.color, line: style.borderTopColor, text: style.outlineColor };
}

function drawRuler(pen: CanvasRenderingContext2D, view: View, height: number, inks: Inks): void {
  pen.font = `11px ${getComputedStyle(pen.canvas).fontFamily}`;
  pen.textBaseline = 'middle';
  for (const { second, label } of ticks(view)) {
    const x = Math.round(toPixels(view, second)) + 0.5;
    pen.fillStyle = inks.line;
    pen.fillRect(x - 0.5, label === undefined ? rulerPixels - 5 : rulerPixels - 10, 1, label === undefined ? 5 : 10);
    if (label === undefined) continue;
    pen.globalAlpha = 0.5;
    pen.fillRect(x - 0.5, rulerPixels, 1, height);
    pen.globalAlpha = 1;
    pen.fillStyle = inks.text;
    const width = pen.measureText(label).width;
    if (x + 4 + width <= view.width) pen.fillText(label, x + 4, rulerPixels / 2 - 1);
  }
}

function drawChannel(
  pen: CanvasRenderingContext2D,
  view: View,
  peaks: Peaks,
  box: { top: number; height: number; scale: number; ratio: number },
  inks: Inks,
): void {
  const columns = Math.max(1, Math.round(view.width * box.ratio));
  const step = view.width / columns;
  const shown = view.width / Math.max(pixelsPerUnit(view), 1e-9);
  const pairs = columnsOf(peaks, view.left, view.left + shown, columns);
  const middle = box.top + box.height / 2;
  const reach = (box.height / 2) * 0.94;
  drawMiddle(pen, view, middle, inks);
  pen.fillStyle = inks.wave;
  for (let column = 0; column < columns; column += 1) {
    const low = clip((pairs[2 * column] ?? 0) * box.scale);
    const high = clip((pairs[2 * column + 1] ?? 0) * box.scale);
    if (low === 0 && high === 0) continue;
    const top = middle - high * reach;
    pen.fillRect(column * step, top, step, Math.max(1, (high - low) * reach));
  }
}

function drawMiddle(pen: CanvasRenderingContext2D, view: View, y: number, inks: Inks): void {
  pen.fillStyle = inks.line;
  pen.fillRect(0, Math.round(y), view.width, 1);
}

function clip(sample: number): number {
  return Math.max(-1, Math.min(1, sample));
}

/** Lifts a quiet sound until its loudest place nearly fills the height; loud ones stay as they are. */
export function scaleFor(channels: readonly Peaks[]): number {
  let loudest = 0;
  for (const { levels } of channels) for (const sample of levels[levels.length - 1]?.pairs ?? []) loudest = Math.max(loudest, Math.abs(sample));
  return loudest > 0 ? Math.min(10, Math.max(1, 0.95 / loudest)) : 1;
}

/** Several channels as one, for sounds whose channels are not labeled apart. */
export function merge(channels: readonly Peaks[]): Peaks[] {
  const [first, ...others] = channels;
  if (!first || others.length === 0) return [...channels];
  const levels = first.levels.map((level, index) => ({
    samplesPerBucket: level.samplesPerBucket,
    pairs: widest([level, ...others.flatMap((one) => one.levels[index] ?? [])].map(({ pairs }) => pairs)),
  }));
  return [{ ...first, levels }];
}

function widest(all: readonly Float32Array[]): Float32Array {
  const merged = Float32Array.from(all[0] ?? []);
  for (const pairs of all.slice(1)) {
    for (let index = 0; index < merged.length; index += 2) {
      merged[index] = Math.min(merged[index] ?? 0, pairs[index] ?? 0);
      merged[index + 1] = Math.max(merged[index + 1] ?? 0, pairs[index + 1] ?? 0);
    }
  }
  return merged;
}
