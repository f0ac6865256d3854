/** Random projects written, and read back by what reads imports: what comes back changed is what the check before a download names. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { serializeResult } from '#app/core/labeling/wire.ts';
import type { User } from '#app/db/schema/people.ts';
import { readItem, type StagedTask } from '#app/domain/imports/item.ts';
import { csv, tsv } from '#app/formats/csv.ts';
import type { ExportContext, Format } from '#app/formats/format.ts';
import { jsonLines } from '#app/formats/json-lines.ts';
import { labelStudio } from '#app/formats/label-studio.ts';
import { json } from '#app/formats/json.ts';
import { fileBytes } from '#app/formats/outgoing.ts';
import { readItems, type Item } from '#app/formats/read.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { mixed } from '../core/labeling/configs.ts';
import { docs } from '../core/labeling/generated.ts';
import { answer, contextOf, stream, task } from './exported.ts';
import { namedBy } from './same.ts';

const plainMarkup = '<View><Text name="text" value="$text"/><Choices name="kind" toName="text"><Choice value="A"/></Choices></View>';
const options = { seed: 20_260, numRuns: 80 };
/** What the database can keep. */
const kept = fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed() && !text.includes('\0'));
const value = fc.jsonValue({ stringUnit: 'grapheme' }).map((each) => JSON.parse(JSON.stringify(each).replaceAll('\\u0000', '')) as unknown);
const record = fc.dictionary(kept, value, { noNullPrototype: true, maxKeys: 4 });
const day = fc.date({ min: new Date('2001-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }).map((at) => at.toISOString());

const seconds = fc.float({ min: 0, max: 9999, noNaN: true, noDefaultInfinity: true }).filter((each) => each === 0 || each > 1e-9);
const annotations = fc.array(
  fc.record({
    doc: docs,
    completed_by: fc.constantFrom(5, 6),
    was_cancelled: fc.boolean(),
    ground_truth: fc.boolean(),
    lead_time: fc.option(seconds),
    unique_id: fc.uuid(),
    created_at: day,
    updated_at: day,
  }),
  { maxLength: 3 },
);
/** Of the first answers, or of none of them: one for each person and answer. */
const drafts = fc.option(
  fc.uniqueArray(
    fc.record({
      result: fc.constantFrom<Row[]>([], [{ id: 'r', from_name: 'kind', to_name: 'text', type: 'choices', value: { choices: ['A'] } }]),
      user: fc.constantFrom(5, 6),
      place: fc.constantFrom(null, 1, 2),
      lead_time: seconds,
      created_at: day,
      updated_at: day,
    }),
    { selector: ({ user, place }) => `${user} ${place}`, maxLength: 3 },
  ),
  { nil: undefined },
);
const predictions = fc.array(fc.record({ doc: docs, score: fc.option(fc.constantFrom(0, 0.25, 1)), model_version: kept }), { maxLength: 2 });

const withDrafts = fc.record({ data: record, meta: record, annotations, predictions, drafts });
const project = fc.array(withDrafts, { minLength: 1, maxLength: 4 }).map((tasks) =>
  tasks.map(({ annotations: given, predictions: predicted, drafts: begun, ...rest }, at) =>
    task({
      id: at + 1,
      ...rest,
      annotations: given.map(({ doc, ...one }, index) => answer({ id: index + 1, ...one, result: serializeResult(doc, mixed) })),
      predictions: predicted.map(({ doc, ...one }, index) => ({
        id: index + 1,
        ...one,
        result: serializeResult(doc, mixed),
        created_at: '2026-01-01T00:00:00.000Z',
        updated_at: '2026-01-01T00:00:00.000Z',
        task: at + 1,
        project: 1,
      })),
      ...(begun && {
        drafts: begun.map(({ place, ...one }, index) => ({
          id: index + 1,
          ...one,
          // An answer of another id than any of the file is one that did not come along.
          annotation: place,
          task: at + 1,
          project: 1,
        })),
      }),
    }),
  ),
);

async function readBack(kind: 'json' | 'csv' | 'tsv', format: Format, tasks: ExportedTask[], context: ExportContext): Promise<unknown[]> {
  const found: Item[] = [];
  for await (const item of readItems(kind, fileBytes(format, stream(tasks), context), 'text')) found.push(item);
  return found.map((item) => {
    if ('problem' in item) throw new Error(`${item.row}: ${item.problem}`);
    return item.value;
  });
}

/** An import that knows the people and checks no config: the answers are random. */
const ground = { people: { ids: new Set([5, 6]), byEmail: new Map<string, number>() }, by: { id: 5 } as User };
const staged = (found: unknown): StagedTask => {
  const item = readItem(found, ground);
  if ('problems' in item) throw new Error(item.problems.join('\n'));
  return item;
};

/** What an import can keep of a task: ids of rows and the order of tasks are the new project's own. */
const kernel = ({ data, meta, annotations: given, predictions: predicted }: ExportedTask | StagedTask) => ({
  data,
  meta,
  annotations: given.map(({ result, completed_by, was_cancelled, ground_truth, lead_time, unique_id, created_at, updated_at }) => ({
    result,
    completed_by,
    was_cancelled,
    ground_truth,
    lead_time,
    unique_id,
    created_at,
    updated_at,
  })),
  predictions: predicted.map(({ result, score, model_version }) => ({ result, score, model_version })),
});

/** Drafts by the place of the answer that they are to change. */
const draftsOf = (task: ExportedTask | StagedTask) =>
  (task.drafts ?? []).map((draft) => {
    const { result, lead_time, created_at, updated_at } = draft;
    return { result, lead_time, created_at, updated_at, user: 'user' in draft ? draft.user : draft.user_id, annotation: draft.annotation };
  });
const isWhole = ({ annotations: given, drafts: begun = [] }: ExportedTask): boolean =>
  begun.every(({ annotation }) => (annotation ?? 0) <= given.length);

test.each([
  ['JSON', json],
  ['JSON lines', jsonLines],
  ['Label Studio JSON', labelStudio],
] as const)('%s with full tasks: everything comes back, but for drafts that are said to be lost', async (_name, format) => {
  await fc.assert(
    fc.asyncProperty(project, async (tasks) => {
      const context = { ...contextOf(plainMarkup), config: mixed };
      const back = (await readBack('json', format, tasks, context)).map(staged);
      expect(back.map(kernel)).toEqual(tasks.map(kernel));
      const lost = tasks.filter((one) => !isWhole(one)).map(({ id }) => id);
      expect(namedBy(context.losses.list)).toEqual(lost);
      const whole = tasks.flatMap((one, at) => (isWhole(one) ? [at] : []));
      expect(whole.map((at) => draftsOf(back[at]!))).toEqual(whole.map((at) => draftsOf(tasks[at]!)));
    }),
    options,
  );
});

const tables = [
  ['csv', csv],
  ['tsv', tsv],
] as const;
const plain = (keys: string[]) => contextOf(plainMarkup, { dataKeys: async () => keys });

test.each(tables)('%s: a field comes back as another one if and only if the check says so', async (kind, format) => {
  const tricky = fc.oneof(
    value,
    kept,
    fc.constantFrom('=1+1', '-1', '12', '1e5', '007', '', ' ', 'a\r\nb', 'a\nb', "'x", '"', 'a\tb', ';', '+', '1.50'),
  );
  await fc.assert(
    fc.asyncProperty(tricky, async (given) => {
      const context = plain(['text']);
      const [back] = (await readBack(kind, format, [task({ data: { text: given } })], context)) as { text: unknown }[];
      const isSame = JSON.stringify(back!.text) === JSON.stringify(given);
      expect([given, context.losses.list.length === 0]).toEqual([given, isSame]);
    }),
    { ...options, numRuns: 300 },
  );
});

test.each(tables)('%s: of several fields those that come back as others are no more than the check counts', async (kind, format) => {
  const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'text'), fc.oneof(value, kept), { noNullPrototype: true, minKeys: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 5 }), async (rows) => {
      const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].toSorted();
      const context = plain(keys);
      const tasks = rows.map((data, at) => task({ id: at + 1, data }));
      const back = (await readBack(kind, format, tasks, context)) as Record<string, unknown>[];
      const changed = rows.map((row, at) => keys.filter((key) => JSON.stringify(back[at]![key]) !== JSON.stringify(row[key])).length);
      const told = context.losses.list.reduce((sum, { count }) => sum + count, 0);
      const all = changed.reduce((sum, count) => sum + count, 0);
      // A field may be changed in three ways at once: it looks like a number, begins like a formula, and holds a carriage return.
      expect([all <= told, told <= 3 * all]).toEqual([true, true]);
      const ids = new Set(
        context.losses.list.flatMap((loss) => loss.ids.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))),
      );
      expect([...ids].toSorted()).toEqual(changed.flatMap((count, at) => (count > 0 ? [at + 1] : [])));
    }),
    options,
  );
});
