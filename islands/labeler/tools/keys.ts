/** Boxes without a pointer: placed in the middle of what is seen, then moved, sized and turned by keys. Pure. */
import { move, rotateAboutCenter, type Box, type Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { ImageRegion, Rectangle } from '#app/core/labeling/result.ts';
import { inside, placeOf, rounded } from './place.ts';

/** A fifth of what is seen, in its middle; beside the others when boxes lie there already. */
export function middleBox(seen: Box, taken: readonly ImageRegion[]): Rectangle {
  const [width, height] = [seen.width / 5, seen.height / 5];
  const at = { x: seen.x + (seen.width - width) / 2, y: seen.y + (seen.height - height) / 2 };
  const isTaken = (shift: number) =>
    taken.some((one) => one.kind === 'rectangle' && Math.abs(one.x - at.x - shift) < 0.5 && Math.abs(one.y - at.y - shift) < 0.5);
  let shift = 0;
  while (isTaken(shift) && shift < seen.width / 2) shift += 2;
  return rounded({ x: Math.min(at.x + shift, 100 - width), y: Math.min(at.y + shift, 100 - height), width, height, rotation: 0 });
}

export function nudged(box: Rectangle, dx: number, dy: number, size: Size): Rectangle {
  return inside(move(placeOf(box), dx, dy), size);
}

/** The top-left corner stays; no side gets smaller than half a percent, none leaves the picture. */
export function grown(box: Rectangle, dx: number, dy: number): Rectangle {
  const side = (length: number, by: number, at: number) => Math.max(0.5, Math.min(length + by, box.rotation === 0 ? 100 - at : Infinity));
  return rounded({ ...placeOf(box), width: side(box.width, dx, box.x), height: side(box.height, dy, box.y) });
}

export function turned(box: Rectangle, degrees: number, size: Size): Rectangle {
  return rounded(rotateAboutCenter(placeOf(box), box.rotation + degrees, size));
}
