/** Random pictures with labels exported, and read back: the tasks that come back changed are exactly those of which the check before a download says so. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Region, Row } from '#app/core/labeling/result.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { coco } from '#app/formats/coco.ts';
import type { ExportContext, Format } from '#app/formats/format.ts';
import { givenOf } from '#app/formats/items.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { voc } from '#app/formats/voc.ts';
import { yoloObb } from '#app/formats/yolo-obb.ts';
import { yolo } from '#app/formats/yolo.ts';
import { grayPng } from '../../fixtures/picture.ts';
import { answer, contextOf, stream, task } from '../exported.ts';
import { readBack, toldIds } from './read-back.ts';

const [width, height] = [200, 100];
const picture = grayPng(width, height);
const png = { type: 'image/png', isThere: async () => true, open: async () => stream([new Uint8Array(picture)]) };

const shapes = `<View><Image name="photo" value="$photo"/>
  <RectangleLabels name="box" toName="photo" choice="multiple"><Label value="Dog"/><Label value="Big cat"/></RectangleLabels>
  <PolygonLabels name="ring" toName="photo"><Label value="Big cat"/><Label value="Ant" category="7"/></PolygonLabels>
  <EllipseLabels name="oval" toName="photo"><Label value="Egg"/></EllipseLabels></View>`;
const points = shapes.replace(
  '</View>',
  '<KeyPointLabels name="point" toName="photo"><Label value="Tip" model_index="1"/><Label value="End" model_index="0"/></KeyPointLabels></View>',
);

/** Whole percents are whole pixels of this picture. */
const percent = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 90 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 89_999 }).map((thousandths) => thousandths / 1000) },
);
const side = fc.integer({ min: 1, max: 60 });
const rarely = <T>(value: T) => fc.oneof({ weight: 12, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(value) });
const labels = (...names: string[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names.map((name) => [name])) }, { weight: 1, arbitrary: fc.constant([]) });

const drawn = fc.oneof(
  fc.record({
    type: fc.constant('rectanglelabels'),
    x: percent,
    y: percent,
    width: side,
    height: side,
    rotation: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 359 }) }),
    labels: fc.oneof({ weight: 8, arbitrary: labels('Dog', 'Big cat') }, { weight: 1, arbitrary: fc.constant(['Dog', 'Big cat']) }),
  }),
  fc.record({
    type: fc.constant('polygonlabels'),
    points: fc.array(fc.tuple(percent, percent), { minLength: 2, maxLength: 6 }),
    closed: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    labels: labels('Big cat', 'Ant'),
  }),
  fc.record({
    type: fc.constantFrom('ellipselabels'),
    x: percent,
    y: percent,
    radiusX: side,
    radiusY: side,
    rotation: fc.constant(0),
    labels: labels('Egg'),
  }),
);
const dot = fc.record({
  type: fc.constant('keypointlabels'),
  x: percent,
  y: percent,
  width: fc.constant(0.5),
  labels: fc.oneof({ weight: 12, arbitrary: fc.constantFrom(['Tip'], ['End']) }, { weight: 1, arbitrary: fc.constantFrom([], ['Tip', 'End']) }),
  // The first region is a box more often than not: a point that lies in it says so.
  within: fc.boolean(),
});
const froms: Record<string, string> = { rectanglelabels: 'box', polygonlabels: 'ring', ellipselabels: 'oval', keypointlabels: 'point' };

const traits = fc.record({ readonly: rarely(true), origin: rarely('prediction-changed'), score: rarely(0.5) });
const more = { note: rarely({ text: ['look'] }), parent: rarely('r0'), traits };
type More = { note?: object; parent?: string; within?: boolean; traits?: object };
type Drawn = { type: string; labels: readonly string[] } & More & Record<string, unknown>;

function rowOf(
  { type, labels: names, note, within, parent = within ? 'r0' : undefined, traits: own, ...value }: Drawn,
  index: number,
  sized: boolean,
): Row {
  return {
    id: `r${index}`,
    from_name: froms[type],
    to_name: 'photo',
    type,
    ...(sized && { original_width: width, original_height: height, image_rotation: 0 }),
    ...(note && { meta: note }),
    ...(parent && parent !== `r${index}` && { parentID: parent }),
    ...(JSON.parse(JSON.stringify(own ?? {})) as object),
    value: { ...value, [type]: names },
  };
}

const projectOf = (region: fc.Arbitrary<unknown>) => {
  const regions = fc.array(fc.tuple(region, fc.record(more)), { maxLength: 4 });
  const answers = fc.array(
    fc.record({
      regions,
      sized: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      skipped: rarely(true),
      relates: rarely(true),
    }),
    { maxLength: 2 },
  );
  return fc
    .array(fc.record({ answers, address: fc.constantFrom('/files/a.png', '/files/b.png', '/files/c') }), { minLength: 1, maxLength: 4 })
    .map((tasks) =>
      tasks.map(({ answers: given, address }, at) =>
        task({
          id: at + 1,
          data: { photo: address },
          annotations: given.map(({ regions: list, sized, skipped, relates }, index) =>
            answer({
              id: index + 1,
              created_at: `2026-01-0${index + 1}T00:00:00.000Z`,
              was_cancelled: skipped === true,
              result: [
                ...list.map(([shape, extra], place) => rowOf({ ...(shape as Drawn), ...extra }, place, sized)),
                ...(relates && list.length > 1 ? [{ type: 'relation', from_id: 'r0', to_id: 'r1', direction: 'right' }] : []),
              ],
            }),
          ),
        }),
      ),
    );
};

/** What a region says, but for its id; the key points of a box are told by their place among its regions. */
type Said = { kind: string; labels: readonly string[]; numbers: number[]; closed: boolean; note: boolean; parent: number; traits: unknown[] };
const numbersOf = (region: Region): number[] => {
  if (region.kind === 'rectangle') return [region.x, region.y, region.width, region.height, region.rotation];
  if (region.kind === 'polygon') return region.points.flat();
  return region.kind === 'keypoint' ? [region.x, region.y] : [];
};

function saidBy(result: readonly Row[], { config }: ExportContext): { regions: Said[]; relations: number } {
  const { doc, failed } = parseResult(result, config);
  expect(failed).toEqual([]);
  const dots = doc.regions.filter(({ kind }) => kind === 'keypoint').toSorted((a, b) => (a.labels[0]! < b.labels[0]! ? -1 : 1));
  const shapesFirst = [...doc.regions.filter(({ kind }) => kind !== 'keypoint'), ...dots];
  const regions = shapesFirst.map((region) => ({
    kind: region.kind,
    labels: region.labels,
    numbers: numbersOf(region),
    closed: region.kind !== 'polygon' || region.closed,
    note: region.meta !== undefined,
    traits: [region.readonly ?? false, region.origin, region.score ?? null],
    parent: region.parentId === undefined ? -1 : shapesFirst.findIndex(({ id }) => id === region.parentId),
  }));
  return { regions, relations: doc.relations.length };
}

/** Percent: what numbers lose on their way through pixels and text. */
const error = 1e-9;
const isNear = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((each, index) => Math.abs(each - b[index]!) < error);
const isSame = (a: readonly ReturnType<typeof saidBy>[], b: readonly ReturnType<typeof saidBy>[]): boolean =>
  a.length === b.length &&
  a.every(({ regions, relations }, at) => {
    const other = b[at]!;
    return (
      relations === other.relations &&
      regions.length === other.regions.length &&
      regions.every(({ numbers, ...rest }, index) => {
        const { numbers: found, ...also } = other.regions[index]!;
        return isNear(numbers, found) && JSON.stringify(rest) === JSON.stringify(also);
      })
    );
  });

/** A task that was only skipped is not in the file; one that nobody answered is, but for Pascal VOC. */
const isTold = ({ annotations, ...rest }: ExportedTask, format: Format): boolean =>
  annotations.length === 0 ? format !== voc : givenOf({ annotations, ...rest }).length > 0;

test.each([
  ['COCO', coco, shapes],
  ['COCO with key points', coco, points],
  ['YOLO', yolo, shapes],
  ['YOLO with key points', yolo, points],
  ['YOLO with turned boxes', yoloObb, shapes],
  ['Pascal VOC', voc, shapes],
] as const)('%s: what comes back changed is what the check names', async (_name, format, markup) => {
  const seen = { same: 0, changed: 0 };
  await fc.assert(
    fc.asyncProperty(projectOf(markup === points ? fc.oneof(drawn, dot, dot) : drawn), async (tasks) => {
      const context = contextOf(markup, { withMedia: true, find: async () => png });
      const expected = tasks.filter((each) => isTold(each, format));
      if (expected.length === 0) return;
      const back = await readBack(format, tasks, context);
      expect(back).toHaveLength(expected.length);
      const changed = expected.flatMap((one, at) => {
        const before = givenOf(one).map(({ result }) => saidBy(result, context));
        const after = (back[at]!.annotations ?? []).map(({ result }) => saidBy(result, context));
        const same = isSame(before, after);
        seen[same ? 'same' : 'changed'] += 1;
        return same ? [] : [one.id];
      });
      // The words say which loss is to blame.
      expect([toldIds(context), context.losses.list.map(({ what }) => what)]).toEqual([changed, context.losses.list.map(({ what }) => what)]);
    }),
    { seed: 20_261, numRuns: 70 },
  );
  // Both must have been tried, many times.
  expect(Math.min(seen.same, seen.changed)).toBeGreaterThan(5);
});

test('Pascal VOC: boxes come back at most a pixel off', async () => {
  const box = fc.record({
    type: fc.constant('rectanglelabels'),
    x: fc.double({ min: 0, max: 90, noNaN: true }),
    y: fc.double({ min: 0, max: 90, noNaN: true }),
    width: side,
    height: side,
    rotation: fc.constant(0),
    labels: fc.constant(['Dog']),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(box, { minLength: 1, maxLength: 5 }), async (boxes) => {
      const context = contextOf(shapes, { withMedia: true, find: async () => png });
      const given = [task({ data: { photo: '/files/a.png' }, annotations: [answer({ result: boxes.map((each, at) => rowOf(each, at, true)) })] })];
      const [back] = await readBack(voc, given, context);
      for (const [at, { numbers }] of saidBy(back!.annotations![0]!.result, context).regions.entries()) {
        const { x, y, width: across, height: down } = boxes[at]!;
        const [left = 0, top = 0, wide = 0, high = 0] = numbers;
        expect(Math.max(Math.abs(left - x), Math.abs(left + wide - x - across)) * (width / 100)).toBeLessThanOrEqual(1 + 1e-9);
        expect(Math.max(Math.abs(top - y), Math.abs(top + high - y - down)) * (height / 100)).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
    { seed: 3, numRuns: 60 },
  );
});
