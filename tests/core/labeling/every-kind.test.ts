/** Each kind of region is written and read as the same, whatever its place and its row hold; none is left out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyKind } from '#app/core/labeling/kinds.ts';
import { emptyDoc, type Region, type Row } from '#app/core/labeling/result.ts';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { configOf } from './configs.ts';
import { docs } from './generated.ts';
import { shapeRegions } from './shape-rows.ts';

const config = configOf(`<View>
  <Image name="pic" value="$photo"/><BrushLabels name="brush" toName="pic"><Label value="A"/></BrushLabels>
  <BitmaskLabels name="bitmask" toName="pic"><Label value="A"/></BitmaskLabels>
  <HyperText name="page" value="$html"/><HyperTextLabels name="passage" toName="page"><Label value="A"/></HyperTextLabels>
  <Paragraphs name="talk" value="$talk"/><ParagraphLabels name="utterance" toName="talk"><Label value="A"/></ParagraphLabels>
  <TimeSeries name="wave" value="$series"><Channel column="a"/></TimeSeries>
  <TimeSeriesLabels name="interval" toName="wave"><Label value="A"/></TimeSeriesLabels>
  <Video name="film" value="$film"/><TimelineLabels name="frames" toName="film"><Label value="A"/></TimelineLabels>
  <VideoRectangle name="track" toName="film"/>
</View>`);

const real = fc.double({ min: -200, max: 200, noNaN: true, noDefaultInfinity: true }).map((each) => each + 0);
/** JSON has no minus zero. */
const json = fc.jsonValue().map((each) => JSON.parse(JSON.stringify(each)) as unknown);
const count = fc.nat(9999);
const path = fc.array(fc.constantFrom('/p[1]', '/div[2]', '/text()[1]'), { minLength: 1 }).map((steps) => steps.join(''));
const record = <T extends Record<string, fc.Arbitrary<unknown>>>(model: T, needed: (keyof T & string)[]) =>
  fc.record(model, { requiredKeys: needed, noNullPrototype: true });
const frames = record({ start: count, end: count }, ['start', 'end']);
const offsets = { startOffset: count, endOffset: count, globalOffsets: frames };
const key = record(
  { frame: count, enabled: fc.boolean(), time: real, auto: fc.boolean(), x: real, y: real, width: real, height: real, rotation: real },
  ['frame', 'enabled', 'x', 'y', 'width', 'height', 'rotation'],
);
const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 40 });

/** Those of `generated.ts` and `shape-rows.ts` are tried there. */
const places = {
  brush: { to: 'pic', place: record({ rle: bytes }, ['rle']) },
  bitmask: { to: 'pic', place: bytes.map((each) => ({ imageDataURL: `data:image/png;base64,${Buffer.from(each).toString('base64')}` })) },
  passage: { to: 'page', place: record({ start: path, end: path, ...offsets }, ['start', 'end', 'startOffset', 'endOffset']) },
  utterance: {
    to: 'talk',
    place: record({ start: fc.oneof(count, count.map(String)), end: count, ...offsets }, ['start', 'end', 'startOffset', 'endOffset']),
  },
  interval: { to: 'wave', place: record({ start: real, end: fc.oneof(real, fc.constant('2024-05-01')), instant: fc.boolean() }, ['start', 'end']) },
  frames: { to: 'film', place: record({ ranges: fc.array(frames, { maxLength: 4 }) }, ['ranges']) },
  track: { to: 'film', place: record({ framesCount: count, duration: real, sequence: fc.array(key, { maxLength: 5 }) }, ['sequence']) },
} satisfies Partial<Record<Region['kind'], { to: string; place: fc.Arbitrary<object> }>>;

test.each(Object.entries(places))('%s', (kind, { to, place }) => {
  const row = record(
    {
      id: fc.constant('r1'),
      origin: fc.constantFrom('manual', 'prediction'),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      readonly: fc.boolean(),
      parentId: fc.constant('r2'),
      itemIndex: fc.nat(9),
      normalization: fc.string(),
      meta: fc.dictionary(fc.constantFrom('zeta', 'eta'), json, { minKeys: 1, noNullPrototype: true }),
      labels: kind === 'track' ? fc.constant([]) : fc.constantFrom([], ['A']),
    },
    ['id', 'origin', 'labels'],
  );
  fc.assert(
    fc.property(row, place as fc.Arbitrary<object>, (held, lies) => {
      const region = { ...held, kind, from: kind, to, ...lies } as unknown as Region;
      const rows = JSON.parse(JSON.stringify(serializeResult({ ...emptyDoc, regions: [region] }, config))) as Row[];
      expect(parseResult(rows, config)).toEqual({ doc: { ...emptyDoc, regions: [region] }, failed: [] });
    }),
    { seed: 20_260, numRuns: 200 },
  );
});

test('no kind of region or answer is without a property', () => {
  const tried = new Set<string>(Object.keys(places));
  for (const doc of fc.sample(docs, { seed: 20_260, numRuns: 300 })) for (const { kind } of [...doc.regions, ...doc.answers]) tried.add(kind);
  for (const { kind } of fc.sample(shapeRegions, { seed: 20_260, numRuns: 60 })) tried.add(kind);
  expect([...everyKind.regions, ...everyKind.answers].map(({ kind }) => kind).filter((kind) => !tried.has(kind))).toEqual([]);
});
