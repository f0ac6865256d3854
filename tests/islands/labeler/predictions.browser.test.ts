/** Predictions beside the work: looked at, taken whole by pointer, taken one by one by keys. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';

const markup = `<View><RectangleLabels name="label" toName="photo"><Label value="Cat"/><Label value="Dog"/></RectangleLabels><Image name="photo" value="$photo"/></View>`;
const data = { photo: '/fixtures/cat-400x250.jpg' };
const size = { original_width: 400, original_height: 250, image_rotation: 0 };
const value = (at: number, label: string) => ({ x: at, y: 10, width: 5, height: 8, rotation: 0, rectanglelabels: [label] });
const boxRow = (at: number, label: string): Row => ({
  id: `p${at}`,
  from_name: 'label',
  to_name: 'photo',
  type: 'rectanglelabels',
  ...size,
  value: value(at, label),
});
const predictions = [
  { id: 9, modelVersion: 'cats-2', score: 0.87, result: [{ ...boxRow(10, 'Cat'), score: 0.91 }, boxRow(30, 'Dog')] },
  { id: 4, modelVersion: 'cats-1', score: null, result: [] },
];
const taken = (at: number, label: string, more = {}) => ({
  ...boxRow(at, label),
  id: expect.stringMatching(/^[\w-]{10}$/) as string,
  origin: 'prediction',
  ...more,
});

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

test('taken whole with the pointer in one step, and again nothing more', async () => {
  const page = await harness.open({ markup, data, predictions });
  const panel = page.getByRole('region', { name: 'Predictions' });
  await expect.poll(() => panel.getByRole('listitem').first().locator('p').textContent()).toBe('cats-22 regions, score 87 %');
  await expect.poll(() => panel.getByRole('listitem').last().textContent()).toContain('Nothing found');
  await panel.getByRole('button', { name: 'Take all' }).first().click();
  await expect.poll(() => resultOf(page)).toEqual([taken(10, 'Cat', { score: 0.91 }), taken(30, 'Dog')]);
  await page.locator('.labeler__status', { hasText: '2 regions taken into your answer.' }).waitFor();
  await panel.getByRole('button', { name: 'Take all' }).first().click();
  await page.locator('.labeler__status', { hasText: 'It is in your answer already.' }).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await harness.done(page);
});

test('by keys alone: looked at, one region taken', async () => {
  const page = await harness.open({ markup, data, predictions });
  const look = page.getByRole('button', { name: 'Look', exact: true });
  await look.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take Cat box' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Take Dog box');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Taken: Dog box is in your answer' }).waitFor();
  await expect.poll(() => resultOf(page)).toEqual([taken(30, 'Dog')]);
  expect(await faults(page)).toEqual([]);
  await harness.done(page);
});

test('an answer without regions is taken, too', async () => {
  const choices = `<View><Image name="photo" value="$photo"/><Choices name="mood" toName="photo"><Choice value="Calm"/><Choice value="Awake"/></Choices></View>`;
  const mood = { id: 'm', from_name: 'mood', to_name: 'photo', type: 'choices', value: { choices: ['Awake'] } };
  const page = await harness.open({ markup: choices, data, predictions: [{ id: 1, modelVersion: 'moods', score: 1, result: [mood] }] });
  await page.getByRole('button', { name: 'Take all' }).click();
  await page.locator('.labeler__status', { hasText: '1 answer taken into your answer.' }).waitFor();
  await expect.poll(() => resultOf(page)).toEqual([{ ...mood, id: expect.stringMatching(/^[\w-]{10}$/) as string, origin: 'prediction' }]);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});
