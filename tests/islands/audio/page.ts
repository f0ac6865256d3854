/** A sound of four seconds in the labeler, for browser tests. */
import type { Page } from 'playwright';

export const stage = '.audio-stage';

export const markup = (attributes = ''): string =>
  `<View><Labels name="who" toName="sound"><Label value="Speech"/><Label value="Music"/></Labels><Audio name="sound" value="$audio" ${attributes}/></View>`;

/** Drags over the wave between two seconds; `part` is the height of it, 0 to 1. */
export async function dragSeconds(page: Page, from: number, to: number, part = 0.5): Promise<void> {
  const box = await page.locator('.audio-stage__sight').boundingBox();
  if (!box) throw new Error('The wave is not there');
  const x = (second: number) => box.x + (second / 4) * box.width;
  const y = box.y + 24 + (box.height - 24) * part;
  await page.mouse.move(x(from), y);
  await page.mouse.down();
  await page.mouse.move(x((from + to) / 2), y);
  await page.mouse.move(x(to), y);
  await page.mouse.up();
}
