/** A small map in the corner while the picture is larger than its place: where one is, and a press away from anywhere else. */
import type { Box, Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { Scope } from '../../../scope.ts';
import { seenBox, type Sight } from './zoom.ts';

/** Longest side, CSS px. */
const longest = 120;

export type Minimap = {
  show(sight: Sight, host: Size): void;
  dispose(): void;
};

type MinimapParts = {
  host: HTMLElement;
  image: CanvasImageSource;
  size: Size;
  scope: Scope;
  /** Brings a place of the picture (percent) to the middle. */
  go: (x: number, y: number) => void;
};

export function createMinimap({ host, image, size, scope, go }: MinimapParts): Minimap {
  const factor = longest / Math.max(size.width, size.height);
  const map = document.createElement('div');
  map.className = 'image-surface__map';
  map.setAttribute('aria-hidden', 'true');
  map.hidden = true;
  const picture = document.createElement('canvas');
  picture.width = Math.max(1, Math.round(size.width * factor));
  picture.height = Math.max(1, Math.round(size.height * factor));
  const frame = document.createElement('div');
  frame.className = 'image-surface__map-frame';
  map.append(picture, frame);
  host.append(map);
  let isDrawn = false;
  const goTo = (event: PointerEvent) => {
    const box = picture.getBoundingClientRect();
    go(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  };
  scope.on(map, 'pointerdown', (event) => {
    event.preventDefault();
    map.setPointerCapture(event.pointerId);
    goTo(event);
  });
  scope.on(map, 'pointermove', (event) => event.buttons > 0 && goTo(event));

  function place({ x, y, width, height }: Box): void {
    Object.assign(frame.style, { left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` });
  }

  return {
    show(sight, room) {
      const seen = seenBox(sight, room, size);
      map.hidden = seen.width > 99 && seen.height > 99;
      if (map.hidden) return;
      if (!isDrawn) picture.getContext('2d')?.drawImage(image, 0, 0, picture.width, picture.height);
      isDrawn = true;
      place(seen);
    },
    dispose: () => map.remove(),
  };
}
