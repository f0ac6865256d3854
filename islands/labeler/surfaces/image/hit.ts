/** What lies under a point of the picture. */
import { bounds, contains, handlePoint, type Handle, type Point, type Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { RectangleRegion } from '#app/core/labeling/result.ts';
import type { Grip } from '../../tools/tool.ts';
import { toHost, type Sight } from './zoom.ts';

export const handles: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];
/** The turning grip stands this far (CSS pixels) above the top side. */
const turnDistance = 26;
/** Room around a grip that still means it; fingers need more. */
const reach = { mouse: 9, touch: 20 };

/** The smallest region under a point (percent): a box inside another can always be reached. Of equal ones the topmost. */
export function regionAt(regions: readonly RectangleRegion[], point: Point, size: Size): RectangleRegion | undefined {
  const area = (region: RectangleRegion) => region.width * region.height;
  return regions
    .filter((region) => contains(region, point, size))
    .reduce<RectangleRegion | undefined>((best, region) => (best && area(best) < area(region) ? best : region), undefined);
}

/** Where the grips of a region stand in the host, in CSS pixels. Small boxes have only their corners, thin ones no room for middles. */
export function gripPoints(region: RectangleRegion, sight: Sight, size: Size, canTurn: boolean): { grip: Grip; point: Point }[] {
  const wide = (region.width / 100) * size.width * sight.scale;
  const high = (region.height / 100) * size.height * sight.scale;
  const shown = handles.filter((handle) => handle.length === 2 || (handle === 'n' || handle === 's' ? wide >= 48 : high >= 48));
  const grips: { grip: Grip; point: Point }[] = shown.map((handle) => ({ grip: handle, point: toHost(handlePoint(region, handle, size), sight) }));
  return canTurn ? [...grips, { grip: 'rotate', point: turnPoint(region, sight, size) }] : grips;
}

function turnPoint(region: RectangleRegion, sight: Sight, size: Size): Point {
  const top = toHost(handlePoint(region, 'n', size), sight);
  const angle = ((region.rotation - 90) * Math.PI) / 180;
  return { x: top.x + Math.cos(angle) * turnDistance, y: top.y + Math.sin(angle) * turnDistance };
}

/** The grip under a point (CSS pixels), the nearest where several are. */
export function gripAt(region: RectangleRegion, point: Point, sight: Sight, size: Size, canTurn: boolean, pointerType: string): Grip | undefined {
  const far = pointerType === 'touch' ? reach.touch : reach.mouse;
  const near = gripPoints(region, sight, size, canTurn)
    .map(({ grip, point: at }) => ({ grip, distance: Math.hypot(at.x - point.x, at.y - point.y) }))
    .filter(({ distance }) => distance <= far)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.grip;
}

/** The upright box around a region in CSS pixels of the host. */
export function hostBox(region: RectangleRegion, sight: Sight, size: Size): { x: number; y: number; width: number; height: number } {
  const box = bounds(region, size);
  const corner = toHost({ x: (box.x / 100) * size.width, y: (box.y / 100) * size.height }, sight);
  return { ...corner, width: (box.width / 100) * size.width * sight.scale, height: (box.height / 100) * size.height * sight.scale };
}
