import './image.ts';
import '../base.ts';
import { rectangleKind } from '#app/core/labeling/kinds/rectangle.ts';
import { rectangleFigure } from '../surfaces/image/figures/rectangle.ts';
import { threePointTool } from '../tools/three-points.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { regions: [rectangleKind], figures: [rectangleFigure], tools: [threePointTool] };
