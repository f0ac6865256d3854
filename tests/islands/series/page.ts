/** Pointing at a plot of a series in a real browser. */
import type { Page } from 'playwright';
import { stroke } from '../pointing.ts';

/** Presses, moves and lets go over the first plot, at parts of its width. */
export async function dragPlot(page: Page, from: number, to: number, y = 0.5): Promise<void> {
  const box = await page.locator('.series-plot canvas').first().boundingBox();
  if (!box) throw new Error('The plot is not there');
  const x = (part: number) => box.x + 56 + part * (box.width - 56);
  const at = (part: number) => [x(part), box.y + box.height * y] as const;
  await stroke(page, at(from), at((from + to) / 2), at(to));
}
