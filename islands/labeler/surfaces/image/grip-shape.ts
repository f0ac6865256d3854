import { Shape } from 'konva/lib/Shape.js';
import type { Ink } from '../../palette.ts';
import type { Grip, Pen } from '../../tools/figure.ts';
import type { Sight } from './zoom.ts';

const standardHalf = { turn: 6, point: 5, middle: 3.5, square: 5 };

/**
 * A grip of the same size at every zoom: a square to resize, a disc to turn or for a point, a small one where a point can be put in.
 * The one that keys act on is filled.
 */
export function gripShape({ look, point, half, arm }: Grip, ink: Ink, sight: Sight, isHeld: boolean): Shape {
  const px = 1 / sight.scale;
  const far = (half ?? standardHalf[look ?? 'square']) * px;
  return new Shape({
    listening: false,
    x: point.x,
    y: point.y,
    sceneFunc({ _context: pen }) {
      pen.setLineDash([]);
      if (arm) line(pen, { x: arm.x - point.x, y: arm.y - point.y }, ink.color, px);
      pen.beginPath();
      if (look) pen.arc(0, 0, far, 0, Math.PI * 2, false);
      else pen.rect(-far, -far, 2 * far, 2 * far);
      pen.globalAlpha = look === 'middle' ? 0.75 : 1;
      pen.fillStyle = isHeld ? ink.color : '#fff';
      pen.fill();
      pen.strokeStyle = isHeld ? '#fff' : ink.color;
      pen.lineWidth = (look === 'middle' ? 1 : 2) * px;
      pen.stroke();
      pen.globalAlpha = 1;
      if (isHeld) halo(pen, far + 2 * px, ink.color, px);
    },
  });
}

function line(pen: Pen, to: { x: number; y: number }, color: string, px: number): void {
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo(to.x, to.y);
  pen.strokeStyle = color;
  pen.lineWidth = px;
  pen.stroke();
}

function halo(pen: Pen, radius: number, color: string, px: number): void {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, Math.PI * 2, false);
  pen.strokeStyle = color;
  pen.lineWidth = 1.5 * px;
  pen.stroke();
}
