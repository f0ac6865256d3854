/** Holds how the picture is seen: its sight, the host's size, and everything that changes them. */
import type { Box, Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { SurfaceContext } from '../surface.ts';
import { aligned, begin, fit, panned, pictureBox, resized, revealed, seenBox, toHost, zoomAt, type Rules, type Sight, type Turn } from './zoom.ts';

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
  /** Turns the view by degrees clockwise and shows the whole picture. */
  turn(by: Turn): void;
  /** Brings a place of the picture, in percent, to the middle. */
  center(x: number, y: number): void;
  /** Answers whether there was anything to move: the picture is larger than its host. */
  scroll(dx: number, dy: number): boolean;
  panPercent(dx: number, dy: number): void;
  reveal(box: Box): void;
  /** What is seen of the picture, in percent. */
  seen(): Box;
};

export function createViewport({ host: element, object, store, scope }: SurfaceContext, rules: Rules, changed: () => void): Viewport {
  let sight: Sight = { scale: 1, x: 0, y: 0 };
  // With parts of pixels, as observers tell it: rounded, it would be another size at once, and all be drawn twice.
  let host: Size = element.getBoundingClientRect();
  let image: Size | undefined;
  let hostResized: (host: Size) => void = () => undefined;

  function become(next: Sight): void {
    const zoomed = next.scale !== store.get().view.zoom[object.name];
    if (!zoomed && next.scale === sight.scale && next.x === sight.x && next.y === sight.y && next.turn === sight.turn) return;
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
    change((size) => (before.width > 0 && before.height > 0 ? resized(sight, before, host, size, rules) : begin(host, size, 0, rules)));
    hostResized(host);
  });

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
      change((natural) => begin(host, natural, sight.turn ?? 0, rules));
    },
    zoomAt: (point, factor) => change((size) => zoomAt(sight, point, factor, host, size, rules)),
    zoomMiddle: (factor) => change((size) => zoomAt(sight, middle(), factor, host, size, rules)),
    fit: () => change((size) => fit(host, size, sight.turn, rules)),
    natural: () =>
      change((size) =>
        size.width > host.width || size.height > host.height
          ? zoomAt(sight, middle(), 1 / sight.scale, host, size, rules)
          : aligned(host, size, 1, sight.turn, rules),
      ),
    turn: (by) => change((size) => fit(host, size, (((sight.turn ?? 0) + by) % 360) as Turn, rules)),
    center: (x, y) =>
      change((size) => {
        const at = toHost({ x: (x / 100) * size.width, y: (y / 100) * size.height }, sight);
        return panned(sight, host.width / 2 - at.x, host.height / 2 - at.y, host, size);
      }),
    scroll(dx, dy) {
      const box = image && pictureBox(sight, image);
      const isLarger = box !== undefined && (box.width > host.width + 1 || box.height > host.height + 1);
      if (isLarger) change((size) => panned(sight, dx, dy, host, size));
      return isLarger;
    },
    panPercent: (dx, dy) =>
      change((size) => {
        const to = toHost({ x: (dx / 100) * size.width, y: (dy / 100) * size.height }, sight);
        return panned(sight, to.x - sight.x, to.y - sight.y, host, size);
      }),
    reveal: (box) => change((size) => revealed(sight, box, host, size)),
    seen: () => seenBox(sight, host, image ?? { width: 1, height: 1 }),
  };
}
