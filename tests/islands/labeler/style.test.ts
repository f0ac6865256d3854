import { expect, test } from 'vitest';
import type { KeyPointRegion } from '#app/core/labeling/result.ts';
import { inkOf } from '#islands/labeler/surfaces/image/style.ts';
import { config } from './make.ts';

const palette = { color: '#123456', dash: [4, 4], slot: 3 };
const region: KeyPointRegion = { id: 'a', kind: 'keypoint', from: 'dot', to: 'photo', labels: [], origin: 'manual', x: 1, y: 1, width: 1 };

test.each([
  ['strokeColor="#00f" stokeColor="#0f0" fillColor="#f00"', '#00f'],
  ['stokeColor="#0f0" fillColor="#f00"', '#0f0'],
  ['fillColor="#f00"', '#f00'],
  ['', '#123456'],
])('a region without a label takes the color that its control writes: %s', (written, color) => {
  const [control] = config(`<View><Image name="photo" value="$photo"/><KeyPoint name="dot" toName="photo" ${written}/></View>`).controls;
  expect(inkOf(palette, region, control).color).toBe(color);
  expect(inkOf(palette, { ...region, labels: ['Cat'] }, control)).toBe(palette);
});
