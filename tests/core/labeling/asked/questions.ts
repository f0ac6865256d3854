/** Answers that are asked for about the whole task, every region or every page, and only where a condition holds. */
import type { Row } from '#app/core/labeling/result.ts';
import { asked, row, type Asked } from './case.ts';

/** Controls that are asked about the whole task, each region or each page: how they are asked, and a value that answers them. */
const questions = [
  { tag: 'Choices', inside: '<Choice value="A"/><Choice value="B"/>', ask: 'Choose in', type: 'choices', value: { choices: ['A'] } },
  { tag: 'Taxonomy', inside: '<Choice value="A"/>', ask: 'Choose in', type: 'taxonomy', value: { taxonomy: [['A']] } },
  { tag: 'TextArea', inside: '', ask: 'Write something in', type: 'textarea', value: { text: ['So.'] } },
  { tag: 'Rating', inside: '', ask: 'Give a rating for', type: 'rating', value: { rating: 3 } },
  { tag: 'Number', inside: '', ask: 'Give a number for', type: 'number', value: { number: 0 } },
  { tag: 'DateTime', inside: '', ask: 'Give a date or time for', type: 'datetime', value: { datetime: '2024-05-01T10:00' } },
];

const place = { start: 2, end: 6 };
const span = (id: string, label: string): Row => row('txt', 'labels', { ...place, text: 'fine', labels: [label] }, { id, from_name: 'ner' });
const ner = '<Labels name="ner" toName="txt"><Label value="PER"/><Label value="ORG"/></Labels>';
const first = '<Choices name="first" toName="txt"><Choice value="yes"/><Choice value="no"/></Choices>';
const chosen = (choice: string): Row => row('txt', 'choices', { choices: [choice] }, { id: 'f', from_name: 'first' });

export const ofQuestions = questions.flatMap(({ tag, inside, ask, type, value }): Asked[] => {
  const control = (rest: string, to = 'txt'): string => `<${tag} name="q" toName="${to}" required="true" ${rest}>${inside}</${tag}>`;
  const sentence = `${ask} “q” first.`;
  return [
    asked({ title: `${tag}, required`, control: control(''), said: [{ control: 'q', message: sentence }], enough: [row('txt', type, value)] }),
    asked({
      title: `${tag}, in the words of the config`,
      control: control('requiredMessage="Say it!"'),
      said: [{ control: 'q', message: 'Say it!' }],
      enough: [row('txt', type, value)],
    }),
    asked({
      title: `${tag}, of every region it concerns`,
      control: ner + control('perRegion="true" whenLabelValue="PER"'),
      rows: [span('r1', 'PER'), span('r2', 'ORG'), span('r3', 'PER'), row('txt', type, { ...place, ...value }, { id: 'r1' })],
      said: [{ control: 'q', region: 'r3', message: `Region 3: ${sentence}` }],
      enough: [span('r2', 'ORG'), span('r1', 'PER'), row('txt', type, { ...place, ...value }, { id: 'r1' })],
    }),
    asked({
      title: `${tag}, of every page`,
      on: 'album',
      control: control('perItem="true"', 'album'),
      rows: [row('album', type, value, { item_index: 0 })],
      said: [{ control: 'q', item: 1, message: `Page 2: ${sentence}` }],
      enough: [row('album', type, value, { item_index: 0 }), row('album', type, value, { id: 'b', item_index: 1 })],
    }),
    asked({
      title: `${tag}, only where its condition holds`,
      control: first + control('visibleWhen="choice-selected" whenTagName="first" whenChoiceValue="yes"'),
      rows: [chosen('yes')],
      said: [{ control: 'q', message: sentence }],
      enough: [chosen('no')],
    }),
    asked({
      title: `${tag}, only where the condition of the view around it holds`,
      control: `${first}<View visibleWhen="choice-unselected" whenTagName="first" whenChoiceValue="yes">${control('')}</View>`,
      rows: [chosen('no')],
      said: [{ control: 'q', message: sentence }],
      enough: [chosen('yes')],
    }),
  ];
});
