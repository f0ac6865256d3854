/** Where the picture stands in its host: the arithmetic between CSS pixels, natural pixels and percent. Pure. */
import type { Point, Size } from '#app/core/labeling/shapes/rectangle.ts';

/** `scale` is CSS pixels per natural pixel; `x`, `y` is the picture's corner in the host. */
export type Sight = { scale: number; x: number; y: number };

export const zoomStep = 1.25;
const largest = 40;

/** The whole picture, as large as the host allows, in its middle. Small pictures grow, but to no more than four times. */
export function fit(host: Size, image: Size): Sight {
  const scale = Math.min(host.width / image.width, host.height / image.height, 4);
  return centered(host, image, scale);
}

export function centered(host: Size, image: Size, scale: number): Sight {
  return { scale, x: (host.width - image.width * scale) / 2, y: (host.height - image.height * scale) / 2 };
}

/** Zooms so that what lies under the point stays there. */
export function zoomAt(sight: Sight, point: Point, factor: number, host: Size, image: Size): Sight {
  const least = Math.min(fit(host, image).scale, 1) / 2;
  const scale = Math.min(largest, Math.max(least, sight.scale * factor));
  const by = scale / sight.scale;
  return kept({ scale, x: point.x - (point.x - sight.x) * by, y: point.y - (point.y - sight.y) * by }, host, image);
}

/** Moved by CSS pixels. */
export function panned(sight: Sight, dx: number, dy: number, host: Size, image: Size): Sight {
  return kept({ ...sight, x: sight.x + dx, y: sight.y + dy }, host, image);
}

/** The picture cannot be lost: its middle stays in the host where it is larger, and it stays whole where it is smaller. */
function kept(sight: Sight, host: Size, image: Size): Sight {
  const axis = (at: number, room: number, length: number) => {
    const [low, high] = length <= room ? [0, room - length] : [room / 2 - length, room / 2];
    return Math.min(high, Math.max(low, at));
  };
  return { ...sight, x: axis(sight.x, host.width, image.width * sight.scale), y: axis(sight.y, host.height, image.height * sight.scale) };
}

export function toPercent(point: Point, sight: Sight, image: Size): Point {
  return { x: ((point.x - sight.x) / (sight.scale * image.width)) * 100, y: ((point.y - sight.y) / (sight.scale * image.height)) * 100 };
}

/** Natural pixels to CSS pixels of the host. */
export function toHost(point: Point, sight: Sight): Point {
  return { x: sight.x + point.x * sight.scale, y: sight.y + point.y * sight.scale };
}

/** CSS pixels as percent of each side. */
export function lengthInPercent(pixels: number, sight: Sight, image: Size): Point {
  return { x: (pixels / (sight.scale * image.width)) * 100, y: (pixels / (sight.scale * image.height)) * 100 };
}

/** The sight after the host has changed its size: fitted again when it was fitted, else with the same middle. */
export function resized(sight: Sight, before: Size, now: Size, image: Size): Sight {
  const whole = fit(before, image);
  if (Math.abs(sight.scale - whole.scale) < 1e-6) return fit(now, image);
  return panned(sight, (now.width - before.width) / 2, (now.height - before.height) / 2, now, image);
}

/** Moved so that a box (CSS pixels of the host) is in sight, with a margin; unchanged when it is. */
export function revealed(sight: Sight, box: { x: number; y: number; width: number; height: number }, host: Size, image: Size): Sight {
  const margin = 24;
  const axis = (at: number, length: number, room: number) => {
    if (at >= 0 && at + length <= room) return 0;
    return length + 2 * margin > room ? (room - length) / 2 - at : at < 0 ? margin - at : room - margin - at - length;
  };
  const [dx, dy] = [axis(box.x, box.width, host.width), axis(box.y, box.height, host.height)];
  return dx === 0 && dy === 0 ? sight : panned(sight, dx, dy, host, image);
}
