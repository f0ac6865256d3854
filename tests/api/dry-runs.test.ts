/** Dry runs of what is partly wrong: the rest is counted beside the problems, and nothing of it stays. */
import { asc } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { importMatches, importRows } from '#app/db/schema/import-rows.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough } from '#tests/support/uploads.ts';
import { programOf } from './program.ts';

type Told = { id: number };
const one = (id: string, text: string) => ({ external_id: id, data: { text } });

test('what could be read is counted as new, changed and the same beside the problems, by calls and on the page', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const bulk = `/projects/${project.id}/tasks/bulk/`;
  await program.post(bulk, [one('e1', 'a'), one('e2', 'b'), { text: 'c' }]);
  const given = [{ wrong: 'x' }, one('e1', 'a2'), one('e2', 'b'), one('e3', 'n'), { text: 'c' }];
  const shown = async (id: number) => {
    const page = (await app.as(ada).get(paths.import(project.id, id))).query('#import')!;
    return page.textContent.replaceAll(/\s+/g, ' ');
  };
  const dry = await program.post(`${bulk}?dry_run=1`, given);
  expect(dry.json()).toMatchObject({ status: 'failed', new_count: 1, changed_count: 1, same_count: 2, problem_count: 1, task_count: 0 });
  expect(dry.json()).toMatchObject({ error: 'Nothing was imported: 1 problem.' });
  expect(await shown(dry.json<Told>().id)).toMatch(
    /4 tasks could be read. Compared with what is here already:\s?New\s?1\s?Changed\s?1\s?The same\s?2.*1 problem\s?Line 1/,
  );
  // The fault may as well come last.
  expect((await program.post(`${bulk}?dry_run=1`, given.toReversed())).json()).toMatchObject({ new_count: 1, changed_count: 1, same_count: 2 });
  const single = (await program.post(`${bulk}?dry_run=1`, [{ wrong: 'x' }, { text: 'd' }])).json<Told>();
  expect(await shown(single.id)).toMatch(/1 task could be read. Compared with what is here already:\s?New\s?1\s?Changed\s?0\s?The same\s?0/);
  const none = (await program.post(`${bulk}?dry_run=1`, [{ wrong: 'x' }])).json<Told>();
  expect(none).toMatchObject({ new_count: 0, changed_count: 0, same_count: 0, problem_count: 1 });
  expect(await shown(none.id)).not.toContain('could be read');

  expect((await program.post(bulk, given)).status).toBe(400);
  const rows = await db.select().from(tasks).orderBy(asc(tasks.id));
  expect(rows.map(({ data }) => data.text)).toEqual(['a', 'b', 'c']);
  expect([await db.$count(importRows), await db.$count(importMatches)]).toEqual([0, 0]);
});

test('an item that names a file which is not here is not counted among what could be read', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const text = (name: string) => ({ text: paths.file(project.id, crypto.randomUUID(), name) });
  const dry = await (await programOf(app, db, ada)).post(`/projects/${project.id}/tasks/bulk/?dry_run=1`, [text('a.txt'), { text: 'b' }]);
  expect(dry.json()).toMatchObject({ status: 'failed', new_count: 1, problem_count: 1 });
});

test('more rows than a batch holds are counted behind a fault, on the page that asks first, too', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const pasted = `text\na,b\n${Array.from({ length: 9000 }, (_, n) => `Text ${n}`).join('\n')}\n`;
  const order = await checkThrough(app, app.as(ada), project, { pasted, kind: 'csv' });
  expect(order).toMatchObject({ state: 'refused', problemCount: 1, newCount: 9000, taskCount: 0 });
  expect([await db.$count(importRows), await db.$count(tasks)]).toEqual([0, 0]);
});

test('rows that are no task of the project are problems of an update, and none of them is new', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const bulk = `/projects/${project.id}/tasks/bulk/`;
  await program.post(bulk, [one('e1', 'a'), one('e2', 'b')]);
  const dry = await program.post(`${bulk}?dry_run=1&isUpdate=true`, [one('e1', 'a2'), one('e2', 'b'), one('e3', 'n')]);
  expect(dry.json()).toMatchObject({ status: 'failed', problem_count: 1, new_count: 0, changed_count: 1, same_count: 1 });
});
