/** What pointers and keys need to know of the picture: what a point means, and the world that tools act in. */
import { newId } from '#app/core/labeling/ids.ts';
import type { Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import { newMark } from '../../marks.ts';
import type { Pointer, ToolContext } from '../../tools/tool.ts';
import { toolNamed } from '../../tools/tools.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Drawing } from './drawing.ts';
import { gripAt, regionAt } from './hit.ts';
import type { Viewport } from './viewport.ts';
import { lengthInPercent, toPercent } from './zoom.ts';

/** A drag of less than this many CSS pixels is a click. */
const clickRoom = 3;
/** So near to a thin thing (CSS pixels) is on it. */
const hitRoom = 6;
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
  const { store, object, editable, announce, kits } = context;
  const size = () => viewport.image ?? nothing;

  function pick(point: Point): string | undefined {
    const at = toPercent(point, viewport.sight, size());
    const slack = lengthInPercent(hitRoom, viewport.sight, size());
    return regionAt(drawing.visible(store.get()), at, size(), slack, drawing.figure)?.id;
  }

  function grip(event: PointerEvent, point: Point): Pointer['grip'] {
    return gripAt(drawing.grips(store.get(), size(), viewport.sight.scale), point, viewport.sight, event.pointerType)?.id;
  }

  return {
    pick,
    pointer: (event, point) => ({
      ...toPercent(point, viewport.sight, size()),
      region: pick(point),
      grip: grip(event, point),
      shift: event.shiftKey,
      ctrl: event.ctrlKey || event.metaKey,
      double: event.detail > 1,
    }),
    tools: () => ({
      store,
      object: object.name,
      editable,
      newId,
      announce,
      size: size(),
      least: lengthInPercent(clickRoom, viewport.sight, size()),
      mark: (kind) => newMark(context, store.get().view, object.name, kind),
      figure: drawing.figure,
      pan: viewport.panPercent,
    }),
    cursor(pointer) {
      const { tool } = store.get().view;
      if (pointer.grip) return 'pointer';
      return tool === 'select' && pointer.region ? 'move' : toolNamed(kits, tool).cursor;
    },
  };
}
