import './image.ts';
import '../base.ts';
import { brushKind } from '#app/core/labeling/kinds/brush.ts';
import { brushFigure } from '../surfaces/image/figures/brush.ts';
import { eraserTool } from '../tools/masks/eraser.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { regions: [brushKind], figures: [brushFigure], tools: [eraserTool] };
