/** What pointers and keys need to know of the picture: what a point means, and the world that tools act in. */
import { newId } from '#app/core/labeling/ids.ts';
import type { Box, Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import { newMark } from '../../marks.ts';
import type { Pointer, ToolContext } from '../../tools/tool.ts';
import { toolNamed } from '../../tools/tools.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Drawing } from './drawing.ts';
import { gripAt, hostBox, regionAt } from './hit.ts';
import type { Viewport } from './viewport.ts';
import { lengthInPercent, toPercent } from './zoom.ts';

/** A drag of less than this many CSS pixels is a click. */
const clickRoom = 3;
/** So near to a thin thing (CSS pixels) is on it. */
const hitRoom = 6;
/** Until the picture is there nothing is drawn, so nothing can be pointed at. */
const nothing: Size = { width: 1, height: 1 };

/** What tools do beside changing the answer. */
export type Means = Pick<ToolContext, 'sketch' | 'sample'> & {
  /** The page that new regions lie on, where there are several. */
  page(): number | undefined;
};

export type Reading = {
  tools(): ToolContext;
  pointer(event: PointerEvent, point: Point): Pointer;
  pick(point: Point): string | undefined;
  /** A place in percent as a pointer without keys held. */
  at(point: Point): Pointer;
  /** A box in percent as CSS pixels of the host. */
  hostBox(box: Box): Box;
  /** CSS cursor over what the pointer is on. */
  cursor(pointer: Pointer): string;
};

export function createReading(context: SurfaceContext, drawing: Drawing, viewport: Viewport, { page, ...means }: Means): Reading {
  const { store, object, editable, announce, kits, config, palette } = context;
  const size = () => viewport.image ?? nothing;

  function pickPercent(at: Point): string | undefined {
    const slack = lengthInPercent(hitRoom, viewport.sight, size());
    return regionAt(drawing.visible(store.get()), at, size(), slack, drawing.figure)?.id;
  }
  const pick = (point: Point) => pickPercent(toPercent(point, viewport.sight, size()));

  function grip(event: PointerEvent, point: Point): Pointer['grip'] {
    return gripAt(drawing.grips(store.get(), size(), viewport.sight.scale), point, viewport.sight, event.pointerType)?.id;
  }

  return {
    pick,
    at: ({ x, y }) => ({ x, y, region: pickPercent({ x, y }), shift: false, ctrl: false }),
    hostBox: (box) => hostBox(box, viewport.sight, size()),
    pointer: (event, point) => ({
      ...toPercent(point, viewport.sight, size()),
      region: pick(point),
      grip: grip(event, point),
      shift: event.shiftKey,
      ctrl: event.ctrlKey || event.metaKey,
      alt: event.altKey,
      double: event.detail > 1,
    }),
    tools: () => ({
      store,
      ...means,
      object: object.name,
      config,
      editable,
      newId,
      announce,
      size: size(),
      original: { width: size().width, height: size().height, rotation: viewport.sight.turn ?? 0 },
      perPixel: 1 / viewport.sight.scale,
      least: lengthInPercent(clickRoom, viewport.sight, size()),
      mark(kind) {
        const mark = newMark(context, store.get().view, object.name, kind);
        return mark && page() !== undefined ? { ...mark, itemIndex: page() } : mark;
      },
      figure: drawing.figure,
      ink: (region) => palette.of(region).color,
      pan: viewport.panPercent,
    }),
    cursor(pointer) {
      const { tool } = store.get().view;
      if (pointer.grip) return 'pointer';
      return tool === 'select' && pointer.region ? 'move' : toolNamed(kits, tool).cursor;
    },
  };
}
