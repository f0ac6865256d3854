/** Predictions as Annotto has them: blocks by category, whatever their type (annotto-superb A3.2). */
import type { Losses } from '../losses.ts';
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
  // Categories are names of controls: nothing may stand there beforehand.
  const raw = Object.create(null) as Raw;
  for (const mark of marks) {
    const list = mark.task.type === 'classifications' ? 'labels' : 'entities';
    ((raw[mark.task.category] ??= {})[list] ??= []).push(entryOf(mark));
  }
  return raw;
}

/** As a flat list, as Annotto keeps it beside. */
export const keysOf = ({ marks }: Marks): Entry[] =>
  marks
    .filter(({ task, score }) => task.type !== 'classifications' || isLikely(score, leastProbability))
    .map((mark) => {
      const { coords, ...entry } = entryOf(mark);
      return coords ? { ...entry, zone: coords } : entry;
    });

/** What Annotto says of one label each, as a prediction's own: the least sure of them. `isOne`: all say the same, so no answer needs one of its own. */
export function scoreOf(probabilities: readonly (number | undefined)[]): { score: number | undefined; isOne: boolean } {
  const known = probabilities.filter((one) => one !== undefined);
  const score = known.length > 0 ? Math.min(...known) : undefined;
  return { score, isOne: probabilities.every((one) => one === score) };
}

export const isLikely = (probability: number | undefined, least: number): boolean => probability === undefined || probability > least;

/** What of the scores of a prediction Annotto cannot say: it has them for choices alone, and offers none that is not likely. */
export function countUnsure(marks: readonly Mark[], whole: number | null, losses: Losses): void {
  const chosen = marks.filter(({ task }) => task.type === 'classifications').map(({ score }) => score ?? whole ?? undefined);
  const likely = chosen.filter((score) => isLikely(score, leastProbability));
  losses.add(`predicted choices no likelier than ${leastProbability}, which Annotto does not offer`, chosen.length - likely.length);
  const isOwn = marks.some(({ score }) => score !== undefined);
  losses.add('scores of predictions', Number(isOwn || (whole !== null && likely.length === 0)));
}
