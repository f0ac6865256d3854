/** What the first bytes of a picture say of it: the same at any time, whatever was made of the picture since it came. */
import { buffer } from 'node:stream/consumers';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { pictureSize, sizeHead } from './foreign/picture-size.ts';

/** `size`: pixels as browsers show it. `bands`: values to a pixel, 1 of a grey picture or one with a palette, 3 or 4 of a colored one. */
export type PictureHead = { size: Size; bands: number };

type Bytes = AsyncIterable<Uint8Array>;

/** Nearly all of them say it here; the others only behind what a camera put before. */
const firstLook = 64 * 1024;

/** `read` gives so many bytes from the beginning, or all there are. Undefined where they do not say it. */
export async function pictureHead(type: string, read: (length: number) => Promise<Bytes>): Promise<PictureHead | undefined> {
  for (const length of [firstLook, sizeHead]) {
    const bytes = await buffer(await read(length));
    const size = await pictureSize(one(bytes));
    if (size) return { size, bands: bandsOf[type]?.(bytes) ?? 3 };
    if (bytes.length < length) return undefined;
  }
  return undefined;
}

async function* one(bytes: Uint8Array): Bytes {
  yield bytes;
}

/** By the kind of color that the head names. */
const pngBands: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const bandsOf: Readonly<Record<string, (bytes: Buffer) => number | undefined>> = {
  'image/png': (bytes) => pngBands[bytes[25] ?? -1],
  'image/jpeg': jpegBands,
  'image/gif': () => 1,
  'image/bmp': (bytes) => (bytes.length > 30 && bytes.readUInt16LE(28) <= 8 ? 1 : 3),
  'image/webp': (bytes) => (hasAlpha(bytes) ? 4 : 3),
};

/** Markers that begin a frame; three among them mean something else. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Markers with nothing behind them. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

function jpegBands(bytes: Buffer): number | undefined {
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) return undefined;
    if (isFrame(marker)) return bytes[at + 9];
    // Any number of FF may stand before a marker.
    at += marker === 0xff ? 1 : isBare(marker) ? 2 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

function hasAlpha(bytes: Buffer): boolean {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return ((bytes[20] ?? 0) & 0x10) !== 0;
  return kind === 'VP8L' && ((bytes[24] ?? 0) & 0x10) !== 0;
}
