/** Masks on a picture: brush and bitmask, with labels of their own and bare, and the wand. */
import type { Page } from 'playwright';
import type { Row } from '#app/core/labeling/result.ts';
import { boxOf, maskOf, opaqueBox } from '../labeler/mask-page.ts';
import { data, drag, labels, own, press } from '../labeler/shape-page.ts';
import { deleteByKeys, deleteByPointer, pointAtLabel, pointAtTool, takeByKeys } from './hands.ts';
import { bareRows, ownRows, type Rows } from './rows.ts';
import type { Literal, Story } from './story.ts';

/** White, but for a black square from 60 to 80 % of its width and 50 to 90 % of its height: an even area of its own. */
const square = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="250"><rect width="400" height="250" fill="#fff"/><rect x="240" y="125" width="80" height="100"/></svg>',
).toString('base64');

const bare = (tags: string) => `<View><Image name="photo" value="$photo"/>${tags}<Labels name="what" toName="photo">${labels}</Labels></View>`;

/** Left, top, right and bottom of what is painted, in whole percents. */
type Box = [number, number, number, number];
async function read(page: Page, value: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { rle, imageDataURL, ...rest } = value;
  if (imageDataURL !== undefined) return { ...rest, ...(await opaqueBox(page, String(imageDataURL))) };
  return { ...rest, box: boxOf(maskOf({ value: { rle } } satisfies Row)) };
}

type Kind = {
  name: string;
  markup: string;
  photo?: string;
  tool: string;
  key: string;
  also?: string[];
  /** What a value holds beside its labels. */
  valueOf: (box: Box) => Literal;
  rows: Rows;
};
const brushValue = (box: Box) => ({ format: 'rle', box });
const bitsValue = (box: Box) => ({ width: 400, height: 250, box });
const paints: Kind[] = [
  {
    name: 'BrushLabels',
    markup: own('Brush'),
    tool: 'brush',
    key: 'b',
    valueOf: brushValue,
    rows: ownRows('brush'),
  },
  {
    name: 'a bare Brush with Labels',
    markup: bare('<Brush name="paint" toName="photo"/>'),
    tool: 'brush',
    key: 'b',
    valueOf: brushValue,
    rows: bareRows('brush', 'paint'),
  },
  {
    name: 'BitmaskLabels',
    markup: own('Bitmask'),
    tool: 'bitmask',
    key: 'Shift+B',
    valueOf: bitsValue,
    rows: ownRows('bitmask'),
  },
  {
    name: 'a bare Bitmask with Labels',
    markup: bare('<Bitmask name="bits" toName="photo"/>'),
    tool: 'bitmask',
    key: 'Shift+B',
    valueOf: bitsValue,
    rows: bareRows('bitmask', 'bits'),
  },
];
const wand: Kind = {
  name: 'MagicWand with a bare Brush',
  markup: bare('<Brush name="paint" toName="photo"/><MagicWand name="wand" toName="photo" blurRadius="0"/>'),
  photo: `data:image/svg+xml;base64,${square}`,
  tool: 'wand',
  key: 'w',
  also: ['MagicWand Image'],
  valueOf: brushValue,
  rows: bareRows('brush', 'paint'),
};

const storiesOf = (
  { name, markup, tool, key, also, photo, valueOf, rows }: Kind,
  pointer: Pick<Story, 'make' | 'change'>,
  keys: { make: string[]; change: string[] },
  boxes: Box[],
): Story[] => {
  const given = { markup, data: photo ? { photo } : data };
  const [byPointer, more, byKeys, moreByKeys] = boxes as [Box, Box, Box, Box];
  return [
    {
      name,
      way: 'pointer',
      given,
      also,
      read,
      async make(page) {
        await pointAtLabel(page, 'Cat');
        await pointAtTool(page, tool);
        await pointer.make(page);
      },
      made: rows(valueOf(byPointer), 'Cat'),
      async change(page) {
        await pointer.change(page);
        await pointAtLabel(page, 'Dog');
      },
      changed: rows(valueOf(more), 'Dog'),
      remove: deleteByPointer,
    },
    {
      name,
      way: 'keys',
      given,
      also,
      read,
      make: (page) => takeByKeys(page, key, ...keys.make),
      made: rows(valueOf(byKeys), 'Cat'),
      change: (page) => press(page, ...keys.change, '2'),
      changed: rows(valueOf(moreByKeys), 'Dog'),
      remove: deleteByKeys,
    },
  ];
};

export const masks: Story[] = [
  ...paints.flatMap((kind) =>
    storiesOf(
      kind,
      { make: (page) => drag(page, [20, 20], [40, 20]), change: (page) => drag(page, [40, 20], [40, 60]) },
      { make: ['Enter', 'Shift+ArrowLeft', 'Enter'], change: ['Enter', 'Shift+ArrowDown', 'Enter'] },
      [
        [19, 18, 41, 22],
        [19, 18, 41, 62],
        [39, 48, 51, 52],
        [39, 48, 51, 62],
      ],
    ),
  ),
  ...storiesOf(
    wand,
    { make: (page) => drag(page, [70, 70], [71, 70]), change: (page) => drag(page, [10, 10], [11, 10]) },
    {
      make: ['Shift+ArrowRight × 2', 'Shift+ArrowDown', 'Enter', 'ArrowRight', 'Enter'],
      change: ['Shift+ArrowLeft × 4', 'Enter', 'ArrowRight', 'Enter'],
    },
    [
      [60, 50, 80, 90],
      [0, 0, 100, 100],
      [60, 50, 80, 90],
      [0, 0, 100, 100],
    ],
  ),
];
