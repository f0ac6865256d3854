/** Which part of a mask is to be turned into pixels now, and how finely: as finely as the screen shows, and no more. Pure. */
import type { Box } from '#app/core/labeling/shapes/rectangle.ts';

/** Natural px, whole numbers; one sample stands for `step` by `step` of them. */
export type Window = Box & { step: number };

/** Samples that one mask may take: four times a large window. */
const most = 4_000_000;

type Matrix = { a: number; b: number; c: number; d: number; e: number; f: number };

/** Device px of the screen per natural px. */
export function scaleOf({ a, b }: Matrix): number {
  return Math.hypot(a, b);
}

/** What of the picture a canvas shows, in natural px. */
export function shownBox(matrix: Matrix, canvas: { width: number; height: number }): Box {
  const { a, b, c, d, e, f } = matrix;
  const turn = a * d - b * c || 1;
  const corners = [
    [0, 0],
    [canvas.width, 0],
    [0, canvas.height],
    [canvas.width, canvas.height],
  ].map(([u = 0, v = 0]) => ({ x: (d * (u - e) - c * (v - f)) / turn, y: (a * (v - f) - b * (u - e)) / turn }));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** All of the mask where that is little; else what is seen of it and half as much around. Undefined where nothing of it is seen. */
export function windowFor(bounds: Box, shown: Box, scale: number): Window | undefined {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(1 / scale)));
  if (!overlap(bounds, shown)) return undefined;
  if ((bounds.width * bounds.height) / (step * step) <= most) return grown(bounds, step);
  const around = { x: shown.x - shown.width / 2, y: shown.y - shown.height / 2, width: shown.width * 2, height: shown.height * 2 };
  return grown(overlap(bounds, around) ?? bounds, step);
}

/** Is all that is to be seen in there, just as finely? */
export function covers(window: Window, bounds: Box, shown: Box, step: number): boolean {
  const needed = overlap(bounds, shown);
  if (window.step !== step || !needed) return window.step === step;
  return (
    needed.x >= window.x &&
    needed.y >= window.y &&
    needed.x + needed.width <= window.x + window.width &&
    needed.y + needed.height <= window.y + window.height
  );
}

function overlap(one: Box, other: Box): Box | undefined {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

function grown({ x, y, width, height }: Box, step: number): Window {
  const [left, top] = [Math.floor(x / step) * step, Math.floor(y / step) * step];
  const [right, bottom] = [Math.ceil((x + width) / step) * step, Math.ceil((y + height) / step) * step];
  return { x: left, y: top, width: right - left, height: bottom - top, step };
}
