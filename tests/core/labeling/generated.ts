/** Generated answers to the mixed config, for properties. Ids are unique, as in the documents that the editor makes. */
import fc from 'fast-check';
import type { Answer, Doc, Region, Relation, Row } from '#app/core/labeling/result.ts';

const id = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 3, maxLength: 10 });
const real = fc.double({ min: -200, max: 200, noNaN: true, noDefaultInfinity: true }).map((each) => each + 0);
const origin = fc.constantFrom('manual', 'prediction', 'prediction-changed' as const);
/** Newlines are stored as backslash and n, so a text that already holds these two characters is the one that cannot come back. */
const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((each) => each.replaceAll('\\', '/'));
/** What stands there is carried as it is, so one value within another tells as much as many. JSON knows no -0. */
const jsonValue = fc.jsonValue({ maxDepth: 1 }).map((each) => JSON.parse(JSON.stringify(each)) as unknown);
const json = fc.dictionary(fc.constantFrom('zeta', 'eta', 'theta'), jsonValue, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const extra = fc.record({ row: json, value: json }, { requiredKeys: [], noNullPrototype: true }).filter((each) => Object.keys(each).length > 0);

const common = {
  id,
  to: fc.constant(''),
  origin,
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  itemIndex: fc.nat(9),
  extra,
};
const optional = [
  'score',
  'itemIndex',
  'extra',
  'readonly',
  'parentId',
  'meta',
  'normalization',
  'original',
  'text',
  'originalLength',
  'labelsFrom',
  'labelsExtra',
] as const;
const regionCommon = { ...common, readonly: fc.boolean(), parentId: id, meta: json, normalization: text };

function record<T extends Record<string, fc.Arbitrary<unknown>>>(model: T, needed?: string) {
  const requiredKeys = Object.keys(model).filter((key) => key === needed || !optional.some((each) => each === key));
  return fc.record(model, { requiredKeys, noNullPrototype: true });
}

const labels = (...names: string[]): fc.Arbitrary<string[]> => fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 });
const size = fc.record(
  { width: fc.integer({ min: 1, max: 9999 }), height: fc.integer({ min: 1, max: 9999 }), rotation: fc.constantFrom(0, 90, 180, 270) },
  { noNullPrototype: true },
);
const rectangle = {
  ...regionCommon,
  to: fc.constant('pic'),
  kind: fc.constant('rectangle'),
  x: real,
  y: real,
  width: real,
  height: real,
  rotation: real,
  original: size,
};

const region = fc.oneof(
  record({ ...rectangle, from: fc.constant('box'), labels: labels('Cat', 'dog') }),
  record({ ...rectangle, from: fc.constant('bare'), labels: fc.constant<string[]>([]) }),
  record({ ...rectangle, from: fc.constant('bare'), labels: labels('Fish') }).map((each) => ({ ...each, labelsFrom: 'kind' })),
  record({
    ...regionCommon,
    from: fc.constant('ner'),
    to: fc.constant('txt'),
    kind: fc.constant('span'),
    start: fc.nat(99),
    end: fc.nat(99),
    text,
    labels: labels('PER', 'ORG'),
  }),
  record({
    ...regionCommon,
    from: fc.constant('voice'),
    to: fc.constant('snd'),
    kind: fc.constant('range'),
    start: real,
    end: real,
    channel: fc.nat(2),
    originalLength: real,
    labels: labels('Ada', 'Ben'),
  }),
) as fc.Arbitrary<Region>;

const answer = fc.oneof(
  record({
    ...common,
    from: fc.constant('mood'),
    to: fc.constant('txt'),
    kind: fc.constant('choices'),
    choices: fc.array(fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxLength: 3 }),
  }),
  record(
    { ...common, from: fc.constant('note'), to: fc.constant('txt'), kind: fc.constant('textarea'), text: fc.array(text, { maxLength: 3 }) },
    'text',
  ),
  record({ ...common, from: fc.constant('stars'), to: fc.constant('txt'), kind: fc.constant('rating'), rating: fc.nat(5) }),
  record({
    ...common,
    from: fc.constant('life'),
    to: fc.constant('txt'),
    kind: fc.constant('taxonomy'),
    taxonomy: fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
  }),
  record({ ...common, from: fc.constant('age'), to: fc.constant('txt'), kind: fc.constant('number'), number: real }),
  record({ ...common, from: fc.constant('when'), to: fc.constant('txt'), kind: fc.constant('datetime'), datetime: fc.oneof(text, fc.nat(3000)) }),
  record({
    ...common,
    from: fc.constant('pair'),
    to: fc.constant('pair'),
    kind: fc.constant('pairwise'),
    selected: fc.constantFrom('left', 'right'),
  }),
  record({
    ...common,
    from: fc.constant('order'),
    to: fc.constant('list'),
    kind: fc.constant('ranker'),
    ranker: fc.dictionary(fc.constantFrom('order', 'good', '_'), fc.array(fc.oneof(text, fc.nat(99)), { maxLength: 3 }), { noNullPrototype: true }),
  }),
) as fc.Arbitrary<Answer>;

const kept: fc.Arbitrary<Row> = fc.record(
  { id, from_name: fc.constant('cube'), to_name: fc.constant('pic'), type: fc.constant('cube'), value: json },
  { noNullPrototype: true },
);

/** Regions and answers of regions by their positions, so that the ids can be drawn independently of them. */
export const docs: fc.Arbitrary<Doc> = fc
  .record({
    regions: fc.uniqueArray(region, { selector: (each) => each.id, maxLength: 6 }),
    answers: fc.uniqueArray(answer, { selector: (each) => each.id, maxLength: 4 }),
    rest: fc.uniqueArray(kept, { selector: (each) => each.id ?? '', maxLength: 3 }),
    links: fc.array(
      fc.record({
        from: id,
        to: id,
        direction: fc.constantFrom('left', 'right', 'bi' as const),
        labels: fc.option(fc.array(text), { nil: undefined }),
      }),
      { maxLength: 3 },
    ),
    perRegion: fc.array(fc.nat(5), { maxLength: 3 }),
  })
  .map(({ regions, answers, rest, links, perRegion }) => {
    const owners = [...new Set(perRegion)].toSorted((a, b) => a - b).flatMap((index) => regions[index] ?? []);
    const taken = new Set(regions.map((each) => each.id));
    const clear = owners.map((owner): Answer => ({
      id: owner.id,
      region: owner.id,
      from: 'clear',
      to: 'pic',
      origin: 'manual',
      kind: 'choices',
      choices: ['yes'],
    }));
    const relations = links.map(({ labels, ...link }): Relation => (labels ? { ...link, labels } : link));
    const others = rest.filter((row) => !taken.has(row.id ?? ''));
    const keptIds = new Set(others.map((row) => row.id));
    return { regions, answers: [...clear, ...answers.filter((each) => !taken.has(each.id) && !keptIds.has(each.id))], relations, rest: others };
  });
