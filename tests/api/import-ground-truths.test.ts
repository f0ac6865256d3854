/** A task has one ground truth at most, whatever a file says. */
import { asc, desc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { leases, tasks } from '#app/db/schema/tasks.ts';
import { imports } from '#app/db/schema/transfers.ts';
import { markGroundTruth } from '#app/domain/ground-truths.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf } from './program.ts';

const starred = (mood: string, by: number) => ({ result: make.choice(mood), completed_by: by, ground_truth: true });
const note = (count: number) => ({
  file: 'tasks.json',
  message: `ground truths of skips, or of tasks that have another one, came in as ordinary answers: ${count}`,
});
const told = async (db: Db) => (await db.select({ notes: imports.notes }).from(imports).orderBy(desc(imports.id)).limit(1))[0]!.notes;

const stars = async (db: Db) =>
  (await db.select().from(annotations).orderBy(asc(annotations.id))).map(({ groundTruthAt, groundTruthBy }) => [
    groundTruthAt !== null,
    groundTruthBy,
  ]);
const counts = async (db: Db, { id }: Project) =>
  (await db.select().from(tasks).where(eq(tasks.projectId, id)).orderBy(asc(tasks.id))).map((task) => [
    task.groundTruthCount,
    task.annotationCount,
    task.skipCount,
  ]);

test.for([['without a check'], ['checked before']] as const)(
  'of several ground truths of a task the first that is no skip stays one, and it is said (%s)',
  async ([way], { app, db }) => {
    const { project, ada, ben, cy } = await make.story(db);
    if (way === 'checked before') await make.task(db, { project, data: { text: 'Here' } });
    const program = await programOf(app, db, ada);
    const skip = { ...starred('Glad', ada.id), result: [], was_cancelled: true };
    const file = [
      { data: { text: 'One' }, annotations: [skip, starred('Glad', ben.id), starred('Sad', cy.id)] },
      { data: { text: 'Two' }, annotations: [starred('Glad', ben.id), { ...starred('Sad', cy.id), ground_truth: false }] },
      { data: { text: 'Three' }, annotations: [skip] },
    ];
    const done = await program.raw('PUT', `/projects/${project.id}/import/tasks.json`, JSON.stringify(file));
    expect([done.json(), await told(db)]).toMatchObject([{ annotation_count: 6 }, [note(3)]]);
    const none = [false, null];
    expect(await stars(db)).toEqual([none, [true, ada.id], none, [true, ada.id], none, none]);
    const here = way === 'checked before' ? [[0, 0, 0]] : [];
    expect(await counts(db, project)).toEqual([...here, [1, 1, 1], [1, 1, 0], [0, 0, 1]]);
    const without = await app.as(ada).get(withQuery(paths.tasks(project.id), { truth: 'without' }));
    expect([without.status, without.queryAll('tbody tr').length]).toEqual([200, 1 + here.length]);
  },
);

test('an update stars no second answer of a task, nor several at once', async ({ app, db }) => {
  const { project, ada, ben, cy } = await make.story(db);
  const program = await programOf(app, db, ada);
  const [one, two] = [await make.task(db, { project, data: { text: 'One' } }), await make.task(db, { project, data: { text: 'Two' } })];
  await markGroundTruth(db, project, (await make.annotation(db, { task: one, by: ben, result: make.choice('Glad') })).id, ada);
  const update = (...items: object[]) =>
    program.raw('PUT', `/projects/${project.id}/import/tasks.json?duplicates=update`, JSON.stringify(items)).then((reply) => reply.json());
  const file = [
    { data: { text: 'One' }, annotations: [starred('Glad', ben.id), starred('Sad', cy.id)] },
    { data: { text: 'Two' }, annotations: [starred('Glad', ben.id)] },
    { data: { text: 'Two' }, annotations: [starred('Sad', cy.id)] },
  ];
  expect([await update(...file), await told(db)]).toMatchObject([{ annotation_count: 3 }, [note(2)]]);
  expect(await counts(db, project)).toEqual([
    [1, 1, 0],
    [1, 1, 0],
  ]);
  expect((await stars(db)).map(([is]) => is)).toEqual([true, false, true, false]);
  expect([await update(...file), await told(db)]).toMatchObject([{ annotation_count: 0 }, []]);
  // The star of an answer that is here already, and stays as it is, is in nobody's way.
  const three = await make.task(db, { project, data: { text: 'Three' } });
  await make.annotation(db, { task: three, by: ben, result: make.choice('Glad') });
  expect(await update({ data: { text: 'Three' }, annotations: [starred('Glad', ben.id), starred('Sad', cy.id)] })).toMatchObject({
    annotation_count: 1,
  });
  expect((await stars(db)).slice(-2).map(([is]) => is)).toEqual([false, true]);
  // What is no ground truth takes a place, and waits while that is kept for somebody.
  await db.insert(leases).values({ projectId: project.id, taskId: two.id, userId: ada.id, expiresAt: new Date(Date.now() + 60_000) });
  expect(await update({ data: { text: 'Two' }, annotations: [starred('Sad', ada.id)] })).toMatchObject({ annotation_count: 0 });
});
