import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { readTaskQuery, taskOrders, writeTaskQuery, type TaskFilters, type TaskQuery } from '#app/core/task-query.ts';
import { taskStates } from '#app/core/task-states.ts';
import type { Db } from '#app/db/client.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { countTasks, judgedTo } from '#app/domain/tasks/count.ts';
import { where } from '#app/domain/tasks/filters.ts';
import { listTasks } from '#app/domain/tasks/list.ts';
import { pageOfTasks } from '#app/domain/tasks/pages.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const plain: TaskQuery = { filters: {}, order: 'id', direction: 'asc' };

/** Every page, forwards, then back again from the last. */
async function walk(db: Db, project: Project, query: TaskQuery): Promise<{ forwards: number[]; backwards: number[] }> {
  const forwards: number[] = [];
  let page = await listTasks(db, project, query);
  forwards.push(...page.rows.map(({ id }) => id));
  while (page.next) {
    page = await listTasks(db, project, { ...query, after: page.next });
    forwards.push(...page.rows.map(({ id }) => id));
  }
  const backwards = page.rows.map(({ id }) => id);
  while (page.previous) {
    page = await listTasks(db, project, { ...query, before: page.previous });
    backwards.unshift(...page.rows.map(({ id }) => id));
  }
  return { forwards, backwards };
}

const ids = async (db: Db, project: Project, filters: TaskFilters) => (await listTasks(db, project, { ...plain, filters })).rows.map(({ id }) => id);

describe('pages', () => {
  const rows = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 4 }),
      micro: fc.integer({ min: 0, max: 3 }),
      count: fc.integer({ min: 0, max: 3 }),
      word: fc.constantFrom('sun', 'moon'),
    }),
    { maxLength: 14 },
  );
  const asked = fc.record({
    order: fc.constantFrom(...taskOrders),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
    limit: fc.integer({ min: 1, max: 6 }),
    text: fc.constantFrom(undefined, 'sun', 'su'),
    state: fc.constantFrom(undefined, ...taskStates),
  });

  test('walking through them meets every row once, in order, forwards and backwards', { timeout: 60_000 }, async ({ db }) => {
    const { ada } = await make.story(db);
    await fc.assert(
      fc.asyncProperty(rows, asked, async (given, { text, state, ...query }) => {
        const project = await make.project(db, { by: ada });
        for (const { at, micro, count, word } of given) {
          const task = await make.task(db, { project, overlap: 2, annotationCount: count, data: { text: word } });
          await db.execute(
            sql`update tasks set updated_at = '2026-01-01'::timestamptz + ${at} * interval '1 hour' + ${micro} * interval '1 microsecond' where id = ${task.id}`,
          );
        }
        const filters: TaskFilters = { text, states: state && [state] };
        const { forwards, backwards } = await walk(db, project, { ...query, filters });
        const column = { id: sql`id`, updated: sql`updated_at`, annotations: sql`annotation_count` }[query.order];
        const way = query.direction === 'asc' ? sql`asc` : sql`desc`;
        const all = await db.execute<{ id: string }>(
          sql`select id from tasks where project_id = ${project.id} and (${text ?? ''} = '' or data->>'text' = 'sun') and (${state ?? ''} = '' or state = ${state ?? ''}) order by ${column} ${way}, id ${way}`,
        );
        expect(forwards).toEqual(all.map(({ id }) => Number(id)));
        expect(backwards).toEqual(forwards);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  test('by number they hold the same', async ({ db }) => {
    const { project } = await make.story(db);
    for (let n = 0; n < 11; n += 1) await make.task(db, { project, overlap: 3, annotationCount: n % 3 });
    for (const order of taskOrders)
      for (const direction of ['asc', 'desc'] as const) {
        const { forwards } = await walk(db, project, { ...plain, order, direction, limit: 4 });
        const numbered: number[] = [];
        for (let page = 1; page <= 6; page += 1)
          numbered.push(...(await pageOfTasks(db, project, { filters: {}, order, direction }, { page, page_size: 2 })).tasks.map(({ id }) => id));
        expect(numbered).toEqual(forwards);
        const linked: number[] = [];
        for (let page = 1, after: string | undefined; page === 1 || after; page += 1) {
          const found = await pageOfTasks(db, project, { filters: {}, order, direction }, { page, page_size: 2, after });
          linked.push(...found.tasks.map(({ id }) => id));
          after = found.next;
        }
        expect(linked).toEqual(forwards);
      }
  });

  test('a cursor that is not ours begins at the beginning', async ({ db }) => {
    const { project } = await make.story(db);
    const task = await make.task(db, { project });
    for (const after of ['nonsense', btoa('{}'), btoa('[1]'), btoa('["x",1.5]')])
      expect((await listTasks(db, project, { ...plain, after })).rows.map(({ id }) => id)).toEqual([task.id]);
  });
});

describe('filters', () => {
  test('by state, person, ids and ground truth, and together', async ({ db }) => {
    const { project, ada, ben, cy } = await make.story(db);
    const [fresh, done, begun, skipped] = [
      await make.task(db, { project }),
      await make.task(db, { project }),
      await make.task(db, { project, overlap: 2 }),
      await make.task(db, { project }),
    ];
    await make.annotation(db, { task: done, by: ben, verdict: 'approved' });
    await make.annotation(db, { task: begun, by: ben, verdict: 'rejected' });
    await make.annotation(db, { task: begun, by: ada, groundTruthAt: new Date(), groundTruthBy: ada.id });
    await make.annotation(db, { task: skipped, by: cy, wasCancelled: true, verdict: 'approved' });
    const cases: [TaskFilters, { id: number }[]][] = [
      [{ states: ['new'] }, [fresh]],
      [{ states: ['done'] }, [done]],
      [{ states: ['in progress'] }, [begun]],
      [{ states: ['skipped'] }, [skipped]],
      [{ states: ['new', 'skipped'] }, [fresh, skipped]],
      [{ person: ben.id }, [done, begun]],
      [{ person: cy.id }, [skipped]],
      [{ person: 999_999 }, []],
      [{ groundTruth: true }, [begun]],
      [{ groundTruth: false }, [fresh, done, skipped]],
      [{ review: 'approved' }, [done, skipped]],
      [{ review: 'rejected' }, [begun]],
      [{ review: 'not reviewed' }, [begun]],
      [{ review: 'approved', states: ['skipped'] }, [skipped]],
      [{ review: 'not reviewed', person: ada.id, groundTruth: true }, [begun]],
      [{ ids: [{ from: done.id, to: begun.id }] }, [done, begun]],
      [
        {
          ids: [
            { from: fresh.id, to: fresh.id },
            { from: skipped.id, to: Number.MAX_SAFE_INTEGER },
          ],
        },
        [fresh, skipped],
      ],
      [{ person: ben.id, states: ['done'] }, [done]],
      [{ person: ben.id, groundTruth: true, states: ['in progress'], ids: [{ from: begun.id, to: begun.id }] }, [begun]],
    ];
    for (const [filters, expected] of cases) {
      expect(await ids(db, project, filters)).toEqual(expected.map(({ id }) => id));
      expect(await countTasks(db, project, filters)).toEqual({ count: expected.length, exact: true });
      expect((await db.select({ id: tasks.id }).from(tasks).where(where(project, filters)).orderBy(tasks.id)).map(({ id }) => id)).toEqual(
        expected.map(({ id }) => id),
      );
    }
  });

  test('by words: beginnings, any case, emoji beside them, quotes and hostile texts', async ({ db }) => {
    const { project } = await make.story(db);
    const texts = ['Größe der Welt 🌠', 'O\'Brien said "no"', '100% _wild_ \\ cards', '日本語 テキスト', "'; drop table tasks; --", 'plain'];
    const made: { id: number }[] = [];
    for (const text of texts) made.push(await make.task(db, { project, data: { text, nested: { list: [`in ${text}`] } } }));
    const at = async (text: string) => (await ids(db, project, { text })).map((id) => made.findIndex((task) => task.id === id));
    expect(await at('größe')).toEqual([0]);
    expect(await at('GRÖ wel')).toEqual([0]);
    expect(await at('Welt 🌠')).toEqual([0]);
    expect(await at('"no" o\'brien')).toEqual([1]);
    expect(await at('100 wild')).toEqual([2]);
    expect(await at('日本語')).toEqual([3]);
    expect(await at("'; drop table tasks; --")).toEqual([4]);
    expect(await at('in plain')).toEqual([5]);
    for (const nothing of ['🌠', '!&|():*<->', "'", '\\', '%', 'nobodywrotethis']) expect(await at(nothing)).toEqual([]);
  });

  test('changed data is found by its new words, deleted tasks by none, another project’s never', async ({ db }) => {
    const { project, ada } = await make.story(db);
    const other = await make.project(db, { by: ada });
    await make.task(db, { project: other, data: { text: 'owl' } });
    const task = await make.task(db, { project, data: { text: 'owl' } });
    expect(await ids(db, project, { text: 'owl' })).toEqual([task.id]);
    await db.execute(sql`update tasks set data = '{"text": "heron"}' where id = ${task.id}`);
    expect([await ids(db, project, { text: 'owl' }), await ids(db, project, { text: 'heron' })]).toEqual([[], [task.id]]);
    await db.execute(sql`delete from tasks where id = ${task.id}`);
    expect(await db.execute(sql`select 1 from task_words where task_id = ${task.id}`)).toHaveLength(0);
  });

  test('a text longer than an index holds is found by its beginning', async ({ db }) => {
    const { project } = await make.story(db);
    const long = Array.from({ length: 300_000 }, (_, n) => `w${n.toString(36)}x`).join(' ');
    const task = await make.task(db, { project, data: { text: `heron ${long}` } });
    expect(await ids(db, project, { text: 'heron' })).toEqual([task.id]);
  });
});

describe('common words', () => {
  /** One text of two holds the word; enough of them that not all are gathered. */
  async function common(db: Db) {
    const { project, ben } = await make.story(db);
    await db.execute(
      sql`insert into tasks (project_id, inner_id, data) select ${project.id}, n, jsonb_build_object('text', case when n % 2 = 0 then 'river' else 'street' end || case when n = 2990 then ' heron' else '' end) from generate_series(1, 3000) n`,
    );
    await db.execute(
      sql`insert into annotations (project_id, task_id, completed_by, result) select project_id, id, ${ben.id}, '[]' from tasks where project_id = ${project.id} and inner_id between 1001 and 1010`,
    );
    return { project, ben };
  }

  test('their pages are whole and their count stops', async ({ db }) => {
    const { project, ben } = await common(db);
    const { forwards } = await walk(db, project, { ...plain, filters: { text: 'river' }, direction: 'desc', limit: 400 });
    expect(forwards).toHaveLength(1500);
    expect(await countTasks(db, project, { text: 'river' })).toEqual({ count: judgedTo, exact: false });
    expect(await countTasks(db, project, { text: 'river', person: ben.id })).toEqual({ count: 5, exact: true });
    expect(await countTasks(db, project, { text: 'heron' })).toEqual({ count: 1, exact: true });
    expect(await pageOfTasks(db, project, { ...plain, filters: { text: 'river' } }, { page: 15, page_size: 100 })).toMatchObject({
      next: undefined,
      tasks: { length: 100 },
    });
    expect(await pageOfTasks(db, project, { ...plain, filters: { text: 'river' } }, { page: 2, page_size: 100 })).toMatchObject({
      next: expect.any(String) as string,
    });
  });
});

describe('the address', () => {
  const range = fc.tuple(fc.nat(1_000_000), fc.nat(1000)).map(([from, more]) => ({ from, to: from + more }));
  const query: fc.Arbitrary<TaskQuery> = fc.record({
    filters: fc.record({
      states: fc.option(fc.uniqueArray(fc.constantFrom(...taskStates), { minLength: 1 }), { nil: undefined }),
      person: fc.option(fc.integer({ min: 1 }), { nil: undefined }),
      text: fc.option(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }).map((text) => text.replaceAll('\0', '').trim() || 'x'),
        { nil: undefined },
      ),
      ids: fc.option(fc.array(range, { minLength: 1, maxLength: 20 }), { nil: undefined }),
      groundTruth: fc.option(fc.boolean(), { nil: undefined }),
    }),
    order: fc.constantFrom(...taskOrders),
    direction: fc.constantFrom('asc', 'desc'),
    after: fc.constant(undefined),
    before: fc.constant(undefined),
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(query, (given) => {
        expect(readTaskQuery(new URLSearchParams(writeTaskQuery(given)))).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  test('T38 what is not in the allow-list is left out', () => {
    const read = readTaskQuery(
      new URLSearchParams(
        'state=done&state=x&sort=completed_by.password&direction=sideways&person=1e9999&id=abc&truth=maybe&text=%00&filters={}&data.secret=1',
      ),
    );
    expect(read).toEqual({ filters: { states: ['done'] }, order: 'id', direction: 'asc' });
  });
});
