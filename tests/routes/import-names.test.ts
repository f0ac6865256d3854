/** What files call their tasks, and by what tasks are known again. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { tasks } from '#app/db/schema/tasks.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough, file } from '#tests/support/uploads.ts';
import { programOf, type Fault } from '../api/program.ts';

const twice = (key: string, name: unknown, places: string): string =>
  `Item 2: The ${key} "${String(name)}" is given to two tasks: ${places}. Tasks are known by it: give each one of its own, or leave one out.`;

test.for([
  ['external_id', 'a'],
  ['uuid', 'b'],
  ['id', 7],
] as const)('two tasks with the same %s are a problem that names both lines', async ([key, name], { app, db }) => {
  const { ada, project } = await make.story(db);
  const lines = ['One', 'Two'].map((text) => JSON.stringify({ [key]: name, data: { text } }));
  const send = (content: string) => checkThrough(app, app.as(ada), project, { files: [file('a.jsonl', content)], atOnce: 'on' });
  expect(await send(lines.join('\n'))).toMatchObject({
    state: 'refused',
    problems: [{ file: 'a.jsonl', row: 2, message: twice(key, name, 'line 1 and line 2') }],
  });
  expect(await send(`[${lines.join(',')}]`)).toMatchObject({ problems: [{ message: twice(key, name, 'item 1 of line 1 and item 2 of line 1') }] });
  expect(await db.$count(tasks)).toBe(0);
});

test('also in two files, for a task of the project itself, and when all is to be added', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const one = JSON.stringify([{ external_id: 'a', data: { text: 'One' } }]);
  const order = await checkThrough(app, app.as(ada), project, { files: [file('a.json', one), file('b.json', one)] });
  expect(order.problems).toEqual([
    { file: 'b.json', row: 1, message: twice('external_id', 'a', 'a.json, line 1 and b.json, line 1').replace('Item 2', 'Item 1') },
  ]);
  const task = await make.task(db, { project });
  const own = { id: task.id, project: project.id, data: { text: 'Mine' } };
  const program = await programOf(app, db, ada);
  const told = await program.post(`/projects/${project.id}/import?duplicates=add`, [own, own]);
  expect([told.status, told.json<Fault>().validation_errors?.non_field_errors]).toEqual([
    400,
    [`line 1: ${twice('id', task.id, 'item 1 of line 1 and item 2 of line 1')}`],
  ]);
  expect(await db.select().from(tasks).where(eq(tasks.projectId, project.id)).orderBy(asc(tasks.id))).toHaveLength(1);
});

test.for([
  ['a.csv', (text: string) => `external_id,text\n"007",${text}\n8,Eight\n`],
  ['a.tsv', (text: string) => `text\texternal_id\n${text}\t007\nEight\t8\n`],
  ['a.jsonl', (text: string) => `{"external_id":"007","text":"${text}"}\n{"external_id":8,"text":"Eight"}\n`],
] as const)('%s: a mended row brings its task up to date, known by its column external_id', async ([name, content], { app, db }) => {
  const { ada, project } = await make.story(db);
  const program = await programOf(app, db, ada);
  const put = (text: string, query = '') => program.raw('PUT', `/projects/${project.id}/import/${name}${query}`, content(text));
  const kept = () => db.select({ name: tasks.externalId, data: tasks.data }).from(tasks).orderBy(asc(tasks.id));
  const rows = (text: string) => [
    { name: '007', data: { external_id: '007', text } },
    { name: '8', data: { external_id: 8, text: 'Eight' } },
  ];
  expect((await put('Seven')).json()).toMatchObject({ task_count: 2 });
  expect(await kept()).toEqual(rows('Seven'));
  expect((await put('Sieben')).json<Fault>().validation_errors?.non_field_errors).toEqual([expect.stringContaining('The task 007 is here already')]);
  expect((await put('Sieben', '?duplicates=update')).json()).toMatchObject({ task_count: 0, updated_count: 1, skipped_count: 1 });
  expect(await kept()).toEqual(rows('Sieben'));
  expect((await put('Sieben')).json()).toMatchObject({ task_count: 0, skipped_count: 2 });
});

test('what came in without a name is known by its data; columns of other names name nothing', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  await make.task(db, { project, data: { external_id: 'a', text: 'One' } });
  const send = (content: string) => checkThrough(app, app.as(ada), project, { files: [file('a.csv', content)] });
  expect(await send('external_id,text\na,One\nb,Two\n')).toMatchObject({ newCount: 1, sameCount: 1 });
  expect(await send('id,uuid,text\n1,x,One\n1,x,Two\n')).toMatchObject({ state: 'checked', newCount: 2 });
  expect(await send('external_id,text\nc,One\n"",Two\n"",Three\nc,Four\n')).toMatchObject({
    state: 'refused',
    problems: [{ row: 5, message: expect.stringContaining('The external_id "c" is given to two tasks: line 2 and line 5') }],
  });
});
