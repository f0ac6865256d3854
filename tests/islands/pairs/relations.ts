/** A relation from a span of a text to a box on a picture. */
import type { Page } from 'playwright';
import type { Row } from '#app/core/labeling/result.ts';
import { press } from '../labeler/shape-page.ts';
import { point } from '../pointing.ts';
import { tabTo } from './hands.ts';
import type { Literal, Story } from './story.ts';

const ends: Row[] = [
  { id: 'span', from_name: 'ner', to_name: 'words', type: 'labels', origin: 'manual', value: { start: 2, end: 5, text: 'cat', labels: ['Animal'] } },
  {
    id: 'box',
    from_name: 'box',
    to_name: 'photo',
    type: 'rectanglelabels',
    origin: 'manual',
    original_width: 400,
    original_height: 250,
    image_rotation: 0,
    value: { x: 10, y: 10, width: 30, height: 40, rotation: 0, rectanglelabels: ['Cat'] },
  },
];
const given = {
  markup: `<View><Labels name="ner" toName="words"><Label value="Animal"/></Labels><Text name="words" value="$words"/>
<RectangleLabels name="box" toName="photo"><Label value="Cat"/></RectangleLabels><Image name="photo" value="$photo"/>
<Relations><Relation value="shows"/><Relation value="near"/></Relations></View>`,
  data: { words: 'A cat sits here.', photo: '/fixtures/cat-400x250.jpg' },
  result: ends,
};
const related = (more: Literal): Literal[] => [...ends, { type: 'relation', from_id: 'span', to_id: 'box', ...more }];
const name = (region: string) => `[data-region=${region}] .labeler__region-name`;
const turn = '.labeler__relation button[aria-label$=": turn"]';
const remove = '.labeler__relation button[aria-label^="Delete relation"]';
const label = (nth: number) => `.labeler__relation-label:nth-child(${nth})`;
const enter = async (page: Page, selector: string): Promise<void> => {
  await tabTo(page, selector);
  await press(page, 'Enter');
};
const common = {
  name: 'a relation',
  given,
  made: related({ direction: 'right' }),
  changed: related({ direction: 'bi', labels: ['shows', 'near'] }),
};

export const relations: Story[] = [
  {
    ...common,
    way: 'pointer',
    async make(page) {
      await point(page, name('span'));
      await point(page, '.labeler__relations > button');
      await point(page, name('box'));
    },
    change: (page) => point(page, turn, turn, label(1), label(2)),
    remove: (page) => point(page, remove),
  },
  {
    ...common,
    way: 'keys',
    async make(page) {
      await press(page, 'Alt+Period', 'Alt+r');
      await page.locator('.labeler__relate select:focus').waitFor();
      await press(page, 'ArrowDown', 'Enter');
    },
    async change(page) {
      await enter(page, turn);
      await press(page, 'Enter');
      await enter(page, label(1));
      await enter(page, label(2));
    },
    remove: (page) => enter(page, remove),
  },
];
