import './image.ts';
import '../base.ts';
import { polygonKind } from '#app/core/labeling/kinds/polygon.ts';
import { polygonFigure } from '../surfaces/image/figures/polygon.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { regions: [polygonKind], figures: [polygonFigure] };
