/** Boxes on a picture, with labels of their own, and bare beside a list of labels. */
import type { Page } from 'playwright';
import { bare, data, drag, own, placing, press } from '../labeler/shape-page.ts';
import { deleteByKeys, deleteByPointer, pointAtLabel, pointAtTool, tabTo } from './hands.ts';
import { bareRows, ownRows, type Rows } from './rows.ts';
import type { Story } from './story.ts';

/** By the knob above the box. */
async function turnRight(page: Page, middle: [number, number]): Promise<void> {
  const at = await placing(page);
  const [x, y] = at(middle);
  await page.mouse.move(x, y - 26);
  await page.mouse.down();
  await page.mouse.move(...at([90, 50]));
  await page.mouse.up();
}

const storiesOf = (name: string, markup: string, rows: Rows): Story[] => [
  {
    name,
    way: 'pointer',
    given: { markup, data },
    async make(page) {
      await pointAtLabel(page, 'Cat');
      await drag(page, [30, 30], [50, 60]);
    },
    made: rows({ x: 30, y: 30, width: 20, height: 30, rotation: 0 }, 'Cat'),
    async change(page) {
      await pointAtTool(page, 'select');
      await drag(page, [40, 45], [45, 40]);
      await drag(page, [55, 55], [60, 75]);
      await turnRight(page, [47.5, 25]);
      await pointAtLabel(page, 'Dog');
    },
    // About its middle, which lies at 190 and 125 of 400 by 250 pixels.
    changed: rows({ x: 63.1, y: 30, width: 25, height: 50, rotation: 90 }, 'Dog'),
    remove: deleteByPointer,
  },
  {
    name,
    way: 'keys',
    given: { markup, data },
    async make(page) {
      await press(page, '1');
      await tabTo(page, '.labeler__stage');
      await press(page, 'Enter');
    },
    made: rows({ x: 40, y: 40, width: 20, height: 20, rotation: 0 }, 'Cat'),
    change: (page) => press(page, 'ArrowLeft × 2', 'Shift+ArrowDown', 'Control+ArrowRight', 'Control+Shift+ArrowUp', 'Period', '2'),
    changed: rows({ x: 38.1, y: 49.7, width: 21, height: 10, rotation: 1 }, 'Dog'),
    remove: deleteByKeys,
  },
];

export const boxes: Story[] = [
  ...storiesOf('RectangleLabels', own('Rectangle'), ownRows('rectangle')),
  ...storiesOf('a bare Rectangle with Labels', bare('Rectangle'), bareRows('rectangle')),
];
