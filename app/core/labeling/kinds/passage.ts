import type { Passage, PassageRegion, Span } from '../result.ts';
import { Broken, defined, type Fields, isFields } from '../wire/fields.ts';
import type { RegionKind } from './region-kind.ts';
import { readText } from './span.ts';
import { shorten } from './words.ts';

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

function readGlobal(value: unknown): Span | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isFields(value) || !isCount(value.start) || !isCount(value.end))
    throw new Broken('"globalOffsets" must hold a start and an end, whole numbers.');
  return value as Span;
}

/** The XPaths with their offsets; undefined where the row has none, as predictions that count characters alone. */
function readPaths({ start, end, startOffset, endOffset }: Fields): Omit<Passage, 'globalOffsets'> | undefined {
  if (start === undefined && end === undefined && startOffset === undefined && endOffset === undefined) return undefined;
  if (typeof start !== 'string' || typeof end !== 'string') throw new Broken('"start" and "end" of HTML must be XPaths.');
  if (!isCount(startOffset) || !isCount(endOffset)) throw new Broken('"startOffset" and "endOffset" of HTML must be whole numbers.');
  return { start, end, startOffset, endOffset };
}

/** Passages of HTML (formats 2.5). The text stays as it is stored, with newlines as backslash and n. */
export const passageKind: RegionKind<PassageRegion> = {
  kind: 'passage',
  noun: 'passage',
  objects: ['HyperText'],
  own: ['HyperTextLabels', 'Labels', 'Taxonomy'],
  bare: [],
  placeKeys: ['start', 'end', 'startOffset', 'endOffset', 'globalOffsets'],
  read(value) {
    const paths = readPaths(value);
    const globalOffsets = readGlobal(value.globalOffsets);
    if (!paths && !globalOffsets) throw new Broken('The value holds neither XPaths nor "globalOffsets".');
    const place = defined({ ...paths, globalOffsets });
    return typeof value.text === 'string' ? { place: { ...place, text: value.text }, valueKeys: ['text'] } : { place };
  },
  write: ({ start, end, startOffset, endOffset, globalOffsets }) => defined({ start, end, startOffset, endOffset, globalOffsets }),
  writeOwn: ({ text }) => defined({ text }),
  fault({ start, startOffset, end, endOffset, globalOffsets }) {
    const counts = [startOffset ?? 0, endOffset ?? 0, globalOffsets?.start ?? 0, globalOffsets?.end ?? 0];
    if (!counts.every(isCount)) return 'its offsets must be whole numbers';
    if (globalOffsets && globalOffsets.end < globalOffsets.start) return 'it ends before it starts';
    return start !== undefined && start === end && (endOffset ?? 0) < (startOffset ?? 0) ? 'it ends before it starts' : undefined;
  },
  begins: ({ globalOffsets }) => (globalOffsets ? [globalOffsets.start, globalOffsets.end] : []),
  say({ text, globalOffsets, start, end }) {
    if (text) return `“${shorten(readText(text))}”`;
    return globalOffsets ? `characters ${globalOffsets.start} to ${globalOffsets.end}` : `${start} to ${end}`;
  },
};
