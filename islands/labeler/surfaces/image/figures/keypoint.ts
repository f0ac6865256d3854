/** Key points: a dot of the size its row says, but never too small to be seen. */
import type { KeyPointRegion } from '#app/core/labeling/result.ts';
import { shiftInside, type Size } from '#app/core/labeling/shapes/plane.ts';
import type { Figure, Look, Pen } from '../../../tools/figure.ts';
import { keyPointTool } from '../../../tools/keypoint.ts';
import { middleBox } from '../../../tools/keys.ts';
import { roundedPoint } from '../../../tools/place.ts';

/** CSS pixels: the least radius of a dot, and of its ring. */
const leastRadius = 4;
const ring = 1.5;
const standardOpacity = 0.9;

/** Percent of the width for a dot that a key places. */
const placedWidth = 0.5;

const radiusOf = (region: KeyPointRegion, size: Size): number => ((region.width / 100) * size.width) / 2;

export const keyPointFigure: Figure<KeyPointRegion> = {
  kind: 'keypoint',
  noun: 'key point',
  tool: keyPointTool,
  bounds(region, size) {
    const [across, down] = [region.width, (radiusOf(region, size) * 2 * 100) / size.height];
    return { x: region.x - across / 2, y: region.y - down / 2, width: across, height: down };
  },
  contains(region, point, size, slack) {
    const [dx, dy] = [((point.x - region.x) / 100) * size.width, ((point.y - region.y) / 100) * size.height];
    return Math.hypot(dx, dy) <= Math.max(radiusOf(region, size), (slack.x / 100) * size.width);
  },
  area: () => 0,
  trace(pen, region, size, scale) {
    pen.arc((region.x / 100) * size.width, (region.y / 100) * size.height, Math.max(radiusOf(region, size), leastRadius / scale), 0, 2 * Math.PI);
    pen.closePath();
  },
  paint,
  grips: () => [],
  pull: () => undefined,
  pullName: () => 'Move key point',
  move(region, dx, dy) {
    const by = shiftInside({ x: region.x + dx, y: region.y + dy, width: 0, height: 0 });
    return { ...region, ...roundedPoint({ x: region.x + dx + by.x, y: region.y + dy + by.y }) };
  },
  keys: {
    place(seen, taken) {
      const { x, y, width, height } = middleBox(seen, taken);
      return { ...roundedPoint({ x: x + width / 2, y: y + height / 2 }), width: placedWidth };
    },
  },
};

function paint(pen: Pen, region: KeyPointRegion, { ink, size, scale, isSelected }: Look): void {
  const radius = Math.max(radiusOf(region, size), leastRadius / scale);
  const [x, y] = [(region.x / 100) * size.width, (region.y / 100) * size.height];
  const disc = (far: number, color: string, opacity: number) => {
    pen.beginPath();
    pen.arc(x, y, far, 0, 2 * Math.PI);
    pen.globalAlpha = opacity;
    pen.fillStyle = color;
    pen.fill();
  };
  disc(radius + ring / scale, '#fff', 1);
  if (isSelected) {
    pen.beginPath();
    pen.arc(x, y, radius + (3 * ring) / scale, 0, 2 * Math.PI);
    pen.strokeStyle = ink.color;
    pen.lineWidth = (2 * ring) / scale;
    pen.stroke();
  }
  disc(radius, ink.look?.fill ?? ink.color, ink.look?.opacity ?? standardOpacity);
  pen.globalAlpha = 1;
}
