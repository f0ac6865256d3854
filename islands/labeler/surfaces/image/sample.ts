/** Reads the pixels of what is seen of a picture, as finely as it is seen. */
import type { Box, Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { Sample } from '../../tools/masks/flood.ts';
import { sizeOf, type Picture } from './picture.ts';

/** Samples at most: more takes too long while the hand moves. */
const most = 1_000_000;

/** `size`: of the picture in its pixels, also where `image` is a smaller copy. `seen` is in percent. Undefined where the picture's server does not allow it. */
export function samplePicture(image: Picture, size: Size, seen: Box, scale: number): Sample | undefined {
  const [x, y] = [Math.floor((seen.x / 100) * size.width), Math.floor((seen.y / 100) * size.height)];
  const [wide, high] = [Math.ceil((seen.width / 100) * size.width), Math.ceil((seen.height / 100) * size.height)];
  const step = Math.max(1, Math.floor(1 / scale), Math.ceil(Math.sqrt((wide * high) / most)));
  const [width, height] = [Math.max(1, Math.ceil(wide / step)), Math.max(1, Math.ceil(high / step))];
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return undefined;
  const by = sizeOf(image).width / size.width;
  pen.drawImage(image, x * by, y * by, width * step * by, height * step * by, 0, 0, width, height);
  try {
    return { data: pen.getImageData(0, 0, width, height).data, width, height, x, y, step };
  } catch (error) {
    // A canvas that holds a picture of a foreign server may not be read.
    if (error instanceof DOMException && error.name === 'SecurityError') return undefined;
    throw error;
  }
}
