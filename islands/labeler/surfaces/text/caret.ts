/** Where a caret may stand and where keys take it: between what people see as characters, never inside one. UTF-16 units. */

export type Stretch = { start: number; end: number };

/** Characters that join (flags, families, accents) do so with near neighbors only; a window keeps a step cheap on a line of 1 MB. */
const characterWindow = 256;
const wordWindow = 2000;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The place one seen character later or earlier; stays at the ends of the text. */
export function stepCharacter(text: string, unit: number, by: 1 | -1): number {
  if (by > 0) {
    const [next] = characters.segment(text.slice(unit, unit + characterWindow));
    return unit + (next?.segment.length ?? 0);
  }
  const from = Math.max(0, unit - characterWindow);
  const before = [...characters.segment(text.slice(from, unit))];
  return unit - (before[before.length - 1]?.segment.length ?? 0);
}

/** The end of the next word, or the start of the previous one; the end of the text where there is none. */
export function stepWord(text: string, unit: number, by: 1 | -1): number {
  if (by > 0) {
    for (const word of words.segment(text.slice(unit, unit + wordWindow))) {
      if (word.isWordLike) return unit + word.index + word.segment.length;
    }
    return Math.min(text.length, unit + wordWindow);
  }
  const from = Math.max(0, unit - wordWindow);
  let start = from;
  for (const word of words.segment(text.slice(from, unit))) if (word.isWordLike) start = from + word.index;
  return start;
}

/** The line (up to a line end of the text, not of the page) that holds a place, without its line end. */
export function lineAround(text: string, unit: number): Stretch {
  const start = unit > 0 ? text.lastIndexOf('\n', unit - 1) + 1 : 0;
  const newline = text.indexOf('\n', unit);
  return { start, end: newline < 0 ? text.length : newline };
}
