/** Random projects of pictures written as Superb's archive and read back: they come back changed if and only if the check names them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { superb } from '#app/formats/superb.ts';
import { superbFiles } from '#app/formats/superb/given.ts';
import { clean, exported, isBack, rarely, seldom, tasksOf, type Drawn } from './drawn.ts';
import { answer, checked, contextOf, task, unpackedText } from './exported.ts';
import { allOf, here, partsOf, surveyed } from './given.ts';
import { namedBy } from './same.ts';

const options = { seed: 20_262, numRuns: 200 };
const markup = `<View><Image name="i" value="$photo"/>
  <RectangleLabels name="box" toName="i" choice="multiple"><Label value="Dog" background="#ff4d4f"/><Label value="Cat"/></RectangleLabels>
  <Rectangle name="bare" toName="i"/><Labels name="kind" toName="i"><Label value="Fish"/><Label value="Dog"/></Labels>
  <PolygonLabels name="ring" toName="i"><Label value="Cat"/></PolygonLabels>
  <VectorLabels name="path" toName="i"><Label value="Road"/></VectorLabels>
  <KeyPointLabels name="hand" toName="i"><Label value="Tip"/><Label value="Wrist"/></KeyPointLabels>
  <EllipseLabels name="oval" toName="i"><Label value="Egg"/></EllipseLabels>
  <Choices name="scene" toName="i"><Choice value="Day"><Choice value="Noon"/></Choice><Choice value="Night"/></Choices>
  <Choices name="seen" toName="i" choice="multiple" allowNested="true"><Choice value="left"><Choice value="far"/></Choice><Choice value="right"/></Choices>
  <Choices name="clear" toName="i" perRegion="true" choice="multiple"><Choice value="sharp"/><Choice value="whole"/></Choices>
  <TextArea name="note" toName="i" perRegion="true"/><TextArea name="all" toName="i"/><Rating name="stars" toName="i"/></View>`;

const percent = fc.double({ min: -5, max: 99, noNaN: true });
const side = fc.double({ min: 0, max: 99, noNaN: true });
const box = fc.record({
  x: percent,
  y: percent,
  width: side,
  height: side,
  rotation: fc.oneof(fc.constant(0), fc.double({ min: -359, max: 359, noNaN: true })),
});
const pair = fc.tuple(percent, percent);

/** Rows of a region but for its id. */
type Written = readonly (readonly [from: string, type: string, value: object])[];
const labelled = (from: string, type: string, value: fc.Arbitrary<object>, ...sets: string[][]): fc.Arbitrary<Written> =>
  fc.tuple(value, fc.constantFrom(...sets)).map(([place, labels]) => [[from, type, { ...place, [type]: labels }]] as const);
const bare = (label: string): fc.Arbitrary<Written> =>
  box.map(
    (value) =>
      [
        ['bare', 'rectangle', value],
        ['kind', 'labels', { ...value, labels: [label] }],
      ] as const,
  );
const polygon = (isClosed: fc.Arbitrary<boolean>, minLength: number) =>
  fc.record({ points: fc.array(pair, { minLength, maxLength: 5 }), closed: isClosed });
const path = (isClosed: boolean) =>
  fc.array(pair, { minLength: 2, maxLength: 4 }).map((points) => ({
    vertices: points.map(([x, y], at) => ({ id: `v${at}`, x, y, ...(at > 0 && { prevPointId: `v${at - 1}` }) })),
    closed: isClosed,
  }));
const point = pair.map(([x, y]) => ({ x, y, width: 0.5 }));
const usual = fc.oneof(
  labelled('box', 'rectanglelabels', box, ['Dog'], ['Cat']),
  bare('Fish'),
  labelled('ring', 'polygonlabels', polygon(fc.constant(true), 3), ['Cat']),
  labelled('path', 'vectorlabels', path(false), ['Road']),
  labelled('hand', 'keypointlabels', point, ['Tip'], ['Wrist']),
);
const odd = fc.oneof(
  labelled('box', 'rectanglelabels', box, [], ['Dog', 'Cat']),
  bare('Dog'),
  labelled('ring', 'polygonlabels', polygon(fc.constant(false), 2), ['Cat']),
  labelled('path', 'vectorlabels', path(true), ['Road']),
  labelled('oval', 'ellipselabels', fc.constant({ x: 5, y: 5, radiusX: 1, radiusY: 2, rotation: 0 }), ['Egg']),
);
const about = fc.oneof(
  fc.constantFrom(
    { name: 'clear', type: 'choices', value: { choices: ['sharp', 'whole'] } },
    { name: 'clear', type: 'choices', value: { choices: ['whole'] } },
  ),
  fc.constant({ name: 'note', type: 'textarea', value: { text: ['old 🐕'] } }),
);
const regions = fc.array(
  fc.record({
    rows: seldom(usual, odd),
    own: fc.option(about, { nil: undefined }),
    more: fc.record({
      score: rarely(0.5),
      readonly: rarely(true),
      meta: rarely({ text: ['n'] }),
      parentID: rarely('region-0'),
      origin: rarely('prediction'),
    }),
  }),
  { maxLength: 3 },
);
const one = <T>(name: string, type: string, value: fc.Arbitrary<T>) =>
  fc.option(
    value.map((said) => ({ name, type, value: said })),
    { nil: undefined },
  );
const answers = fc.tuple(
  one(
    'scene',
    'choices',
    fc.constantFrom('Day', 'Noon', 'Night').map((choice) => ({ choices: [choice] })),
  ),
  one(
    'seen',
    'choices',
    seldom(fc.uniqueArray(fc.constantFrom(['left'], ['left', 'far'], ['right']), { minLength: 1 }), fc.constant([['gone']])).map((choices) => ({
      choices,
    })),
  ),
  one(
    'all',
    'textarea',
    seldom(fc.constant(['a\nb']), fc.constant(['a', 'b'])).map((text) => ({ text })),
  ),
  seldom(fc.constant(undefined), one('stars', 'rating', fc.constant({ rating: 3 }))),
);
const size = seldom(fc.constant({ original_width: 640, original_height: 481, image_rotation: 0 }), fc.constant({}));
/** Without the labels. */
const placeIn = ([first]: Written): object => Object.fromEntries(Object.entries(first![2]).filter(([key]) => key !== first![1]));
const rows = fc.record({ regions, answers, size, isLinked: rarely(true) }).map(({ regions: marked, answers: given, size: said, isLinked }): Row[] =>
  [
    ...marked.flatMap(({ rows: all, own, more }, at) => [
      ...all.map(([from_name, type, value]) => ({
        id: `region-${at}`,
        from_name,
        to_name: 'i',
        type,
        value,
        ...said,
        ...more,
        ...(at === 0 && { parentID: undefined }),
      })),
      ...(own ? [{ id: `region-${at}`, from_name: own.name, to_name: 'i', type: own.type, value: { ...placeIn(all), ...own.value }, ...said }] : []),
    ]),
    ...given.flatMap((each, at) => (each ? [{ id: `answer-${at}`, from_name: each.name, to_name: 'i', type: each.type, value: each.value }] : [])),
    ...(isLinked && marked.length > 1 ? [{ type: 'relation', from_id: 'region-0', to_id: 'region-1', direction: 'right' }] : []),
  ].map((row) => clean(row as Row)),
);
const pictures: Drawn = fc.constantFrom('https://example.org/a.png', 'https://example.org/b c.jpg').map((photo) => ({ data: { photo }, rows }));

test('exactly the tasks that the check names come back changed', async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(tasksOf(pictures, true).map(exported), async (tasks) => {
      const context = contextOf(markup);
      const { 'left-out.txt': _left, ...files } = await checked(superb, tasks, context);
      const { tasks: back } = await allOf(await surveyed(superbFiles, partsOf(files), here(context.config)));
      const lost = context.losses.list;
      const changed = tasks.filter((each, at) => !isBack(each, back[at], markup)).map((each) => each.id);
      kept += tasks.length - changed.length;
      expect([changed, lost.map(({ what }) => what)]).toEqual([namedBy(lost), lost.map(({ what }) => what)]);
    }),
    options,
  );
  // Were nearly all of them lossy, little would be proven.
  expect(kept).toBeGreaterThan(100);
});

test('what comes in under the labels of its own file goes out as the same labels', async () => {
  await fc.assert(
    fc.asyncProperty(tasksOf(pictures, true).map(exported), async (tasks) => {
      const first = await unpackedText(superb, tasks, contextOf(markup));
      const { 'left-out.txt': _left, ...files } = first;
      const { survey, tasks: back } = await allOf(await surveyed(superbFiles, partsOf(files), here()));
      const again = back.map((each, at) =>
        task({
          ...tasks[at]!,
          data: each.data,
          annotations: each.annotations.map((given, index) => answer({ ...given, id: index + 1 } as never)),
        }),
      );
      const second = await unpackedText(superb, again, contextOf(survey.markup));
      expect(saidIn(second)).toEqual(saidIn(first));
    }),
    { ...options, numRuns: 60 },
  );
});

const classes = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('Cub', 'Car', 'Hand', 'Road', 'Lake'),
    annotation_type: fc.constantFrom('box', 'rbox', 'polygon', 'polyline', 'keypoint', 'cuboid2d', 'fog'),
    keypoint_interface_id: fc.constantFrom('k', undefined),
  }),
  { selector: ({ name }) => name, minLength: 1 },
);

test('each class is in the labeling config, or the notes name it', async () => {
  await fc.assert(
    fc.asyncProperty(classes, async (odd) => {
      const given = [...odd, { name: 'Ship', annotation_type: 'box' }];
      const object_detection = { keypoints: [{ id: 'k', points: [{ name: 'tip' }] }], object_classes: given };
      const files = { 'project.json': JSON.stringify({ type: 'image-siesta', object_detection }) };
      const found = await surveyed(superbFiles, partsOf(files), here());
      if (!('items' in found)) throw new Error(found[0]!.problem);
      const notes = (found.notes ?? []).join('\n');
      const isShown = ({ name, annotation_type: type }: { name: string; annotation_type: string }) =>
        found.markup.includes(type === 'keypoint' ? `<KeyPointLabels name="${name}"` : `<Label value="${name}"`);
      expect(given.map((one) => [isShown(one), notes.includes(`"${one.name}"`)])).toEqual(given.map((one) => [isShown(one), !isShown(one)]));
    }),
    { ...options, numRuns: 60 },
  );
});

/** Names of classes and properties, and numbers to nine digits; ids are made of names of controls, which the format does not have. */
function saidIn(files: Record<string, string>): unknown[] {
  const plain = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, each: unknown) =>
      /(^|_)ids?$|^color$|^z_index$/.test(key) ? undefined : typeof each === 'number' ? Number(each.toFixed(6)) + 0 : each,
    );
  return Object.entries(files).flatMap(([name, text]) => {
    if (!name.startsWith('labels/')) return [];
    const { objects, categories } = JSON.parse(text) as { objects: object[]; categories: { properties: object[] } };
    return [[sorted(objects.map(plain)), sorted(categories.properties.map(plain))]];
  });
}

const sorted = (list: unknown[]): unknown[] => list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
