/** Random boxes and polygons: what comes out is read back by rules of the format alone, and lies where it lay. */
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { coco } from '#app/formats/coco.ts';
import { voc } from '#app/formats/voc.ts';
import { yoloObb } from '#app/formats/yolo-obb.ts';
import { yolo } from '#app/formats/yolo.ts';
import { anyCharacter } from '#tests/core/characters.ts';
import { answer, contextOf, task, unpackedText } from './exported.ts';
import { box, markup, ring } from './shapes.ts';

const [width, height] = [200, 100];
const percent = fc.double({ min: 0, max: 50, noNaN: true });
const upright = fc.record({ x: percent, y: percent, width: percent, height: percent });
const points = fc.array(fc.tuple(percent, percent), { minLength: 3, maxLength: 6 });
const shapes = fc.array(fc.oneof(fc.record({ box: upright }), fc.record({ ring: points })), { maxLength: 6 });
type Shape = { box: { x: number; y: number; width: number; height: number } } | { ring: [number, number][] };

const rowOf = (shape: Shape, index: number): Row => ('box' in shape ? box(`r${index}`, shape.box, 'Cat') : ring(`r${index}`, shape.ring, 'Ant'));
const tasksOf = (given: readonly Shape[]) => [
  task({ data: { photo: 'https://example.org/cat.jpg' }, annotations: [answer({ result: given.map(rowOf) })] }),
];
const only = (files: Record<string, string>, folder: string): string => Object.entries(files).find(([path]) => path.startsWith(folder))![1];
const close = (found: readonly number[], expected: readonly number[]): void => {
  expect(found).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(Math.abs(found[index]! - value)).toBeLessThan(1e-9);
};
const boxes = (given: readonly Shape[]) => given.flatMap((shape) => ('box' in shape ? [shape.box] : []));
const options = { numRuns: 40 };

test('COCO: boxes and polygons in pixels', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (given) => {
      const { annotations } = JSON.parse((await unpackedText(coco, tasksOf(given), contextOf(markup)))['result.json']!) as {
        annotations: { bbox: number[]; segmentation: number[][] }[];
      };
      expect(annotations).toHaveLength(given.length);
      for (const [index, shape] of given.entries()) {
        const found = annotations[index]!;
        if ('box' in shape) close(found.bbox, [shape.box.x * 2, shape.box.y, shape.box.width * 2, shape.box.height]);
        else
          close(
            found.segmentation[0]!,
            shape.ring.flatMap(([x, y]) => [x * 2, y]),
          );
      }
    }),
    options,
  );
});

test('YOLO: fractions of the picture', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (given) => {
      const lines = only(await unpackedText(yolo, tasksOf(given), contextOf(markup)), 'labels/')
        .split('\n')
        .filter(Boolean);
      expect(lines).toHaveLength(given.length);
      for (const [index, shape] of given.entries()) {
        const [label, ...numbers] = lines[index]!.split(' ').map(Number);
        expect(label).toBe('box' in shape ? 1 : 0);
        if ('box' in shape) {
          const [x = 0, y = 0, across = 0, down = 0] = numbers;
          close(
            [x - across / 2, y - down / 2, across, down],
            [shape.box.x, shape.box.y, shape.box.width, shape.box.height].map((each) => each / 100),
          );
        } else
          close(
            numbers,
            shape.ring.flat().map((each) => each / 100),
          );
      }
    }),
    options,
  );
});

test('YOLO with turned boxes: sides keep their length in pixels, and meet at right angles', async () => {
  await fc.assert(
    fc.asyncProperty(upright, fc.double({ min: 0, max: 359, noNaN: true }), async (place, rotation) => {
      const tasks = [
        task({ data: { photo: 'https://example.org/cat.jpg' }, annotations: [answer({ result: [box('a', { ...place, rotation }, 'Cat')] })] }),
      ];
      const [, ...numbers] = only(await unpackedText(yoloObb, tasks, contextOf(markup)), 'labels/')
        .trim()
        .split(' ')
        .map(Number);
      const at = (index: number): [number, number] => [numbers[index * 2]! * width, numbers[index * 2 + 1]! * height];
      const [a, b, c, d] = [at(0), at(1), at(2), at(3)];
      close(a, [place.x * 2, place.y]);
      close([Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(d[0] - a[0], d[1] - a[1])], [place.width * 2, place.height]);
      close([(b[0] - a[0]) * (d[0] - a[0]) + (b[1] - a[1]) * (d[1] - a[1]), c[0] - b[0] - d[0] + a[0], c[1] - b[1] - d[1] + a[1]], [0, 0, 0]);
    }),
    options,
  );
});

test('Pascal VOC: well-formed whatever labels hold, whole pixels at most one off', async () => {
  const label = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(shapes, label, async (given, name) => {
      const tasks = [
        task({
          data: { photo: 'https://example.org/cat.jpg' },
          annotations: [answer({ result: boxes(given).map((place, index) => box(`r${index}`, place, name)) })],
        }),
      ];
      const files = await unpackedText(voc, tasks, contextOf(markup));
      const numbers: Record<string, number[]> = {};
      const parser = new SaxesParser();
      let inside = '';
      parser.on('opentag', ({ name: tag }) => (inside = tag));
      parser.on('text', (text) => void (/^[xy]m/.test(inside) && text.trim() && (numbers[inside] ??= []).push(Number(text))));
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(only(files, 'Annotations/')).close();
      for (const [index, place] of boxes(given).entries()) {
        const expected = { xmin: place.x * 2, ymin: place.y, xmax: (place.x + place.width) * 2, ymax: place.y + place.height };
        for (const [key, value] of Object.entries(expected)) expect(Math.abs(numbers[key]![index]! - value)).toBeLessThan(1 + 1e-9);
      }
    }),
    options,
  );
});
