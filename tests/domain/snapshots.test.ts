import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import { projectMembers, projects } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { findDifferences } from '#app/domain/checks/differences.ts';
import { saveLabelingConfig } from '#app/domain/labeling-configs/save.ts';
import { deleteSnapshot, findSnapshot, startSnapshot } from '#app/domain/snapshots.ts';
import { writeSnapshot, type SnapshotOrder } from '#app/domain/snapshots/export.ts';
import { openSnapshot } from '#app/domain/snapshots/open.ts';
import { findRestoration, startRestoration } from '#app/domain/snapshots/restorations.ts';
import { runRestoration } from '#app/domain/snapshots/restore.ts';
import { runSnapshot } from '#app/domain/snapshots/run.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Snapshot } from '#app/db/schema/snapshots.ts';
import type { Client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import { watchedFiles } from '#tests/support/watched-files.ts';
import * as make from '#tests/support/make.ts';

async function frozen(db: Db, { deps }: Client, project: Project, title: string, by: User): Promise<Snapshot> {
  const { id } = await startSnapshot(db, project, { title }, by, deps.enqueue);
  await runSnapshot(db, id, deps);
  return findSnapshot(db, project, id);
}

const order: SnapshotOrder = { format: 'JSON', options: { tasks: 'all', predictions: true, fullTasks: true } };

async function read(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('a snapshot holds everything as it stood, and gives the same bytes whatever happens afterwards', async ({ db, app }) => {
  const { ada, ben, project } = await make.story(db);
  const task = await make.task(db, { project, data: { text: 'a\u2028b\n🐱' }, meta: { shelf: 3 } });
  await make.annotation(db, { task, by: ben, result: make.choice('Glad') });
  await db.insert(predictions).values({ projectId: project.id, taskId: task.id, result: make.choice('Sad'), score: 0.5 });
  const snapshot = await frozen(db, app, project, 'first', ada);
  expect(snapshot).toMatchObject({ state: 'done', taskCount: 1, annotationCount: 1, predictionCount: 1 });
  const once = await read((await writeSnapshot(db, project, snapshot, order, app.deps.files)).bytes);
  expect(JSON.parse(once)).toMatchObject([
    { data: { text: 'a\u2028b\n🐱' }, meta: { shelf: 3 }, annotations: [{ completed_by: ben.id }], predictions: [{ score: 0.5 }] },
  ]);
  await db.update(annotations).set({ result: make.choice('Sad') });
  await make.task(db, { project });
  expect(await read((await writeSnapshot(db, project, snapshot, order, app.deps.files)).bytes)).toBe(once);
  const csv = await writeSnapshot(db, project, snapshot, { ...order, format: 'CSV' }, app.deps.files);
  expect([csv.name, await read(csv.bytes)]).toEqual([
    `project-${project.id}-snapshot-${snapshot.id}.csv`,
    expect.stringContaining('"Glad"') as string,
  ]);
});

test('two snapshots of the same work have the same checksum; run again, a finished one is left alone', async ({ db, app }) => {
  const { ada, project } = await make.story(db);
  await make.task(db, { project });
  const [first, second] = [await frozen(db, app, project, 'first', ada), await frozen(db, app, project, 'second', ada)];
  expect(second.sha256).toBe(first.sha256);
  await runSnapshot(db, first.id, app.deps);
  expect(await findSnapshot(db, project, first.id)).toEqual(first);
});

test('one that is deleted while it is frozen takes its file along', async ({ db, app }) => {
  const { ada, project } = await make.story(db);
  const started = await startSnapshot(db, project, { title: 'gone' }, ada, app.deps.enqueue);
  const kept: string[] = [];
  const gone: string[] = [];
  const files = {
    ...app.deps.files,
    put: async (bytes: Parameters<typeof app.deps.files.put>[0]) => {
      await deleteSnapshot(db, project, started, ada, app.deps.files);
      const made = await app.deps.files.put(bytes);
      kept.push(made.key);
      return made;
    },
    delete: async (key: string) => void gone.push(key),
  };
  await runSnapshot(db, started.id, { files, clock: app.deps.clock });
  expect(kept).toHaveLength(1);
  expect(gone).toEqual(kept);
});

test('what was added, removed, relabelled, by label and by person', async ({ db, app }) => {
  const { ada, ben, cy, project } = await make.story(db);
  const [one, two, three] = [await make.task(db, { project }), await make.task(db, { project }), await make.task(db, { project })];
  const changed = await make.annotation(db, { task: one, by: ben, result: make.choice('Glad') });
  const removed = await make.annotation(db, { task: two, by: cy, result: make.choice('Glad') });
  await make.annotation(db, { task: three, by: cy, result: make.choice('Glad') });
  const before = await frozen(db, app, project, 'before', ada);
  await db
    .update(annotations)
    .set({ result: make.choice('Sad') })
    .where(eq(annotations.id, changed.id));
  await db.delete(annotations).where(eq(annotations.id, removed.id));
  await make.annotation(db, { task: await make.task(db, { project }), by: ben, result: make.choice('Sad') });
  const after = await frozen(db, app, project, 'after', ada);
  const tally = { added: 0, removed: 0, moved: 0, relabelled: 0 };
  const found = await findDifferences(db, project, { before: before.id, after: after.id }, app.deps.files);
  expect(found).toMatchObject({
    tasks: { added: 1, removed: 0, changed: 0 },
    annotations: { added: 1, removed: 1, changed: 1 },
    isConfigChanged: false,
    labels: [
      { control: 'mood', label: 'Glad', tally: { ...tally, removed: 1 } },
      { control: 'mood', label: 'Sad', tally: { ...tally, added: 1, relabelled: 1 } },
    ],
    marks: [
      { control: 'mood', label: 'Sad', person: ben.id, tally: { ...tally, added: 1, relabelled: 1 } },
      { control: 'mood', label: 'Glad', person: cy.id, tally: { ...tally, removed: 1 } },
    ],
    relabelled: [{ control: 'mood', from: 'Glad', to: 'Sad', count: 1 }],
    people: [
      { person: ben.id, tally: { ...tally, added: 1, relabelled: 1 } },
      { person: cy.id, tally: { ...tally, removed: 1 } },
    ].toSorted((a, b) => a.person - b.person),
    differing: { tasks: 3 },
  });
  expect(await findDifferences(db, project, { before: before.id, after: null }, app.deps.files)).toEqual(found);
  expect((await findDifferences(db, project, { before: after.id, after: null }, app.deps.files)).differing.tasks).toBe(0);
});

test('restored into a new project: settings, people and answers as they were', async ({ db, app }) => {
  const { ada, ben, cy, project: source } = await make.story(db);
  const project = { ...source, description: 'How people feel', overlap: 2 };
  await db.update(projectMembers).set({ enabled: false }).where(eq(projectMembers.userId, cy.id));
  const task = await make.task(db, { project, data: { text: 'same' }, meta: { shelf: 3 } });
  await make.task(db, { project, data: { text: 'same' } });
  await make.annotation(db, { task, by: ben, result: make.choice('Glad'), createdAt: new Date('2026-01-02T03:04:05Z') });
  await make.annotation(db, { task, by: cy, result: [], wasCancelled: true });
  await db.insert(predictions).values({ projectId: project.id, taskId: task.id, result: make.choice('Sad'), score: 0.5, modelVersion: 'm-1' });
  const snapshot = await frozen(db, app, project, 'first', ada);
  const { id } = await startRestoration(db, project, snapshot, { title: 'Moods again' }, ada, app.deps.enqueue);
  await runRestoration(db, id, app.deps);
  const done = await findRestoration(db, project, id);
  expect(done).toMatchObject({ state: 'done', readTasks: 2, storedTasks: 2, totalTasks: 2, kept: null });
  const made = (await db.select().from(projects).where(eq(projects.id, done.madeProjectId!)))[0]!;
  const found = await db.select().from(tasks).where(eq(tasks.projectId, made.id)).orderBy(tasks.innerId);
  expect(found.map(({ data, meta }) => [data, meta])).toEqual([
    [{ text: 'same' }, { shelf: 3 }],
    [{ text: 'same' }, {}],
  ]);
  const given = await db.select().from(annotations).where(eq(annotations.projectId, made.id)).orderBy(annotations.id);
  expect(given.map(({ completedBy, wasCancelled }) => [completedBy, wasCancelled])).toEqual([
    [ben.id, false],
    [cy.id, true],
  ]);
  expect(given[0]).toMatchObject({ result: make.choice('Glad'), leadTime: 4, createdAt: new Date('2026-01-02T03:04:05Z') });
  expect(await db.$count(predictions, eq(predictions.projectId, made.id))).toBe(1);
  expect([made.title, made.publishedAt]).toEqual(['Moods again', null]);
  const members = await db.select().from(projectMembers).where(eq(projectMembers.projectId, made.id));
  expect(new Map(members.map(({ userId, enabled }) => [userId, enabled]))).toEqual(
    new Map([
      [ada.id, true],
      [ben.id, true],
      [cy.id, false],
    ]),
  );
  const again = await frozen(db, app, made, 'again', ada);
  expect(again).toMatchObject({ taskCount: 2, annotationCount: 2, predictionCount: 1 });
});

test('a title that is taken meanwhile, or a snapshot that is gone: refused with a sentence, and nothing stays behind', async ({ db, app }) => {
  const { ada, project } = await make.story(db);
  await make.task(db, { project });
  const snapshot = await frozen(db, app, project, 'first', ada);
  const { seen, files } = watchedFiles(app.deps.files);
  const start = (title: string) => startRestoration(db, project, snapshot, { title }, ada, app.deps.enqueue);
  await expect(start('Moods')).rejects.toThrow('taken');
  const [one, other] = [await start('Again'), await start('And again')];
  await expect(start('Again')).rejects.toThrow('being made already');
  await make.project(db, { by: ada, title: 'Again' });
  await runRestoration(db, one.id, { ...app.deps, files });
  expect(await findRestoration(db, project, one.id)).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('taken') as string,
    kept: null,
  });
  await deleteSnapshot(db, project, snapshot, ada, app.deps.files);
  await runRestoration(db, other.id, { ...app.deps, files });
  expect(await findRestoration(db, project, other.id)).toMatchObject({ state: 'refused', snapshotId: null, madeProjectId: null });
  expect(seen.kept.size).toBe(0);
});

test('every snapshot can be restored, and gives what it holds, whatever the config or an import would say of it by now', async ({ db, app }) => {
  const { ada, ben, project } = await make.story(db);
  const of = (choices: string) => `<View><Text name="text" value="$text"/><Choices name="mood" toName="text"${choices}</Choices></View>`;
  const kept = '<Choice value="Glad"/><Choice value="Sad"/>';
  const save = async (choices: string) => expect(await saveLabelingConfig(db, project, of(choices), ada)).toMatchObject({ ok: true });
  await save(` choice="multiple">${kept}<Choice value="Calm"/>`);
  const [row] = make.choice('Glad');
  const both = [{ ...row!, value: { choices: ['Glad', 'Sad'] } }];
  const one = await make.task(db, { project, data: { text: { a: 1 } }, externalId: 'E-1', meta: ['list'] });
  const other = await make.task(db, {
    project,
    data: { text: '/projects/1/files/00000000-0000-4000-8000-000000000000/gone.png' },
    externalId: 'E-1',
  });
  await make.task(db, { project, data: { text: 'called by no file' } });
  await make.annotation(db, { task: one, by: ben, result: both });
  await make.annotation(db, { task: other, by: ben, result: make.choice('Glad'), importId: '9', updatedAt: new Date('2026-02-03T04:05:06Z') });
  const guess = { projectId: project.id, taskId: other.id, score: 0.5, modelVersion: 'm-1', createdAt: new Date('2026-01-02T03:04:05Z') };
  await db.insert(predictions).values({ ...guess, result: make.choice('Calm') });
  // Neither several choices nor the label that only a prediction wears stand in the way of a change.
  await save(`>${kept}`);
  const snapshot = await frozen(db, app, project, 'first', ada);
  const { id } = await startRestoration(db, project, snapshot, { title: 'Moods again' }, ada, app.deps.enqueue);
  await runRestoration(db, id, app.deps);
  const done = await findRestoration(db, project, id);
  expect(done).toMatchObject({ state: 'done', reason: null, storedTasks: 3 });
  const again = await frozen(db, app, (await db.select().from(projects).where(eq(projects.id, done.madeProjectId!)))[0]!, 'again', ada);
  const held = async (from: Snapshot) => {
    const tasksIn: unknown[] = [];
    for await (const { annotations: given, predictions: guessed, ...task } of (await openSnapshot(db, from, app.deps.files)).tasks())
      tasksIn.push({
        data: task.data,
        meta: task.meta,
        name: task.external_id,
        annotations: given.map(({ id: _id, task: _task, project: _project, ...annotation }) => annotation),
        predictions: guessed.map(({ id: _id, task: _task, project: _project, ...prediction }) => prediction),
      });
    return tasksIn;
  };
  expect(await held(again)).toEqual(await held(snapshot));
});
