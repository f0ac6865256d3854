/** Draws a turned box by three points: the first side from corner to corner, then how far it reaches to the other. */
import { minus, normalAngle, plus, toPercent, toPixels, turned, type Point, type Size } from '#app/core/labeling/shapes/plane.ts';
import type { Rectangle, RectangleRegion } from '#app/core/labeling/result.ts';
import { addRegion } from '../actions/add-region.ts';
import type { Store } from '../store.ts';
import { lead } from './lead.ts';
import { sayDrawn } from './gestures.ts';
import { clampPoint, rounded } from './place.ts';
import { holdFirst, selectTool } from './select.ts';
import type { Gesture, NamedTool, Pointer, ToolContext } from './tool.ts';

/** The corners set so far, percent; nothing of them is an answer yet. */
const begun = new WeakMap<Store, readonly Point[]>();
const setOf = ({ store }: ToolContext): readonly Point[] => begun.get(store) ?? [];

/** The box on the side from `a` to `b` that reaches to the height of `c`; all in percent. */
export function boxOn(a: Point, b: Point, c: Point, size: Size): Rectangle {
  const side = minus(toPixels(b, size), toPixels(a, size));
  const angle = (Math.atan2(side.y, side.x) * 180) / Math.PI;
  const reach = turned(minus(toPixels(c, size), toPixels(a, size)), -angle).y;
  // Below zero the box lies on the other side: it is then told from the corner that is its top-left.
  const corner = reach >= 0 ? a : toPercent(plus(toPixels(a, size), turned({ x: 0, y: reach }, angle)), size);
  const extent = toPercent({ x: Math.hypot(side.x, side.y), y: Math.abs(reach) }, size);
  return { x: corner.x, y: corner.y, width: extent.x, height: extent.y, rotation: normalAngle(angle) };
}

function set(pointer: Pointer, context: ToolContext): void {
  const at = clampPoint(pointer);
  const [a, b] = setOf(context);
  if (!a || !b) {
    const last = a ?? { x: -1000, y: -1000 };
    if (Math.abs(at.x - last.x) < context.least.x && Math.abs(at.y - last.y) < context.least.y) return;
    begun.set(context.store, a ? [a, at] : [at]);
    context.announce(a ? 'First side set. The next point says how far the box reaches.' : 'First corner set. The next point ends its side.');
    return;
  }
  const box = rounded(boxOn(a, b, at, context.size));
  const mark = context.mark('rectangle');
  if (!mark || box.width < context.least.x || box.height < context.least.y) return context.announce('The box would be too thin to see.');
  clear(context);
  const region: RectangleRegion = { id: context.newId(), kind: 'rectangle', ...mark, ...box, original: context.original };
  context.store.history.perform('Draw box', addRegion(region));
  context.store.select(region.id);
  sayDrawn(context, 'box', mark.labels);
}

function clear(context: ToolContext): void {
  begun.delete(context.store);
  context.sketch(undefined);
}

export const threePointTool: NamedTool = {
  name: 'three-points',
  title: 'Draw turned boxes by three points',
  keys: ['shift+r'],
  icon: 'm3 11.500 9-7.500 5 5.500-9 7.500zM3 11.500h.1M12 4h.1M17 9.500h.1',
  makes: 'rectangle',
  cursor: 'crosshair',
  byPoints: {
    isUnderway: (context) => setOf(context).length > 0,
    last: (context) => setOf(context).at(-1),
    finish: () => 'A box needs three points: two ends of a side, and one for how far it reaches.',
    back(context) {
      const left = setOf(context).slice(0, -1);
      if (left.length === 0) clear(context);
      else begun.set(context.store, left);
      context.announce('Taken back.');
    },
  },
  down(pointer, context): Gesture | undefined {
    if (pointer.ctrl || !context.editable) return selectTool.down(pointer, context);
    if (setOf(context).length === 0 && pointer.grip !== undefined) return holdFirst(pointer, context, () => undefined);
    // The press sets a point, and so does a drag where it ends: a side can be drawn in one go.
    set(pointer, context);
    return {
      move: (now) => threePointTool.hover?.(now, context),
      up: (now) => {
        if (Math.abs(now.x - pointer.x) >= context.least.x || Math.abs(now.y - pointer.y) >= context.least.y) set(now, context);
      },
      cancel: () => clear(context),
    };
  },
  hover(pointer, context) {
    const [a, b] = setOf(context);
    const now = clampPoint(pointer);
    if (!a) return context.sketch(undefined);
    const path = b ? corners(boxOn(a, b, now, context.size), context.size) : [a, now];
    context.sketch((pen) => path.forEach((point, index) => lead(pen, path[index - 1], point, context)));
  },
};

function corners(box: Rectangle, size: Size): Point[] {
  const extent = toPixels({ x: box.width, y: box.height }, size);
  const at = (x: number, y: number) => toPercent(plus(toPixels(box, size), turned({ x: x * extent.x, y: y * extent.y }, box.rotation)), size);
  return [at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)];
}
