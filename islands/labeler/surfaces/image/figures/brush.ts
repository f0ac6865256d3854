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
  { kind: 'brush', noun: 'mask', name: 'brush', title: 'Paint masks', keys: ['b'], icon: 'brush' },
  packedMask as MaskKeeper,
);

export const brushFigure = maskFigure<BrushRegion>({ kind: 'brush', noun: 'mask', tool: brushTool, mask: packedMask });
