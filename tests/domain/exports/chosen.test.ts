/** What an export reads of a project: which tasks, which of their annotations, and what of the people. */
import { eq, sql, type SQL } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { annotations, drafts, predictions } from '#app/db/schema/annotations.ts';
import { findLosses } from '#app/domain/checks/losses.ts';
import { everyAnnotation, type AnnotationChoice, type ExportOptions } from '#app/domain/exports/options.ts';
import { countChosen, dataKeysOf, exportedTasks } from '#app/domain/exports/records.ts';
import { Tally } from '#app/domain/exports/tally.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const plain: ExportOptions = { tasks: 'all', predictions: false, fullTasks: true };

async function read(db: Db, project: { id: number }, options: Partial<ExportOptions>, tally?: Tally): Promise<ExportedTask[]> {
  const found: ExportedTask[] = [];
  for await (const task of exportedTasks(db, project, { ...plain, ...options }, tally)) found.push(task);
  return found;
}

/** Four tasks: done by Ben, skipped by Ben, with Cy's ground truth and two answers, and new. */
async function story(db: Db) {
  const { home, ada, ben, cy, project } = await make.story(db);
  const [done, skipped, starred, fresh] = [
    await make.task(db, { project, data: { text: 'A river' } }),
    await make.task(db, { project, data: { text: 'A bridge', extra: 1 } }),
    await make.task(db, { project, data: { text: 'The river again' }, overlap: 5 }),
    await make.task(db, { project, data: { text: 'Nothing' } }),
  ];
  await make.annotation(db, { task: done, by: ben });
  await make.annotation(db, { task: skipped, by: ben, wasCancelled: true, result: [] });
  await make.annotation(db, { task: starred, by: cy, groundTruthAt: new Date(), groundTruthBy: ada.id });
  await make.annotation(db, { task: starred, by: ben, result: make.choice('Sad') });
  await make.annotation(db, { task: starred, by: ada });
  const names = new Map([done, skipped, starred, fresh].map(({ id }, index) => [id, ['done', 'skipped', 'starred', 'fresh'][index]!]));
  const named = async (options: Partial<ExportOptions>) => (await read(db, project, options)).map(({ id }) => names.get(id));
  return { home, ada, ben, cy, project, done, skipped, starred, fresh, named };
}

test('tasks: all, annotated, done, and by what is only or never so', async ({ db }) => {
  const { named, project } = await story(db);
  expect(await named({})).toEqual(['done', 'skipped', 'starred', 'fresh']);
  expect(await named({ tasks: 'annotated' })).toEqual(['done', 'skipped', 'starred']);
  expect(await named({ tasks: 'done' })).toEqual(['done']);
  expect(await named({ traits: { skipped: 'exclude', finished: 'exclude' } })).toEqual(['starred', 'fresh']);
  expect(await named({ traits: { annotated: 'exclude' } })).toEqual(['fresh']);
  expect(await named({ traits: { skipped: 'only' } })).toEqual(['skipped']);
  expect(await countChosen(db, project, { ...plain, tasks: 'annotated' })).toBe(3);
});

test('tasks: by the filters of the data manager', async ({ db }) => {
  const { named, project, ada, done, starred, fresh } = await story(db);
  expect(await named({ filters: { text: 'river' } })).toEqual(['done', 'starred']);
  expect(await named({ filters: { states: ['new', 'skipped'] } })).toEqual(['skipped', 'fresh']);
  expect(await named({ filters: { person: ada.id } })).toEqual(['starred']);
  expect(await named({ filters: { groundTruth: true } })).toEqual(['starred']);
  const ids = [done, fresh].map(({ id }) => ({ from: id, to: id }));
  expect(await named({ filters: { ids } })).toEqual(['done', 'fresh']);
  expect(await named({ filters: { ids, text: 'river' }, tasks: 'annotated' })).toEqual(['done']);
  expect(await named({ filters: { ids: [{ from: starred.id, to: starred.id }], text: '!!' } })).toEqual([]);
  expect(await dataKeysOf(db, project, plain)).toEqual(['extra', 'text']);
  expect(await dataKeysOf(db, project, { ...plain, filters: { text: 'river' } })).toEqual(['text']);
});

test('annotations: kinds, one person’s, the latest; tasks without any can be left out', async ({ db }) => {
  const { ada, ben, cy, project, done, skipped, starred } = await story(db);
  const given = async (choice: Partial<AnnotationChoice>) =>
    (await read(db, project, { onlyAnswered: true, annotations: { ...everyAnnotation, ...choice } })).map((task) => [
      task.id,
      ...task.annotations.map((annotation) => annotation.completed_by),
    ]);
  expect(await given({})).toEqual([
    [done.id, ben.id],
    [skipped.id, ben.id],
    [starred.id, cy.id, ben.id, ada.id],
  ]);
  expect(await given({ skipped: false, groundTruth: false })).toEqual([
    [done.id, ben.id],
    [starred.id, ben.id, ada.id],
  ]);
  expect(await given({ usual: false, skipped: false })).toEqual([[starred.id, cy.id]]);
  expect(await given({ usual: false, skipped: false, groundTruth: false })).toEqual([]);
  expect(await given({ person: ada.id })).toEqual([[starred.id, ada.id]]);
  expect(await given({ take: 'latest', skipped: false })).toEqual([
    [done.id, ben.id],
    [starred.id, ada.id],
  ]);
});

test('approved annotations alone, with kinds and persons, and what is said of them', async ({ app, db }) => {
  const { ada, ben, cy, project, done, skipped, starred } = await story(db);
  const approve = (which: SQL) => db.update(annotations).set({ verdict: 'approved' }).where(which);
  await approve(sql`${annotations.taskId} = ${starred.id} and ${annotations.completedBy} <> ${ada.id}`);
  await db.update(annotations).set({ verdict: 'rejected' }).where(eq(annotations.taskId, done.id));
  const given = async (choice: Partial<AnnotationChoice>, options: Partial<ExportOptions> = { onlyAnswered: true }) =>
    (await read(db, project, { ...options, annotations: { ...everyAnnotation, approved: true, ...choice } })).map((task) => [
      task.id,
      ...task.annotations.map((annotation) => annotation.completed_by),
    ]);
  expect(await given({})).toEqual([[starred.id, cy.id, ben.id]]);
  expect(await given({}, { tasks: 'annotated' })).toEqual([[done.id], [skipped.id], [starred.id, cy.id, ben.id]]);
  expect(await given({ groundTruth: false })).toEqual([[starred.id, ben.id]]);
  expect(await given({ person: ada.id })).toEqual([]);
  expect(await given({ take: 'latest' })).toEqual([[starred.id, ben.id]]);
  expect(await given({ take: 'majority' })).toEqual([]);
  await approve(eq(annotations.taskId, skipped.id));
  expect(await given({ usual: false, groundTruth: false })).toEqual([[skipped.id, ben.id]]);
  const tally = new Tally();
  const options = { ...plain, onlyAnswered: true, annotations: { ...everyAnnotation, approved: true } };
  await read(db, project, options, tally);
  expect([tally.tasks, tally.annotations, await countChosen(db, project, options)]).toEqual([2, 3, 2]);
  // The check before a download speaks of the same ones.
  const lost = async () => (await findLosses(db, project, { format: 'CSV', options }, app.deps.files)).find(({ what }) => what === 'skipped answers');
  expect(await lost()).toMatchObject({ count: 1 });
  await db.update(annotations).set({ verdict: null }).where(eq(annotations.taskId, skipped.id));
  expect(await lost()).toBeUndefined();
});

test('the majority, and how many tasks have none', async ({ app, db }) => {
  const { home, cy, project, done, starred, fresh } = await story(db);
  const another = await make.user(db, { organization: home, role: 'annotator' });
  await make.annotation(db, { task: fresh, by: cy, result: make.choice('Glad') });
  await make.annotation(db, { task: fresh, by: another, result: make.choice('Sad') });
  const tally = new Tally();
  const found = await read(db, project, { onlyAnswered: true, annotations: { ...everyAnnotation, take: 'majority', skipped: false } }, tally);
  expect(found.map(({ id, annotations }) => [id, annotations.length])).toEqual([
    [done.id, 1],
    [starred.id, 1],
  ]);
  expect(found[1]!.annotations[0]).toMatchObject({ completed_by: cy.id, result: make.choice('Glad') });
  expect([tally.tasks, tally.annotations, tally.undecided]).toEqual([2, 2, 1]);
  // The check before a download says so, too.
  const options = { ...plain, annotations: { ...everyAnnotation, take: 'majority' as const } };
  expect(await findLosses(db, project, { format: 'JSON', options }, app.deps.files)).toEqual([
    { what: 'tasks whose answers have no majority', count: 1, tasks: 1, ids: [{ from: fresh.id, to: fresh.id }] },
  ]);
});

test('drafts and predictions come where they are asked for', async ({ db }) => {
  const { ben, project, fresh } = await story(db);
  const of = { projectId: project.id, taskId: fresh.id };
  await db.insert(drafts).values({ ...of, userId: ben.id, result: make.choice('Sad'), writer: 'w', sequence: 1 });
  await db.insert(predictions).values({ ...of, result: make.choice('Glad') });
  const last = async (options: Partial<ExportOptions>) => (await read(db, project, options)).at(-1)!;
  expect(await last({})).not.toHaveProperty('drafts');
  expect((await last({})).predictions).toEqual([]);
  expect(await last({ drafts: true, predictions: true })).toMatchObject({
    drafts: [{ user: ben.id, annotation: null, result: make.choice('Sad'), task: fresh.id }],
    predictions: [{ result: make.choice('Glad') }],
  });
});

test('pseudonyms tell nobody, stay the same, and are others in another project', async ({ db }) => {
  const { ada, ben, project, fresh } = await story(db);
  await db.insert(drafts).values({ projectId: project.id, taskId: fresh.id, userId: ben.id, result: [], writer: 'w', sequence: 1 });
  const people = async (of: { id: number }) =>
    (await read(db, of, { anonymous: true, drafts: true })).flatMap(({ annotations, drafts: begun }) => [
      ...annotations.map((annotation) => annotation.completed_by),
      ...(begun ?? []).map(({ user }) => user),
    ]);
  const told = await people(project);
  expect(new Set(told).size).toBe(3);
  expect(told[0]).toBe(told.at(-1));
  for (const name of told) expect(name).toMatch(/^annotator-[0-9a-f]{10}$/);
  expect(await people(project)).toEqual(told);
  const other = await make.project(db, { by: ada });
  await make.annotation(db, { task: await make.task(db, { project: other }), by: ben });
  expect(told).not.toContain((await people(other))[0]);
});
