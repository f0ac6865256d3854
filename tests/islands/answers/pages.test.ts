/** Answers on each page of a picture list (`perItem`). */
import { expect, test } from 'vitest';
import { findMissing } from '#app/core/labeling/check/required.ts';
import { emptyDoc } from '#app/core/labeling/result.ts';
import { writeRows } from '#app/core/labeling/wire/rows.ts';
import { rate } from '#islands/labeler/actions/answer.ts';
import { chooseAnswer } from '#islands/labeler/choice.ts';
import { answerOf } from '#islands/labeler/kits/aim.ts';
import { config, kits, storeOf } from '../labeler/make.ts';

const markup =
  '<View><Image name="photo" valueList="$photos"/><Choices name="mood" toName="photo" perItem="true" required="true"><Choice value="Calm"/><Choice value="Wild"/></Choices></View>';
const data = { photos: ['a.png', 'b.png', 'c.png'] };

test('each page has its own answer, and a missing one is named with its page', () => {
  const parsed = config(markup);
  const mood = parsed.controls[0];
  if (!mood) throw new Error('no control');
  const store = storeOf(emptyDoc, markup);
  chooseAnswer(store, mood, ['Calm']);
  store.look({ pages: { photo: 2 } });
  expect(answerOf(store.get(), mood)).toBeUndefined();
  chooseAnswer(store, mood, ['Wild']);
  const { doc } = store.get();
  expect(writeRows(doc, parsed, kits.language).map(({ item_index: page, value }) => [page, value])).toEqual([
    [0, { choices: ['Calm'] }],
    [2, { choices: ['Wild'] }],
  ]);
  expect(findMissing(doc, parsed, kits.language, data)).toEqual([{ control: 'mood', item: 1, message: 'Page 2: Choose in “mood” first.' }]);
  store.look({ pages: { photo: 0 } });
  chooseAnswer(store, mood, ['Calm']);
  expect(store.get().doc.answers.map(({ itemIndex }) => itemIndex)).toEqual([2]);
});

test('a row without a page is about the first', () => {
  const given = { id: 'x', from: 'stars', to: 'photo', origin: 'manual', kind: 'rating', rating: 2 } as const;
  const { answers } = rate({ from: 'stars', to: 'photo', itemIndex: 0, id: 'y' }, 4)({ ...emptyDoc, answers: [given] });
  expect(answers).toEqual([{ ...given, rating: 4 }]);
});
