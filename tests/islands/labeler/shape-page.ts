/** Shapes on a picture in a real browser: clicks and keys at percents of it, and what is stored then. */
import type { Page } from 'playwright';
import { resultOf } from '../harness.ts';
import { stroke } from '../pointing.ts';

export const data = { photo: '/fixtures/cat-400x250.jpg' };
export const labels = '<Label value="Cat"/><Label value="Dog"/>';
export const own = (type: string, attributes = '') =>
  `<View><${type}Labels name="label" toName="photo" ${attributes}>${labels}</${type}Labels><Image name="photo" value="$photo"/></View>`;
export const bare = (type: string) =>
  `<View><${type} name="shape" toName="photo"/><Labels name="what" toName="photo">${labels}</Labels><Image name="photo" value="$photo"/></View>`;
export type Spot = [number, number];

/** Where percents of the picture are on the screen: fitted in its stage, in the middle. Asked once for a gesture: the stage does not move under it. */
export async function placing(page: Page): Promise<(spot: Spot) => Spot> {
  const stage = await page.evaluate(() => document.querySelector('.labeler__stage')?.getBoundingClientRect().toJSON() as DOMRect | undefined);
  if (!stage) throw new Error('the stage is not shown');
  const scale = Math.min(stage.width / 400, stage.height / 250, 4);
  const [left, top] = [stage.x + (stage.width - 400 * scale) / 2, stage.y + (stage.height - 250 * scale) / 2];
  return ([x, y]) => [left + x * 4 * scale, top + y * 2.5 * scale];
}

/** Drags through places; between two of them also over what lies in the middle. */
export async function drag(page: Page, ...path: [Spot, Spot, ...Spot[]]): Promise<void> {
  const at = await placing(page);
  const [from, to] = path;
  const middle: Spot[] = path.length > 2 ? [] : [[(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]];
  await stroke(page, at(from), ...[...middle, ...path.slice(1)].map(at));
}

export async function click(page: Page, ...spots: Spot[]): Promise<void> {
  const at = await placing(page);
  for (const spot of spots) await page.mouse.click(...at(spot));
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    const [name = '', times = '1'] = key.split(' × ');
    for (let index = 0; index < Number(times); index += 1) await page.keyboard.press(name);
  }
}

const tenth = (_: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 10) / 10 : value);
export const rounded = (value: unknown): unknown => JSON.parse(JSON.stringify(value, tenth));

export async function values(page: Page): Promise<unknown> {
  return rounded((await resultOf(page)).map(({ value }) => value));
}
