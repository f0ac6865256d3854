/** `<Labels>` over a text and over a sound. */
import type { Page } from 'playwright';
import { dragSeconds, markup as soundMarkup, stage } from '../audio/page.ts';
import { press } from '../labeler/shape-page.ts';
import { click, dragEnd, markup as textMarkup, root, select } from '../text/page.ts';
import { deleteByKeys, deleteByPointer, pointAtLabel, tabTo } from './hands.ts';
import type { Literal, Story } from './story.ts';

const span = (start: number, end: number, text: string, label: string): Literal => ({
  id: 1,
  from_name: 'entity',
  to_name: 'message',
  type: 'labels',
  origin: 'manual',
  value: { start, end, text, labels: [label] },
});
const range = (start: number, end: number, label: string): Literal => ({
  id: 1,
  from_name: 'who',
  to_name: 'sound',
  type: 'labels',
  origin: 'manual',
  original_length: 4,
  value: { start, end, channel: 0, labels: [label] },
});

const text = {
  name: 'Labels on a text',
  given: { markup: textMarkup(), data: { text: 'Ada Lovelace met Charles Babbage in London in June 1833.' } },
};
const sound = {
  name: 'Labels on a sound',
  given: { markup: soundMarkup(), data: { audio: '/samples/sound.wav' } },
  ready: async (page: Page) => void (await page.waitForSelector(`${stage}[aria-valuemax="4.00"]`)),
};

export const stretches: Story[] = [
  {
    ...text,
    way: 'pointer',
    async make(page) {
      await select(page, 'London');
      await pointAtLabel(page, 'Place');
    },
    made: [span(36, 42, 'London', 'Place')],
    async change(page) {
      await click(page, 'London');
      await dragEnd(page, 'June');
      await pointAtLabel(page, 'Time');
    },
    changed: [span(36, 50, 'London in June', 'Time')],
    remove: deleteByPointer,
  },
  {
    ...text,
    way: 'keys',
    async make(page) {
      await tabTo(page, root);
      await press(page, 'Control+ArrowRight × 3', 'ArrowRight', 'Control+Shift+ArrowRight', '1');
    },
    made: [span(17, 24, 'Charles', 'Person')],
    change: (page) => press(page, 'Control+Shift+ArrowRight', 'Alt+ArrowRight', 'Shift+ArrowLeft', '2'),
    changed: [span(18, 31, 'harles Babbag', 'Place')],
    remove: deleteByKeys,
  },
  {
    ...sound,
    way: 'pointer',
    async make(page) {
      await dragSeconds(page, 1, 3);
      await pointAtLabel(page, 'Speech');
    },
    made: [range(1, 3, 'Speech')],
    async change(page) {
      await dragSeconds(page, 2, 2.5);
      await dragSeconds(page, 3.485, 3);
      await pointAtLabel(page, 'Music');
    },
    changed: [range(1.5, 3, 'Music')],
    remove: deleteByPointer,
  },
  {
    ...sound,
    way: 'keys',
    async make(page) {
      await tabTo(page, stage);
      await press(page, '1', 'Shift+ArrowRight', '[', 'Shift+ArrowRight', 'ArrowLeft', ']');
    },
    made: [range(1, 1.9, 'Speech')],
    async change(page) {
      await press(page, 'Alt+Period');
      await tabTo(page, stage);
      await press(page, 'Alt+Shift+ArrowRight', 'Control+ArrowRight', 'Control+Shift+ArrowLeft', '2');
    },
    changed: [range(1.9, 3, 'Music')],
    remove: deleteByKeys,
  },
];
