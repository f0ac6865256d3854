/** Where a drawing that is under way would go on. */
import type { Point } from '#app/core/labeling/shapes/rectangle.ts';
import type { Pen } from './figure.ts';
import type { ToolContext } from './tool.ts';

/** A thin line from the last point to where the next would be. */
export function lead(pen: Pen, from: Point | undefined, to: Point, { size, perPixel }: ToolContext): void {
  if (!from) return;
  pen.beginPath();
  pen.moveTo((from.x / 100) * size.width, (from.y / 100) * size.height);
  pen.lineTo((to.x / 100) * size.width, (to.y / 100) * size.height);
  for (const [color, width] of [
    ['#fff', 3],
    ['#222', 1],
  ] as const) {
    pen.strokeStyle = color;
    pen.lineWidth = width * perPixel;
    pen.setLineDash([5 * perPixel, 4 * perPixel]);
    pen.stroke();
  }
}
