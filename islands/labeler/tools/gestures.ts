/** Gestures that several tools share. Each is one step of history, taken back whole by cancel. */
import type { ImageRegion, Region } from '#app/core/labeling/result.ts';
import { addRegion } from '../actions/add-region.ts';
import { placeRegion } from '../actions/place.ts';
import { findRegion, isFixed } from '../doc.ts';
import type { Action, Step } from '../history.ts';
import { controlNamed, snapped, snappedStep } from './control.ts';
import { clampPoint } from './place.ts';
import type { Gesture, Pointer, ToolContext } from './tool.ts';

const pictured: readonly string[] = ['rectangle', 'ellipse', 'polygon', 'keypoint', 'vector', 'brush', 'bitmask'];

export function isOnImage(region: Region | undefined): region is ImageRegion {
  return region !== undefined && pictured.includes(region.kind);
}

/** The region of this picture that may be changed under this id, if there is one. */
export function freeRegion(context: ToolContext, id: string | undefined): ImageRegion | undefined {
  const state = context.store.get();
  const region = findRegion(state.doc, id);
  return context.editable && isOnImage(region) && region.to === context.object && !isFixed(state, region) ? region : undefined;
}

/** Changes a region from its place at the start with each move; the first change begins the step. */
function changing(context: ToolContext, name: string, id: string, place: (pointer: Pointer) => ImageRegion | undefined): Gesture {
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

export function dragRegion(context: ToolContext, region: ImageRegion, start: Pointer): Gesture {
  const figure = context.figure(region);
  const control = controlNamed(context, region.from);
  let began = false;
  return changing(context, `Move ${figure.noun}`, region.id, (pointer) => {
    const way = { x: pointer.x - start.x, y: pointer.y - start.y };
    began ||= Math.abs(way.x) >= context.least.x || Math.abs(way.y) >= context.least.y;
    const by = snappedStep(way, control, context.size);
    return began ? figure.move(region, by.x, by.y, context.size) : undefined;
  });
}

/** A drag changes the region; less than a few pixels is a click, which `clicked` hears instead. */
export function pullGrip(context: ToolContext, region: ImageRegion, grip: string, start: Pointer, clicked: () => void = () => undefined): Gesture {
  const figure = context.figure(region);
  let began = false;
  const isDrag = (pointer: Pointer) => {
    began ||= Math.abs(pointer.x - start.x) >= context.least.x || Math.abs(pointer.y - start.y) >= context.least.y;
    return began;
  };
  const gesture = changing(context, figure.pullName(grip), region.id, (pointer) => figure.pull(region, grip, pointer, context));
  return {
    ...gesture,
    move: (pointer) => isDrag(pointer) && gesture.move(pointer),
    up: (pointer) => (isDrag(pointer) ? gesture.up(pointer) : clicked()),
  };
}

export type Drawing = {
  kind: ImageRegion['kind'];
  noun: string;
  /** The region from corner to corner; undefined while it is too small to be meant. */
  between(first: Pointer, now: Pointer, context: ToolContext): Partial<ImageRegion> | undefined;
};

/** Draws a region by one drag; less than a few pixels is a click, which `clicked` hears instead. */
export function drawRegion(
  context: ToolContext,
  start: Pointer,
  { kind, noun, between }: Drawing,
  clicked: (pointer: Pointer) => void,
): Gesture | undefined {
  const mark = context.mark(kind);
  if (!mark) return undefined;
  const { store } = context;
  const control = controlNamed(context, mark.from);
  const onPixel = (pointer: Pointer) => snapped(clampPoint(pointer), control, context.size);
  const first = onPixel(start);
  const id = context.newId();
  let step: Step | undefined;
  const drawTo = (pointer: Pointer) => {
    const place = between(first, onPixel(pointer), context);
    if (!place) return;
    const region = { id, kind, ...mark, ...place, original: context.original } as ImageRegion;
    if (step) step = store.history.replace(step, addRegion(region));
    else {
      step = store.history.perform(`Draw ${noun}`, addRegion(region));
      store.select(id);
    }
  };
  return {
    move: drawTo,
    up(pointer) {
      drawTo(pointer);
      if (step) {
        sayDrawn(context, noun, mark.labels);
        if (!store.get().view.settings.selectNew) store.select(undefined);
      } else clicked(pointer);
    },
    cancel() {
      if (step) store.history.cancel(step);
    },
  };
}

export function sayDrawn(context: ToolContext, noun: string, labels: readonly string[]): void {
  const Noun = noun.charAt(0).toUpperCase() + noun.slice(1);
  context.announce(labels.length > 0 ? `${Noun} drawn.` : `${Noun} drawn without a label. Press the key of its label.`);
}

/** Keeps the point that was taken hold of under the pointer. */
export function panView(context: ToolContext, start: Pointer): Gesture {
  const pan = (pointer: Pointer) => context.pan(pointer.x - start.x, pointer.y - start.y);
  return { move: pan, up: () => undefined, cancel: () => undefined };
}
