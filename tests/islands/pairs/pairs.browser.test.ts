/** Pairs of a control and an object, each by pointer and by keys alone: made, changed, saved, deleted, undone to nothing, opened again. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHarness, type Harness } from '../harness.ts';
import { openKeeper, type Keeper } from './keeper.ts';
import { stories } from './stories.ts';
import { play } from './story.ts';

let harness: Harness;
let keeper: Keeper;
let page: Page;
beforeAll(async () => {
  harness = await startHarness();
  keeper = await openKeeper();
  page = await harness.open({ markup: '<View><Text name="t" value="nothing yet"/><Rating name="r" toName="t"/></View>' });
});
afterAll(async () => {
  await harness?.done();
  await harness?.close();
  await keeper?.close();
});

test.each(stories.map((story) => ({ ...story, title: `${story.name}, by ${story.way}` })))('$title', (story) => play(harness, keeper, page, story));

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
