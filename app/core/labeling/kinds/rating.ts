import type { RatingAnswer } from '../result.ts';
import { needNumber, toNumber } from '../wire/fields.ts';
import type { AnswerKind } from './answer-kind.ts';

export const ratingKind: AnswerKind<RatingAnswer> = {
  kind: 'rating',
  control: 'Rating',
  key: 'rating',
  ask: 'Give a rating for',
  read: (value) => ({ kind: 'rating', rating: needNumber(value, 'rating') }),
  write: ({ rating }) => rating,
  isGiven: ({ rating }) => rating > 0,
  faults({ rating }, { name, tag }) {
    const most = toNumber(tag.attributes.maxrating) ?? 5;
    const fits = Number.isInteger(rating) && rating >= 0 && rating <= most;
    return fits ? [] : [`"${name}" takes a whole number from 0 to ${most}, not ${rating}.`];
  },
};
