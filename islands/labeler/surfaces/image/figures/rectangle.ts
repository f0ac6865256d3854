/** Boxes: eight grips and one to turn them, in rows of the same size at every zoom. */
import {
  bounds,
  center,
  contains,
  corners,
  handlePoint,
  move,
  resize,
  rotateAboutCenter,
  type Handle,
  type Point,
  type Size,
} from '#app/core/labeling/shapes/rectangle.ts';
import type { Rectangle, RectangleRegion } from '#app/core/labeling/result.ts';
import { controlNamed, snapped } from '../../../tools/control.ts';
import type { Figure, Grip, GripRoom } from '../../../tools/figure.ts';
import { grown, middleBox, turned } from '../../../tools/keys.ts';
import { clampPoint, inside, placeOf, rounded } from '../../../tools/place.ts';
import { rectangleTool } from '../../../tools/rectangle.ts';
import type { Pointer, ToolContext } from '../../../tools/tool.ts';

const handles: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];
/** The turning grip stands this far (CSS pixels) above the top side. */
const turnDistance = 26;
const turnStep = 15;

export const rectangleFigure: Figure<RectangleRegion> = {
  kind: 'rectangle',
  noun: 'box',
  tool: rectangleTool,
  bounds,
  contains,
  area: ({ width, height }) => width * height,
  trace(pen, region, size) {
    const [first, ...rest] = corners(region, size);
    pen.moveTo(first.x, first.y);
    for (const { x, y } of rest) pen.lineTo(x, y);
    pen.closePath();
  },
  nameAt: (region, size) => ({ point: handlePoint(region, 'nw', size), degrees: region.rotation }),
  grips,
  pull: (region, grip, pointer, context) => (grip === 'turn' ? turn(region, pointer, context) : pull(region, grip as Handle, pointer, context)),
  pullName: (grip) => (grip === 'turn' ? 'Turn box' : 'Resize box'),
  move: (region, dx, dy, size) => ({ ...region, ...inside(move(placeOf(region), dx, dy), size) }),
  keys: {
    place: middleBox,
    size: (region, dx, dy) => ({ ...region, ...grown(region, dx, dy) }),
    turn: (region, degrees, size) => ({ ...region, ...turned(region, degrees, size) }),
  },
};

/** Small boxes have only their corners, thin ones no room for middles. */
function grips(region: RectangleRegion, { size, scale, canTurn }: GripRoom): Grip[] {
  const wide = (region.width / 100) * size.width * scale;
  const high = (region.height / 100) * size.height * scale;
  const shown = handles.filter((handle) => handle.length === 2 || (handle === 'n' || handle === 's' ? wide >= 48 : high >= 48));
  const all: Grip[] = shown.map((handle) => ({ id: handle, point: handlePoint(region, handle, size) }));
  return canTurn ? [...all, { id: 'turn', point: turnPoint(region, size, scale), look: 'turn' }] : all;
}

function turnPoint(region: Rectangle, size: Size, scale: number): Point {
  const top = handlePoint(region, 'n', size);
  const angle = ((region.rotation - 90) * Math.PI) / 180;
  return { x: top.x + (Math.cos(angle) * turnDistance) / scale, y: top.y + (Math.sin(angle) * turnDistance) / scale };
}

function pull(region: RectangleRegion, grip: Handle, pointer: Pointer, context: ToolContext): RectangleRegion | undefined {
  const { size, least } = context;
  const from = placeOf(region);
  const point = from.rotation === 0 ? snapped(clampPoint(pointer), controlNamed(context, region.from), size) : pointer;
  const next = resize(from, grip, pointer.shift ? proportional(from, grip, point) : point, size);
  return next.width < least.x / 2 || next.height < least.y / 2 ? undefined : { ...region, ...rounded(next) };
}

/** The point moved so that a corner keeps the box's proportions; sides have none to keep. */
function proportional(from: Rectangle, grip: Handle, point: Pointer): Pointer {
  if (grip.length === 1 || from.rotation !== 0) return point;
  const fixed = { x: grip.includes('w') ? from.x + from.width : from.x, y: grip.includes('n') ? from.y + from.height : from.y };
  const scale = Math.max(Math.abs(point.x - fixed.x) / from.width, Math.abs(point.y - fixed.y) / from.height);
  const [right, down] = [point.x >= fixed.x ? 1 : -1, point.y >= fixed.y ? 1 : -1];
  return { ...point, x: fixed.x + right * scale * from.width, y: fixed.y + down * scale * from.height };
}

function turn(region: RectangleRegion, pointer: Pointer, { size }: ToolContext): RectangleRegion {
  const from = placeOf(region);
  const middle = center(from, size);
  const [dx, dy] = [((pointer.x - middle.x) / 100) * size.width, ((pointer.y - middle.y) / 100) * size.height];
  const degrees = (Math.atan2(dy, dx) * 180) / Math.PI + 90;
  return { ...region, ...rounded(rotateAboutCenter(from, pointer.shift ? Math.round(degrees / turnStep) * turnStep : degrees, size)) };
}
