/** Brushes: paint goes to the selected mask, or makes a new one. */
import { holdFirst } from '../select.ts';
import type { NamedTool } from '../tool.ts';
import { canvasFor, paint, refused, type MaskKeeper, type MaskRegion } from './mask.ts';
import { resizeBrush, showBrush, strokeGesture } from './painting.ts';

type Face = Pick<NamedTool, 'name' | 'title' | 'keys' | 'icon'> & { kind: MaskRegion['kind']; noun: string };

export function brushFor({ kind, noun, ...face }: Face, keeper: MaskKeeper): NamedTool {
  return {
    ...face,
    makes: kind,
    cursor: 'crosshair',
    pen: { resize: resizeBrush },
    hover: showBrush,
    down: (pointer, context) =>
      holdFirst(pointer, context, () => {
        const canvas = canvasFor(context, kind, keeper);
        if (typeof canvas === 'string') return refused(context, canvas);
        const color = context.ink(canvas.region ?? context.mark(kind));
        return strokeGesture(context, pointer, color, (stretches) => paint(context, kind, canvas, stretches, `Paint ${noun}`));
      }),
  };
}
