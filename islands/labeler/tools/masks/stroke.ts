/** Which pixels a stroke covers: a path drawn with a round brush. Pure. */
import type { Stretch } from '#app/core/labeling/shapes/runs.ts';
import type { Point, Size } from '#app/core/labeling/shapes/rectangle.ts';

/** Per row of the picture the stretches `[first, end)` of its columns, in no order. */
type Rows = Map<number, [number, number][]>;

/** A pixel is covered when its middle lies within `radius` natural px of the path; a point covers at least the pixel it lies in. */
export function strokeStretches(path: readonly Point[], radius: number, size: Size): Stretch[] {
  const rows: Rows = new Map();
  const points = thinned(path, radius);
  points.forEach((point, index) => {
    cover(rows, points[index - 1] ?? point, point, radius, size);
    put(rows, Math.floor(point.y), Math.floor(point.x), Math.floor(point.x) + 1, size);
  });
  return joined(rows, size.width);
}

/** Points that lie closer together than a brush shows are left out; the last one stays. */
function thinned(path: readonly Point[], radius: number): Point[] {
  const least = Math.max(0.25, radius / 8);
  const kept: Point[] = [];
  path.forEach((point, index) => {
    const last = kept.at(-1);
    if (!last || index === path.length - 1 || Math.hypot(point.x - last.x, point.y - last.y) >= least) kept.push(point);
  });
  return kept;
}

function put(rows: Rows, y: number, first: number, end: number, { width, height }: Size): void {
  const [from, to] = [Math.max(0, first), Math.min(width, end)];
  if (y < 0 || y >= height || from >= to) return;
  const row = rows.get(y);
  if (row) row.push([from, to]);
  else rows.set(y, [[from, to]]);
}

/** A disc drawn from a to b; in each row it is one stretch, since it has no hollows. */
function cover(rows: Rows, a: Point, b: Point, radius: number, size: Size): void {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const [nx, ny] = length === 0 ? [0, 0] : [(-(b.y - a.y) / length) * radius, ((b.x - a.x) / length) * radius];
  const sides: [Point, Point][] = [
    [
      { x: a.x + nx, y: a.y + ny },
      { x: b.x + nx, y: b.y + ny },
    ],
    [
      { x: a.x - nx, y: a.y - ny },
      { x: b.x - nx, y: b.y - ny },
    ],
  ];
  const top = Math.max(0, Math.floor(Math.min(a.y, b.y) - radius));
  const bottom = Math.min(size.height - 1, Math.ceil(Math.max(a.y, b.y) + radius));
  for (let y = top; y <= bottom; y += 1) {
    const xs = [...disc(a, radius, y + 0.5), ...disc(b, radius, y + 0.5), ...sides.flatMap(([from, to]) => crossing(from, to, y + 0.5))];
    if (xs.length > 0) put(rows, y, Math.ceil(Math.min(...xs) - 0.5), Math.floor(Math.max(...xs) - 0.5) + 1, size);
  }
}

function disc({ x, y }: Point, radius: number, at: number): number[] {
  const half = radius * radius - (at - y) ** 2;
  return half < 0 ? [] : [x - Math.sqrt(half), x + Math.sqrt(half)];
}

function crossing(from: Point, to: Point, at: number): number[] {
  if (from.y === to.y || at < Math.min(from.y, to.y) || at > Math.max(from.y, to.y)) return [];
  return [from.x + ((at - from.y) / (to.y - from.y)) * (to.x - from.x)];
}

/** In order and apart, as masks take them. */
function joined(rows: Rows, width: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const y of [...rows.keys()].toSorted((one, other) => one - other)) {
    for (const [first, end] of (rows.get(y) ?? []).toSorted((one, other) => one[0] - other[0])) {
      const [from, to] = [y * width + first, y * width + end];
      const last = stretches.at(-1);
      if (last && last.end >= from) last.end = Math.max(last.end, to);
      else stretches.push({ start: from, end: to });
    }
  }
  return stretches;
}
