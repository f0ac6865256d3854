import type { UtteranceRegion } from '../result.ts';
import { Broken, defined, isFields, type Fields } from '../wire/fields.ts';
import type { RegionKind } from './region-kind.ts';
import { readText } from './span.ts';
import { shorten } from './words.ts';

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isIndex = (value: unknown): value is string | number => isCount(value) || (typeof value === 'string' && /^\d+$/.test(value));

function needPlace(value: Fields, key: 'start' | 'end'): { index: string | number; offset: number } {
  const { [key]: index, [`${key}Offset`]: offset } = value;
  if (!isIndex(index)) throw new Broken(`"${key}" of a dialogue must be the number of a phrase, counted from 0.`);
  if (!isCount(offset)) throw new Broken(`"${key}Offset" must be a whole number.`);
  return { index, offset };
}

/** Stretches of dialogues (formats 2.5). The text stays as it is stored, with newlines as backslash and n. */
export const utteranceKind: RegionKind<UtteranceRegion> = {
  kind: 'utterance',
  noun: 'utterance',
  objects: ['Paragraphs'],
  own: ['ParagraphLabels', 'Labels'],
  bare: [],
  placeKeys: ['start', 'end', 'startOffset', 'endOffset'],
  read(value) {
    const [start, end] = [needPlace(value, 'start'), needPlace(value, 'end')];
    const place = { start: start.index, end: end.index, startOffset: start.offset, endOffset: end.offset };
    const { globalOffsets: counted, text } = value;
    const globalOffsets =
      isFields(counted) && isCount(counted.start) && isCount(counted.end) ? { start: counted.start, end: counted.end } : undefined;
    const exact = globalOffsets !== undefined && Object.keys(counted as Fields).length === 2 ? globalOffsets : undefined;
    const valueKeys = [...(exact ? ['globalOffsets'] : []), ...(typeof text === 'string' ? ['text'] : [])];
    return { place: defined({ ...place, globalOffsets: exact, text: typeof text === 'string' ? text : undefined }), valueKeys };
  },
  write: ({ start, end, startOffset, endOffset }) => ({ start, end, startOffset, endOffset }),
  writeOwn: ({ text, globalOffsets }) => defined({ text, globalOffsets }),
  fault({ start, end, startOffset, endOffset }) {
    if (!isIndex(start) || !isIndex(end) || !isCount(startOffset) || !isCount(endOffset)) return 'its phrases and offsets must be whole numbers';
    const [first, last] = [Number(start), Number(end)];
    return last < first || (last === first && endOffset < startOffset) ? 'it ends before it starts' : undefined;
  },
  begins: ({ start, startOffset }) => [Number(start), startOffset],
  say: ({ text, start, end }) => (text ? `“${shorten(readText(text))}”` : sayPhrases(Number(start), Number(end))),
};

/** "phrase 3", "phrases 3 to 4", as people count. */
export function sayPhrases(start: number, end: number): string {
  return start === end ? `phrase ${start + 1}` : `phrases ${start + 1} to ${end + 1}`;
}
