/** Input that no field is meant for: refused with a sentence, never a fault of the server. */
import { expect } from 'vitest';
import { htmlOfMarks } from '#app/core/instruction.ts';
import { encodeCursor } from '#app/core/pages.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { client } from '#tests/support/app.ts';
import { answer, asForm, lease } from '#tests/support/answers.ts';
import { test, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf } from '#tests/api/program.ts';

testApart('T48 NUL, numbers out of range and made-up cursors in an address are no fault of the server', async ({ connection: { db } }) => {
  const { olga, project } = await make.story(db);
  const browser = client(db).as(olga);
  const huge = Number.MAX_SAFE_INTEGER;
  const made = encodeCursor({ value: 'x\0', id: 1 });
  const addresses = [
    withQuery(paths.projects, { q: '\0' }),
    withQuery(paths.people, { q: '\0' }),
    withQuery(paths.people, { after: made }),
    withQuery(paths.activities, { act: '\0' }),
    paths.invitation('\0'),
    paths.passwordReset('\0'),
    paths.labelingConfigVersion(project.id, huge),
    paths.task(project.id, huge),
    paths.export(project.id, huge),
    paths.import(project.id, huge),
    paths.person(huge),
    withQuery(paths.tasks(project.id), { sort: 'updated', after: made }),
    withQuery(paths.tasks(project.id), { sort: 'annotations', before: made }),
    withQuery(paths.tasks(project.id), { text: '\0' }),
    withQuery(paths.tasks(project.id), { person: huge, id: '999999999999999' }),
    `${paths.projects}?q=%ff%fe`,
    `${paths.projects}/%ff`,
    `${paths.projects}?q=${'a'.repeat(9000)}`,
  ];
  for (const address of addresses)
    expect([address, (await browser.get(address)).status]).toEqual([address, expect.toSatisfy((status: number) => status < 500)]);
  expect((await browser.delete(paths.session('\0'))).status).toBeLessThan(500);
});

test('T48 NUL in a form is said beside its field', async ({ app, db }) => {
  const { ada, olga, project } = await make.story(db);
  const sent: [Promise<{ status: number; text: string }>][] = [
    [app.as(ada).post(paths.projects, { title: 'A\0B' })],
    [app.as(ada).put(paths.projectSettings(project.id), { title: 'Fine', description: '\0', access: 'private' })],
    [app.as(ada).put(paths.instruction(project.id), { instruction: 'a\0' })],
    [app.as(olga).patch(paths.organization, { title: '\0', defaultRole: 'annotator' })],
    [app.as(ada).post(paths.tokens, { name: 'a\0b' })],
    [app.as(ada).post(paths.exports(project.id), { format: 'JSON', tasks: 'all', title: '\0' })],
  ];
  for (const [answered] of sent) {
    const { status, text } = await answered;
    expect([status, text.includes('(NUL)')]).toEqual([422, true]);
  }
});

testApart('T48 what no schema catches, the database’s refusal does', async ({ connection: { db } }) => {
  const { ada } = await make.story(db);
  const program = await programOf(client(db), db, ada);
  expect((await program.post('/projects', { title: 'A\0B', description: 'a\0' })).status).toBe(400);
});

test.for([
  ['NUL', 'a\0b'],
  ['half an emoji', 'a\ud83d'],
] as const)('T48 %s in an answer, a draft or a skip is said in words', async ([_what, text], { app, db }) => {
  const { ben, project } = await make.story(db);
  await make.task(db, { project });
  const { task, fence } = await lease(db, project, ben);
  const result = [{ ...make.choice('Glad')[0], meta: { text } }] as never;
  const form = asForm(await answer(db, project, { result, fence }));
  const json = { Accept: 'application/json' };
  const replies = [
    await app.as(ben).post(paths.annotations(project.id, task.id), form, json),
    await app.as(ben).post(paths.skip(project.id, task.id), form),
    await app.as(ben).send('PUT', paths.draft(project.id, task.id), { result, lead_time: 1, writer: 'w', sequence: 1, base: 0 }, json),
  ];
  for (const reply of replies) expect([reply.status, reply.text.includes('cannot be kept')]).toEqual([422, true]);
});

test('T39 an instruction full of brackets is read in no time', () => {
  const started = performance.now();
  htmlOfMarks('['.repeat(50_000));
  htmlOfMarks('[a]('.repeat(12_000));
  htmlOfMarks('**a '.repeat(12_000));
  expect(performance.now() - started).toBeLessThan(500);
});

test('T48 forms that are none are refused, whoever sends them', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const multipart = { 'Content-Type': 'multipart/form-data' };
  expect((await app.as().post(paths.signIn, { email: 'a' }, multipart)).status).toBe(422);
  expect(
    (await app.as(ada).put(paths.projectSettings(project.id), { title: 'a' }, { 'Content-Type': 'multipart/form-data; boundary=XX' })).status,
  ).toBe(422);
  for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=XX']) {
    expect([type, (await app.as(ada).post(paths.imports(project.id), { pasted: 'a' }, { 'Content-Type': type })).status]).toEqual([type, 422]);
  }
  expect((await app.as(ada).get(withQuery(paths.exportDownload(project.id), { format: 'NONE' }))).status).toBe(422);
});

test.for(['0x2c', '1e0', '+1', ' 1', '1.0', '-1', '0', '٣', '99999999999999999999'])(
  'an id in a path is decimal digits: %s names nothing',
  async (odd, { app, db }) => {
    const { ada, project } = await make.story(db);
    const task = await make.task(db, { project });
    const spelled = (id: number): string => (odd === '0x2c' ? `0x${id.toString(16)}` : odd.replace('1', String(id)));
    const browser = app.as(ada);
    const program = await programOf(app, db, ada);
    expect((await browser.get(paths.task(project.id, task.id))).status).toBe(200);
    expect((await program.get(`/tasks/${task.id}/`)).status).toBe(200);
    expect((await browser.get(paths.project(encodeURIComponent(spelled(project.id))))).status).toBe(404);
    expect((await browser.get(paths.task(project.id, encodeURIComponent(spelled(task.id))))).status).toBe(404);
    expect((await program.get(`/tasks/${encodeURIComponent(spelled(task.id))}/`)).status).toBe(404);
  },
);
