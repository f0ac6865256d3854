/** Labels of other tools by the public door and back: CoNLL from one project into another, and RARs that hold labels. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Person } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';
import { grayPng } from '../fixtures/picture.ts';
import { rar } from '../formats/archives.ts';

const span = (id: string, start: number, end: number, label: string) => ({
  id,
  from_name: 'entity',
  to_name: 'text',
  type: 'labels',
  value: { start, end, labels: [label] },
});

async function answersOf(db: Db, project: Project): Promise<unknown[]> {
  const rows = await db
    .select({ text: tasks.data, result: annotations.result })
    .from(tasks)
    .leftJoin(annotations, eq(annotations.taskId, tasks.id))
    .where(eq(tasks.projectId, project.id))
    .orderBy(asc(tasks.id), asc(annotations.id));
  return rows.map(({ text, result }) => [text.text, (result ?? []).map(({ value }) => [value?.start, value?.end, value?.labels])]);
}

const conllOf = async (browser: Person, project: Project): Promise<string> =>
  (await browser.get(withQuery(paths.exportDownload(project.id), { format: 'CONLL2003', tasks: 'all' }))).text;

test('CoNLL out of one project and into another: the same words, the same spans, and the same file out of that', async ({ app, db }) => {
  const { ada, ben, cy } = await make.story(db);
  const browser = app.as(ada);
  const [first, second] = [
    await make.project(db, { by: ada, title: 'First', config: make.configs.text, members: [ben, cy] }),
    await make.project(db, { by: ada, title: 'Second', config: make.configs.text }),
  ];
  const cat = await make.task(db, { project: first, data: { text: '🐱 met Ada Lovelace in Paris .' } });
  // The newest comes first.
  await make.annotation(db, { task: cat, by: cy, result: [span('c', 6, 9, 'Person')] });
  await make.annotation(db, { task: cat, by: ben, result: [span('a', 6, 18, 'Person'), span('b', 22, 27, 'Place')] });
  await make.annotation(db, { task: await make.task(db, { project: first, data: { text: 'Nobody came' } }), by: ben, result: [] });
  const written = await conllOf(browser, first);
  expect(written).toBe(
    [
      '-DOCSTART- -X- O',
      '🐱 -X- _ O\nmet -X- _ O\nAda -X- _ B-Person\nLovelace -X- _ I-Person\nin -X- _ O\nParis -X- _ B-Place\n. -X- _ O\n',
      '🐱 -X- _ O\nmet -X- _ O\nAda -X- _ B-Person\nLovelace -X- _ O\nin -X- _ O\nParis -X- _ O\n. -X- _ O\n',
      'Nobody -X- _ O\ncame -X- _ O\n\n',
    ].join('\n'),
  );
  const order = await importThrough(app, browser, second, { files: [file('names.conll', written)] });
  expect(order).toMatchObject({ state: 'done', taskCount: 3, problems: [] });
  const [both, one, none] = await answersOf(db, second);
  expect([both, one, none]).toEqual([
    [
      '🐱 met Ada Lovelace in Paris .',
      [
        [6, 18, ['Person']],
        [22, 27, ['Place']],
      ],
    ],
    ['🐱 met Ada Lovelace in Paris .', [[6, 9, ['Person']]]],
    ['Nobody came', []],
  ]);
  expect(await conllOf(browser, second)).toBe(written);
});

const box = { width: 50, height: 50 };
const voc =
  '<annotation><filename>cat.png</filename><size><width>4</width><height>2</height></size><object><name>Cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>3</xmax><ymax>2</ymax></bndbox></object></annotation>';
const coco = JSON.stringify({
  images: [{ id: 1, file_name: 'cat.png', width: 4, height: 2 }],
  categories: [{ id: 1, name: 'Cat' }],
  annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 2, 1] }],
});

test.for([
  ['COCO', [{ name: 'set/annotations.json', content: coco }]],
  [
    'YOLO',
    [
      { name: 'set/classes.txt', content: 'Cat\n' },
      { name: 'set/labels/cat.txt', content: '0 0.5 0.75 0.5 0.5\n' },
    ],
  ],
  ['Pascal VOC', [{ name: 'set/Annotations/cat.xml', content: voc }]],
] as const)('a RAR with labels as %s and their picture', async ([title, labels], { app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const archive = rar([...labels, { name: 'set/images/cat.png', content: grayPng(4, 2) }]);
  const order = await importThrough(app, app.as(ada), project, { files: [file('set.rar', archive)] });
  expect(order).toMatchObject({ state: 'done', taskCount: 1, annotationCount: 1, problems: [] });
  expect(order.notes[0]?.message).toContain(`read as ${title}`);
  const [task] = await db.select().from(tasks).where(eq(tasks.projectId, project.id));
  const shown = await app.as(ada).get(task!.data.photo as string);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
  const [given] = await db.select().from(annotations).where(eq(annotations.projectId, project.id));
  expect(given!.result).toMatchObject([{ from_name: 'box', value: { x: 25, y: 50, ...box, rectanglelabels: ['Cat'] } }]);
});

test('a RAR with CoNLL in folders', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.text });
  const archive = rar([
    { name: 'set/train.conll', content: 'Ada B-Person\n' },
    { name: 'set/more/test.conll', content: 'Paris B-Place\n' },
  ]);
  const order = await importThrough(app, app.as(ada), project, { files: [file('set.rar', archive)] });
  expect(order).toMatchObject({ state: 'done', taskCount: 2, annotationCount: 2, problems: [] });
  expect(await answersOf(db, project)).toEqual([
    ['Ada', [[0, 3, ['Person']]]],
    ['Paris', [[0, 5, ['Place']]]],
  ]);
});
