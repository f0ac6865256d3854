/** What every list of labels asks for. */
import type { Row } from '#app/core/labeling/result.ts';
import { asked, pictured, row, type Asked } from './case.ts';
import { box, corners, png, rle, sides, vertices, words } from './places.ts';

/** Every list of labels with an object it works on and a place on it. */
const lists: { tag: string; on: string; place: Record<string, unknown> }[] = [
  { tag: 'Labels', on: 'txt', place: words },
  { tag: 'HyperTextLabels', on: 'page', place: { start: '/p[1]/text()[1]', end: '/p[1]/text()[1]', startOffset: 2, endOffset: 6 } },
  { tag: 'ParagraphLabels', on: 'talk', place: { start: '0', end: '0', startOffset: 2, endOffset: 6 } },
  { tag: 'TimeSeriesLabels', on: 'wave', place: { start: 1, end: 2, instant: false } },
  { tag: 'TimelineLabels', on: 'film', place: { ranges: [{ start: 1, end: 4 }] } },
  { tag: 'RectangleLabels', on: 'pic', place: box },
  { tag: 'EllipseLabels', on: 'pic', place: { x: 50, y: 50, radiusX: 5, radiusY: 5, rotation: 0 } },
  { tag: 'PolygonLabels', on: 'pic', place: { points: corners, closed: true } },
  { tag: 'KeyPointLabels', on: 'pic', place: { x: 1, y: 2, width: 1 } },
  { tag: 'VectorLabels', on: 'pic', place: { vertices, closed: false } },
  { tag: 'BrushLabels', on: 'pic', place: { format: 'rle', rle } },
  { tag: 'BitmaskLabels', on: 'pic', place: { imageDataURL: png } },
];

export const ofLists = lists.flatMap(({ tag, on, place: lies }): Asked[] => {
  const type = tag.toLowerCase();
  const list = (rest: string, inside = '<Label value="A"/><Label value="B"/>'): string =>
    `<${tag} name="q" toName="${on}" ${rest}>${inside}</${tag}>`;
  const media = on === 'pic' ? pictured(sides[tag] ?? 8) : {};
  const worn = (id: string, ...labels: string[]): Row => row(on, type, { ...lies, [type]: labels }, { id, ...media });
  return [
    asked({
      title: `${tag}, required`,
      on,
      control: list('required="true"'),
      said: [{ control: 'q', message: 'Mark at least one region with a label of “q”.' }],
      enough: [worn('a', 'A')],
    }),
    asked({
      title: `${tag}, a region without a label`,
      on,
      control: list(''),
      rows: [worn('a')],
      said: [{ control: 'q', region: 'a', message: 'Region 1 has no label. Give it one, or delete it.' }],
      enough: [worn('a', 'A')],
    }),
    asked({
      title: `${tag}, one label each`,
      on,
      control: list(''),
      rows: [worn('a', 'A', 'B')],
      said: [{ control: 'q', region: 'a', message: '"q" takes one label per region, not 2.' }],
      enough: [worn('a', 'B')],
    }),
    asked({
      title: `${tag}, a label it does not have`,
      on,
      control: list(''),
      rows: [worn('a', 'C')],
      said: [{ control: 'q', region: 'a', message: '"C" is no label of "q".' }],
      enough: [worn('a', 'A')],
    }),
    asked({
      title: `${tag}, maxUsages of the list and of a label`,
      on,
      control: list('maxUsages="2"', '<Label value="A" maxUsages="1"/><Label value="B"/>'),
      rows: [worn('a', 'A'), worn('b', 'A'), worn('c', 'B'), worn('d', 'B'), worn('e', 'B')],
      said: [
        { control: 'q', region: 'b', message: '"A" may be used once, but is used 2 times. Remove 1 of its regions.' },
        { control: 'q', region: 'e', message: '"B" may be used 2 times, but is used 3 times. Remove 1 of its regions.' },
      ],
      enough: [worn('a', 'A'), worn('b', 'B'), worn('c', 'B')],
    }),
  ];
});
