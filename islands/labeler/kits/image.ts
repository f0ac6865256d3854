import '../base.ts';
import { createImageSurface } from '../surfaces/image/image.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { surface: createImageSurface };
