/** Pointers on the picture: a click selects, a drag draws; the selected box is moved by its inside and changed by its grips. */
import { newId } from '#app/core/labeling/ids.ts';
import type { Rectangle, RectangleRegion } from '#app/core/labeling/result.ts';
import { between, contains } from '#app/core/labeling/shapes/rectangle.ts';
import { addRegion } from '../../actions/add-region.ts';
import { placeRegion } from '../../actions/place.ts';
import type { Action, Step } from '../../history.ts';
import { newMark } from '../../marks.ts';
import { clampPoint, rounded } from '../../tools/place.ts';
import type { Pointer, ToolContext } from '../../tools/tool.ts';
import { rectangleFigure } from '../image/figures/rectangle.ts';
import { gripAt } from '../image/hit.ts';
import { asBox, boxesAt, freeTrack } from './at-frame.ts';
import { gripsOf } from './show.ts';
import { boxPlaced, newTrack } from './track-acts.ts';
import type { Viewer } from './viewer.ts';
import { boxAt } from '#app/core/labeling/shapes/track.ts';

/** A hand is never quite still: the first pixels are part of a click. */
const clickPixels = 3;

/** What is done with each place of the pointer; undefined does nothing. */
type Drag = { name: string; to(pointer: Pointer): Action | undefined; /** What is said at the end. */ done: string; select?: string };
type Held = { start: Pointer; hit: string | undefined; drag: Drag | undefined; step?: Step; moving: boolean };

export function bindScreen(viewer: Viewer): void {
  const { scope, stage, store, player } = viewer;
  const { history } = store;
  let held: Held | undefined;

  const giveUp = () => {
    if (held?.step) history.cancel(held.step);
    held = undefined;
  };
  const follow = (pointer: Pointer) => {
    const action = held?.drag?.to(pointer);
    if (!held?.drag || !action) return;
    const { name, select } = held.drag;
    const began = held.step === undefined;
    held.step = held.step ? history.replace(held.step, action) : history.perform(name, action);
    if (began && held.step && select !== undefined) store.select(select);
  };

  scope.on(stage.screen, 'pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary || !viewer.clock) return;
    player.pause();
    const start = pointerOf(viewer, event);
    held = { start, hit: start.region, drag: dragFor(viewer, start), moving: false };
    stage.screen.setPointerCapture(event.pointerId);
  });
  scope.on(stage.screen, 'pointermove', (event) => {
    const pointer = pointerOf(viewer, event);
    if (!held) return void (stage.screen.style.cursor = cursorOf(viewer, pointer));
    const { least } = toolContext(viewer);
    held.moving ||= Math.abs(pointer.x - held.start.x) > least.x || Math.abs(pointer.y - held.start.y) > least.y;
    if (held.moving) follow(pointer);
  });
  scope.on(stage.screen, 'pointerup', (event) => {
    if (!held) return;
    if (held.moving) follow(pointerOf(viewer, event));
    else store.select(held.hit);
    if (held.step && held.drag) viewer.announce(held.drag.done);
    held = undefined;
  });
  scope.on(stage.screen, 'pointercancel', giveUp);
  scope.on(document, 'keydown', (event) => {
    if (event.key !== 'Escape' || !held) return;
    event.preventDefault();
    giveUp();
  });
}

function toolContext(viewer: Viewer): ToolContext {
  const { store, object, editable, announce, size, config, palette } = viewer;
  return {
    store,
    object: object.name,
    editable,
    announce,
    size,
    newId,
    least: { x: (clickPixels / size.width) * 100, y: (clickPixels / size.height) * 100 },
    mark: (kind) => newMark(viewer, store.get().view, object.name, kind),
    figure: () => rectangleFigure,
    config,
    original: { ...size, rotation: 0 },
    perPixel: 1,
    ink: (region) => palette.of(region).color,
    sketch: () => undefined,
    sample: () => undefined,
    pan: () => undefined,
  };
}

function pointerOf(viewer: Viewer, event: PointerEvent): Pointer {
  const { size, stage } = viewer;
  const box = stage.boxes.getBoundingClientRect();
  const point = { x: event.clientX - box.left, y: event.clientY - box.top };
  const percent = { x: (point.x / size.width) * 100, y: (point.y / size.height) * 100 };
  return {
    ...percent,
    region: smallest(viewer, percent)?.id,
    grip: gripAt(gripsOf(viewer), point, { scale: 1, x: 0, y: 0 }, event.pointerType)?.id,
    shift: event.shiftKey,
    ctrl: event.ctrlKey || event.metaKey,
  };
}

/** The smallest box under a point: one inside another can always be reached. Of equal ones the topmost. */
function smallest(viewer: Viewer, point: { x: number; y: number }): RectangleRegion | undefined {
  const hits = boxesAt(viewer, viewer.store.get(), viewer.player.frame).filter((box) => contains(box, point, viewer.size));
  const area = ({ width, height }: Rectangle) => width * height;
  return hits.reduce<RectangleRegion | undefined>((best, box) => (best && area(best) < area(box) ? best : box), undefined);
}

function dragFor(viewer: Viewer, start: Pointer): Drag | undefined {
  const { store, player, size } = viewer;
  const state = store.get();
  const selected = freeTrack(viewer, state, start.ctrl ? start.region : state.selected);
  const place = selected && boxAt(selected.sequence, player.frame);
  const context = toolContext(viewer);
  if (selected && place) {
    const box = asBox(selected, place);
    const put = (next: Rectangle | undefined) => next && placeRegion(selected.id, boxPlaced(viewer, selected, next));
    const { grip } = start;
    if (grip !== undefined)
      return {
        name: rectangleFigure.pullName(grip),
        to: (pointer) => put(rectangleFigure.pull(box, grip, pointer, context)),
        done: `Changed at frame ${player.frame}.`,
      };
    if (contains(box, start, size)) {
      const to = (pointer: Pointer) => put(rectangleFigure.move(box, pointer.x - start.x, pointer.y - start.y, size));
      return { name: 'Move box', to, done: `Moved at frame ${player.frame}.`, select: selected.id };
    }
  }
  return drawing(viewer, start, context);
}

function drawing(viewer: Viewer, start: Pointer, { least }: ToolContext): Drag | undefined {
  if (!viewer.takes.boxes) return undefined;
  const id = newId();
  const first = clampPoint(start);
  const to = (pointer: Pointer) => {
    const place = rounded(between(first, clampPoint(pointer)));
    if (place.width < least.x || place.height < least.y) return undefined;
    const track = newTrack(viewer, id, place);
    return track && addRegion(track);
  };
  return { name: 'Draw box', to, done: `Box drawn at frame ${viewer.player.frame}.`, select: id };
}

function cursorOf(viewer: Viewer, pointer: Pointer): string {
  if (pointer.grip !== undefined) return 'pointer';
  if (pointer.region !== undefined && pointer.region === viewer.store.get().selected && viewer.editable) return 'move';
  return viewer.takes.boxes ? 'crosshair' : '';
}
