/** Hostile files and crowds of imports: a sentence for whoever sent them, and everybody else works on. */
import { expect } from 'vitest';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { createProject } from '#app/domain/projects.ts';
import { client } from '#tests/support/app.ts';
import { cloneDatabase, test, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { importThrough } from '#tests/support/uploads.ts';
import { programOf } from '#tests/api/program.ts';

test.for([
  ['a lead time without end', { annotations: [{ result: make.choice('Sad'), lead_time: 1e300 }] }],
  ['a lead time too near to zero', { annotations: [{ result: make.choice('Sad'), lead_time: 1e-60 }] }],
  ['a score too near to zero', { predictions: [{ result: make.choice('Sad'), score: 1e-60 }] }],
  ['a score without end', { predictions: [{ result: make.choice('Sad'), score: -1e300 }] }],
  [
    'the last year of JavaScript',
    { annotations: [{ result: make.choice('Sad'), created_at: '+275760-01-01T00:00:00Z', updated_at: '-000001-01-01T00:00:00Z' }] },
  ],
  ['the year zero', { annotations: [{ result: make.choice('Sad'), created_at: '0000-05-01T00:00:00Z' }] }],
] as const)('T48 %s comes in as none', async ([_what, answers], { app, db }) => {
  const { ada, project } = await make.story(db);
  const order = await importThrough(app, app.as(ada), project, { pasted: JSON.stringify([{ data: { text: 'Hi' }, ...answers }]), kind: 'json' });
  expect(order).toMatchObject({ state: 'done', taskCount: 1 });
  for (const { leadTime } of await db.select().from(annotations)) expect(leadTime ?? 0).toBe(0);
  for (const { score } of await db.select().from(predictions)) expect(score ?? 0).toBe(0);
});

test.for([
  ['nested without end', `[{"data": {"text": "Hi", "deep": ${'['.repeat(100_000)}${']'.repeat(100_000)}}}]`],
  ['a NUL', '[{"data": {"text": "a\\u0000b"}}]'],
  ['half an emoji', '[{"data": {"text": "a\\ud83d"}}]'],
] as const)('T48 a file with %s is refused with its line', async ([_what, text], { app, db }) => {
  const { ada, project } = await make.story(db);
  const order = await importThrough(app, app.as(ada), project, { pasted: text, kind: 'json' });
  expect(order).toMatchObject({ state: 'refused', problemCount: 1, problems: [{ row: 1 }] });
});

test('T48 answers that are no objects do not get in where no config judges them, and exports go on', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await createProject(db, { title: 'No config yet' }, ada);
  const item = (result: unknown) => JSON.stringify([{ data: { text: 'Hi' }, annotations: [{ result }] }]);
  for (const result of [[null], [1], ['x'], [{ value: [] }]]) {
    expect(await importThrough(app, app.as(ada), project, { pasted: item(result), kind: 'json' })).toMatchObject({ state: 'refused' });
  }
  expect(await importThrough(app, app.as(ada), project, { pasted: item(make.choice('Sad')), kind: 'json' })).toMatchObject({ state: 'done' });
  for (const format of ['JSON', 'JSON_MIN', 'CSV'])
    expect((await app.as(ada).get(withQuery(paths.exportDownload(project.id), { format, tasks: 'all' }))).status).toBe(200);
});

testApart('T48 more imports at once than there are connections all come to their end', { timeout: 30_000 }, async () => {
  const { db, close } = await cloneDatabase(`crowd_${process.pid}`, { max: 5 });
  const { ada, project } = await make.story(db);
  const program = await programOf(client(db), db, ada);
  const replies = await Promise.all(
    Array.from({ length: 12 }, (_, n) => program.post(`/projects/${project.id}/tasks/bulk`, [{ text: `Text ${n}` }])),
  );
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201));
  await close();
});
