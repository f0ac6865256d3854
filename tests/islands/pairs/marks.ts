/** Passages of documents and dialogues, and intervals of series, each with labels of its own. */
import type { Page } from 'playwright';
import { press } from '../labeler/shape-page.ts';
import { point } from '../pointing.ts';
import { dragPlot } from '../series/page.ts';
import { click, dragEnd, select } from '../text/page.ts';
import { deleteByKeys, deleteByPointer, pointAtLabel, tabTo } from './hands.ts';
import type { Literal, Story } from './story.ts';

const labels = '<Label value="One"/><Label value="Two"/>';
const rowOf =
  (type: string) =>
  (value: Literal, label: string): Literal[] => [
    { id: 1, from_name: 'mark', to_name: 'on', type, origin: 'manual', value: { ...value, [type]: [label] } },
  ];

/** Marked with the mouse, its end pulled on; marked by the keys and changed by others. */
type Words = { root: string; word: string; on: string; make: string[]; change: string[] };
type Values = Record<'pointed' | 'pulled' | 'keyed' | 'rekeyed', Literal>;

function wordsOf(type: string, given: Story['given'], { root, word, on, make, change }: Words, values: Values): Story[] {
  const rows = rowOf(type.toLowerCase());
  return [
    {
      name: type,
      way: 'pointer',
      given,
      async make(page) {
        await select(page, word, word, 0, root);
        await pointAtLabel(page, 'One');
      },
      made: rows(values.pointed, 'One'),
      async change(page) {
        await click(page, word, root);
        await dragEnd(page, on, root);
        await pointAtLabel(page, 'Two');
      },
      changed: rows(values.pulled, 'Two'),
      remove: deleteByPointer,
    },
    {
      name: type,
      way: 'keys',
      given,
      async make(page) {
        await tabTo(page, root);
        await press(page, ...make, '1');
      },
      made: rows(values.keyed, 'One'),
      change: (page) => press(page, ...change, '2'),
      changed: rows(values.rekeyed, 'Two'),
      remove: deleteByKeys,
    },
  ];
}

const passage = (start: number, end: number, text: string): Literal => ({
  start: '/p[1]/text()[1]',
  end: '/p[1]/text()[1]',
  startOffset: start,
  endOffset: end,
  globalOffsets: { start, end },
  text,
});
const documents = wordsOf(
  'HyperTextLabels',
  {
    markup: `<View><HyperTextLabels name="mark" toName="on">${labels}</HyperTextLabels><HyperText name="on" value="$html"/></View>`,
    data: { html: '<p>An oak stands here.</p>' },
  },
  { root: '.hypertext-surface__text', word: 'oak', on: 'stands', make: ['Home', 'Control+Shift+ArrowRight'], change: ['Control+Shift+ArrowRight'] },
  { pointed: passage(3, 6, 'oak'), pulled: passage(3, 13, 'oak stands'), keyed: passage(0, 2, 'An'), rekeyed: passage(0, 6, 'An oak') },
);

const said = (startOffset: number, endOffset: number, text: string): Literal => ({ start: '0', end: '0', startOffset, endOffset, text });
const dialogues = wordsOf(
  'ParagraphLabels',
  {
    markup: `<View><ParagraphLabels name="mark" toName="on">${labels}</ParagraphLabels><Paragraphs name="on" value="$talk"/></View>`,
    data: { talk: [{ author: 'Ada', text: 'Which bird was it?' }] },
  },
  {
    root: '.paragraphs-surface__text',
    word: 'bird',
    on: 'was',
    make: ['Control+ArrowDown', 'Control+Shift+A'],
    change: ['Shift+ArrowLeft', 'Alt+ArrowRight'],
  },
  {
    pointed: said(6, 10, 'bird'),
    pulled: said(6, 14, 'bird was'),
    keyed: said(0, 18, 'Which bird was it?'),
    rekeyed: said(1, 17, 'hich bird was it'),
  },
);

const chart = '.series-chart';
const series = {
  name: 'TimeSeriesLabels',
  given: {
    markup: `<View><TimeSeriesLabels name="mark" toName="on">${labels}</TimeSeriesLabels><TimeSeries name="on" value="$series" valueType="json" timeColumn="t" overviewWidth="100%"><Channel column="v"/></TimeSeries></View>`,
    data: { series: { t: [0, 10, 20, 30, 40, 50], v: [1, 3, 2, 5, 4, 0] } },
  },
  ready: async (page: Page) => void (await page.waitForSelector(`${chart}:not([aria-valuemax="0"])`)),
};
const interval = (start: number, end: number, label: string) => rowOf('timeserieslabels')({ start, end, instant: false }, label);

export const marks: Story[] = [
  ...documents,
  ...dialogues,
  {
    ...series,
    way: 'pointer',
    async make(page) {
      await pointAtLabel(page, 'One');
      await dragPlot(page, 0.19, 0.62);
    },
    made: interval(10, 30, 'One'),
    async change(page) {
      await point(page, '.series-flag');
      await dragPlot(page, 0.6, 0.79);
      await pointAtLabel(page, 'Two');
    },
    changed: interval(10, 40, 'Two'),
    remove: deleteByPointer,
  },
  {
    ...series,
    way: 'keys',
    async make(page) {
      await press(page, '1');
      await tabTo(page, chart);
      await press(page, 'Home', '[', 'ArrowRight × 2', ']');
    },
    made: interval(0, 20, 'One'),
    async change(page) {
      await press(page, 'Alt+Period');
      await tabTo(page, chart);
      await press(page, 'Control+Alt+ArrowRight', '2');
    },
    changed: interval(10, 30, 'Two'),
    remove: deleteByKeys,
  },
];
