/** On a laptop: however many labels there are, most of what is labeled can be seen beside them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { paths } from '#app/core/paths.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';
import { grayPng } from '../fixtures/picture.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom('label_list');
});
afterAll(() => room.close());

/** Somebody labels a picture of 1600 × 1000 pixels with so many labels. */
async function labelWith(count: number): Promise<Page> {
  const { db } = room.connection;
  const { ada } = await make.story(db);
  const labels = Array.from({ length: count }, (_, at) => `<Label value="Kind of ship ${at + 1}"/>`).join('');
  const config = `<View><RectangleLabels name="kind" toName="photo">${labels}</RectangleLabels><Image name="photo" value="$photo"/></View>`;
  const project = await make.project(db, { by: ada, title: `With ${count}`, config });
  const task = await make.task(db, { project, data: { photo: 'https://pictures.example/harbor.png' } });
  const page = await (await room.sitDown(ada, { viewport: { width: 1366, height: 768 } })).newPage();
  const picture = grayPng(1600, 1000);
  await page.route('https://pictures.example/**', (route) => route.fulfill({ contentType: 'image/png', body: picture }));
  await page.goto(paths.label(project.id, task.id));
  await page.locator('[data-drawn]').waitFor({ state: 'attached' });
  return page;
}

/** The most of the picture's height that can be seen at once, wherever one scrolls. */
const seen = (page: Page) =>
  page.locator('.labeler__stage').evaluate((stage) => {
    const scrolls = stage.closest('.label__editor')!;
    const visible = () => {
      const { x, y, width, height } = stage.getBoundingClientRect();
      let rows = 0;
      for (let row = 0; row < height; row += 1) if (stage.contains(document.elementFromPoint(x + width / 2, y + row))) rows += 1;
      return rows;
    };
    let most = 0;
    for (let top = 0; top <= scrolls.scrollHeight - scrolls.clientHeight; top += 10) {
      scrolls.scrollTop = top;
      most = Math.max(most, visible());
    }
    return most / stage.getBoundingClientRect().height;
  });

it.each([5, 24, 80])('with %i labels', async (count) => {
  const page = await labelWith(count);
  for (const [height, share] of [
    [768, 0.8],
    [650, 0.7],
    [1050, 0.9],
  ] as const) {
    await page.setViewportSize({ width: 1366, height });
    await expect.poll(() => seen(page)).toBeGreaterThan(share);
  }
  // All of them stay in reach.
  await page.locator('.labeler__label').last().click();
  await expect.poll(() => page.locator('.labeler__label[aria-pressed=true]').textContent()).toContain(`Kind of ship ${count}`);
  await page.context().close();
});
