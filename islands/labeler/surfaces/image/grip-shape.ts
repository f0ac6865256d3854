import { Shape } from 'konva/lib/Shape.js';
import type { Ink } from '../../palette.ts';
import type { Grip } from '../../tools/figure.ts';
import type { Sight } from './zoom.ts';

/** A grip of the same size at every zoom: a square to resize, a disc to turn or for a point. */
export function gripShape({ look, point }: Grip, ink: Ink, sight: Sight): Shape {
  const half = look === 'turn' ? 6 : 5;
  const px = 1 / sight.scale;
  return new Shape({
    listening: false,
    x: point.x,
    y: point.y,
    sceneFunc(context) {
      context.beginPath();
      if (look) context.arc(0, 0, half * px, 0, Math.PI * 2, false);
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
