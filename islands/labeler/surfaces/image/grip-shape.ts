import { Shape } from 'konva/lib/Shape.js';
import type { Point } from '#app/core/labeling/shapes/rectangle.ts';
import type { Ink } from '../../palette.ts';
import type { Grip } from '../../tools/tool.ts';
import type { Sight } from './zoom.ts';

/** A grip of the same size at every zoom: a square to resize, a disc to turn. `point` is in CSS pixels of the host. */
export function gripShape({ grip, point }: { grip: Grip; point: Point }, ink: Ink, sight: Sight): Shape {
  const half = grip === 'rotate' ? 6 : 5;
  const px = 1 / sight.scale;
  return new Shape({
    listening: false,
    x: (point.x - sight.x) * px,
    y: (point.y - sight.y) * px,
    sceneFunc(context) {
      context.beginPath();
      if (grip === 'rotate') context.arc(0, 0, half * px, 0, Math.PI * 2, false);
      else context.rect(-half * px, -half * px, 2 * half * px, 2 * half * px);
      context.setAttr('fillStyle', '#fff');
      context.fill();
      context.setAttr('strokeStyle', ink.color);
      context.setAttr('lineWidth', 2 * px);
      context.setLineDash([]);
      context.stroke();
    },
  });
}
