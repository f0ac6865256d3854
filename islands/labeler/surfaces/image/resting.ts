/**
 * The regions at rest, on a layer of their own. Many of them take longer to draw than a frame has: while the view moves, what was drawn
 * moves with it as one picture, with a margin beyond what is seen, and is drawn anew once the view stands still.
 */
import type { Layer } from 'konva/lib/Layer.js';
import type { Size } from '#app/core/labeling/shapes/rectangle.ts';
import { oncePerFrame, type Scope } from '../../../scope.ts';
import { createRegionShape, type RegionShape } from './region-shape.ts';
import type { Drawn } from './scene.ts';
import { pictureBox, type Sight } from './zoom.ts';

/** So many are drawn in a part of a frame. */
const few = 150;
const stillMs = 150;
/** Of the host's sides, on each side. */
const margin = 0.25;

export type Resting = {
  draw(regions: readonly Drawn[], showNames: boolean, sight: Sight): void;
  resize(host: Size): void;
};

export function createResting(layer: Layer, size: Size, first: Size, scope: Scope, drawSoon: () => void): Resting {
  const shapes = new Map<string, RegionShape>();
  const canvas = layer.getNativeCanvasElement();
  let host = first;
  let sight: Sight | undefined;
  /** Where the view was when the layer was drawn; undefined while that is to come. */
  let drawn: Sight | undefined;
  let stopWaiting: () => void = () => undefined;

  /** Few are drawn as often as the view moves, and need none. */
  let isMany = false;
  const edge = () => (isMany ? { x: Math.round(host.width * margin), y: Math.round(host.height * margin) } : { x: 0, y: 0 });

  function resize(next: Size): void {
    host = next;
    const { x, y } = edge();
    layer.getCanvas().setSize(host.width + 2 * x, host.height + 2 * y);
    Object.assign(canvas.style, { left: `${-x}px`, top: `${-y}px`, transformOrigin: '0 0' });
    redraw();
  }

  function redraw(): void {
    stopWaiting();
    drawn = undefined;
    if (sight) {
      const { x, y } = edge();
      layer.position({ x: sight.x + x, y: sight.y + y });
      layer.scale({ x: sight.scale, y: sight.scale });
      layer.rotation(sight.turn ?? 0);
    }
    drawSoon();
  }

  layer.on('draw', () => {
    drawn = sight;
    canvas.style.transform = '';
  });

  /** In the frame that the picture is drawn in. */
  const slide = oncePerFrame(scope, () => {
    if (!drawn || !sight) return;
    const by = sight.scale / drawn.scale;
    const { x, y } = edge();
    const [dx, dy] = [sight.x + x - by * (drawn.x + x), sight.y + y - by * (drawn.y + y)];
    canvas.style.transform = `translate(${dx}px, ${dy}px) scale(${by})`;
  });

  /** Whether what was drawn holds all that is to be seen of the picture now. */
  function holds(at: Sight, now: Sight): boolean {
    const box = pictureBox(now, size);
    const by = now.scale / at.scale;
    const axis = (from: number, to: number, room: number, before: number, after: number, beyond: number) => {
      const [low, high] = [Math.max(0, from), Math.min(room, to)].map((edgeAt) => (edgeAt - after) / by + before);
      return low! >= -beyond && high! <= room + beyond;
    };
    const { x, y } = edge();
    return axis(box.x, box.x + box.width, host.width, at.x, now.x, x) && axis(box.y, box.y + box.height, host.height, at.y, now.y, y);
  }

  /** Takes over what changed; answers whether anything did. */
  function take(regions: readonly Drawn[], showNames: boolean): boolean {
    let changed = false;
    const present = new Set<string>();
    for (const one of regions) {
      present.add(one.region.id);
      const known = shapes.get(one.region.id);
      if (known) changed = known.become(one, showNames) || changed;
      else {
        const shape = createRegionShape(one, size, showNames, false);
        shapes.set(one.region.id, shape);
        layer.add(shape.node);
        changed = true;
      }
    }
    for (const [id, shape] of shapes) {
      if (present.has(id)) continue;
      shape.node.destroy();
      shapes.delete(id);
      changed = true;
    }
    return changed;
  }

  resize(first);
  return {
    resize,
    draw(regions, showNames, next) {
      const moved = next !== sight;
      const changed = take(regions, showNames);
      sight = next;
      layer.visible(regions.length > 0);
      const areMany = regions.length > few;
      if (areMany !== isMany) {
        isMany = areMany;
        resize(host);
      } else if (changed || (moved && !(isMany && drawn && drawn.turn === next.turn && holds(drawn, next)))) redraw();
      else if (moved) {
        slide();
        stopWaiting();
        stopWaiting = scope.after(stillMs, redraw);
      }
    },
  };
}
