/** A Superb archive by the import page: with its pictures and the labeling config it makes, and what is wrong in one. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { files as storedFiles } from '#app/db/schema/transfers.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { findImport } from '#app/domain/imports.ts';
import { zip } from '#tests/formats/archives.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough, file } from '#tests/support/uploads.ts';

const project = {
  type: 'image-siesta',
  version: '0.6.5',
  data_type: 'image',
  object_detection: { annotation_types: ['box'], object_classes: [{ id: 'c-cat', name: 'Cat', color: '#FF625A', annotation_type: 'box' }] },
};
const labels = {
  objects: [
    {
      class_id: 'c-cat',
      class_name: 'Cat',
      annotation_type: 'box',
      annotation: { coord: { x: 40, y: 25, width: 200, height: 125 } },
      properties: [],
    },
  ],
};
const meta = { data_key: 'cat.jpg', dataset: 'set', image_info: {}, label_id: 'l-1', label_path: ['labels/l-1.json'], status: 'SUBMITTED' };

async function archive(label: object): Promise<Uint8Array> {
  const json = (value: object): Buffer => Buffer.from(JSON.stringify(value));
  return zip([
    { name: 'project.json', content: json(project) },
    { name: 'labels/l-1.json', content: json(label) },
    { name: 'meta/set/cat.jpg.json', content: json(meta) },
    { name: 'images/cat.jpg', content: await readFile('tests/fixtures/cat-400x250.jpg') },
  ]);
}

test('an archive with its picture: the classes are offered as a config, and the picture is kept', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const mine = await make.project(db, { by: ada });
  const browser = app.as(ada);
  const order = await checkThrough(app, browser, mine, { files: [file('superb.zip', await archive(labels), 'application/zip')] });
  expect(order).toMatchObject({ state: 'checked', newCount: 1, offer: { title: 'Superb AI Suite', words: '1 picture, 1 label' } });
  expect((await browser.post(paths.importDecision(mine.id, order.id), { duplicates: 'skip', config: 'use' })).status).toBe(303);
  await runImport(db, order.id, app.deps);
  expect(await findImport(db, mine, order.id)).toMatchObject({ state: 'done', taskCount: 1, annotationCount: 1 });
  const stored = (await db.select().from(storedFiles)).find(({ type }) => type === 'image/jpeg')!;
  expect(await db.select().from(tasks)).toMatchObject([{ externalId: 'l-1', data: { image: paths.file(mine.id, stored.token, stored.name) } }]);
  expect(await db.select().from(annotations)).toMatchObject([
    {
      result: [
        { from_name: 'box', value: { x: 10, y: 10, width: 50, height: 50, rectanglelabels: ['Cat'] }, original_width: 400, original_height: 250 },
      ],
    },
  ]);
});

test.for([true, false])('what was exported is known again, round after round (with pictures: %s)', async (withMedia, { app, db }) => {
  const { ada } = await make.story(db);
  const mine = await make.project(db, { by: ada });
  const browser = app.as(ada);
  const first = await checkThrough(app, browser, mine, { files: [file('superb.zip', await archive(labels), 'application/zip')] });
  await browser.post(paths.importDecision(mine.id, first.id), { duplicates: 'skip', config: 'use' });
  await runImport(db, first.id, app.deps);
  const query = { format: 'SUPERB', tasks: 'all', ...(withMedia && { media: 'on' }) };
  const written = async () => (await browser.get(withQuery(paths.exportDownload(mine.id), query))).bytes;
  const archived = await written();
  const entries = unzipSync(archived);
  expect(Object.keys(entries).includes('images/cat.jpg')).toBe(withMedia);
  const known = JSON.parse(strFromU8(entries[`meta/project-${mine.id}/cat.jpg.json`]!)) as object;
  expect(known).toMatchObject({ data_key: 'cat.jpg', label_id: 'l-1', label_path: ['labels/l-1.json'] });
  const again = await checkThrough(app, browser, mine, { files: [file('again.zip', archived, 'application/zip')] });
  expect(again).toMatchObject({ state: 'checked', newCount: 0, changedCount: 0, sameCount: 1, problems: [] });
  await browser.post(paths.importDecision(mine.id, again.id), { duplicates: 'skip' });
  await runImport(db, again.id, app.deps);
  expect(Buffer.from(await written()).equals(Buffer.from(archived))).toBe(true);
});

test('a class that project.json does not have is told with its file, and nothing is stored', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const mine = await make.project(db, { by: ada });
  const wrong = { objects: [{ ...labels.objects[0], class_id: 'c-dog', class_name: 'Dog' }] };
  const order = await checkThrough(app, app.as(ada), mine, { files: [file('superb.zip', await archive(wrong), 'application/zip')] });
  expect(order).toMatchObject({
    state: 'refused',
    problems: [{ file: 'superb.zip/labels/l-1.json', row: 1, message: 'Object 1: Its class "Dog" (box) is not in project.json.' }],
  });
  expect(await db.$count(tasks)).toBe(0);
  expect(await db.$count(storedFiles)).toBe(1);
});
