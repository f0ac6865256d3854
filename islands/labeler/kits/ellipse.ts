import './image.ts';
import '../base.ts';
import { ellipseKind } from '#app/core/labeling/kinds/ellipse.ts';
import { ellipseFigure } from '../surfaces/image/figures/ellipse.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { regions: [ellipseKind], figures: [ellipseFigure] };
