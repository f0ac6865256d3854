import type { Doc } from '#app/core/labeling/result.ts';
import type { Losses } from './losses.ts';

/** What a mark has beside its place and its labels, for formats that know nothing of it. */
export function countTraits({ regions, answers }: Doc, losses: Losses): void {
  losses.add('locks on regions', regions.filter(({ readonly }) => readonly === true).length);
  losses.add('regions without who made them, a person or a model', regions.filter(({ origin }) => origin !== 'manual').length);
  losses.add('scores of marks', [...regions, ...answers].filter(({ score }) => score !== undefined).length);
}
