/** Result rows as files in the wild hold them (formats 2), for the tests of the wire. */
import type { Row } from '#app/core/labeling/result.ts';

const image = { original_width: 640, original_height: 480, image_rotation: 0 };
export const place = { x: 10, y: 20, width: 30, height: 25, rotation: 15 };

/** Rows as files in the wild hold them; each list must come back as it went in. */
export const files: Record<string, Row[]> = {
  'a labelled box': [
    {
      id: 'r1',
      from_name: 'box',
      to_name: 'pic',
      type: 'rectanglelabels',
      origin: 'manual',
      ...image,
      value: { ...place, rectanglelabels: ['Cat', 'dog'] },
    },
  ],
  'a box with everything a row may have': [
    {
      id: 'aZ_-0',
      from_name: 'box',
      to_name: 'pic',
      type: 'rectanglelabels',
      origin: 'prediction-changed',
      score: 0.5,
      readonly: true,
      parentID: 'r9',
      item_index: 2,
      meta: { text: ['a note'], by: { hand: true } },
      ...image,
      source: '$photo',
      normalization: null,
      value: { ...place, rectanglelabels: ['Cat'], is_positive: true },
    },
  ],
  'a bare box with its Labels': [
    { id: 'r1', from_name: 'bare', to_name: 'pic', type: 'rectangle', origin: 'manual', ...image, value: place },
    { id: 'r1', from_name: 'kind', to_name: 'pic', type: 'labels', origin: 'manual', ...image, value: { ...place, labels: ['Fish'] } },
  ],
  'a bare box whose two rows hold keys of their own': [
    { id: 'r1', from_name: 'bare', to_name: 'pic', type: 'rectangle', origin: 'manual', ...image, a: 1, value: { ...place, b: 2 } },
    { id: 'r1', from_name: 'kind', to_name: 'pic', type: 'labels', origin: 'manual', ...image, c: 3, value: { ...place, d: 4, labels: ['Fish'] } },
  ],
  'a normalized bare box with its Labels': [
    { id: 'r1', from_name: 'bare', to_name: 'pic', type: 'rectangle', origin: 'manual', ...image, normalization: '2020-11-05', value: place },
    {
      id: 'r1',
      from_name: 'kind',
      to_name: 'pic',
      type: 'labels',
      origin: 'manual',
      ...image,
      normalization: '2020-11-05',
      value: { ...place, labels: ['Fish'] },
    },
  ],
  'a bare box without labels': [{ id: 'r1', from_name: 'bare', to_name: 'pic', type: 'rectangle', origin: 'manual', ...image, value: place }],
  'a box with perRegion answers, one of a type unknown here': [
    {
      id: 'r1',
      from_name: 'box',
      to_name: 'pic',
      type: 'rectanglelabels',
      origin: 'manual',
      ...image,
      value: { ...place, rectanglelabels: ['Cat'] },
    },
    { id: 'r1', from_name: 'clear', to_name: 'pic', type: 'choices', origin: 'manual', ...image, value: { ...place, choices: ['yes'] } },
    { id: 'r1', from_name: 'ui', to_name: 'pic', type: 'reactcode', origin: 'manual', ...image, value: { ...place, reactcode: { a: 3 } } },
  ],
  'spans, with an escaped newline': [
    {
      id: 's1',
      from_name: 'ner',
      to_name: 'txt',
      type: 'labels',
      origin: 'manual',
      value: { start: 2, end: 27, text: 'Warning:\\n🐱 This is a test', labels: ['PER'] },
    },
    {
      id: 's2',
      from_name: 'ner',
      to_name: 'txt',
      type: 'labels',
      origin: 'prediction',
      score: 0.9,
      value: { start: 0, end: 1, labels: ['ORG', 'PER'] },
    },
  ],
  'ranges with a text': [
    {
      id: 'a1',
      from_name: 'voice',
      to_name: 'snd',
      type: 'labels',
      origin: 'manual',
      original_length: 12.5,
      value: { start: 0.25, end: 3, channel: 0, labels: ['Ada'] },
    },
    {
      id: 'a1',
      from_name: 'says',
      to_name: 'snd',
      type: 'textarea',
      origin: 'manual',
      original_length: 12.5,
      value: { start: 0.25, end: 3, channel: 0, text: ['Hello', 'there'] },
    },
    { id: 'a2', from_name: 'voice', to_name: 'snd', type: 'labels', origin: 'manual', value: { start: 4, end: 5, channel: 1, labels: [] } },
  ],
  'answers without a place': [
    { id: 'c1', from_name: 'mood', to_name: 'txt', type: 'choices', origin: 'manual', value: { choices: ['Good', 'Bad'] } },
    { id: 'c2', from_name: 'mood', to_name: 'txt', type: 'choices', origin: 'manual', value: { choices: [['Good', 'Very']] } },
    { id: 't1', from_name: 'note', to_name: 'txt', type: 'textarea', origin: 'manual', meta: { a: 1 }, value: { text: ['one', 'two\nlines'] } },
    { id: 'g1', from_name: 'stars', to_name: 'txt', type: 'rating', origin: 'prediction', score: 1, item_index: 0, value: { rating: 4, of: 5 } },
  ],
  'what this version does not draw': [
    {
      id: 'p1',
      from_name: 'cube',
      to_name: 'pic',
      type: 'cube',
      ...image,
      value: {
        points: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        closed: true,
      },
    },
    {
      id: 'k1',
      from_name: 'kind',
      to_name: 'pic',
      type: 'labels',
      ...image,
      value: { corners: [[1, 2]], labels: ['Fish'] },
    },
    {
      id: 'h1',
      from_name: 'ner',
      to_name: 'txt',
      type: 'labels',
      value: { start: '/p[1]/text()[1]', end: '/p[1]/text()[1]', startOffset: 0, endOffset: 3, labels: ['PER'] },
    },
    { from_name: 'gone', to_name: 'pic', type: 'rectanglelabels', value: { ...place, rectanglelabels: ['Cat'] } },
    { id: 'n1', type: 'something-new', deep: [{ a: [null] }] },
    {},
  ],
  'an unknown region with a perRegion answer keeps its place': [
    {
      id: 'p1',
      from_name: 'clear',
      to_name: 'pic',
      type: 'choices',
      origin: 'manual',
      ...image,
      value: { points: [[1, 2]], closed: true, choices: ['no'] },
    },
    { id: 'p1', from_name: 'cube', to_name: 'pic', type: 'cube', ...image, value: { points: [[1, 2]], closed: true } },
  ],
  relations: [
    { id: 's1', from_name: 'ner', to_name: 'txt', type: 'labels', origin: 'manual', value: { start: 0, end: 1, labels: ['PER'] } },
    { id: 's2', from_name: 'ner', to_name: 'txt', type: 'labels', origin: 'manual', value: { start: 1, end: 2, labels: ['PER'] } },
    { type: 'relation', from_id: 's1', to_id: 's2', direction: 'right' },
    { type: 'relation', from_id: 's2', to_id: 's1', direction: 'bi', labels: ['is-a'], note: 'kept' },
  ],
};
