/** Boxes through a video and ranges of its frames. */
import type { Page } from 'playwright';
import { press } from '../labeler/shape-page.ts';
import { clip, drag, dragFrames, markup, rangeMarkup } from '../video/page.ts';
import { deleteByKeys, deleteByPointer, pointAtLabel, tabTo } from './hands.ts';
import type { Literal, Story } from './story.ts';

const ready = async (page: Page) => void (await page.waitForSelector('.video-surface[data-counted]'));
const track = (label: string, ...sequence: Literal[]): Literal[] => [
  {
    id: 1,
    from_name: 'box',
    to_name: 'clip',
    type: 'videorectangle',
    origin: 'manual',
    value: { framesCount: 40, duration: 1.6, sequence, labels: [label] },
  },
];
const range = (start: number, end: number, label: string): Literal[] => [
  {
    id: 1,
    from_name: 'what',
    to_name: 'clip',
    type: 'timelinelabels',
    origin: 'manual',
    value: { ranges: [{ start, end }], timelinelabels: [label] },
  },
];
const first: Literal = { frame: 1, enabled: true, time: 0, x: 39, y: 40, width: 20, height: 20, rotation: 0 };

const boxed = { name: 'VideoRectangle with Labels', given: { markup: markup(), data: { clip } }, ready, also: ['Labels Video'] };
const ranged = { name: 'TimelineLabels', given: { markup: rangeMarkup, data: { clip } }, ready };
const pointed = (x: number, y: number, width: number, height: number): Literal => ({ ...first, x, y, width, height });

/** A pointer hits no exact percent. */
const inWhole: Story['read'] = (_, { sequence, ...value }) =>
  Promise.resolve({
    ...value,
    sequence: (sequence as Record<string, unknown>[]).map((one) =>
      Object.fromEntries(Object.entries(one).map(([key, of]) => [key, typeof of === 'number' && key !== 'time' ? Math.round(of) : of])),
    ),
  });

export const videos: Story[] = [
  {
    ...boxed,
    way: 'pointer',
    read: inWhole,
    async make(page) {
      await pointAtLabel(page, 'Car');
      await drag(page, [10, 20], [40, 60]);
    },
    made: track('Car', pointed(10, 20, 30, 40)),
    async change(page) {
      await drag(page, [25, 40], [45, 50]);
      await drag(page, [60, 70], [80, 80]);
      await pointAtLabel(page, 'Dog');
    },
    changed: track('Dog', pointed(30, 30, 50, 50)),
    remove: deleteByPointer,
  },
  {
    ...boxed,
    way: 'keys',
    async make(page) {
      await press(page, '1');
      await tabTo(page, '.video-screen');
      await press(page, 'Enter', 'ArrowLeft');
    },
    made: track('Car', first),
    change: (page) => press(page, 'Control+Alt+Shift+ArrowRight', 'Shift+ArrowDown', 'Control+ArrowRight', '2'),
    changed: track('Dog', first, { ...first, frame: 40, time: 1.6, y: 50, width: 21 }),
    remove: deleteByKeys,
  },
  {
    ...ranged,
    way: 'pointer',
    async make(page) {
      await pointAtLabel(page, 'Run');
      await dragFrames(page, 11, 20, 1);
    },
    made: range(11, 20, 'Run'),
    async change(page) {
      await dragFrames(page, 15, 18, 0);
      await pointAtLabel(page, 'Rest');
    },
    changed: range(14, 23, 'Rest'),
    remove: deleteByPointer,
  },
  {
    ...ranged,
    way: 'keys',
    async make(page) {
      await tabTo(page, '.video-timeline');
      await press(page, 'ArrowRight × 2', '[', '1', 'Shift+ArrowRight', ']');
    },
    made: range(3, 13, 'Run'),
    change: (page) => press(page, 'Control+ArrowRight', 'Control+Shift+ArrowLeft', 'Control+ArrowDown', '2'),
    changed: range(3, 15, 'Rest'),
    remove: deleteByKeys,
  },
];
