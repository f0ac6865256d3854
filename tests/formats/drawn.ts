/** Random tasks with answers and predictions around random rows, and whether they came back. */
import fc from 'fast-check';
import type { Row } from '#app/core/labeling/result.ts';
import type { Meta } from '#app/core/meta.ts';
import type { StagedTask } from '#app/domain/imports/item.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { answer, contextOf, task } from './exported.ts';
import { isSame, saySame } from './same.ts';

const day = fc.date({ min: new Date('2001-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }).map((at) => at.toISOString());
const seconds = fc.option(fc.integer({ min: 1, max: 99_999 }).map((count) => Math.fround(count / 8)));
const record = fc.dictionary(fc.constantFrom('shelf', 'uuid', 'seite'), fc.constantFrom('a-1', 'b', 3, null, [1]), { noNullPrototype: true });
export const rarely = <T>(value: T) => fc.oneof({ weight: 30, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(value) });
export const seldom = <T, U = T>(usual: fc.Arbitrary<T>, seldomly: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 15, arbitrary: usual }, { weight: 1, arbitrary: seldomly });
/** None or one, seldom two. */
export const few = <T>(each: fc.Arbitrary<T>) => seldom(fc.array(each, { maxLength: 1 }), fc.array(each, { minLength: 2, maxLength: 2 }));

export const clean = (row: Row): Row => JSON.parse(JSON.stringify(row)) as Row;

const times = fc.record({ lead_time: seconds, created_at: day, updated_at: day });
const sameTimes = day.map((at) => ({ lead_time: null, created_at: at, updated_at: at }));

export type Drawn = fc.Arbitrary<{ data: Record<string, unknown>; rows: fc.Arbitrary<Row[]> }>;

/** `asOne`: nobody knows when answers were begun, and how long they took. */
/** Answers with their rows, and what a model said. */
export const tasksOf = (content: Drawn, asOne = false) =>
  fc.array(
    content.chain(({ data, rows }) =>
      fc.record({
        data: fc.constant(data),
        meta: seldom<Meta>(record, seldom<Meta>(record, fc.array(record, { minLength: 1, maxLength: 2 }))),
        annotations: few(
          fc.record({
            result: rows,
            completed_by: fc.constantFrom(5, 6),
            times: asOne ? seldom(sameTimes, times) : times,
            was_cancelled: rarely(true),
            ground_truth: rarely(true),
          }),
        ),
        predictions: few(
          fc.record({
            result: rows,
            score: seldom(fc.constantFrom(null, 0.5, 1), fc.constant(0.25)),
            model_version: seldom(fc.constant('Annotto'), fc.constant('m-1')),
          }),
        ),
      }),
    ),
    { minLength: 1, maxLength: 3 },
  );

export const exported = (drawn: readonly object[]): ExportedTask[] =>
  (drawn as { annotations: { times: object }[]; predictions: object[] }[]).map(({ annotations, predictions, ...rest }, at) =>
    task({
      id: at + 1,
      ...rest,
      annotations: annotations.map(({ times: at, ...one }, index) => answer({ id: index + 1, ...at, ...JSON.parse(JSON.stringify(one)) })),
      predictions: predictions.map((one, index) => ({
        ...(one as ExportedTask['predictions'][number]),
        id: index + 1,
        created_at: '2026-01-01T00:00:00.000Z',
        updated_at: '2026-01-01T00:00:00.000Z',
        task: at + 1,
        project: 1,
      })),
    }),
  );

export function isBack(before: ExportedTask, after: StagedTask | undefined, markup: string): boolean {
  const { config } = contextOf(markup);
  if (!after || !isSame(before.data, after.data) || !isSame(before.meta, after.meta)) return false;
  if (before.annotations.length !== after.annotations.length || before.predictions.length !== after.predictions.length) return false;
  return (
    before.annotations.every((one, at) => {
      const other = after.annotations[at]!;
      const keys = ['completed_by', 'lead_time', 'created_at', 'updated_at', 'was_cancelled', 'ground_truth'] as const;
      return keys.every((key) => one[key] === other[key]) && saySame(one.result, other.result, config);
    }) &&
    before.predictions.every((one, at) => {
      const other = after.predictions[at]!;
      return one.score === other.score && one.model_version === other.model_version && saySame(one.result, other.result, config);
    })
  );
}
