/** How masks of every kind are seen, hit and placed by key. They have no grips: a brush changes them. */
import { countPixels, emptyRuns, valueAt, withStretches, type Runs } from '#app/core/labeling/shapes/runs.ts';
import type { PlaceOf } from '#app/core/labeling/kinds/region-kind.ts';
import type { Box, Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { Figure } from '../../../tools/figure.ts';
import type { MaskKeeper, MaskRegion } from '../../../tools/masks/mask.ts';
import { strokeStretches } from '../../../tools/masks/stroke.ts';
import type { NamedTool } from '../../../tools/tool.ts';
import { maskBox, paintMask } from './art.ts';

type Face<R extends MaskRegion> = { kind: R['kind']; noun: string; tool: NamedTool; mask: MaskKeeper<R> };

const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };
const shares = new WeakMap<Runs, number>();

/** The mask on the picture's own pixels; undefined where there is none to show (yet). */
function fitting<R extends MaskRegion>({ mask }: Face<R>, region: R, { width, height }: Size): Runs | undefined {
  const runs = mask.runs(region);
  return runs?.ends.at(-1) === width * height ? runs : undefined;
}

function boundsIn(runs: Runs | undefined, { width, height }: Size): Box {
  if (!runs) return nowhere;
  const box = maskBox(runs, width);
  return { x: (box.x / width) * 100, y: (box.y / height) * 100, width: (box.width / width) * 100, height: (box.height / height) * 100 };
}

export function maskFigure<R extends MaskRegion>(face: Face<R>): Figure<R> {
  return {
    ...face,
    bounds: (region, size) => boundsIn(fitting(face, region, size), size),
    contains(region, { x, y }, size) {
      const runs = fitting(face, region, size);
      const [column, row] = [Math.floor((x / 100) * size.width), Math.floor((y / 100) * size.height)];
      if (!runs || column < 0 || row < 0 || column >= size.width || row >= size.height) return false;
      return valueAt(runs, row * size.width + column) > 0;
    },
    area(region, size) {
      const runs = fitting(face, region, size);
      if (!runs) return 0;
      const share = shares.get(runs) ?? (countPixels(runs) / (size.width * size.height)) * 10_000;
      shares.set(runs, share);
      return share;
    },
    trace: () => undefined,
    paint(pen, region, look) {
      const runs = fitting(face, region, look.size);
      if (runs) paintMask(pen, runs, look.size, look);
    },
    grips: () => [],
    pull: () => undefined,
    pullName: () => `Change ${face.noun}`,
    move: (region) => region,
    keys: { place: (seen, taken, size) => face.mask.keep(disc(seen, taken.length, size), size) as PlaceOf<R> },
  };
}

/** A disc a tenth of what is seen wide, in its middle, or beside it where others lie. */
function disc(seen: Box, others: number, size: Size): Runs {
  const shift = (others % 8) * 0.05;
  const middle = {
    x: ((seen.x + seen.width * (0.5 + shift)) / 100) * size.width,
    y: ((seen.y + seen.height * (0.5 + shift)) / 100) * size.height,
  };
  const radius = Math.min((seen.width / 100) * size.width, (seen.height / 100) * size.height) / 20;
  return withStretches(emptyRuns(size.width * size.height), strokeStretches([middle], radius, size), 255);
}
