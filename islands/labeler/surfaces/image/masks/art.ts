/** Paints masks: the part that is seen becomes a small canvas in the label's color, kept until more is seen or the mask changes. */
import { boundsOf, runAt, type Runs } from '#app/core/labeling/shapes/runs.ts';
import type { Box, Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { Look, Pen } from '../../../tools/figure.ts';
import { covers, scaleOf, shownBox, windowFor, type Window } from './seen.ts';

type Art = { window: Window; color: string; canvas: HTMLCanvasElement };

/** A mask has no line around it: what is marked is told by its color alone. */
const standardOpacity = 0.45;

const known = new WeakMap<Runs, Art>();
const bounds = new WeakMap<Runs, Box>();
const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Natural px around all that belongs to a mask. */
export function maskBox(runs: Runs, width: number): Box {
  const box = bounds.get(runs) ?? boundsOf(runs, width) ?? nowhere;
  bounds.set(runs, box);
  return box;
}

export function paintMask(pen: Pen, runs: Runs, size: Size, { ink, isSelected }: Look): void {
  const box = maskBox(runs, size.width);
  const matrix = pen.getTransform();
  const shown = shownBox(matrix, pen.canvas);
  const window = windowFor(box, shown, scaleOf(matrix));
  if (!window) return;
  const kept = known.get(runs);
  const art = kept?.color === ink.color && covers(kept.window, box, shown, window.step) ? kept : draw(runs, size, window, ink.color);
  known.set(runs, art);
  pen.globalAlpha = Math.min(1, (ink.look?.opacity ?? standardOpacity) + (isSelected ? 0.2 : 0));
  pen.imageSmoothingEnabled = scaleOf(matrix) < 1;
  pen.drawImage(art.canvas, art.window.x, art.window.y, art.window.width, art.window.height);
  pen.globalAlpha = 1;
}

function draw(runs: Runs, size: Size, window: Window, color: string): Art {
  const canvas = document.createElement('canvas');
  canvas.width = window.width / window.step;
  canvas.height = window.height / window.step;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws no canvas.');
  const image = pen.createImageData(canvas.width, canvas.height);
  fill(new Uint32Array(image.data.buffer), canvas.width, runs, size, window);
  pen.putImageData(image, 0, 0);
  pen.globalCompositeOperation = 'source-in';
  pen.fillStyle = color;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  return { window, color, canvas };
}

/** Opaque black of the mask's alpha for each sample, row by row: only the runs that a row meets are walked. */
function fill(samples: Uint32Array, columns: number, runs: Runs, { width, height }: Size, { x, y, step, ...window }: Window): void {
  for (let row = 0; row * step < window.height && y + row * step < height; row += 1) {
    const start = (y + row * step) * width;
    const last = start + Math.min(width, x + window.width);
    let at = start + x;
    for (let index = runAt(runs, at); at < last; index += 1) {
      const end = Math.min(last, runs.ends[index] ?? last);
      const value = runs.values[index] ?? 0;
      const [from, to] = [Math.ceil((at - start - x) / step), Math.ceil((end - start - x) / step)];
      if (value > 0) samples.fill((value << 24) >>> 0, row * columns + from, row * columns + Math.min(columns, to));
      at = end;
    }
  }
}
