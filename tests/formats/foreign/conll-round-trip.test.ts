/** Random texts exported as CoNLL, and read back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { conll } from '#app/formats/conll.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { answer, contextOf, task } from '../exported.ts';
import { readBack, toldIds } from './read-back.ts';

const labels = fc.constantFrom(['Person'], ['Person'], ['Person'], ['Night Club'], ['Night Club'], ['Night Club'], []);
const rarely = <T>(value: T) => fc.oneof({ weight: 15, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(value) });
/** Keys of a row beside what it says of the text. */
const traits = fc.record({
  meta: rarely({ text: ['look'] }),
  parentID: rarely('s0'),
  readonly: rarely(true),
  origin: rarely('prediction'),
  score: rarely(0.5),
  item_index: rarely(1),
});
const named = `<View><Text name="text" value="$text"/><Labels name="entity" toName="text"><Label value="Person"/><Label value="Night Club"/></Labels></View>`;

test('CoNLL: what comes back changed is what the check names', async () => {
  const word = fc.constantFrom('Ada', "don't", 'a.b', '🐱', 'x', '"', '(', '--', 'é', ',', '.', '#', 'O');
  const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
  const spaced = fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: fc.tuple(text, text).map(([a, b]) => `${a}  ${b}`) });
  const span = fc.record({ start: fc.nat(12), length: fc.integer({ min: 1, max: 6 }), labels, traits });
  const given = fc.array(fc.record({ text: spaced, answers: fc.array(fc.array(span, { maxLength: 3 }), { maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 4,
  });
  const seen = { same: 0, changed: 0 };
  await fc.assert(
    fc.asyncProperty(given, async (list) => {
      const tasks = list.map(({ text: words, answers }, at) =>
        task({
          id: at + 1,
          data: { text: words },
          annotations: answers.map((spans, index) =>
            answer({
              id: index + 1,
              result: spans.map(({ start, length, labels: names, traits: own }, place) => ({
                id: `s${place}`,
                from_name: 'entity',
                to_name: 'text',
                type: 'labels',
                ...(JSON.parse(JSON.stringify(own)) as object),
                value: { start, end: start + length, labels: names },
              })),
            }),
          ),
        }),
      );
      const context = contextOf(named);
      const isThere = (one: ExportedTask): boolean => String(one.data.text).trim() !== '';
      if (!tasks.some(isThere)) return;
      const back = await readBack(conll, tasks, context);
      let at = 0;
      const changed = tasks.flatMap((one) => {
        const places = isThere(one) ? Math.max(1, one.annotations.length) : 0;
        const found = back.slice(at, at + places);
        at += places;
        const spans = (rows: readonly Row[]) =>
          rows
            .map(({ value, meta, parentID, readonly, origin = 'manual', score, item_index }) => [
              value?.start,
              value?.end,
              value?.labels,
              meta,
              parentID,
              readonly,
              origin,
              score,
              item_index,
            ])
            .toSorted((a, b) => Number(a[0]) - Number(b[0]));
        const before = [one.data.text, one.annotations.map(({ result }) => spans(result))];
        const after = found.map(({ data, annotations }) => [data.text, (annotations ?? []).map(({ result }) => spans(result))]);
        const same = JSON.stringify(after) === JSON.stringify([before]);
        seen[same ? 'same' : 'changed'] += 1;
        return same ? [] : [one.id];
      });
      expect(back).toHaveLength(at);
      expect(toldIds(context)).toEqual(changed);
    }),
    { seed: 20_262, numRuns: 150 },
  );
  expect(Math.min(seen.same, seen.changed)).toBeGreaterThan(5);
});
