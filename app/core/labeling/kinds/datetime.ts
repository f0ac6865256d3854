import { bounds, example, readMoment } from '../moments.ts';
import type { DateTimeAnswer } from '../result.ts';
import { Broken } from '../wire/fields.ts';
import type { AnswerKind } from './answer-kind.ts';

export const datetimeKind: AnswerKind<DateTimeAnswer> = {
  kind: 'datetime',
  control: 'DateTime',
  key: 'datetime',
  ask: 'Give a date or time for',
  read({ datetime }) {
    if (typeof datetime === 'string' || (typeof datetime === 'number' && Number.isFinite(datetime))) return { kind: 'datetime', datetime };
    throw new Broken(`"datetime" in the value is ${datetime === undefined ? 'missing' : 'no date or time'}.`);
  },
  write: ({ datetime }) => datetime,
  isGiven: ({ datetime }) => String(datetime).trim() !== '',
  faults({ datetime }, { name, tag }) {
    const moment = readMoment(String(datetime), tag);
    if (moment === undefined) return [`"${name}" is written like ${example(tag)}, not "${datetime}".`];
    const { min, max } = bounds(tag);
    return [
      ...(min !== undefined && moment < min ? [`"${name}" takes nothing before ${min}.`] : []),
      ...(max !== undefined && moment > max ? [`"${name}" takes nothing after ${max}.`] : []),
    ];
  },
};
