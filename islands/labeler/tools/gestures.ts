/** Gestures that several tools share. Each is one step of history, taken back whole by cancel. */
import { between, center, move, resize, rotateAboutCenter, type Handle } from '#app/core/labeling/shapes/rectangle.ts';
import type { Rectangle, RectangleRegion, Region } from '#app/core/labeling/result.ts';
import { addRegion } from '../actions/add-region.ts';
import { placeRegion } from '../actions/place.ts';
import { findRegion, isFixed } from '../doc.ts';
import type { Action, Step } from '../history.ts';
import { clampPoint, inside, placeOf, rounded } from './place.ts';
import type { Gesture, Grip, Pointer, ToolContext } from './tool.ts';

/** The box that may be changed under this id, if there is one. */
export function freeBox(context: ToolContext, id: string | undefined): RectangleRegion | undefined {
  const state = context.store.get();
  const region = findRegion(state.doc, id);
  return context.editable && region?.kind === 'rectangle' && !isFixed(state, region) ? region : undefined;
}

/** Changes a box from its place at the start with each move; the first change begins the step. */
function changing(context: ToolContext, name: string, id: string, place: (pointer: Pointer) => Rectangle | undefined): Gesture {
  const { history } = context.store;
  let step: Step | undefined;
  const become = (pointer: Pointer) => {
    const next = place(pointer);
    if (!next) return;
    const action: Action = placeRegion(id, next);
    step = step ? history.replace(step, action) : history.perform(name, action);
  };
  return {
    move: become,
    up(pointer) {
      become(pointer);
      if (step) context.announce(`${name} done.`);
    },
    cancel() {
      if (step) history.cancel(step);
    },
  };
}

export function dragBox(context: ToolContext, box: RectangleRegion, start: Pointer): Gesture {
  const from = placeOf(box);
  let began = false;
  return changing(context, 'Move box', box.id, (pointer) => {
    const [dx, dy] = [pointer.x - start.x, pointer.y - start.y];
    began ||= Math.abs(dx) >= context.least.x || Math.abs(dy) >= context.least.y;
    return began ? inside(move(from, dx, dy), context.size) : undefined;
  });
}

export function pullGrip(context: ToolContext, box: RectangleRegion, grip: Grip): Gesture {
  const from = placeOf(box);
  if (grip === 'rotate') return turnBox(context, box, from);
  return changing(context, 'Resize box', box.id, (pointer) => {
    const point = from.rotation === 0 ? clampPoint(pointer) : pointer;
    const next = resize(from, grip, pointer.shift ? proportional(from, grip, point) : point, context.size);
    return next.width < context.least.x / 2 || next.height < context.least.y / 2 ? undefined : rounded(next);
  });
}

/** The point moved so that a corner keeps the box's proportions; sides have none to keep. */
function proportional(from: Rectangle, grip: Handle, point: Pointer): Pointer {
  if (grip.length === 1 || from.rotation !== 0) return point;
  const fixed = { x: grip.includes('w') ? from.x + from.width : from.x, y: grip.includes('n') ? from.y + from.height : from.y };
  const scale = Math.max(Math.abs(point.x - fixed.x) / from.width, Math.abs(point.y - fixed.y) / from.height);
  const [right, down] = [point.x >= fixed.x ? 1 : -1, point.y >= fixed.y ? 1 : -1];
  return { ...point, x: fixed.x + right * scale * from.width, y: fixed.y + down * scale * from.height };
}

const turnStep = 15;

function turnBox(context: ToolContext, box: RectangleRegion, from: Rectangle): Gesture {
  const { size } = context;
  const middle = center(from, size);
  return changing(context, 'Turn box', box.id, (pointer) => {
    const [dx, dy] = [((pointer.x - middle.x) / 100) * size.width, ((pointer.y - middle.y) / 100) * size.height];
    const degrees = (Math.atan2(dy, dx) * 180) / Math.PI + 90;
    return rounded(rotateAboutCenter(from, pointer.shift ? Math.round(degrees / turnStep) * turnStep : degrees, size));
  });
}

/** Draws a box from corner to corner; less than a few pixels is a click, which `clicked` hears instead. */
export function drawBox(context: ToolContext, start: Pointer, clicked: (pointer: Pointer) => void): Gesture | undefined {
  const mark = context.mark();
  if (!mark) return undefined;
  const { store, size } = context;
  const first = clampPoint(start);
  const id = context.newId();
  let step: Step | undefined;
  const drawTo = (pointer: Pointer) => {
    const place = rounded(between(first, clampPoint(pointer)));
    const region: Region = { id, kind: 'rectangle', ...mark, ...place, original: { ...size, rotation: 0 } };
    if (step) step = store.history.replace(step, addRegion(region));
    else if (place.width >= context.least.x && place.height >= context.least.y) {
      step = store.history.perform('Draw box', addRegion(region));
      store.select(id);
    }
  };
  return {
    move: drawTo,
    up(pointer) {
      drawTo(pointer);
      if (!step) clicked(pointer);
      else context.announce(mark.labels.length > 0 ? 'Box drawn.' : 'Box drawn without a label. Press the key of its label.');
    },
    cancel() {
      if (step) store.history.cancel(step);
    },
  };
}

/** Keeps the point that was taken hold of under the pointer. */
export function panView(context: ToolContext, start: Pointer): Gesture {
  const pan = (pointer: Pointer) => context.pan(pointer.x - start.x, pointer.y - start.y);
  return { move: pan, up: () => undefined, cancel: () => undefined };
}
