/** Painted masks, packed as runs. */
import { runsOfRle } from '#app/core/labeling/kinds/brush.ts';
import { BadRle, packRle } from '#app/core/labeling/shapes/rle.ts';
import type { BrushRegion } from '#app/core/labeling/result.ts';
import { brushFor } from '../../../tools/masks/brush.ts';
import type { MaskKeeper } from '../../../tools/masks/mask.ts';
import { maskFigure } from '../masks/figure.ts';

export const packedMask: MaskKeeper<BrushRegion> = {
  runs({ rle }) {
    try {
      return runsOfRle(rle);
    } catch (error) {
      // Kept as it came; the check before a submit says what is wrong with it.
      if (error instanceof BadRle) return undefined;
      throw error;
    }
  },
  keep: (runs) => ({ rle: packRle(runs) }),
};

const brushTool = brushFor(
  {
    kind: 'brush',
    noun: 'mask',
    name: 'brush',
    title: 'Paint masks',
    keys: ['b'],
    icon: 'M16.5 3.500c-3 1-7 5-8 7.500l1.500 1.500c2.500-1 6.500-5 7.500-8zM7.500 12c-2.500 0-2 3.500-4.500 4 2.500 1.500 6.500.500 6-2.500',
  },
  packedMask as MaskKeeper,
);

export const brushFigure = maskFigure<BrushRegion>({ kind: 'brush', noun: 'mask', tool: brushTool, mask: packedMask });
