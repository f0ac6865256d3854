/** How far a region reaches, for comparing two: a box or a stretch on whatever it lies on, in that medium's own units. */
import type { Region } from './result.ts';

/** Start and end per axis. `lane` tells apart what cannot overlap: another page, channel or paragraph. */
export type Extent = { axes: readonly (readonly [number, number])[]; lane: string };

const box = (x: number, y: number, width: number, height: number): Extent['axes'] => [
  [x, x + width],
  [y, y + height],
];

function around(points: readonly (readonly [number, number])[]): Extent['axes'] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [
    [Math.min(...xs), Math.max(...xs)],
    [Math.min(...ys), Math.max(...ys)],
  ];
}

/** Undefined for what has no extent that can be told without decoding (masks) or by numbers. */
export function extentOf(region: Region): Extent | undefined {
  const lane = `${region.itemIndex ?? 0}`;
  switch (region.kind) {
    case 'rectangle':
      return { axes: box(region.x, region.y, region.width, region.height), lane };
    case 'ellipse':
      return { axes: box(region.x - region.radiusX, region.y - region.radiusY, 2 * region.radiusX, 2 * region.radiusY), lane };
    case 'keypoint':
      return { axes: box(region.x - 1, region.y - 1, 2, 2), lane };
    case 'polygon':
      return { axes: around(region.points), lane };
    case 'vector':
      return { axes: around(region.vertices.map(({ x, y }) => [x, y] as const)), lane };
    case 'span':
      return { axes: [[region.start, region.end]], lane };
    case 'passage':
      return region.globalOffsets && { axes: [[region.globalOffsets.start, region.globalOffsets.end]], lane };
    case 'utterance':
      return region.start === region.end ? { axes: [[region.startOffset, region.endOffset]], lane: `${lane}/${region.start}` } : undefined;
    case 'range':
      return { axes: [[region.start, region.end]], lane: `${lane}/${region.channel}` };
    case 'interval':
      return typeof region.start === 'number' && typeof region.end === 'number' ? { axes: [[region.start, region.end]], lane } : undefined;
    case 'frames': {
      const [first] = region.ranges;
      return first && { axes: [[first.start, first.end + 1]], lane };
    }
    default:
      return undefined;
  }
}

/** Shared part of what both cover together, 0 to 1; both empty in the same place is 1. */
export function overlap(a: Extent, b: Extent): number {
  if (a.lane !== b.lane || a.axes.length !== b.axes.length) return 0;
  const measure = (axes: Extent['axes']) => axes.reduce((product, [start, end]) => product * (end - start), 1);
  const shared = a.axes.reduce((product, [start, end], axis) => {
    const [from = 0, to = 0] = b.axes[axis] ?? [];
    return product * Math.max(0, Math.min(end, to) - Math.max(start, from));
  }, 1);
  const whole = measure(a.axes) + measure(b.axes) - shared;
  if (whole > 0) return shared / whole;
  return a.axes.every(([start, end], axis) => b.axes[axis]?.[0] === start && b.axes[axis]?.[1] === end) ? 1 : 0;
}
