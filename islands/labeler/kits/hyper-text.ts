import '../base.ts';
import { passageKind } from '#app/core/labeling/kinds/passage.ts';
import { createHyperTextSurface } from '../surfaces/hypertext/hypertext.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { surface: createHyperTextSurface, regions: [passageKind] };
