import { desc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { activities, deletions } from '#app/db/schema/activities.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { leases, tasks } from '#app/db/schema/tasks.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('annotations and tasks go to the trash by typed confirmation and come back', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  await make.task(db, { project });
  const before = await countersOf(db, project);
  const browser = app.as(ada);
  const danger = paths.projectSettings(project.id, 'danger');
  for (const what of ['annotations', 'tasks'])
    expect((await browser.post(paths.projectDeletions(project.id), { what, confirmation: 'Moods' })).location).toBe(danger);
  expect(await countersOf(db, project)).toMatchObject({ tasks: 0, annotations: 0 });
  const page = await browser.get(danger);
  const restores = page.queryAll('#deletions form').map((form) => form.getAttribute('action')!.replaceAll('&amp;', '&'));
  expect(restores).toHaveLength(2);
  for (const path of restores) expect((await browser.post(path)).location).toBe(danger);
  for (const path of restores) expect((await browser.post(path)).status).toBe(303);
  expect(await countersOf(db, project)).toEqual(before);
  const log = await db.select().from(activities).where(eq(activities.projectId, project.id)).orderBy(desc(activities.id));
  expect(log.map(({ act }) => act)).toEqual(['restore annotations', 'restore tasks', 'delete tasks', 'delete annotations']);
});

test('an older deletion is found on a later page, restored from there, and one stays there', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const task = await make.task(db, { project });
  const { id } = await make.annotation(db, { task, by: ben });
  const browser = app.as(ada);
  await browser.delete(paths.annotation(project.id, id));
  await db.insert(deletions).values(
    Array.from({ length: 52 }, () => ({
      projectId: project.id,
      what: 'tasks' as const,
      count: 2,
      expiresAt: new Date(Date.now() + 60_000),
    })),
  );
  const first = await browser.get(paths.projectSettings(project.id, 'danger'));
  expect(first.queryAll('#deletions tbody tr')).toHaveLength(50);
  const later = first.query('a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&');
  const row = (await browser.get(later)).queryAll('#deletions tbody tr').at(-1)!;
  expect(row.querySelector('th')?.text).toBe(`1 annotation of task ${task.id}`);
  expect(row.querySelector('th a')?.getAttribute('href')).toBe(paths.task(project.id, task.id));
  expect((await browser.post(row.querySelector('form')!.getAttribute('action')!.replaceAll('&amp;', '&'))).location).toBe(later);
  expect((await countersOf(db, project)).annotations).toBe(1);
});

test.for(['', 'moods', 'Moods!'])('confirmation %j deletes nothing and comes back beside its own form', async (confirmation, { app, db }) => {
  const { ada, project } = await make.story(db);
  await make.task(db, { project });
  const answer = await app.as(ada).post(paths.projectDeletions(project.id), { what: 'tasks', confirmation });
  expect(answer.status).toBe(422);
  expect(answer.queryAll('.form-errors')).toHaveLength(1);
  expect(answer.query('#delete-tasks .field__error')).not.toBeNull();
  expect((await countersOf(db, project)).tasks).toBe(1);
});

test('nothing there, nothing said wrongly; a target nobody knows is refused', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  expect((await app.as(ada).post(paths.projectDeletions(project.id), { what: 'annotations', confirmation: 'Moods' })).status).toBe(303);
  expect(await db.select().from(deletions)).toEqual([]);
  expect((await app.as(ada).post(paths.projectDeletions(project.id), { what: 'users', confirmation: 'Moods' })).status).toBe(422);
});

test('others may not: 403 for roles below, 404 for strangers; a reviewer restores no deletion but their own', async ({ app, db }) => {
  const { ada, ben, cy, di, eve, project } = await make.story(db);
  await make.task(db, { project });
  await app.as(ada).post(paths.projectDeletions(project.id), { what: 'tasks', confirmation: 'Moods' });
  const [deletion] = await db.select().from(deletions);
  for (const [user, ...statuses] of [
    [ben, 403, 403],
    [cy, 403, 404],
    [di, 404, 404],
    [eve, 404, 404],
  ] as const) {
    const browser = app.as(user);
    const answers = [
      await browser.post(paths.projectDeletions(project.id), { what: 'project', confirmation: 'Moods' }),
      await browser.post(paths.deletionRestoration(project.id, deletion!.id)),
    ];
    expect(answers.map((answer) => answer.status)).toEqual(statuses);
  }
  expect((await countersOf(db, project)).tasks).toBe(0);
});

test('annotations whose places others filled come back only after a question, and are counted as they are', async ({ app, db }) => {
  const { ada, ben, cy, di, olga, project } = await make.story(db);
  const [filled, held, free, skipped] = await Promise.all([1, 2, 3, 4].map(() => make.task(db, { project })));
  for (const task of [filled!, held!, free!]) await make.annotation(db, { task, by: ben });
  await make.annotation(db, { task: skipped!, by: ben, wasCancelled: true });
  const browser = app.as(ada);
  await browser.post(paths.projectDeletions(project.id), { what: 'annotations', confirmation: 'Moods' });
  const [deletion] = await db.select().from(deletions);
  const path = withQuery(paths.deletionRestoration(project.id, deletion!.id), { next: paths.tasks(project.id) });
  await make.annotation(db, { task: filled!, by: cy });
  await make.annotation(db, { task: skipped!, by: cy });
  await db.insert(leases).values({ taskId: held!.id, userId: cy.id, projectId: project.id, expiresAt: new Date(Date.now() + 60_000) });

  const asked = await browser.post(path);
  expect([asked.status, asked.query('.notice__title')?.text]).toEqual([409, '2 answers would be more than the tasks need']);
  expect(asked.query('.buttons a')?.getAttribute('href')).toBe(paths.tasks(project.id));
  expect((await countersOf(db, project)).annotations).toBe(2);
  expect((await app.as(di).post(path)).status).toBe(404);
  expect((await app.as(cy).post(path)).status).toBe(404);

  const form = asked.query('.buttons form')!;
  const sent = { surplus: form.querySelector('input[name=surplus]')!.getAttribute('value')! };
  expect((await app.as(olga).post(form.getAttribute('action')!, sent)).location).toBe(paths.tasks(project.id));
  expect((await db.select().from(tasks).orderBy(tasks.id)).map(({ annotationCount }) => annotationCount)).toEqual([2, 1, 1, 1]);
  const [log] = await db.select().from(activities).where(eq(activities.act, 'restore annotations'));
  expect(log).toMatchObject({ by: olga.id, details: { count: 4, surplus: 2 } });
});

test('an answer whose star another got meanwhile comes back without it, as one that counts', async ({ app, db }) => {
  const { ada, ben, cy, project } = await make.story(db);
  const [alone, filled] = [await make.task(db, { project }), await make.task(db, { project })];
  const browser = app.as(ada);
  const answered = async (by: typeof ben, isStarred = true) => {
    const given = await Promise.all([alone, filled].map((task) => make.annotation(db, { task, by })));
    for (const { id } of isStarred ? given : []) await browser.post(paths.groundTruth(project.id, id));
  };
  await answered(ben);
  await browser.post(paths.projectDeletions(project.id), { what: 'annotations', confirmation: 'Moods' });
  await answered(cy);
  await make.annotation(db, { task: filled, by: ada });
  const [deletion] = await db.select().from(deletions);
  const path = paths.deletionRestoration(project.id, deletion!.id);
  const asked = await browser.post(path);
  expect(asked.query('.notice__title')?.text).toBe('1 answer would be more than the tasks need');
  const surplus = asked.query('input[name=surplus]')!.getAttribute('value')!;
  expect((await browser.post(path, { surplus })).status).toBe(303);
  const stored = await db.select().from(annotations).orderBy(annotations.completedBy, annotations.taskId);
  const starOf = (person: typeof ben) =>
    stored.filter(({ completedBy }) => completedBy === person.id).map(({ groundTruthAt }) => groundTruthAt !== null);
  expect([starOf(ben), starOf(cy)]).toEqual([
    [false, false],
    [true, true],
  ]);
  const rows = await db.select().from(tasks).orderBy(tasks.id);
  expect(rows.map((task) => [task.groundTruthCount, task.annotationCount, task.lastAnnotatedBy])).toEqual([
    [1, 1, ben.id],
    [1, 2, ben.id],
  ]);
  expect((await browser.get(withQuery(paths.tasks(project.id), { truth: 'without' }))).status).toBe(200);
});
