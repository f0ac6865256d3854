/** Items of a list put into buckets. A ranking can be changed and undone, but not deleted. */
import type { Page } from 'playwright';
import { press } from '../labeler/shape-page.ts';
import { tabTo } from './hands.ts';
import type { Literal, Story } from './story.ts';

const common = {
  name: 'Ranker with buckets',
  given: {
    markup:
      '<View><List name="list" value="$items" title="To do"/><Ranker name="order" toName="list"><Bucket name="good" title="Good"/><Bucket name="bad" title="Bad"/></Ranker></View>',
    data: { items: ['one', 'two', 'three'].map((id) => ({ id, title: id, body: `${id} of three` })) },
  },
};
const ranked = (ranker: Record<string, string[]>): Literal[] => [
  { id: 1, from_name: 'order', to_name: 'list', type: 'ranker', origin: 'manual', value: { ranker } },
];

async function drop(page: Page, item: string, bucket: string): Promise<void> {
  const boxes = await Promise.all([`[data-item=${item}]`, `[data-column=${bucket}]`].map((one) => page.locator(one).boundingBox()));
  const [from, to] = boxes.map((box) => {
    if (!box) throw new Error(`${item} or ${bucket} is not there`);
    return [box.x + box.width / 2, box.y + Math.min(60, box.height / 2)] as const;
  });
  await page.mouse.move(...from!);
  await page.mouse.down();
  await page.mouse.move(...to!, { steps: 4 });
  await page.mouse.up();
}

async function carry(page: Page, item: string, ...keys: string[]): Promise<void> {
  const card = `[data-item=${item}]`;
  await tabTo(page, '[data-item]');
  for (let steps = 0; steps < 3 && !(await page.evaluate((one) => document.activeElement?.matches(one), card)); steps += 1)
    await press(page, 'ArrowDown');
  await press(page, 'Space');
  for (const key of keys) {
    await press(page, key);
    await page.locator(`${card}:focus`).waitFor();
  }
  await press(page, 'Space');
}

export const ranking: Story[] = [
  {
    ...common,
    way: 'pointer',
    make: (page) => drop(page, 'two', 'good'),
    made: ranked({ _: ['one', 'three'], good: ['two'], bad: [] }),
    change: (page) => drop(page, 'one', 'bad'),
    changed: ranked({ _: ['three'], good: ['two'], bad: ['one'] }),
  },
  {
    ...common,
    way: 'keys',
    make: (page) => carry(page, 'two', 'ArrowRight'),
    made: ranked({ _: ['one', 'three'], good: ['two'], bad: [] }),
    change: (page) => carry(page, 'two', 'ArrowRight'),
    changed: ranked({ _: ['one', 'three'], good: [], bad: ['two'] }),
  },
];
