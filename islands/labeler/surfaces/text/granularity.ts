/** Widens a selection to whole words, sentences or paragraphs, as the Text tag's or a label's `granularity` asks. UTF-16 units. */
import { walk } from '#app/core/labeling/config/walk.ts';
import type { LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import type { Mark } from '../../marks.ts';
import type { Stretch } from './caret.ts';
import { lineAround } from './caret.ts';

export type Granularity = 'symbol' | 'word' | 'sentence' | 'paragraph';

export function granularityOf(written: string | undefined): Granularity {
  return written === 'word' || written === 'sentence' || written === 'paragraph' ? written : 'symbol';
}

/** What regions of a mark are widened to: what the label says (formats 1.4), else the object. */
export function granularityFor(config: LabelingConfig, object: ObjectTag, mark: Pick<Mark, 'from' | 'labels'> | undefined): Granularity {
  const control = mark && config.controls.find(({ name }) => name === mark.from);
  const tags = control ? [...walk(control.tag)].map(({ tag }) => tag) : [];
  const label = tags.find(({ type, attributes }) => type === 'Label' && (attributes.alias ?? attributes.value) === mark?.labels[0]);
  return granularityOf(label?.attributes.granularity ?? object.tag.attributes.granularity);
}

/** The smallest stretch of whole units that covers the selection, without white space at its ends; `symbol` leaves it alone. */
export function snap(text: string, stretch: Stretch, granularity: Granularity): Stretch {
  if (granularity === 'symbol' || stretch.start >= stretch.end) return stretch;
  const inside = trim(text, stretch);
  if (inside.start >= inside.end) return stretch;
  const first = unitAround(text, inside.start, granularity);
  const last = unitAround(text, inside.end - 1, granularity);
  return trim(text, { start: Math.min(first.start, inside.start), end: Math.max(last.end, inside.end) });
}

/** Without the white space at both ends. */
export function trim(text: string, { start, end }: Stretch): Stretch {
  const part = text.slice(start, end);
  const left = part.length - part.trimStart().length;
  return { start: start + left, end: Math.max(start + left, start + part.trimEnd().length) };
}

/** The word, sentence or line that holds the character at `unit`. Words and sentences end at a line end at the latest. */
function unitAround(text: string, unit: number, granularity: 'word' | 'sentence' | 'paragraph'): Stretch {
  const line = lineAround(text, unit);
  if (granularity === 'paragraph') return line;
  const found = new Intl.Segmenter(undefined, { granularity }).segment(text.slice(line.start, line.end)).containing(unit - line.start);
  if (!found) return { start: unit, end: unit + 1 };
  return { start: line.start + found.index, end: line.start + found.index + found.segment.length };
}
