/** T40: annotators learn nothing about others' answers, ground truths or agreement, from anything a page holds. */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { markGroundTruth } from '#app/domain/ground-truths.ts';
import { lease } from '#tests/support/answers.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

/** What may differ from one rendering to the next. */
const steady = (html: string): string => html.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'uuid').replaceAll(/(datetime|title)="[^"]*"/g, '');

test('T40 the label page is the same whatever others answered and whatever is starred', async ({ db, app }) => {
  const { project, ada, ben, cy, olga } = await make.story(db);
  const task = await make.task(db, { project, overlap: 5 });
  await lease(db, project, ben);
  const look = async () => steady((await app.as(ben).get(paths.label(project.id, task.id))).text);
  const alone = await look();
  const theirs = await make.annotation(db, { task, by: cy, result: make.choice('Sad') });
  expect(await look()).toBe(alone);
  await make.annotation(db, { task, by: olga, wasCancelled: true });
  expect(await look()).toBe(alone);
  await markGroundTruth(db, project, theirs.id, ada);
  expect(await look()).toBe(alone);
});

test("T40 a star on one's own answer shows nowhere: label page, own work, door of the stream, projects", async ({ db, app }) => {
  const { project, ada, ben } = await make.story(db);
  const own = await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  const pages = [paths.label(project.id, own.taskId), paths.myWork(project.id), paths.stream(project.id), paths.projects];
  const look = async () => Promise.all(pages.map(async (path) => steady((await app.as(ben).get(path)).text)));
  const before = await look();
  await markGroundTruth(db, project, own.id, ada);
  const [{ updatedAt }] = (await db.select().from(annotations).where(eq(annotations.id, own.id))) as [typeof own];
  expect(updatedAt).toEqual(own.updatedAt);
  expect(await look()).toEqual(before);
});

test('T40 the acts of annotators answer the same for tasks with and without others’ answers that they do not hold', async ({ db, app }) => {
  const { project, ben, cy } = await make.story(db);
  const [bare, answered] = [await make.task(db, { project }), await make.task(db, { project })];
  await make.annotation(db, { task: answered, by: cy });
  for (const path of [paths.label, paths.draft, paths.annotations, paths.skip]) {
    const [one, two] = await Promise.all([bare, answered].map(({ id }) => app.as(ben).get(path(project.id, id))));
    expect([one!.status, one!.text.replaceAll(path(project.id, bare.id), '')]).toEqual([
      two!.status,
      two!.text.replaceAll(path(project.id, answered.id), ''),
    ]);
  }
});

test('T40 a task that an annotator was never given answers as a number without a task does, whatever is asked', async ({ db, app }) => {
  const { project, ben } = await make.story(db);
  const { id } = await make.task(db, { project });
  const ask = async (task: number) =>
    Promise.all([
      app.as(ben).get(paths.task(project.id, task)),
      app.as(ben).delete(paths.task(project.id, task)),
      app.as(ben).get(paths.comparison(project.id, task)),
      app.as(ben).get(withQuery(paths.label(project.id, task), { annotation: 'new' })),
      app.as(ben).get(withQuery(paths.label(project.id, task), { copy: 'prediction-1' })),
      app.as(ben).delete(paths.taskLease(project.id, task)),
    ]);
  const said = async (task: number) => (await ask(task)).map((answer) => [answer.status, answer.query('body')?.text]);
  const missing = await said(id + 1000);
  expect(missing.map(([status]) => status)).toEqual(missing.map(() => 404));
  expect(await said(id)).toEqual(missing);
});
