import './image.ts';
import '../base.ts';
import { keyPointKind } from '#app/core/labeling/kinds/keypoint.ts';
import { keyPointFigure } from '../surfaces/image/figures/keypoint.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { regions: [keyPointKind], figures: [keyPointFigure] };
