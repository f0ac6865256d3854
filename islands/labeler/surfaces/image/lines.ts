/** Lines over the picture that belong to no region: the grid, and the cross hair. Natural px. */
import type { Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { Pen } from '../../tools/figure.ts';

/** Finer than this on the screen (CSS px) a grid is a gray veil, and is left out. */
const finest = 4;

export function drawGrid(pen: Pen, { width, height }: Size, grid: { size: number; color: string }, scale: number): void {
  if (grid.size * scale < finest) return;
  pen.beginPath();
  for (let x = grid.size; x < width; x += grid.size) {
    pen.moveTo(x, 0);
    pen.lineTo(x, height);
  }
  for (let y = grid.size; y < height; y += grid.size) {
    pen.moveTo(0, y);
    pen.lineTo(width, y);
  }
  pen.strokeStyle = grid.color;
  pen.lineWidth = 1 / scale;
  pen.stroke();
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
