/** Fingers and pens on a picture: two fingers zoom and move whatever the tool, one draws, a pen draws as a mouse does. */
import type { CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf, startHarness, type Harness } from '../harness.ts';

const markup =
  '<View><RectangleLabels name="label" toName="photo"><Label value="Cat"/><Label value="Dog"/></RectangleLabels><Image name="photo" value="$photo"/></View>';
const data = { photo: '/fixtures/cat-400x250.jpg' };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

type Place = [x: number, y: number];

/** Places are shares of the stage's sides. */
async function onStage(page: Page) {
  const stage = await page.locator('.labeler__stage').boundingBox();
  if (!stage) throw new Error('the stage is not shown');
  return ([x, y]: Place) => ({ x: stage.x + stage.width * x, y: stage.y + stage.height * y });
}

async function touch(page: Page, client: CDPSession, ...steps: Place[][]): Promise<void> {
  const at = await onStage(page);
  for (const [n, fingers] of steps.entries()) {
    const touchPoints = fingers.map((place, id) => ({ ...at(place), id }));
    await client.send('Input.dispatchTouchEvent', { type: n === 0 ? 'touchStart' : 'touchMove', touchPoints });
  }
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const zoom = async (page: Page) => Number.parseInt((await page.locator('.labeler__zoom').textContent()) ?? '', 10);

test('by fingers: two zoom and draw nothing, also where the first began to draw; one draws; a tap takes it', async () => {
  const page = await harness.open({ markup, data }, { hasTouch: true, viewport: { width: 800, height: 700 } });
  const client = await page.context().newCDPSession(page);
  await page.locator('.labeler__label[data-label=Cat]').tap();
  const before = await zoom(page);
  await touch(
    page,
    client,
    [
      [0.4, 0.5],
      [0.6, 0.5],
    ],
    [
      [0.3, 0.5],
      [0.6, 0.5],
    ],
    [
      [0.2, 0.5],
      [0.8, 0.5],
    ],
  );
  await expect.poll(() => zoom(page)).toBeGreaterThan(before * 1.5);
  await expect.poll(() => resultOf(page)).toEqual([]);

  const at = await onStage(page);
  const begun = [{ ...at([0.3, 0.3]), id: 0 }];
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: begun });
  await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ ...at([0.5, 0.5]), id: 0 }] });
  await expect.poll(() => resultOf(page)).toHaveLength(1);
  await client.send('Input.dispatchTouchEvent', {
    type: 'touchStart',
    touchPoints: [
      { ...at([0.5, 0.5]), id: 0 },
      { ...at([0.7, 0.7]), id: 1 },
    ],
  });
  await client.send('Input.dispatchTouchEvent', {
    type: 'touchMove',
    touchPoints: [
      { ...at([0.55, 0.55]), id: 0 },
      { ...at([0.65, 0.65]), id: 1 },
    ],
  });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => resultOf(page)).toEqual([]);

  await touch(page, client, [[0.4, 0.4]], [[0.5, 0.5]], [[0.6, 0.6]]);
  await expect.poll(() => resultOf(page)).toMatchObject([{ type: 'rectanglelabels', value: { rectanglelabels: ['Cat'] } }]);
  await harness.done(page);
});

test('by pen: a box is drawn and moved', async () => {
  const page = await harness.open({ markup, data });
  const client = await page.context().newCDPSession(page);
  const at = await onStage(page);
  const pen = async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', place: Place) =>
    client.send('Input.dispatchMouseEvent', {
      type,
      ...at(place),
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
      pointerType: 'pen',
      force: 0.5,
    });
  const draw = async (from: Place, to: Place) => {
    await pen('mousePressed', from);
    await pen('mouseMoved', [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
    await pen('mouseMoved', to);
    await pen('mouseReleased', to);
  };
  await page.keyboard.press('1');
  await draw([0.4, 0.4], [0.5, 0.5]);
  const [drawn] = await resultOf(page);
  expect(drawn).toMatchObject({ type: 'rectanglelabels', value: { rectanglelabels: ['Cat'] } });
  await page.keyboard.press('v');
  await draw([0.45, 0.45], [0.55, 0.45]);
  const [moved] = await resultOf(page);
  expect(Number(moved?.value?.x)).toBeGreaterThan(Number(drawn?.value?.x) + 5);
  expect(moved?.value?.width).toBeCloseTo(Number(drawn?.value?.width));
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});
