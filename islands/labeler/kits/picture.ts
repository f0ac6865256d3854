/**
 * The surface of pictures, with Konva. Apart from the kit that shapes hang on, so that a page that is only drawn as a picture (Pdf) fetches
 * it together with its renderer.
 */
import './image.ts';
import '../base.ts';

export { createImageSurface } from '../surfaces/image/image.ts';
