/** Holds how the picture is seen: its sight, the host's size, and everything that changes them. */
import type { Box, Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { SurfaceContext } from '../surface.ts';
import { centered, fit, panned, resized, revealed, toPercent, zoomAt, type Sight } from './zoom.ts';

export type Viewport = {
  readonly sight: Sight;
  readonly host: Size;
  /** Natural size; undefined before the picture is there. */
  readonly image: Size | undefined;
  /** False before the picture is there, and while the host is hidden. */
  readonly isSized: boolean;
  start(image: Size, hostResized: (host: Size) => void): void;
  /** CSS pixels of the host. */
  zoomAt(point: Point, factor: number): void;
  zoomMiddle(factor: number): void;
  fit(): void;
  natural(): void;
  /** Answers whether there was anything to move: the picture is larger than its host. */
  scroll(dx: number, dy: number): boolean;
  panPercent(dx: number, dy: number): void;
  reveal(box: Box): void;
  /** What is seen of the picture, in percent. */
  seen(): Box;
};

export function createViewport({ host: element, object, store, scope }: SurfaceContext, changed: () => void): Viewport {
  let sight: Sight = { scale: 1, x: 0, y: 0 };
  let host: Size = { width: element.clientWidth, height: element.clientHeight };
  let image: Size | undefined;
  let hostResized: (host: Size) => void = () => undefined;

  function become(next: Sight): void {
    if (next.scale === sight.scale && next.x === sight.x && next.y === sight.y) return;
    const zoomed = next.scale !== sight.scale;
    sight = next;
    if (zoomed) store.look({ zoom: { ...store.get().view.zoom, [object.name]: next.scale } });
    changed();
  }

  function change(next: (image: Size) => Sight): void {
    if (image && host.width > 0 && host.height > 0) become(next(image));
  }

  scope.size(element, (width, height) => {
    if (width === host.width && height === host.height) return;
    const before = host;
    host = { width, height };
    hostResized(host);
    change((size) => (before.width > 0 && before.height > 0 ? resized(sight, before, host, size) : fit(host, size)));
  });

  const corner = (point: Point) => toPercent(point, sight, image ?? { width: 1, height: 1 });
  const middle = () => ({ x: host.width / 2, y: host.height / 2 });
  return {
    get sight() {
      return sight;
    },
    get host() {
      return host;
    },
    get image() {
      return image;
    },
    get isSized() {
      return image !== undefined && host.width > 0 && host.height > 0;
    },
    start(size, resize) {
      image = size;
      hostResized = resize;
      change((natural) => fit(host, natural));
    },
    zoomAt: (point, factor) => change((size) => zoomAt(sight, point, factor, host, size)),
    zoomMiddle: (factor) => change((size) => zoomAt(sight, middle(), factor, host, size)),
    fit: () => change((size) => fit(host, size)),
    natural: () =>
      change((size) =>
        size.width > host.width || size.height > host.height ? zoomAt(sight, middle(), 1 / sight.scale, host, size) : centered(host, size, 1),
      ),
    scroll(dx, dy) {
      const isLarger = image !== undefined && (image.width * sight.scale > host.width + 1 || image.height * sight.scale > host.height + 1);
      if (isLarger) change((size) => panned(sight, dx, dy, host, size));
      return isLarger;
    },
    panPercent: (dx, dy) =>
      change((size) => panned(sight, (dx / 100) * size.width * sight.scale, (dy / 100) * size.height * sight.scale, host, size)),
    reveal: (box) => change((size) => revealed(sight, box, host, size)),
    seen() {
      const [start, end] = [corner({ x: 0, y: 0 }), corner({ x: host.width, y: host.height })];
      const [x, y] = [Math.max(0, start.x), Math.max(0, start.y)];
      return { x, y, width: Math.min(100, end.x) - x, height: Math.min(100, end.y) - y };
    },
  };
}
