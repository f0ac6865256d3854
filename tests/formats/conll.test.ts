import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { conll } from '#app/formats/conll.ts';
import { tokensOf } from '#app/formats/tokens.ts';
import { answer, contextOf, task, written } from './exported.ts';

const markup = `<View><Text name="text" value="$text"/><Labels name="entity" toName="text">
  <Label value="Person"/><Label value="Night Club"/></Labels></View>`;
const context = contextOf(markup);
const span = (start: number | string, end: number | string, ...labels: string[]): Row => ({
  id: `s${start}`,
  from_name: 'entity',
  to_name: 'text',
  type: 'labels',
  value: { start, end, labels },
});
const words = (text: string): string[] => tokensOf(text).map((token) => token.text);

test.each([
  ["They can not, cannot, won't, and we'll.", ['They', 'can', 'not', ',', 'can', 'not', ',', 'wo', "n't", ',', 'and', 'we', "'ll", '.']],
  [
    'It costs $3.88, or 1,000 (about); see a:b and 10:30...',
    ['It', 'costs', '$', '3.88', ',', 'or', '1,000', '(', 'about', ')', ';', 'see', 'a', ':', 'b', 'and', '10:30', '...'],
  ],
  ['"Ada\'s" dogs\' <b> e.g. this!?', ['"', 'Ada', "'s", '"', 'dogs', "'", '<', 'b', '>', 'e.g.', 'this', '!', '?']],
  ['Mr. Smith lives in the U.K. now. Good--very good.', ['Mr.', 'Smith', 'lives', 'in', 'the', 'U.K.', 'now.', 'Good', '--', 'very', 'good', '.']],
  ["I'm gonna; lemme: 'tis d'ye wanna go", ['I', "'m", 'gon', 'na', ';', 'lem', 'me', ':', "'t", 'is', 'd', "'ye", 'wan', 'na', 'go']],
  ['', []],
])('tokens of %j', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('a file made by hand: emoji, a span over two tokens, an unlabelled and an overlapping span, nobody, a skip', async () => {
  const tasks = [
    task({
      data: { text: '🐱 Ada Byron went to the Old Bar.' },
      annotations: [
        answer({ id: 1, result: [span(24, 31, 'Night Club'), span(2, 11, 'Person'), span(6, 16, 'Night Club'), span('17', '19')] }),
        answer({ id: 2, was_cancelled: true }),
      ],
    }),
    task({ id: 2, data: { text: 'Nobody' } }),
    task({ id: 3, annotations: [answer({ was_cancelled: true })] }),
  ];
  expect(await written(conll, tasks, context)).toBe(`-DOCSTART- -X- O
🐱 -X- _ O
Ada -X- _ B-Person
Byron -X- _ I-Person
went -X- _ B-Night_Club
to -X- _ O
the -X- _ O
Old -X- _ B-Night_Club
Bar -X- _ I-Night_Club
. -X- _ O

Nobody -X- _ O

`);
});

test('tokens lie in the text where they say, in order, and leave out spaces alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', "n't", "'", '"', ' ', '.', ',', '🐱', '(', '``', '--', '1', '\n', 'gonna', '...', "''", 'é'), { maxLength: 30 }),
      (parts) => {
        const points = [...parts.join('')];
        let last = 0;
        for (const { text, start, end } of tokensOf(points.join(''))) {
          expect(points.slice(start, end).join('')).toBe(text);
          expect(points.slice(last, start).join('').trim()).toBe('');
          last = end;
        }
        expect(points.slice(last).join('').trim()).toBe('');
      },
    ),
  );
});

test('configs without labelled text are told what is missing', () => {
  expect(conll.unfit(context.config)).toBeUndefined();
  const without = contextOf(
    '<View><Image name="i" value="$i"/><Labels name="l" toName="i"><Label value="A"/></Labels><Rectangle name="r" toName="i"/></View>',
  );
  expect(conll.unfit(without.config)).toContain('needs a Text');
  const two = contextOf(markup.replace('<Labels', '<Text name="b" value="$b"/><Labels'));
  expect(conll.unfit(two.config)).toContain('several data keys (text, b)');
});
