/** Ellipses, polygons and key points on a picture, with labels of their own, and bare beside a list of labels. */
import type { Page } from 'playwright';
import { bare, click, data, drag, own, press } from '../labeler/shape-page.ts';
import { deleteByKeys, deleteByPointer, pointAtLabel, pointAtTool, takeByKeys } from './hands.ts';
import { bareRows, ownRows } from './rows.ts';
import type { Literal, Story } from './story.ts';

/** What one way does and what is there then, but for the labels: Cat, then Dog. */
type Half = { make: (page: Page) => Promise<void>; made: Literal; change: (page: Page) => Promise<void>; changed: Literal };

/** Both ways of one control and its twin, which has no labels. */
export function storiesOf(
  type: string,
  attributes: { own?: string; bare?: string },
  halvesOf: (isBare: boolean) => Record<Story['way'], Half>,
  read?: () => Story['read'],
): Story[] {
  const kind = type.toLowerCase();
  const bareMarkup = bare(type).replace(`<${type} `, `<${type} ${attributes.bare ?? ''} `);
  const twins = [
    { name: `${type}Labels`, markup: own(type, attributes.own), rows: ownRows(kind), halves: halvesOf(false) },
    { name: `a bare ${type} with Labels`, markup: bareMarkup, rows: bareRows(kind), halves: halvesOf(true) },
  ];
  return twins.flatMap(({ name, markup, rows, halves: { pointer, keys } }): Story[] => [
    {
      name,
      way: 'pointer',
      given: { markup, data },
      read: read?.(),
      async make(page) {
        await pointAtLabel(page, 'Cat');
        await pointer.make(page);
      },
      made: rows(pointer.made, 'Cat'),
      async change(page) {
        await pointAtTool(page, 'select');
        await pointer.change(page);
        await pointAtLabel(page, 'Dog');
      },
      changed: rows(pointer.changed, 'Dog'),
      remove: deleteByPointer,
    },
    {
      name,
      way: 'keys',
      given: { markup, data },
      read: read?.(),
      make: keys.make,
      made: rows(keys.made, 'Cat'),
      async change(page) {
        await keys.change(page);
        await press(page, '2');
      },
      changed: rows(keys.changed, 'Dog'),
      remove: deleteByKeys,
    },
  ]);
}

const ellipses = storiesOf('Ellipse', {}, () => ({
  pointer: {
    make: (page) => drag(page, [30, 20], [50, 60]),
    made: { x: 40, y: 40, radiusX: 10, radiusY: 20, rotation: 0 },
    async change(page) {
      await drag(page, [50, 40], [60, 40]);
      await drag(page, [40, 30], [45, 35]);
    },
    changed: { x: 45, y: 45, radiusX: 20, radiusY: 20, rotation: 0 },
  },
  keys: {
    make: (page) => takeByKeys(page, 'o', 'Enter'),
    made: { x: 50, y: 50, radiusX: 10, radiusY: 10, rotation: 0 },
    change: (page) => press(page, 'ArrowRight × 2', 'Shift+ArrowUp', 'Control+ArrowRight × 2', 'Control+Shift+ArrowDown', 'Shift+Period'),
    changed: { x: 52, y: 40, radiusX: 11, radiusY: 15, rotation: 15 },
  },
}));

const closed = (...points: [number, number][]): Literal => ({ points, closed: true });
const polygons = storiesOf('Polygon', { own: 'pointSize="large" pointStyle="rectangle"' }, () => ({
  pointer: {
    make: (page) => click(page, [20, 20], [50, 20], [50, 60], [20, 60], [20, 20]),
    made: closed([20, 20], [50, 20], [50, 60], [20, 60]),
    async change(page) {
      await drag(page, [50, 60], [60, 70]);
      await drag(page, [35, 20], [35, 10]);
      await page.keyboard.down('Alt');
      await click(page, [20, 60]);
      await page.keyboard.up('Alt');
      await drag(page, [38, 30], [39, 31]);
    },
    changed: closed([21, 21], [36, 11], [51, 21], [61, 71]),
  },
  keys: {
    make: (page) => takeByKeys(page, 'p', 'Enter', 'Enter', 'Shift+ArrowRight', 'Enter', 'Shift+ArrowDown × 2', 'Enter', 'Escape'),
    made: closed([50, 50], [60, 50], [60, 70]),
    async change(page) {
      await press(page, 'PageDown', 'PageDown', 'Shift+ArrowUp', 'ArrowRight', 'Equal');
      await page.waitForFunction(() => document.querySelector('.labeler__live')?.textContent === 'Insert point: Point 3 of 4 at 60.5, 55.');
      await press(page, 'ArrowLeft', 'PageUp', 'PageUp', 'Delete', 'Escape', 'ArrowDown');
    },
    changed: closed([61, 41], [59.5, 56], [60, 71]),
  },
}));

const keyPoints = storiesOf('KeyPoint', { own: 'strokeWidth="4"' }, (isBare) => {
  const width = isBare ? 0.5 : 1;
  return {
    pointer: {
      make: (page) => click(page, [20, 30]),
      made: { x: 20, y: 30, width },
      change: (page) => drag(page, [20, 30], [40, 50]),
      changed: { x: 40, y: 50, width },
    },
    keys: {
      make: (page) => takeByKeys(page, 'k', 'Enter'),
      made: { x: 50, y: 50, width: 0.5 },
      change: (page) => press(page, 'Shift+ArrowLeft', 'ArrowDown'),
      changed: { x: 40, y: 51, width: 0.5 },
    },
  };
});

export const shapes: Story[] = [...ellipses, ...polygons, ...keyPoints];
