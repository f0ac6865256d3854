import './image.ts';
import '../base.ts';
import { vectorKind } from '#app/core/labeling/kinds/vector.ts';
import { vectorFigure } from '../surfaces/image/figures/vector.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { regions: [vectorKind], figures: [vectorFigure] };
