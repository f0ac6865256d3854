import '../base.ts';
import { spanKind } from '#app/core/labeling/kinds/span.ts';
import { createTextSurface } from '../surfaces/text/text.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { surface: createTextSurface, regions: [spanKind] };
