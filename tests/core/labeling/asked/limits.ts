/** Limits that questions set: least and most, how many, which. */
import type { ResultProblem } from '#app/core/labeling/check.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { row, type Short } from './case.ts';

const number = (given: number): Row => row('txt', 'number', { number: given });
const moment = (datetime: string): Row => row('txt', 'datetime', { datetime });
const texts = (...text: string[]): Row => row('txt', 'textarea', { text });
const tree = (...taxonomy: string[][]): Row => row('txt', 'taxonomy', { taxonomy });
const ranks = (ranker: Record<string, string[]>): Row => row('list', 'ranker', { ranker });
const about = (message: string): ResultProblem[] => [{ control: 'q', message }];

export const limits: Short[] = [
  {
    title: 'min',
    control: '<Number name="q" toName="txt" min="2" max="9"/>',
    rows: [number(1)],
    said: about('"q" takes 2 or more, not 1.'),
    enough: [number(2)],
  },
  {
    title: 'max',
    control: '<Number name="q" toName="txt" min="2" max="9"/>',
    rows: [number(9.5)],
    said: about('"q" takes 9 or less, not 9.5.'),
    enough: [number(9)],
  },
  {
    title: 'the earliest',
    control: '<DateTime name="q" toName="txt" min="2024-03"/>',
    rows: [moment('2024-02-29T23:59')],
    said: about('"q" takes nothing before 2024-03-01T00:00.'),
    enough: [moment('2024-03-01T00:00')],
  },
  {
    title: 'the latest',
    control: '<DateTime name="q" toName="txt" only="date" max="2024"/>',
    rows: [moment('2025-01-01')],
    said: about('"q" takes nothing after 2024-12-31.'),
    enough: [moment('2024-12-31')],
  },
  {
    title: 'a day that is none',
    control: '<DateTime name="q" toName="txt" only="date"/>',
    rows: [moment('2024-02-30')],
    said: about('"q" is written like 2024-05-01, not "2024-02-30".'),
    enough: [moment('2024-02-29')],
  },
  {
    title: 'more texts than asked for, one twice',
    control: '<TextArea name="q" toName="txt" maxSubmissions="2" skipDuplicates="true"/>',
    rows: [texts('a', 'b', 'a')],
    said: [...about('"q" takes 2 texts, not 3.'), ...about('"q" holds the same text twice.')],
    enough: [texts('a', 'b')],
  },
  {
    title: 'more stars than there are',
    control: '<Rating name="q" toName="txt" maxRating="3"/>',
    rows: [row('txt', 'rating', { rating: 4 })],
    said: about('"q" takes a whole number from 0 to 3, not 4.'),
    enough: [row('txt', 'rating', { rating: 3 })],
  },
  {
    title: 'two of single choices, one unknown',
    control: '<Choices name="q" toName="txt"><Choice value="A"/></Choices>',
    rows: [row('txt', 'choices', { choices: ['A', 'Z'] })],
    said: [...about('"q" takes one choice, not 2.'), ...about('"Z" is no choice of "q".')],
    enough: [row('txt', 'choices', { choices: ['A'] })],
  },
  {
    title: 'more places than asked for, one above others',
    control: '<Taxonomy name="q" toName="txt" maxUsages="1" leafsOnly="true"><Choice value="A"><Choice value="B"/></Choice></Taxonomy>',
    rows: [tree(['A'], ['A', 'B'])],
    said: [...about('"q" takes at most 1, not 2.'), ...about('"A" has others below it; "q" takes only the last ones.')],
    enough: [tree(['A', 'B'])],
  },
  {
    title: 'a place that is none, twice',
    control: '<Taxonomy name="q" toName="txt"><Choice value="A"/></Taxonomy>',
    rows: [tree(['Z'], ['Z'])],
    said: [...about('"q" holds the same place twice.'), ...about('"Z" is no place in "q".'), ...about('"Z" is no place in "q".')],
    enough: [tree(['A'])],
  },
  {
    title: 'an item in two buckets, and a bucket that is none',
    on: 'list',
    control: '<Ranker name="q" toName="list"><Bucket name="good"/><Bucket name="bad"/></Ranker>',
    rows: [ranks({ good: ['a'], ugly: ['a'] })],
    said: [...about('"q" has no bucket "ugly".'), ...about('"q" holds "a" twice.')],
    enough: [ranks({ good: ['a'], bad: [] })],
  },
  {
    title: 'neither of two',
    on: 'txt other',
    control: '<Pairwise name="q" toName="txt,other" required="true"/>',
    said: about('Choose the left or the right one in “q” first.'),
    enough: [row('q', 'pairwise', { selected: 'left' })],
  },
];
