/** Boxes through a video and ranges of its frames, by keys alone. */
import type { Page } from 'playwright';
import { press } from '../labeler/shape-page.ts';
import { clip, markup, rangeMarkup } from '../video/page.ts';
import { deleteByKeys, tabTo } from './hands.ts';
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

export const videos: Story[] = [
  {
    name: 'VideoRectangle with Labels',
    way: 'keys',
    given: { markup: markup(), data: { clip } },
    ready,
    also: ['Labels Video'],
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
    name: 'TimelineLabels',
    way: 'keys',
    given: { markup: rangeMarkup, data: { clip } },
    ready,
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
