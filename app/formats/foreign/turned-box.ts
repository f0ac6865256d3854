/** Four corners as the turned box that they are, if they are one. */
import { minus, normalAngle, toPercent, toPixels, type Point, type Size } from '#app/core/labeling/shapes/plane.ts';
import type { Rectangle } from '#app/core/labeling/result.ts';

/** Corners in the order of the format: from its top left clockwise; percent. Pixels that they may be off a right angle by, as tools round. */
const slack = 1;

/** Without a size (pixels) only upright boxes can be told. */
export function turnedBox(corners: readonly (readonly [number, number])[], known: Size | undefined): Rectangle | undefined {
  const [a, b, c, d] = corners.map(([x, y]) => ({ x, y }));
  if (!a || !b || !c || !d || corners.length !== 4) return undefined;
  const isUpright = a.y === b.y && b.x === c.x && c.y === d.y && d.x === a.x && b.x >= a.x && d.y >= a.y;
  if (isUpright) return { x: a.x, y: a.y, width: b.x - a.x, height: d.y - a.y, rotation: 0 };
  if (!known) return undefined;
  const [one, two, three, four] = [a, b, c, d].map((point) => toPixels(point, known)) as [Point, Point, Point, Point];
  const [across, down] = [minus(two, one), minus(four, one)];
  const [width, height] = [Math.hypot(across.x, across.y), Math.hypot(down.x, down.y)];
  const far = minus(minus(three, one), { x: across.x + down.x, y: across.y + down.y });
  const lean = (across.x * down.x + across.y * down.y) / Math.max(width, height, 1);
  const isMirrored = across.x * down.y - across.y * down.x < 0;
  if (Math.hypot(far.x, far.y) > slack || Math.abs(lean) > slack || isMirrored) return undefined;
  const angle = width > 0 ? Math.atan2(across.y, across.x) : Math.atan2(-down.x, down.y);
  const sides = toPercent({ x: width, y: height }, known);
  return { x: a.x, y: a.y, width: sides.x, height: sides.y, rotation: normalAngle((angle * 180) / Math.PI) };
}
