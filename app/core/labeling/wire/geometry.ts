/** The place of a region as stored (formats 2.3, 2.5, 2.6): percent, code points, seconds. */

import type { Rectangle, Region } from '../result.ts';
import { type Fields, needNumber } from './fields.ts';

export type Kind = Region['kind'];

/** Keys of `value` that say where a region is; rows of one region each carry a copy. */
export const placeKeys: Record<Kind, readonly string[]> = {
  rectangle: ['x', 'y', 'width', 'height', 'rotation'],
  span: ['start', 'end'],
  range: ['start', 'end', 'channel'],
};

export function readRectangle(value: Fields): Rectangle {
  return {
    x: needNumber(value, 'x'),
    y: needNumber(value, 'y'),
    width: needNumber(value, 'width'),
    height: needNumber(value, 'height'),
    rotation: needNumber(value, 'rotation', 0),
  };
}

/** Newlines of a span's text are stored as the two characters backslash and n. */
export const storedText = (text: string): string => text.replaceAll('\n', '\\n');
export const readText = (stored: string): string => stored.replaceAll('\\n', '\n');

/** The place as every row of the region stores it, without labels and without the text of a span. */
export function writePlace(region: Region): Fields {
  if (region.kind === 'rectangle') {
    const { x, y, width, height, rotation } = region;
    return { x, y, width, height, rotation };
  }
  if (region.kind === 'span') return { start: region.start, end: region.end };
  return { start: region.start, end: region.end, channel: region.channel };
}
