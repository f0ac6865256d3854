/** Labels of other tools by the import page: in the project's own names, or with the labeling config that they bring along. */
import { asc, eq, sql } from 'drizzle-orm';
import { strToU8, zipSync } from 'fflate';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import { labelingConfigs, projects, type Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { files } from '#app/db/schema/transfers.ts';
import { activities } from '#app/db/schema/activities.ts';
import { users, type User } from '#app/db/schema/people.ts';
import type { Db } from '#app/db/client.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { findImport } from '#app/domain/imports.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { grayPng } from '../fixtures/picture.ts';
import { checkThrough, file, importThrough } from '#tests/support/uploads.ts';

const conll = 'Ada B-Person\nwent O\n\nParis B-Place\n';

async function bare(db: Db, by: User, members: User[] = []): Promise<Project> {
  const made = await make.project(db, { by, members });
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
  expect(order.notes).toEqual([{ file: '', message: 'read as CoNLL: 3 sentences, 4 labels' }]);
  expect(await db.$count(tasks)).toBe(1);
});

test('a project without tasks is offered the config of the files; taking it is one step with the tasks', async ({ app, db }) => {
  const { ada, cy, di } = await make.story(db);
  const project = await bare(db, ada, [cy]);
  const browser = app.as(ada);
  const order = await checkThrough(app, browser, project, { files: [file('names.conll', conll)], atOnce: 'on' });
  expect(order).toMatchObject({ state: 'checked', newCount: 2 });
  const page = await browser.get(paths.import(project.id, order.id));
  expect(page.text).toContain('CoNLL: 2 sentences, 2 labels. The project has no labeling config.');
  expect(page.query('.code-block')?.text).toContain('<Label value="Person"/>');
  expect(page.text).toContain('Use this config and import 2 tasks');
  const decision = paths.importDecision(project.id, order.id);
  expect((await browser.post(decision, { duplicates: 'skip' })).status).toBe(422);
  expect((await app.as(cy).post(decision, { duplicates: 'skip', config: 'use' })).status).toBe(403);
  expect((await app.as(di).post(decision, { duplicates: 'skip', config: 'use' })).status).toBe(404);
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

const coco = (given: Record<string, unknown> = {}): string =>
  JSON.stringify({
    images: [{ id: 1, file_name: 'cat.png', width: 4, height: 2 }],
    categories: [
      { id: 1, name: 'Cat' },
      { id: 2, name: 'Dog' },
    ],
    annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 2, 1] }],
    ...given,
  });

test('labels and their pictures in one archive: the pictures are files of the project, what lies beside them is said', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const zip = zipSync({
    'set/annotations.json': strToU8(coco()),
    'set/images/cat.png': grayPng(4, 2),
    'set/images/other.png': grayPng(3, 2),
    'set/README.md': strToU8('# A set'),
  });
  const order = await importThrough(app, app.as(ada), project, { files: [file('set.zip', zip)] });
  expect(order).toMatchObject({ state: 'done', taskCount: 1, annotationCount: 1, problems: [] });
  expect(order.notes.map(({ message }) => message)).toEqual([
    'read as COCO: 1 picture, 2 labels',
    '1 file beside the labels left out: set/README.md',
    '1 file that no row names left out: set/images/other.png',
  ]);
  const [task] = await db.select().from(tasks).where(eq(tasks.projectId, project.id));
  expect(task).toMatchObject({
    source: 'set.zip/set/annotations.json',
    data: { photo: expect.stringMatching(/^\/projects\/\d+\/files\/.*cat\.png$/) },
  });
  const shown = await app.as(ada).get(task!.data.photo as string);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
  const [given] = await db.select().from(annotations);
  expect(given!.result).toMatchObject([{ from_name: 'box', to_name: 'photo', original_width: 4, value: { x: 25, y: 50, width: 50, height: 50 } }]);
});

test('labels of several tools: those of one are read, the others are named with how to have them', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const voc = '<annotation><filename>cat.png</filename><object><name>Cat</name></object></annotation>';
  const order = await checkThrough(app, app.as(ada), project, {
    files: [file('a.json', coco()), file('cat.xml', voc), file('words.conll', conll), file('notes.txt', 'x'), file('cat.png', grayPng(4, 2))],
  });
  expect(order).toMatchObject({ state: 'checked', newCount: 1, annotationCount: 1 });
  const told = (title: string, name: string) =>
    `labels of ${title} not read (1 file: ${name}), since an import reads those of one tool: send them with their pictures or texts as an import of their own, and let what is here already be added once more`;
  expect(order.notes.map(({ message }) => message)).toEqual([
    'read as COCO: 1 picture, 2 labels',
    told('Pascal VOC', 'cat.xml'),
    told('CoNLL', 'words.conll'),
    '1 file beside the labels left out: notes.txt',
  ]);
});

test('who labelled for Pascal VOC is found by address or by a name that one member has', async ({ app, db }) => {
  const { ada, ben, cy } = await make.story(db);
  const project = await make.project(db, { by: ada, members: [ben, cy], config: make.configs.image });
  const called = (person: { id: number }, firstName: string, lastName: string) =>
    db.update(users).set({ firstName, lastName }).where(eq(users.id, person.id));
  await called(ben, 'Ben', 'Noether');
  const voc = (name: string, annotator: string) =>
    file(`${name}.xml`, `<annotation><filename>${name}.png</filename><source><annotator>${annotator}</annotator></source></annotation>`);
  const send = async (...files: File[]) => {
    const order = await importThrough(app, app.as(ada), project, { files });
    const given = await db
      .select({ by: annotations.completedBy })
      .from(annotations)
      .where(sql`task_id in (select id from tasks where import_id = ${order.id})`);
    return { by: given.map(({ by }) => by).toSorted(), notes: order.notes.map(({ message }) => message) };
  };
  const left = 'who answered, where that is no member here left out: 1';
  const first = await send(voc('a', ' ben  NOETHER'), voc('b', cy.email), file('a.png', grayPng(4, 2)), file('b.png', grayPng(5, 2)));
  expect(first).toEqual({ by: [ben.id, cy.id].toSorted(), notes: ['read as Pascal VOC: 2 pictures, 0 labels'] });
  await called(cy, 'Ben', 'Noether');
  const second = await send(voc('c', 'Ben Noether'), file('c.png', grayPng(6, 2)));
  expect(second).toEqual({ by: [ada.id], notes: ['read as Pascal VOC: 1 picture, 0 labels', left] });
});

test('as several files at once, YOLO with an empty file among them; a bare shape with Labels takes them as two rows', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const config =
    '<View><Image name="i" value="$url"/><Rectangle name="r" toName="i"/><Labels name="l" toName="i"><Label value="Big Cat"/></Labels></View>';
  const project = await make.project(db, { by: ada, config });
  const order = await importThrough(app, app.as(ada), project, {
    files: [
      file('a.txt', '0 0.5 0.5 0.5 0.5\n'),
      file('b.txt', ''),
      file('data.yaml', 'names: [Big_Cat]'),
      file('a.png', grayPng(4, 2)),
      file('b.png', grayPng(4, 3)),
    ],
  });
  expect(order).toMatchObject({ state: 'done', taskCount: 2, annotationCount: 1 });
  const [given] = await db.select().from(annotations);
  expect(given!.result).toMatchObject([
    { id: 'r1', from_name: 'r', to_name: 'i', type: 'rectangle', value: { x: 25, width: 50 } },
    { id: 'r1', from_name: 'l', to_name: 'i', type: 'labels', value: { x: 25, labels: ['Big Cat'] } },
  ]);
});

test.for([
  ['a COCO file without its pictures', { 'a.json': coco() }, 'The picture "cat.png" did not come along'],
  ['a COCO file that is cut off', { 'a.json': coco().slice(0, -20), 'cat.png': grayPng(4, 2) }, 'The file ends in the middle of a value'],
  ['XML that is no labels', { 'a.xml': '<?xml version="1.0"?><a/>', 'cat.png': grayPng(4, 2) }, 'SVG and XML can carry scripts'],
  ['YAML alone', { 'a.yaml': 'names: [a]' }, 'YAML files are read where they name'],
  ['an empty text', { 'a.txt': '' }, 'The file is empty.'],
] as const)('%s is refused with a sentence, and nothing is stored', async ([, content, sentence], { app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const bytes = Object.fromEntries(Object.entries(content).map(([path, each]) => [path, typeof each === 'string' ? strToU8(each) : each]));
  const order = await checkThrough(app, app.as(ada), project, { files: [file('set.zip', zipSync(bytes))] });
  expect(order).toMatchObject({
    state: 'refused',
    problems: [{ file: expect.stringMatching(/^set\.zip\/a\./), message: expect.stringContaining(sentence) }],
  });
  expect(await db.$count(tasks)).toBe(0);
  expect(await db.$count(files, eq(files.importId, order.id))).toBe(0);
});

test.for(['COCO', 'YOLO', 'YOLO_OBB', 'VOC'] as const)('%s with its pictures goes from one project into a bare one', async (format, { app, db }) => {
  const { ada } = await make.story(db);
  const browser = app.as(ada);
  const first = await make.project(db, { by: ada, config: make.configs.image });
  const zip = zipSync({ 'set/annotations.json': strToU8(coco()), 'set/images/cat.png': grayPng(4, 2) });
  await importThrough(app, browser, first, { files: [file('set.zip', zip)] });
  const exported = await browser.get(withQuery(paths.exportDownload(first.id), { format, tasks: 'all', media: 'on' }));
  expect(exported.status).toBe(200);
  const second = await bare(db, ada);
  const order = await checkThrough(app, browser, second, { files: [file('export.zip', exported.bytes)] });
  expect(order).toMatchObject({ state: 'checked', offer: { words: expect.stringMatching(/^1 picture, [12] labels?/) } });
  expect(order.notes.filter(({ message }) => message.includes('left out')).map(({ message }) => message)).toEqual(
    format === 'VOC' ? ['who answered, where that is no member here left out: 1'] : [],
  );
  await browser.post(paths.importDecision(second.id, order.id), { duplicates: 'skip', config: 'use' });
  await runImport(db, order.id, app.deps);
  const [given] = await db.select().from(annotations).where(eq(annotations.projectId, second.id));
  expect(given!.result).toMatchObject([{ type: 'rectanglelabels', value: { x: 25, y: 50, width: 50, height: 50, rectanglelabels: ['Cat'] } }]);
  const [task] = await db.select().from(tasks).where(eq(tasks.projectId, second.id));
  expect((await browser.get(task!.data.image as string)).headers.get('content-type')).toBe('image/png');
});
