/** The first tasks of a checked import, as its page shows them. */
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import type { Person } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough, file, importThrough } from '#tests/support/uploads.ts';
import { grayPng } from '../fixtures/picture.ts';

/** Cells by row, the header first. */
async function shown(browser: Person, order: Import): Promise<string[][]> {
  const page = await browser.get(paths.import(order.projectId, order.id));
  expect(page.status).toBe(200);
  return page.queryAll('#first-tasks tr').map((row) => row.querySelectorAll('th, td').map(({ text }) => text.trim()));
}

test('columns stand with what the config shows first; long values are cut, empty ones named', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const rows = [`a;${'Grüße '.repeat(40)};1;;x`, 'b;"Two\nlines";007;y;x', 'c;Three;2;y;x', 'd;Four;2;y;x', 'e;Five;2;y;x', 'f;Six;2;y;x'];
  const csv = Buffer.from(`source;text;shelf;note;e\n${rows.join('\n')}\n`, 'latin1');
  const order = await checkThrough(app, app.as(ada), project, { files: [file('a.csv', csv)] });
  const [header, ...tasks] = await shown(app.as(ada), order);
  expect(header).toEqual(['From', 'text', 'e', 'note', 'shelf', 'source']);
  expect(tasks).toHaveLength(5);
  expect(tasks[0]).toEqual(['line 2', `${'Grüße '.repeat(20)}…`, 'x', 'empty', '1', 'a']);
  expect(tasks[1]).toEqual(['line 3', 'Two ⏎ lines', 'x', 'y', '007', 'b']);
  const { text } = await app.as(ada).get(paths.import(project.id, order.id));
  expect(text).toContain('The first 5 of 6 tasks');
});

test('answers are counted, values that are no text stand as JSON, and more columns are named', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const more = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`k${n}`, n]));
  const given = [
    { data: { text: 'One', ...more }, predictions: [{ result: make.choice('Sad') }], annotations: [{ result: make.choice('Glad') }] },
    { data: { text: 'Two', k0: ['<b>', null] } },
  ];
  const order = await checkThrough(app, app.as(ada), project, { files: [file('a.json', JSON.stringify(given))] });
  const [header, ...tasks] = await shown(app.as(ada), order);
  expect(header).toEqual(['From', 'text', 'k0', 'k1', 'k2', 'k3', 'k4', 'Comes with']);
  expect(tasks[0]!.slice(1)).toEqual(['One', '0', '1', '2', '3', '4', '1 annotation, 1 prediction']);
  expect(tasks[1]!.slice(1)).toEqual(['Two', '["<b>", null]', ...Array.from({ length: 4 }, () => 'not there'), 'none']);
  expect((await app.as(ada).get(paths.import(project.id, order.id))).text).toContain('3 more columns: k5, k6, k7');
});

test('pictures stand by their names, and what is here already is told apart', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const [old, fresh] = [file('my cat.png', grayPng(2, 2)), file('dog.png', grayPng(3, 2))];
  await importThrough(app, app.as(ada), project, { files: [old] });
  const order = await checkThrough(app, app.as(ada), project, { files: [old, fresh] });
  expect(await shown(app.as(ada), order)).toEqual([
    ['From', 'photo', 'Is'],
    ['my cat.png', 'my cat.png', 'the same'],
    ['dog.png', 'dog.png', 'new'],
  ]);
  expect((await app.as(ada).get(paths.import(project.id, order.id))).text).not.toContain('columns or letters');
});

test('of labels that bring a config along, its columns count', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const order = await checkThrough(app, app.as(ada), project, { files: [file('names.conll', 'Ada B-Person\nsleeps O\n')] });
  expect(order.offer).not.toBeNull();
  expect(await shown(app.as(ada), order)).toEqual([
    ['From', 'text', 'Comes with'],
    ['line 1', 'Ada sleeps', '1 annotation'],
  ]);
});
