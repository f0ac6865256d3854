/** Lines over the picture that belong to no region: the grid, and the cross hair. Natural px. */
import type { Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { Pen } from '../../tools/figure.ts';
import type { Look } from './look.ts';

/** Finer than this on the screen (CSS px) a grid is a gray veil, and is left out; one that may choose keeps wider. */
const finest = 4;
const wide = 24;

export function drawGrid(pen: Pen, { width, height }: Size, { size, isSized, color }: Look['grid'], scale: number): void {
  let step = size;
  if (!isSized) while (step * scale < wide) step *= 2;
  if (step * scale < finest) return;
  pen.beginPath();
  for (let x = step; x < width; x += step) {
    pen.moveTo(x, 0);
    pen.lineTo(x, height);
  }
  for (let y = step; y < height; y += step) {
    pen.moveTo(0, y);
    pen.lineTo(width, y);
  }
  // Without a color of its own it is seen on any picture.
  for (const [ink, line] of color
    ? ([[color, 1]] as const)
    : ([
        ['#fff9', 3],
        ['#0009', 1],
      ] as const)) {
    pen.strokeStyle = ink;
    pen.lineWidth = line / scale;
    pen.stroke();
  }
}

/** Through a point from edge to edge; white beneath black is seen on any picture. */
export function drawCrosshair(pen: Pen, { x, y }: Point, { width, height }: Size, px: number): void {
  for (const [color, line] of [
    ['#fff', 3],
    ['#000', 1],
  ] as const) {
    pen.beginPath();
    pen.moveTo(x, 0);
    pen.lineTo(x, height);
    pen.moveTo(0, y);
    pen.lineTo(width, y);
    pen.strokeStyle = color;
    pen.lineWidth = line * px;
    pen.stroke();
  }
}
