/** Predictions as Annotto has them: blocks by category, whatever their type (annotto-superb A3.2). */
import type { Mark, Marks } from './marks.ts';

/** Annotto's usual threshold: what is as likely as this, or less, is not offered. */
export const leastProbability = 0.4;

type Entry = Record<string, unknown>;
export type Raw = Record<string, { labels?: Entry[]; entities?: Entry[] }>;

function entryOf({ task: { value }, start, end, coords, text, score }: Mark): Entry {
  if (start !== undefined) return { value, start, end };
  if (coords) return { value, coords };
  return text === undefined ? { value, ...(score !== undefined && { proba: score }) } : { value, text };
}

export function rawOf({ marks }: Marks): Raw {
  const raw: Raw = {};
  for (const mark of marks) {
    const list = mark.task.type === 'classifications' ? 'labels' : 'entities';
    ((raw[mark.task.category] ??= {})[list] ??= []).push(entryOf(mark));
  }
  return raw;
}

/** As a flat list, as Annotto keeps it beside. */
export const keysOf = ({ marks }: Marks): Entry[] =>
  marks
    .filter(({ task, score }) => task.type !== 'classifications' || score === undefined || score > leastProbability)
    .map((mark) => {
      const { coords, ...entry } = entryOf(mark);
      return coords ? { ...entry, zone: coords } : entry;
    });
