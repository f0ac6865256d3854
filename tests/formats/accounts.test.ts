/** Random answers on pictures: whatever is drawn is either in the file, where it lay, or among what is said to be left out. */
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { annotto } from '#app/formats/annotto.ts';
import { coco } from '#app/formats/coco.ts';
import type { Format } from '#app/formats/format.ts';
import { superb } from '#app/formats/superb.ts';
import { voc } from '#app/formats/voc.ts';
import { yoloObb } from '#app/formats/yolo-obb.ts';
import { yolo } from '#app/formats/yolo.ts';
import { answer, contextOf, task, unpackedText } from './exported.ts';
import { statedError } from './same.ts';

const markup = `<View><Image name="photo" value="$photo"/>
  <RectangleLabels name="box" toName="photo"><Label value="Cat"/><Label value="Dog"/></RectangleLabels>
  <PolygonLabels name="ring" toName="photo"><Label value="Ant"/><Label value="Bee"/></PolygonLabels>
  <EllipseLabels name="oval" toName="photo"><Label value="Egg"/></EllipseLabels></View>`;
const [width, height] = [200, 100];

const percent = fc.double({ min: 0, max: 50, noNaN: true });
const labels = (...names: string[]) => fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 });
const beside = fc.record({ meta: fc.constant({ text: ['odd'] }), parentID: fc.constant('r0') }, { requiredKeys: [] });
const value = fc.oneof(
  fc.record({
    type: fc.constant('rectanglelabels'),
    value: fc.record({
      x: percent,
      y: percent,
      width: percent,
      height: percent,
      rotation: fc.constantFrom(0, 0, 30),
      rectanglelabels: labels('Cat', 'Dog'),
    }),
  }),
  fc.record({
    type: fc.constant('polygonlabels'),
    value: fc.record({
      points: fc.array(fc.tuple(percent, percent), { minLength: 1, maxLength: 5 }),
      closed: fc.boolean(),
      polygonlabels: labels('Ant', 'Bee'),
    }),
  }),
  fc.record({
    type: fc.constant('ellipselabels'),
    value: fc.record({ x: percent, y: percent, radiusX: percent, radiusY: percent, rotation: fc.constant(0), ellipselabels: labels('Egg') }),
  }),
);
const controls = { rectanglelabels: 'box', polygonlabels: 'ring', ellipselabels: 'oval' } as const;
type Shape = { type: keyof typeof controls; value: Record<string, unknown> } & { meta?: object; parentID?: string };
const shapes = fc.array(
  fc.tuple(value, beside).map(([shape, more]) => ({ ...shape, ...more }) as Shape),
  { maxLength: 6 },
);
const labelsOf = ({ type, value: held }: Shape): string[] => held[type] as string[];

type Read = { losses: Record<string, number>; files: Record<string, string> };
async function exported(format: Format, given: readonly Shape[]): Promise<Read> {
  const context = contextOf(markup);
  const result = given.map((shape, at): Row => ({
    id: `r${at}`,
    from_name: controls[shape.type],
    to_name: 'photo',
    original_width: width,
    original_height: height,
    image_rotation: 0,
    ...shape,
  }));
  const files = await unpackedText(format, [task({ data: { photo: 'https://example.org/cat.jpg' }, annotations: [answer({ result })] })], context);
  return { files, losses: Object.fromEntries(context.losses.list.map(({ what, count }) => [what, count])) };
}

const only = (files: Record<string, string>, folder: string): string => Object.entries(files).find(([path]) => path.startsWith(folder))![1];
const sum = (losses: Record<string, number>, pattern: RegExp): number =>
  Object.entries(losses).reduce((total, [what, count]) => total + (pattern.test(what) ? count : 0), 0);
const left = /^regions (of a shape|without a label)/;
const options = { seed: 20_260, numRuns: 80 };

/** How many regions a file holds; a region with two labels may stand there twice. */
const tellers: [string, Format, (read: Read) => { told: number; again: number }][] = [
  ['COCO', coco, ({ files }) => ({ told: (JSON.parse(files['result.json']!) as { annotations: unknown[] }).annotations.length, again: 0 })],
  [
    'YOLO',
    yolo,
    ({ files, losses }) => ({
      told: only(files, 'labels/').split('\n').filter(Boolean).length,
      again: losses['regions with several labels, told once for each'] ?? 0,
    }),
  ],
  [
    'YOLO OBB',
    yoloObb,
    ({ files, losses }) => ({
      told: only(files, 'labels/').split('\n').filter(Boolean).length,
      again: losses['regions with several labels, told once for each'] ?? 0,
    }),
  ],
  ['VOC', voc, ({ files }) => ({ told: only(files, 'Annotations/').match(/<object>/g)?.length ?? 0, again: 0 })],
  [
    'Annotto',
    annotto,
    ({ files, losses }) => ({
      told: only(files, 'annotations').match(/"coords"/g)?.length ?? 0,
      again: losses['regions with several labels, told once for each'] ?? 0,
    }),
  ],
  ['Superb', superb, ({ files }) => ({ told: (JSON.parse(only(files, 'labels/')) as { objects: unknown[] }).objects.length, again: 0 })],
];

test.each(tellers)('%s: what is drawn is told or said to be left out, and so are second labels and notes', async (_name, format, tell) => {
  await fc.assert(
    fc.asyncProperty(shapes, async (given) => {
      const read = await exported(format, given);
      const { told, again } = tell(read);
      expect(told - again + sum(read.losses, left)).toBe(given.length);
      expect(sum(read.losses, /^notes/)).toBe(given.filter(({ meta }) => meta).length);
      const more = sum(read.losses, /^second and further labels|told once for each/);
      // Of regions that are told; those that are not are no second loss.
      expect(more).toBeLessThanOrEqual(given.filter((shape) => labelsOf(shape).length > 1).length);
    }),
    options,
  );
});

test('COCO: upright boxes lie where they lay, turned ones are those that are said to be made upright', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (given) => {
      const { files, losses } = await exported(coco, given);
      const told = given.filter(
        (shape) =>
          labelsOf(shape).length > 0 &&
          (shape.type === 'rectanglelabels' || (shape.type === 'polygonlabels' && (shape.value.points as unknown[]).length > 2)),
      );
      const { annotations } = JSON.parse(files['result.json']!) as { annotations: { bbox: number[]; segmentation: number[][] }[] };
      const turned = told.filter(({ type, value: held }) => type === 'rectanglelabels' && held.rotation !== 0);
      expect(losses['turned boxes made upright'] ?? 0).toBe(turned.length);
      for (const [at, { type, value: held }] of told.entries()) {
        if (type === 'polygonlabels')
          expect(annotations[at]!.segmentation[0]).toEqual(
            (held.points as [number, number][]).flatMap(([x, y]) => [expect.closeTo(x * 2, 9), expect.closeTo(y, 9)]),
          );
        else if (held.rotation === 0)
          expect(annotations[at]!.bbox).toEqual(
            [held.x, held.y, held.width, held.height].map((each, side) => expect.closeTo((each as number) * (side % 2 === 0 ? 2 : 1), 9)),
          );
      }
    }),
    options,
  );
});

test('VOC: less than a pixel off, and every box that is off is said to be', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (given) => {
      const { files, losses } = await exported(voc, given);
      const numbers: Record<string, number[]> = { xmin: [], ymin: [], xmax: [], ymax: [] };
      const parser = new SaxesParser();
      let inside = '';
      parser.on('opentag', ({ name }) => (inside = name));
      parser.on('text', (text) => void (text.trim() && numbers[inside]?.push(Number(text))));
      parser.write(only(files, 'Annotations/')).close();
      const boxes = given
        .filter((shape) => shape.type === 'rectanglelabels' && labelsOf(shape).length > 0)
        .map(({ value: held }) => held as Record<string, number>);
      let off = 0;
      for (const [at, { x = 0, y = 0, width: w = 0, height: h = 0 }] of boxes.entries()) {
        const expected = { xmin: (x / 100) * width, ymin: (y / 100) * height, xmax: ((x + w) / 100) * width, ymax: ((y + h) / 100) * height };
        const apart = Object.entries(expected).map(([key, pixel]) => Math.abs(numbers[key]![at]! - pixel));
        expect(Math.max(...apart)).toBeLessThan(1);
        off += Number(apart.some((distance) => distance > statedError));
      }
      expect(losses['boxes in whole pixels'] ?? 0).toBe(off);
    }),
    options,
  );
});
