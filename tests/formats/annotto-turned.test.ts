/** Turned boxes in Annotto's files: outlines of four points, in fractions of a picture whose proportions the files do not say. */
import { expect, test } from 'vitest';
import { annottoFiles } from '#app/formats/annotto/given.ts';
import type { Medium } from '#app/formats/foreign/model.ts';
import { contextOf } from './exported.ts';
import { allOf, here, partsOf, surveyed } from './given.ts';

const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

test('a turned box comes back as one where the picture came along; else it is the outline that the file says', async () => {
  const zone = (points: [number, number][]) => [{ value: 'Box', coords: points.map(([x, y]) => ({ x, y })) }];
  // On 200 x 100 pixels: from (100, 20) 40 to the right and 30 down, and 6 to the left and 8 down. Then what leans on any picture.
  const turned: [number, number][] = [
    [0.5, 0.2],
    [0.7, 0.5],
    [0.67, 0.58],
    [0.47, 0.28],
  ];
  const leaning: [number, number][] = [
    [0.1, 0.1],
    [0.5, 0.1],
    [0.7, 0.5],
    [0.3, 0.5],
  ];
  const parts = partsOf({
    'items.jsonlines': lines({ uuid: 'a', type: 'image', data: { url: 'images/a.png' } }),
    'annotations.jsonlines': lines({ item: { uuid: 'a' }, annotation: { zone: { Boxes: { entities: [...zone(turned), ...zone(leaning)] } } } }),
  });
  const { config: own } = contextOf(
    '<View><Image name="i" value="$photo"/><Rectangle name="Rectangle" toName="i"/><Polygon name="Polygon" toName="i"/><Labels name="Boxes" toName="i"><Label value="Box"/></Labels></View>',
  );
  const rowsOf = async (media: Medium[]) =>
    (await allOf(await surveyed(annottoFiles, parts, here(own), media))).tasks[0]!.annotations[0]!.result.filter(
      ({ from_name: from }) => from !== 'Boxes',
    );
  const [box, outline, ...more] = await rowsOf([{ path: 'images/a.png', size: async () => ({ width: 200, height: 100 }) }]);
  expect(more).toEqual([]);
  expect(box).toMatchObject({ from_name: 'Rectangle', original_width: 200, original_height: 100, value: { x: 50, y: 20 } });
  const value = box!.value as Record<string, number>;
  expect([value.width, value.height, value.rotation]).toEqual([25, 10, 36.8699].map((each) => expect.closeTo(each, 3)));
  expect(outline).toMatchObject({ from_name: 'Polygon', value: { closed: true } });
  for (const media of [[], [{ path: 'images/a.png', size: async () => undefined }]])
    expect((await rowsOf(media)).map(({ from_name: from }) => from)).toEqual(['Polygon', 'Polygon']);
});
