/** What pointers and keys need to know of the picture: what a point means, and the world that tools act in. */
import { newId } from '#app/core/labeling/ids.ts';
import type { Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import { isFixed } from '../../doc.ts';
import { newMark } from '../../marks.ts';
import type { Pointer, ToolContext } from '../../tools/tool.ts';
import { tools } from '../../tools/tools.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Drawing } from './drawing.ts';
import { gripAt, regionAt } from './hit.ts';
import type { Viewport } from './viewport.ts';
import { lengthInPercent, toPercent } from './zoom.ts';

/** A drag of less than this many CSS pixels is a click. */
const clickRoom = 3;
/** Until the picture is there nothing is drawn, so nothing can be pointed at. */
const nothing: Size = { width: 1, height: 1 };

export type Reading = {
  tools(): ToolContext;
  pointer(event: PointerEvent, point: Point): Pointer;
  pick(point: Point): string | undefined;
  /** CSS cursor over what the pointer is on. */
  cursor(pointer: Pointer): string;
};

export function createReading(context: SurfaceContext, drawing: Drawing, viewport: Viewport): Reading {
  const { store, config, object, editable, announce } = context;
  const size = () => viewport.image ?? nothing;

  function pick(point: Point): string | undefined {
    return regionAt(drawing.visible(store.get()), toPercent(point, viewport.sight, size()), size())?.id;
  }

  function grip(event: PointerEvent, point: Point): Pointer['grip'] {
    const held = drawing.selected(store.get());
    if (!held || !editable || isFixed(store.get(), held)) return undefined;
    return gripAt(held, point, viewport.sight, size(), drawing.canTurn(held), event.pointerType);
  }

  return {
    pick,
    pointer: (event, point) => ({
      ...toPercent(point, viewport.sight, size()),
      region: pick(point),
      grip: grip(event, point),
      shift: event.shiftKey,
      ctrl: event.ctrlKey || event.metaKey,
    }),
    tools: () => ({
      store,
      editable,
      newId,
      announce,
      size: size(),
      least: lengthInPercent(clickRoom, viewport.sight, size()),
      mark: () => newMark(config, store.get().view, object.name, 'rectangle'),
      pan: viewport.panPercent,
    }),
    cursor(pointer) {
      const { tool } = store.get().view;
      if (pointer.grip) return 'pointer';
      return tool === 'select' && pointer.region ? 'move' : tools[tool].cursor;
    },
  };
}
