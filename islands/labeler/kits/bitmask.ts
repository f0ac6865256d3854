import './image.ts';
import '../base.ts';
import { bitmaskKind } from '#app/core/labeling/kinds/bitmask.ts';
import { bitmaskFigure } from '../surfaces/image/figures/bitmask.ts';
import { eraserTool } from '../tools/masks/eraser.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { regions: [bitmaskKind], figures: [bitmaskFigure], tools: [eraserTool] };
