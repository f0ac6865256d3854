import type { SpanRegion } from '../result.ts';
import { Broken, type Fields, needNumber } from '../wire/fields.ts';
import type { RegionKind } from './region-kind.ts';
import { shorten } from './words.ts';

/** Newlines of a marked text are stored as the two characters backslash and n (formats 2.5). */
export const storedText = (text: string): string => text.replaceAll('\n', '\\n');
export const readText = (stored: string): string => stored.replaceAll('\\n', '\n');

/** Old files mark text by XPath as HTML does; that is not our span. */
const isPath = (value: Fields): boolean => typeof value.start === 'string' && value.start.startsWith('/');

/** Why a start and an end mean nothing, or undefined. */
export function endsFault({ start, end }: { start: number; end: number }): string | undefined {
  if (!Number.isFinite(start) || !Number.isFinite(end)) return 'its start or end is no number';
  return start < 0 || end < start ? 'it ends before it starts, or starts before the beginning' : undefined;
}

/** Spans of plain text (formats 2.5). */
export const spanKind: RegionKind<SpanRegion> = {
  kind: 'span',
  noun: 'span',
  objects: ['Text'],
  own: ['Labels', 'Taxonomy'],
  bare: [],
  placeKeys: ['start', 'end'],
  holds: (value) => !isPath(value),
  read(value) {
    const place = { start: needNumber(value, 'start'), end: needNumber(value, 'end') };
    if (!Number.isInteger(place.start) || !Number.isInteger(place.end)) throw new Broken('"start" and "end" of text must be whole numbers.');
    return typeof value.text === 'string' ? { place: { ...place, text: readText(value.text) }, valueKeys: ['text'] } : { place };
  },
  write: ({ start, end }) => ({ start, end }),
  writeOwn: ({ text }) => (text === undefined ? {} : { text: storedText(text) }),
  fault(region, about) {
    const fault = endsFault(region);
    if (fault) return fault;
    const { start, end } = region;
    if (!Number.isInteger(start) || !Number.isInteger(end)) return 'its start and end must be whole numbers';
    const length = about.length();
    return length !== undefined && end > length ? `it ends at ${end}, but the text has ${length} characters` : undefined;
  },
  begins: ({ start, end }) => [start, end],
  say: ({ text, start, end }) => (text ? `“${shorten(text)}”` : `characters ${start} to ${end}`),
};
