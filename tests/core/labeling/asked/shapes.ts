/** Shapes that are not finished, and regions under others. */
import type { Row } from '#app/core/labeling/result.ts';
import { pictured, row, type Short } from './case.ts';
import { box, corners, vertices } from './places.ts';

const bare = (type: string, value: Record<string, unknown>): Row => row('pic', type, value, pictured(8));
const under = (id: string, label: string, parentID?: string): Row =>
  row('pic', 'rectanglelabels', { ...box, rectanglelabels: [label] }, { id, ...pictured(8), ...(parentID === undefined ? {} : { parentID }) });
const nested = (rest: string): string =>
  `<RectangleLabels name="q" toName="pic" ${rest}><Label value="Page" groupCanContain="Line, Figure"/><Label value="Line"/><Label value="Word"/></RectangleLabels>`;

export const shapes: Short[] = [
  {
    title: 'an outline of two points',
    on: 'pic',
    control: '<Polygon name="q" toName="pic"/>',
    rows: [bare('polygon', { points: corners.slice(0, 2), closed: false })],
    said: [{ control: 'q', region: 'a', message: 'Region 1: this polygon needs at least 3 points and has 2.' }],
    enough: [bare('polygon', { points: corners, closed: true })],
  },
  {
    title: 'a line with too few points',
    on: 'pic',
    control: '<Vector name="q" toName="pic" minPoints="3"/>',
    rows: [bare('vector', { vertices: vertices.slice(0, 2), closed: false })],
    said: [{ control: 'q', region: 'a', message: 'Region 1: this vector needs at least 3 points and has 2.' }],
    enough: [bare('vector', { vertices, closed: false })],
  },
  {
    title: 'a line with too many points',
    on: 'pic',
    control: '<Vector name="q" toName="pic" maxPoints="2"/>',
    rows: [bare('vector', { vertices, closed: false })],
    said: [{ control: 'q', region: 'a', message: 'Region 1: this vector may have at most 2 points and has 3.' }],
    enough: [bare('vector', { vertices: vertices.slice(0, 2), closed: false })],
  },
  {
    title: 'a region under one that takes only others (groupCanContain)',
    on: 'pic',
    control: nested(''),
    rows: [under('p', 'Page'), under('l', 'Line', 'p'), under('w', 'Word', 'p')],
    said: [{ control: 'q', region: 'w', message: 'Region 3: Under Page only these may lie: Line, Figure.' }],
    enough: [under('p', 'Page'), under('l', 'Line', 'p'), under('w', 'Word', 'l')],
  },
  {
    title: 'regions deeper than they may lie (groupDepth)',
    on: 'pic',
    control: nested('groupDepth="1"'),
    rows: [under('p', 'Page'), under('l', 'Line', 'p'), under('w', 'Word', 'l')],
    said: [{ control: 'q', region: 'w', message: 'Region 3: Only one level may lie under Page.' }],
    enough: [under('p', 'Page'), under('l', 'Line', 'p'), under('w', 'Word')],
  },
];
