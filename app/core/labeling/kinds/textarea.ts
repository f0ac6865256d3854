import { isSet } from '../flag.ts';
import type { TextAnswer } from '../result.ts';
import { needTexts, toNumber } from '../wire/fields.ts';
import type { AnswerKind } from './answer-kind.ts';

export const textareaKind: AnswerKind<TextAnswer> = {
  kind: 'textarea',
  control: 'TextArea',
  key: 'text',
  ask: 'Write something in',
  read: (value) => ({ kind: 'textarea', text: needTexts(value, 'text') }),
  write: ({ text }) => text,
  isGiven: ({ text }) => text.some((each) => each.trim() !== ''),
  faults({ text }, { name, tag }) {
    const most = toNumber(tag.attributes.maxsubmissions);
    const tooMany = most !== undefined && text.length > most;
    const twice = isSet(tag, 'skipduplicates') && new Set(text).size < text.length;
    return [
      ...(tooMany ? [`"${name}" takes ${most === 1 ? 'one text' : `${most} texts`}, not ${text.length}.`] : []),
      ...(twice ? [`"${name}" holds the same text twice.`] : []),
    ];
  },
};
