/** The size of a picture from its first bytes, turned as browsers show it. */
import { imageSize } from 'image-size';
import type { Size } from '#app/core/labeling/shapes/plane.ts';

/** Bytes that are read: cameras put small pictures and profiles of colors before the size. */
export const sizeHead = 512 * 1024;

/** Undefined where it is not among these bytes. */
export async function pictureSize(bytes: AsyncIterable<Uint8Array>): Promise<Size | undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  try {
    const { width, height, orientation = 1 } = imageSize(Buffer.concat(chunks));
    if (!(width > 0 && height > 0)) return undefined;
    return orientation > 4 ? { width: height, height: width } : { width, height };
  } catch {
    // It says that it does not know these bytes by throwing.
    return undefined;
  }
}
