/** Annotto's files by the import page and by the API: with the labeling config they bring along, and what is wrong in them. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import { labelingConfigs, projects } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { findImport } from '#app/domain/imports.ts';
import { zip } from '#tests/formats/archives.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough, file } from '#tests/support/uploads.ts';

const config = {
  name: 'Moods',
  client: 'ACME',
  type: 'text',
  deadline: '2024-01-31T00:00:00.000Z',
  tasks: [
    { type: 'classifications', category: 'Mood', value: 'glad', label: 'Glad', min: 1, max: 1 },
    { type: 'classifications', category: 'Mood', value: 'sad', label: 'Sad', min: 1, max: 1 },
  ],
};
const lines = (...values: object[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const files: Record<string, string> = {
  'config.json': JSON.stringify(config, undefined, 2),
  'items.jsonlines': lines(
    { uuid: 'a-1', type: 'text', data: { text: 'Sun' } },
    { uuid: 'a-2', datatype: 'text', data: { text: 'Rain' }, metadata: { shelf: 3 } },
  ),
  'predictions.jsonlines': lines({ uuid: 'a-2', annotations: { Mood: { labels: [{ value: 'sad', proba: 0.9 }] } } }),
  'annotations.jsonlines': lines({
    item: { uuid: 'a-1' },
    annotationMetadata: { annotatedBy: 'nobody@example.org', annotatedAt: '2026-01-02T10:00:00.000Z' },
    comments: [{ comment: 'Hm' }],
    annotation: { classifications: { Mood: { labels: [{ value: 'glad' }] } } },
  }),
};
const zipped = (given: Record<string, string>) => zip(Object.entries(given).map(([name, content]) => ({ name, content: Buffer.from(content) })));

test('an archive: the labels are offered as a config, and come in with items, predictions and annotations', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.text });
  const browser = app.as(ada);
  const order = await checkThrough(app, browser, project, { files: [file('annotto.zip', zipped(files), 'application/zip')] });
  expect(order).toMatchObject({ state: 'checked', newCount: 2, offer: { title: 'Annotto', words: '2 items, 2 labels' } });
  expect(order.notes.map(({ message }) => message)).toEqual([
    'read as Annotto: 2 items, 2 labels',
    'the deadline in config.json lies in the past',
    'comments left out: 1',
    'names of people who answered and are no members left out: 1',
    'settings of config.json (deadline) left out: 1',
  ]);
  const page = await browser.get(paths.import(project.id, order.id));
  expect(page.query('.code-block')?.text).toContain('<Choice value="Glad" alias="glad"/>');
  expect((await browser.post(paths.importDecision(project.id, order.id), { duplicates: 'skip', config: 'use' })).status).toBe(303);
  await runImport(db, order.id, app.deps);
  expect(await findImport(db, project, order.id)).toMatchObject({ state: 'done', taskCount: 2, annotationCount: 1, predictionCount: 1 });
  expect(await db.select().from(tasks).orderBy(asc(tasks.id))).toMatchObject([
    { externalId: 'a-1', data: { text: 'Sun' }, meta: {} },
    { externalId: 'a-2', data: { text: 'Rain' }, meta: { shelf: 3 } },
  ]);
  expect(await db.select().from(annotations)).toMatchObject([{ completedBy: ada.id, result: [{ from_name: 'Mood', value: { choices: ['glad'] } }] }]);
  expect(await db.select().from(predictions)).toMatchObject([{ modelVersion: 'Annotto', result: [{ value: { choices: ['sad'] } }] }]);
});

test('the same files loose, and once more: the project has the labels now, and nothing changes', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.text });
  const browser = app.as(ada);
  const loose = Object.entries(files).map(([name, content]) => file(name, content, 'application/octet-stream'));
  const order = await checkThrough(app, browser, project, { files: loose });
  expect((await browser.post(paths.importDecision(project.id, order.id), { duplicates: 'skip', config: 'use' })).status).toBe(303);
  await runImport(db, order.id, app.deps);
  const again = await checkThrough(app, browser, (await db.select().from(projects).where(eq(projects.id, project.id)))[0]!, { files: loose });
  expect(again).toMatchObject({ state: 'checked', newCount: 0, changedCount: 0, sameCount: 2, offer: null });
  expect(await db.$count(labelingConfigs, eq(labelingConfigs.projectId, project.id))).toBe(2);
});

test.for([
  [
    { 'config.json': files['config.json']!.replace('"Sad"', '"Glad"') },
    'annotto.zip/config.json',
    19,
    'label=Glad is already used. Give each label a label of its own.',
  ],
  [
    { 'items.jsonlines': `${files['items.jsonlines']}{"uuid":"a-1","type":"text","data":{"text":"x"}}\n` },
    'annotto.zip/items.jsonlines',
    3,
    'Duplicate item uuid "a-1". Give each item one of its own.',
  ],
  [
    { 'predictions.jsonlines': lines({ uuid: 'zz', annotations: {} }) },
    'annotto.zip/predictions.jsonlines',
    1,
    'There is no item "zz", neither in these files nor in the project: cannot find item matching prediction.uuid.',
  ],
  [
    { 'annotations.jsonlines': files['annotations.jsonlines']!.replace('"glad"', '"mad"') },
    'annotto.zip/annotations.jsonlines',
    1,
    'mad is not in project Classifications type tasks. Add <Choice value="mad"/> to "Mood" in the labeling config.',
  ],
] as const)('wrong files are refused with their place, and nothing is stored (%#)', async ([wrong, name, row, message], { app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.text });
  const order = await checkThrough(app, app.as(ada), project, { files: [file('annotto.zip', zipped({ ...files, ...wrong }), 'application/zip')] });
  expect(order).toMatchObject({ state: 'refused', problemCount: 1, problems: [{ file: name, row, message }] });
  expect(await db.$count(tasks)).toBe(0);
});
