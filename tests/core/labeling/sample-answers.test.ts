import { expect, test } from 'vitest';
import { sampleAnswers } from '#app/core/labeling/sample-answers.ts';
import { configOf } from './configs.ts';

const row = { id: 'a', from_name: 'c', to_name: 't', type: 'choices', value: { choices: ['A'] } };
const config = (comment: unknown) =>
  configOf(`<View><!-- ${JSON.stringify(comment)} --><Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="A"/></Choices></View>`);

test('completions begin the answer, predictions stand beside it', () => {
  const given = {
    data: { t: 'x' },
    completions: [{ result: [] }, { result: [row, 'no row'] }],
    predictions: [{ score: 0.7, model_version: 'v2', result: [row] }, 7, {}],
  };
  expect(sampleAnswers(config(given))).toEqual({
    result: [row],
    predictions: [
      { id: 1, modelVersion: 'v2', score: 0.7, result: [row] },
      { id: 2, modelVersion: 'sample', score: null, result: [] },
    ],
  });
});

test('a comment with data alone, or none, says nothing', () => {
  expect(sampleAnswers(config({ data: { t: 'x' } }))).toEqual({ result: [], predictions: [] });
  expect(sampleAnswers(config({ annotations: 'x', predictions: { a: 1 } }))).toEqual({ result: [], predictions: [] });
});
