/** What lies under a point of the picture. */
import type { Box, Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { ImageRegion } from '#app/core/labeling/result.ts';
import type { Figure, Grip } from '../../tools/figure.ts';
import { toHost, type Sight } from './zoom.ts';

/** Room around a grip that still means it, in CSS pixels; fingers need more. */
const reach = { mouse: 9, touch: 20 };

export type FigureOf = (region: ImageRegion) => Figure;

/** The smallest region under a point (percent): a box inside another can always be reached. Of equal ones the topmost. */
export function regionAt(regions: readonly ImageRegion[], point: Point, size: Size, slack: Point, figureOf: FigureOf): ImageRegion | undefined {
  const hits = regions
    .filter((region) => figureOf(region).contains(region, point, size, slack))
    .map((region) => ({ region, area: figureOf(region).area(region, size) }));
  return hits.reduce<(typeof hits)[number] | undefined>((best, hit) => (best && best.area < hit.area ? best : hit), undefined)?.region;
}

/** The grip under a point (CSS pixels of the host), the nearest where several are. */
export function gripAt(grips: readonly Grip[], point: Point, sight: Sight, pointerType: string): Grip | undefined {
  const far = pointerType === 'touch' ? reach.touch : reach.mouse;
  const near = grips
    .map((grip) => ({ grip, at: toHost(grip.point, sight) }))
    .map(({ grip, at }) => ({ grip, distance: Math.hypot(at.x - point.x, at.y - point.y) }))
    .filter(({ distance }) => distance <= far)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.grip;
}

/** A box in percent as CSS pixels of the host. */
export function hostBox(box: Box, sight: Sight, size: Size): Box {
  const at = (x: number, y: number) => toHost({ x: (x / 100) * size.width, y: (y / 100) * size.height }, sight);
  const [a, b] = [at(box.x, box.y), at(box.x + box.width, box.y + box.height)];
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(b.x - a.x), height: Math.abs(b.y - a.y) };
}
