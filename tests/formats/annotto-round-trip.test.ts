/** Random projects written as Annotto's archive and read back: tasks come back changed if and only if the check before a download names them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { annotto } from '#app/formats/annotto.ts';
import { annottoFiles } from '#app/formats/annotto/given.ts';
import { clean, exported, isBack, rarely, seldom, tasksOf, type Drawn } from './drawn.ts';
import { answer, checked, contextOf, task, unpackedText } from './exported.ts';
import { allOf, here, partsOf, surveyed } from './given.ts';
import { isAlike, namedBy } from './same.ts';

const options = { seed: 20_261, numRuns: 120 };
const id = (at: number): string => `region-${at}`;
const score = rarely(0.75);
const textMarkup = `<View><Text name="t" value="$doc.text"/>
  <Labels name="who" toName="t" choice="multiple"><Label value="Somebody" alias="person" hotkey="p"/><Label value="Place"/><Label value="Mood"/></Labels>
  <Relations><Relation value="lives in"/><Relation value="knows"/></Relations>
  <Choices name="Mood" toName="t"><Choice value="Glad"/><Choice value="Sad"><Choice value="Bored"/></Choice></Choices>
  <Choices name="Topics" toName="t" choice="multiple" allowNested="true"><Choice value="Art"><Choice value="Film"/></Choice><Choice value="Sad"/></Choices>
  <Taxonomy name="tree" toName="t"><Choice value="Oak"><Choice value="Leaf"/></Choice></Taxonomy>
  <TextArea name="note" toName="t"/><View><Header value="Remarks"/><TextArea name="first" toName="t"/>
  <View visibleWhen="choice-selected" whenTagName="Mood" whenChoiceValue="Glad"><TextArea name="second" toName="t" label="And then"
    visibleWhen="choice-selected" whenTagName="Topics" whenChoiceValue="Film"/></View></View><Rating name="stars" toName="t"/></View>`;

const words = fc.array(fc.constantFrom('Ada ', '🐱 ', 'né\u0301e ', '\n', 'Rome. ', '👩‍👩‍👧'), { minLength: 1, maxLength: 6 }).map((all) => all.join(''));
const on = (from_name: string, type: string, value: object, more: object): Row => ({ from_name, to_name: 't', type, value, ...more }) as Row;

const spans = fc.array(
  fc.record({
    ends: fc.tuple(fc.nat(1000), fc.nat(1000)),
    labels: seldom(
      fc.constantFrom('person', 'Place', 'Mood').map((label) => [label]),
      fc.uniqueArray(fc.constantFrom('person', 'Place', 'nothing'), { maxLength: 2 }),
    ),
    more: fc.record({ score, readonly: rarely(true), meta: rarely({ text: ['n'] }), parentID: rarely(id(0)), origin: rarely('prediction') }),
  }),
  { maxLength: 4 },
);
const one = <T>(name: string, type: string, value: fc.Arbitrary<T>) =>
  fc.option(
    fc.record({ value, score }).map((given) => ({ name, type, ...given })),
    { nil: undefined },
  );
const subset = (...all: (string | string[])[]) =>
  fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 3, selector: (each) => JSON.stringify(each) });
const answers = fc.tuple(
  one(
    'Mood',
    'choices',
    fc.constantFrom('Glad', 'Sad', 'Bored').map((choice) => ({ choices: [choice] })),
  ),
  one(
    'Topics',
    'choices',
    seldom(subset(['Art', 'Film'], ['Sad']), subset(['Art'], ['Art', 'Film'], ['gone'])).map((choices) => ({ choices })),
  ),
  one(
    'tree',
    'taxonomy',
    seldom(subset(['Oak', 'Leaf']), subset(['Oak'], ['Oak', 'Leaf'])).map((taxonomy) => ({ taxonomy })),
  ),
  one(
    'note',
    'textarea',
    seldom(
      fc.constantFrom('Sunny', '', 'a\nb', '🐱').map((text) => [text]),
      fc.constant(['Sunny', 'indeed']),
    ).map((text) => ({ text })),
  ),
  ...['first', 'second'].map((name) => fc.constantFrom({ name, type: 'textarea', value: { text: ['Well'] }, score: undefined }, undefined)),
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one('stars', 'rating', fc.constant({ rating: 4 })) }),
);
const links = fc.array(
  fc.record({
    ends: fc.tuple(fc.nat(3), fc.nat(3)),
    direction: seldom(fc.constantFrom('right', 'left'), fc.constant('bi')),
    labels: seldom(fc.uniqueArray(fc.constantFrom('lives in', 'knows'), { minLength: 1 }), fc.uniqueArray(fc.constantFrom('knows', 'hates'))),
  }),
  { maxLength: 2 },
);

/** Rows of an answer to a text. */
const textRows = (text: string) =>
  fc.record({ spans, answers, links }).map(({ spans: marked, answers: given, links: linked }): Row[] => {
    const length = [...text].length;
    const regions = marked.map(({ ends, labels, more }, at) => {
      const [start, end] = ends.map((each) => each % (length + 1)).toSorted((a, b) => a - b);
      return on('who', 'labels', { start, end, labels }, { id: id(at), ...more, ...(at === 0 && { parentID: undefined }) });
    });
    const said = given.flatMap((each, at) => (each ? [on(each.name, each.type, each.value, { id: `answer-${at}`, score: each.score })] : []));
    const relations = linked
      .filter(({ ends }) => ends.every((at) => at < regions.length))
      .map(({ ends: [from, to], ...rest }) => ({ type: 'relation', from_id: id(from), to_id: id(to), ...rest }) as Row);
    return [...regions, ...said, ...relations].map(clean);
  });

const pictureMarkup = `<View><Image name="t" value="$photo"/>
  <RectangleLabels name="box" toName="t"><Label value="Dog"/></RectangleLabels><PolygonLabels name="ring" toName="t"><Label value="Cat"/></PolygonLabels>
  <EllipseLabels name="oval" toName="t"><Label value="Egg"/></EllipseLabels><KeyPointLabels name="dot" toName="t"><Label value="Eye"/></KeyPointLabels>
  <Rectangle name="bare" toName="t"/><Labels name="kind" toName="t"><Label value="Fish"/></Labels>
  <Choices name="clear" toName="t" perRegion="true"><Choice value="yes"/></Choices><Choices name="Mood" toName="t"><Choice value="Glad"/></Choices></View>`;
const percent = fc.double({ min: 0, max: 60, noNaN: true });
const side = fc.double({ min: 0.1, max: 39, noNaN: true });
const box = fc.record({
  x: seldom(percent, fc.constant(-5)),
  y: percent,
  width: side,
  height: side,
  rotation: seldom(fc.constant(0), fc.constantFrom(30, 90)),
});
const size = fc.option(fc.constant({ original_width: 640, original_height: 480, image_rotation: 0 }), { nil: {} });
type Written = readonly (readonly [string, string, object])[];
const shape: fc.Arbitrary<Written> = fc.oneof<fc.WeightedArbitrary<Written>[]>(
  { weight: 4, arbitrary: box.map((value) => [['box', 'rectanglelabels', { ...value, rectanglelabels: ['Dog'] }]] as const) },
  {
    weight: 4,
    arbitrary: fc
      .record({ points: fc.array(fc.tuple(percent, percent), { minLength: 2, maxLength: 5 }), closed: seldom(fc.constant(true), fc.constant(false)) })
      .map((value) => [['ring', 'polygonlabels', { ...value, polygonlabels: ['Cat'] }]] as const),
  },
  {
    weight: 2,
    arbitrary: box.map(
      (value) =>
        [
          ['bare', 'rectangle', value],
          ['kind', 'labels', { ...value, labels: ['Fish'] }],
        ] as const,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      [['oval', 'ellipselabels', { x: 5, y: 5, radiusX: 1, radiusY: 2, rotation: 0, ellipselabels: ['Egg'] }]] as const,
      [['dot', 'keypointlabels', { x: 5, y: 5, width: 1, keypointlabels: ['Eye'] }]] as const,
    ),
  },
);
const pictureRows = fc
  .record({
    shapes: fc.array(fc.record({ rows: shape, isClear: seldom(fc.constant(false), fc.constant(true)) }), { maxLength: 3 }),
    size,
    isGlad: fc.boolean(),
  })
  .map(({ shapes, size: said, isGlad }): Row[] => [
    ...shapes.flatMap(({ rows, isClear }, at) => [
      ...rows.map(([name, type, value]: readonly [string, string, object]) => on(name, type, value, { id: id(at), ...said })),
      ...(isClear ? [on('clear', 'choices', { ...rows[0]![2], choices: ['yes'] }, { id: id(at) })] : []),
    ]),
    ...(isGlad ? [on('Mood', 'choices', { choices: ['Glad'] }, { id: 'mood' })] : []),
  ]);

const texts: Drawn = words.map((text) => ({ data: { doc: { text } }, rows: textRows(text) }));
const pictures: Drawn = fc
  .constantFrom('https://example.org/a.png', 'https://example.org/b c.jpg')
  .map((photo) => ({ data: { photo }, rows: pictureRows }));

/** Changes nothing where it is read back: the same boxes are made of the outlines, and a name beside the uuid is no loss of data. */
const harmless = ['boxes, as outlines of four points', 'items whose uuid another one has, under one of their own'];

test.each([
  ['texts', textMarkup, texts],
  ['pictures', pictureMarkup, pictures],
])('%s: exactly the tasks that the check names come back changed', async (_name, markup, drawn) => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(tasksOf(drawn).map(exported), async (tasks) => {
      const context = contextOf(markup);
      const { 'left-out.txt': _left, ...files } = await checked(annotto, tasks, context);
      const { tasks: back } = await allOf(await surveyed(annottoFiles, partsOf(files), here(context.config)));
      const lost = context.losses.list.filter(({ what }) => !harmless.includes(what));
      const changed = tasks.filter((each, at) => !isBack(each, back[at], markup)).map((each) => each.id);
      kept += tasks.length - changed.length;
      expect([changed, lost.map(({ what }) => what)]).toEqual([namedBy(lost), lost.map(({ what }) => what)]);
    }),
    options,
  );
  // Were nearly all of them lossy, little would be proven.
  expect(kept).toBeGreaterThan(100);
});

test.each([
  ['texts', textMarkup, texts],
  ['pictures', pictureMarkup, pictures],
])('%s: what comes in under the labels of its own file goes out as the same file', async (_name, markup, drawn) => {
  await fc.assert(
    fc.asyncProperty(tasksOf(drawn).map(exported), async (tasks) => {
      const first = await unpackedText(annotto, tasks, contextOf(markup));
      const { 'left-out.txt': _left, ...files } = first;
      const { survey, tasks: back } = await allOf(await surveyed(annottoFiles, partsOf(files), here()));
      const again = back.map((each, at) =>
        task({
          ...tasks[at]!,
          data: each.data,
          meta: each.meta,
          annotations: each.annotations.map((one, index) =>
            answer({ ...one, id: index + 1, created_at: one.created_at!, updated_at: one.updated_at! } as never),
          ),
          predictions: [],
        }),
      );
      const second = await unpackedText(annotto, again, contextOf(survey.markup));
      const labels = (text: string | undefined) =>
        (JSON.parse(text!) as { tasks: { value: string; category: string; label: string; conditions: string[] }[] }).tasks.map(
          ({ value, category, label, conditions }) => [value, category, label, conditions.toSorted()],
        );
      expect(labels(second['config.json'])).toEqual(labels(first['config.json']));
      const annotated = (text: string | undefined) =>
        (text ?? '').split('\n').flatMap((line) => {
          if (!line) return [];
          const { annotation, annotationMetadata, item, itemMetadata } = JSON.parse(line) as Record<string, unknown>;
          for (const { labels: ticked } of Object.values((annotation as { classifications?: object }).classifications ?? {}) as {
            labels: { value: string }[];
          }[])
            ticked.sort((a, b) => (a.value < b.value ? -1 : 1));
          return [{ annotation, annotationMetadata, item, itemMetadata }];
        });
      const [one, other] = [annotated(first['annotations.jsonlines']), annotated(second['annotations.jsonlines'])];
      expect([isAlike(one, other), other]).toEqual([true, other]);
    }),
    { ...options, numRuns: 60 },
  );
});
