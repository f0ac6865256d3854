import '../base.ts';
// What kits of shapes, and boxes on videos, share travels with the picture, so that they come in few files.
import '#app/core/labeling/shapes/plane.ts';
import '#app/core/labeling/written.ts';
import '../tools/control.ts';
import '../tools/lead.ts';
import '../tools/keys.ts';
import '../surfaces/image/figures/rectangle.ts';
import '../surfaces/image/hit.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { surface: async (context) => (await import('./picture.ts')).createImageSurface(context) };
