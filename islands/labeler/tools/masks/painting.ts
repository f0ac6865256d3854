/** The gesture of brush and eraser: a path is sketched while the hand moves, and becomes pixels when it ends. */
import type { Point } from '#app/core/labeling/shapes/rectangle.ts';
import type { Stretch } from '#app/core/labeling/shapes/runs.ts';
import { readForNow, writeForNow } from '../../for-now.ts';
import type { Pen } from '../figure.ts';
import type { Gesture, Pointer, ToolContext } from '../tool.ts';
import { strokeStretches } from './stroke.ts';

/** CSS px across. */
const [standard, least, most] = [15, 1, 400];

const place = 'gloss:pen';

/** What a person has made of the pens in this tab: the next task begins with it. */
export function keptPen(name: 'brush' | 'threshold'): number | undefined {
  const kept = readForNow(place)[name];
  return typeof kept === 'number' ? kept : undefined;
}

export function keepPen(change: { brush: number } | { threshold: number }, { store }: ToolContext): void {
  store.look(change);
  writeForNow(place, { ...readForNow(place), ...change });
}

/** The brush in hand, CSS px across; until it is changed the control's own `strokeWidth`. */
export function brushSize({ store, config, object }: ToolContext): number {
  const control = config.controls.find(
    ({ tag, toNames }) => tag.attributes.strokewidth && /^(Brush|Bitmask)/.test(tag.type) && toNames.includes(object),
  );
  return store.get().view.brush ?? keptPen('brush') ?? (Number(control?.tag.attributes.strokewidth) || standard);
}

/** A fifth larger or smaller; answers what it is now. */
export function resizeBrush(context: ToolContext, by: 1 | -1): string {
  const before = brushSize(context);
  const brush = Math.min(most, Math.max(least, before + by * Math.max(1, Math.round(before / 5))));
  keepPen({ brush }, context);
  return `Brush ${brush} pixels wide.`;
}

export function toPixels({ x, y }: Point, { size }: ToolContext): Point {
  return { x: (x / 100) * size.width, y: (y / 100) * size.height };
}

/** Shows how large the brush is where it would paint. */
export function showBrush(pointer: Point, context: ToolContext): void {
  const radius = (brushSize(context) / 2) * context.perPixel;
  const at = toPixels(pointer, context);
  context.sketch((pen) => ring(pen, at, radius, context.perPixel));
}

/** White beneath black is seen on any picture. */
function ring(pen: Pen, { x, y }: Point, radius: number, px: number): void {
  for (const [color, width] of [
    ['#fff', 3],
    ['#000', 1],
  ] as const) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.strokeStyle = color;
    pen.lineWidth = width * px;
    pen.stroke();
  }
}

/** Hears the stretches of the whole path once it ends. `color` is that of the sketch. */
export function strokeGesture(context: ToolContext, start: Pointer, color: string, ended: (stretches: Stretch[]) => void): Gesture {
  const radius = (brushSize(context) / 2) * context.perPixel;
  const path = [toPixels(start, context)];
  const draw = (pen: Pen) => {
    pen.beginPath();
    for (const { x, y } of path.length === 1 ? [...path, ...path] : path) pen.lineTo(x, y);
    pen.lineWidth = radius * 2;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = color;
    pen.globalAlpha = 0.5;
    pen.stroke();
    pen.globalAlpha = 1;
    ring(pen, path.at(-1) ?? { x: 0, y: 0 }, radius, context.perPixel);
  };
  context.sketch(draw);
  return {
    move(pointer) {
      path.push(toPixels(pointer, context));
      context.sketch(draw);
    },
    up(pointer) {
      path.push(toPixels(pointer, context));
      context.sketch(undefined);
      ended(strokeStretches(path, radius, context.size));
    },
    cancel: () => context.sketch(undefined),
  };
}
