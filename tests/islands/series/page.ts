/** Pointing at a plot of a series in a real browser. */
import type { Page } from 'playwright';

/** Presses, moves and lets go over the first plot, at parts of its width. */
export async function dragPlot(page: Page, from: number, to: number, y = 0.5): Promise<void> {
  const box = await page.locator('.series-plot canvas').first().boundingBox();
  if (!box) throw new Error('The plot is not there');
  const x = (part: number) => box.x + 56 + part * (box.width - 56);
  await page.mouse.move(x(from), box.y + box.height * y);
  await page.mouse.down();
  await page.mouse.move(x((from + to) / 2), box.y + box.height * y);
  await page.mouse.move(x(to), box.y + box.height * y);
  await page.mouse.up();
}
