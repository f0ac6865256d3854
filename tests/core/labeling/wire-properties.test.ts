import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { mixed } from './configs.ts';
import { cpuTime } from './cpu.ts';
import { docs } from './generated.ts';

const seed = 20_260;

test('an answer that is written and read is the same', () => {
  fc.assert(
    fc.property(docs, (doc) => {
      const rows = serializeResult(doc, mixed);
      expect(parseResult(rows, mixed)).toEqual({ doc, failed: [] });
      expect(parseResult(JSON.parse(JSON.stringify(rows)), mixed).doc).toEqual(doc);
    }),
    { seed, numRuns: 400 },
  );
});

test('rows of any shape never throw, and what is read is written the same way ever after', () => {
  const name = fc.constantFrom('box', 'bare', 'kind', 'ner', 'voice', 'mood', 'stars', 'note', 'gone');
  const type = fc.constantFrom('rectanglelabels', 'rectangle', 'labels', 'choices', 'textarea', 'rating', 'relation', 'cube');
  const value = fc.dictionary(
    fc.constantFrom('x', 'y', 'width', 'height', 'start', 'end', 'labels', 'choices', 'text', 'rating', 'rectanglelabels'),
    fc.jsonValue(),
  );
  const row = fc.record(
    {
      id: fc.oneof(fc.constantFrom('a', 'b'), fc.jsonValue()),
      from_name: name,
      to_name: fc.constantFrom('pic', 'txt', 'snd'),
      type,
      value,
      origin: fc.jsonValue(),
      score: fc.jsonValue(),
      meta: fc.jsonValue(),
    },
    { requiredKeys: ['id'] },
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(row, fc.jsonValue())), (rows) => {
      const { doc, failed } = parseResult(rows, mixed);
      const known = rows.length - failed.length;
      expect(doc.regions.length + doc.answers.length + doc.relations.length + doc.rest.length).toBeLessThanOrEqual(known);
      const again = parseResult(serializeResult(doc, mixed), mixed);
      expect(again.failed).toEqual([]);
      expect(again.doc).toEqual(doc);
    }),
    { seed, numRuns: 600 },
  );
});

test('ten thousand regions with an answer each are read and written quickly', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [
    {
      id: `r${index}`,
      from_name: 'box',
      to_name: 'pic',
      type: 'rectanglelabels',
      value: { x: 1, y: 1, width: 1, height: 1, rotation: 0, rectanglelabels: ['Cat'] },
    },
    {
      id: `r${index}`,
      from_name: 'clear',
      to_name: 'pic',
      type: 'choices',
      value: { x: 1, y: 1, width: 1, height: 1, rotation: 0, choices: ['yes'] },
    },
  ]).flat();
  const time = cpuTime(() => expect(serializeResult(parseResult(rows, mixed).doc, mixed)).toHaveLength(20_000));
  expect(time).toBeLessThan(3_000);
});
