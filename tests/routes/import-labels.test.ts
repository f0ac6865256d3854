/** Labels of other tools by the import page: in the project's own names, or with the labeling config that they bring along. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import { labelingConfigs, projects, type Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { activities } from '#app/db/schema/activities.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Db } from '#app/db/client.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { findImport } from '#app/domain/imports.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough, file, importThrough } from '#tests/support/uploads.ts';

const conll = 'Ada B-Person\nwent O\n\nParis B-Place\n';

async function bare(db: Db, by: User): Promise<Project> {
  const made = await make.project(db, { by });
  await db.delete(labelingConfigs).where(eq(labelingConfigs.projectId, made.id));
  const [project] = await db.update(projects).set({ configVersion: 0 }).where(eq(projects.id, made.id)).returning();
  return project!;
}

test('a project that has the labels gets answers in its own names', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.text });
  const order = await importThrough(app, app.as(ada), project, { files: [file('names.conll', conll)] });
  expect(order).toMatchObject({ state: 'done', taskCount: 2, annotationCount: 2, offer: null });
  expect(order.notes).toEqual([{ file: '', message: 'read as CoNLL: 2 sentences, 2 labels' }]);
  const given = await db.select().from(annotations).orderBy(asc(annotations.id));
  expect(given.map(({ result }) => result)).toMatchObject([
    [{ from_name: 'entity', to_name: 'text', value: { start: 0, end: 3, labels: ['Person'] } }],
    [{ from_name: 'entity', value: { labels: ['Place'] } }],
  ]);
});

test('as predictions where that is chosen', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.text });
  const order = await importThrough(app, app.as(ada), project, { files: [file('names.conll', conll)], labelsAs: 'predictions' });
  expect(order).toMatchObject({ state: 'done', annotationCount: 0, predictionCount: 2 });
  expect(await db.select().from(predictions)).toMatchObject([{ modelVersion: 'CoNLL' }, { modelVersion: 'CoNLL' }]);
});

test('labels that the config of a project with tasks lacks are named, one by one', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.text });
  await make.task(db, { project });
  const order = await importThrough(app, app.as(ada), project, { files: [file('names.conll', `${conll}\nx B-Dog\ny B-Cat\n`)] });
  expect(order).toMatchObject({ state: 'refused', problemCount: 2 });
  expect(order.problems.map(({ message }) => message)).toEqual([
    'The labeling config has no label "Dog". Add <Label value="Dog"/> to <Labels name="entity">.',
    'The labeling config has no label "Cat". Add <Label value="Cat"/> to <Labels name="entity">.',
  ]);
  expect(await db.$count(tasks)).toBe(1);
});

test('a project without tasks is offered the config of the files; taking it is one step with the tasks', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await bare(db, ada);
  const browser = app.as(ada);
  const order = await checkThrough(app, browser, project, { files: [file('names.conll', conll)], atOnce: 'on' });
  expect(order).toMatchObject({ state: 'checked', newCount: 2 });
  const page = await browser.get(paths.import(project.id, order.id));
  expect(page.text).toContain('CoNLL: 2 sentences, 2 labels. The project has no labeling config.');
  expect(page.query('.code-block')?.text).toContain('<Label value="Person"/>');
  expect(page.text).toContain('Use this config and import 2 tasks');
  const decision = paths.importDecision(project.id, order.id);
  expect((await browser.post(decision, { duplicates: 'skip' })).status).toBe(422);
  expect(await db.$count(labelingConfigs, eq(labelingConfigs.projectId, project.id))).toBe(0);
  for (let turn = 0; turn < 2; turn += 1) expect((await browser.post(decision, { duplicates: 'skip', config: 'use' })).status).toBe(303);
  await runImport(db, order.id, app.deps);
  expect(await findImport(db, project, order.id)).toMatchObject({ state: 'done', taskCount: 2, annotationCount: 2 });
  const [config] = await db.select().from(labelingConfigs).where(eq(labelingConfigs.projectId, project.id));
  expect(config).toMatchObject({ version: 1, createdBy: ada.id });
  expect(await db.select().from(annotations)).toMatchObject([{ configId: config!.id }, { configId: config!.id }]);
  const log = await db.select().from(activities).where(eq(activities.projectId, project.id)).orderBy(asc(activities.id));
  expect(log.map(({ act }) => act)).toEqual(['start import', 'change labeling config', 'confirm import', 'import tasks']);
});

test('so is one whose config has other labels; cancelled, its config stays', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.choices });
  const order = await checkThrough(app, app.as(ada), project, { files: [file('names.conll', conll)] });
  expect(order.offer?.reasons).toEqual([
    'The labeling config has no <Labels>, which these files answer. Add <Labels name="label" toName="text"> to it with <Label value="Person"/>, <Label value="Place"/>.',
  ]);
  expect((await app.as(ada).delete(paths.importDecision(project.id, order.id))).status).toBe(303);
  expect(await db.$count(labelingConfigs, eq(labelingConfigs.projectId, project.id))).toBe(1);
});

test('a config is not offered any more once tasks have come', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.choices });
  const browser = app.as(ada);
  const order = await checkThrough(app, browser, project, { files: [file('names.conll', conll)] });
  await make.task(db, { project, data: { other: 1 } });
  const answer = await browser.post(paths.importDecision(project.id, order.id), { duplicates: 'skip', config: 'use' });
  expect([answer.status, answer.text.includes('Tasks have come into the project meanwhile')]).toEqual([409, true]);
  expect(await findImport(db, project, order.id)).toMatchObject({ state: 'checked' });
});

test('bad files: the sentence with file and line, and nothing is stored', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await bare(db, ada);
  const order = await checkThrough(app, app.as(ada), project, { files: [file('names.conll', `${'a O\n'.repeat(300)}b\n`)] });
  expect(order).toMatchObject({ state: 'refused', problems: [{ file: 'names.conll', row: 301 }] });
  expect(await db.$count(tasks)).toBe(0);
});
