/** A second answer of one person, asked for knowingly from the page of a task. */
import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { leases } from '#app/db/schema/tasks.ts';
import type { Answer } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import { lines } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';

/** Ada and Ben have answered; another task still waits in the stream. */
async function answered(db: Db) {
  const story = await make.story(db);
  const task = await make.task(db, { project: story.project, overlap: 3 });
  await make.task(db, { project: story.project });
  const own = await make.annotation(db, { task, by: story.ada });
  await make.annotation(db, { task, by: story.ben });
  return { ...story, task, own, another: withQuery(paths.label(story.project.id, task.id), { annotation: 'new' }) };
}

/** Where the links of that name lead. */
const ways = (page: Answer): (string | undefined)[] =>
  page
    .queryAll('a')
    .filter(({ text }) => text.trim() === 'New annotation')
    .map((link) => link.getAttribute('href'));

/** What the page's form would send, with an answer in it. */
const formOf = (page: Answer, result: unknown) => ({
  ...Object.fromEntries(
    page.queryAll('form#answer input[type=hidden]').map((field) => [field.getAttribute('name'), field.getAttribute('value') ?? '']),
  ),
  result: JSON.stringify(result),
});

test('a link leads there from everybody’s answers and from one’s own; what is submitted is another annotation, and the stream stays as it is', async ({
  app,
  db,
}) => {
  const { project, ada, cy, task, own, another } = await answered(db);
  const browser = app.as(ada);
  expect(ways(await browser.get(paths.task(project.id, task.id)))).toEqual([another]);
  expect(ways(await app.as(cy).get(paths.task(project.id, task.id)))).toEqual([another]);
  const opened = await browser.get(paths.label(project.id, task.id));
  expect(ways(opened)).toEqual([another]);
  const page = await browser.get(another);
  expect(ways(page)).toEqual([]);
  expect(page.text).toContain('What you submit here is one answer more.');
  expect(page.query('[data-act=skip]')).toBeNull();
  const sent = await browser.post(paths.annotations(project.id, task.id), formOf(page, make.choice('Sad')));
  expect([sent.status, sent.location]).toEqual([303, paths.task(project.id, task.id)]);
  const mine = await db.select().from(annotations).where(eq(annotations.completedBy, ada.id)).orderBy(asc(annotations.id));
  expect(mine.map(({ id, result }) => [id === own.id, result])).toEqual([
    [true, make.choice('Glad')],
    [false, make.choice('Sad')],
  ]);
  expect(await db.select().from(leases)).toEqual([]);
  expect((await lines(db))[0]).toMatchObject({
    act: 'submit annotation',
    by: ada.id,
    subjectId: task.id,
    details: { annotation: mine[1]?.id, extra: true },
  });
});

test('an old lease of the task leads nobody on into the stream', async ({ app, db }) => {
  const { project, ada, task, another } = await answered(db);
  await db.insert(leases).values({ taskId: task.id, userId: ada.id, projectId: project.id, expiresAt: new Date(0) });
  const browser = app.as(ada);
  const sent = await browser.post(paths.annotations(project.id, task.id), formOf(await browser.get(another), make.choice('Sad')));
  expect(sent.location).toBe(paths.task(project.id, task.id));
  expect(await db.select().from(leases)).toEqual([]);
});

test('sent twice it is stored once; what is wrong with it comes back with the form, still as another one', async ({ app, db }) => {
  const { project, ada, task, another } = await answered(db);
  const browser = app.as(ada);
  const form = formOf(await browser.get(another), make.choice('Sad'));
  const wrong = await browser.post(paths.annotations(project.id, task.id), { ...form, result: JSON.stringify(make.choice('Bored')) });
  expect(wrong.status).toBe(422);
  expect(wrong.query('form#answer')?.getAttribute('action')).toBe(paths.annotations(project.id, task.id));
  expect(wrong.query('input[name=extra]')?.getAttribute('value')).toBe('on');
  for (let times = 0; times < 2; times += 1) expect((await browser.post(paths.annotations(project.id, task.id), form)).status).toBe(303);
  expect(await db.$count(annotations, eq(annotations.completedBy, ada.id))).toBe(2);
});

test('strangers find nothing; an annotator is not offered it, may not open it, and cannot send it', async ({ app, db }) => {
  const { project, ada, ben, di, eve, task, another } = await answered(db);
  for (const person of [di, eve]) expect((await app.as(person).get(another)).status).toBe(404);
  expect((await app.as(undefined).get(another)).location).toMatch(/^\/sign-in/);
  expect(ways(await app.as(ben).get(paths.label(project.id, task.id)))).toEqual([]);
  expect((await app.as(ben).get(another)).status).toBe(403);
  const form = { ...formOf(await app.as(ada).get(another), make.choice('Sad')), unique_id: randomUUID() };
  expect((await app.as(ben).post(paths.annotations(project.id, task.id), form)).status).toBe(409);
  expect(await db.$count(annotations, eq(annotations.completedBy, ben.id))).toBe(1);
});
