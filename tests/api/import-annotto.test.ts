/** Annotto's items by calls, and again with isUpdate: matched by uuid, and only what is given takes the place of what is there. */
import { asc } from 'drizzle-orm';
import { expect } from 'vitest';
import { tasks } from '#app/db/schema/tasks.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

const lines = (...items: object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');
const item = (uuid: string, text: string, more: object = {}): object => ({ uuid, type: 'text', data: { text }, ...more });

test('isUpdate: what is here by its uuid gets what is given, and keeps the rest', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const put = (query: string, body: string) => program.raw('PUT', `/projects/${project.id}/import/items.jsonlines${query}`, body);
  expect((await put('', lines(item('a-1', 'One', { metadata: { shelf: 3 } }), item('a-2', 'Two', { metadata: { shelf: 4 } })))).json()).toMatchObject(
    { task_count: 2 },
  );
  const update = lines(item('a-1', 'Eins'), item('a-2', 'Two', { metadata: { shelf: 5 } }));
  for (let turn = 0; turn < 2; turn += 1) expect((await put('?isUpdate=true', update)).status).toBe(201);
  expect(await db.select().from(tasks).orderBy(asc(tasks.id))).toMatchObject([
    { externalId: 'a-1', data: { text: 'Eins' }, meta: { shelf: 3 } },
    { externalId: 'a-2', data: { text: 'Two' }, meta: { shelf: 5 } },
  ]);
});

test('isUpdate: a uuid that is not here is named, and nothing changes', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const put = (query: string, body: string) => program.raw('PUT', `/projects/${project.id}/import/items.jsonlines${query}`, body);
  const nobody = await put('?isUpdate=true', lines(item('a-1', 'One')));
  expect([nobody.status, await db.$count(tasks)]).toEqual([400, 0]);
  await put('', lines(item('a-1', 'One')));
  const answer = await put('?isUpdate=true', lines(item('a-1', 'Eins'), item('zz', 'Two')));
  expect(answer.status).toBe(400);
  expect(answer.json<Fault>().validation_errors!.non_field_errors).toEqual([
    'line 2: No task of this project has the uuid "zz", so there is nothing to update. Leave it out, or send it without isUpdate.',
  ]);
  expect(await db.select().from(tasks)).toMatchObject([{ data: { text: 'One' } }]);
});
