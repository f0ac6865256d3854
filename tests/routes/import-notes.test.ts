/** What comes in although something seems to be missing is told of on the import's page. */
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { zip } from '#tests/formats/archives.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { grayPng } from '../fixtures/picture.ts';
import { checkThrough, file } from '#tests/support/uploads.ts';

test.for([['on'], [undefined]] as const)(
  'short rows and empty cells are named with their lines, and come in (at once: %s)',
  async ([atOnce], { app, db }) => {
    const { ada, project } = await make.story(db);
    const browser = app.as(ada);
    const content = 'source,text,shelf\na,One,1\nb\nc,Three\nd,,4\ne,"  ",5\n,Six,6\ng,Seven,\n';
    const order = await checkThrough(app, browser, project, { files: [file('a.csv', content)], ...(atOnce && { atOnce }) });
    expect(order).toMatchObject({ state: atOnce ? 'done' : 'checked', taskCount: 7, problemCount: 0 });
    const notes = ['2 rows have fewer cells than the header: lines 3, 4', '3 tasks have nothing in "text": lines 3, 5, 6'];
    expect(order.notes).toEqual(notes.map((message) => ({ file: 'a.csv', message })));
    const page = await browser.get(paths.import(project.id, order.id));
    expect(page.queryAll('#import li').map(({ text }) => text)).toEqual(notes.map((note) => `a.csv: ${note}`));
    expect(await db.$count(tasks)).toBe(atOnce ? 7 : 0);
  },
);

test('of many the first are named; other kinds of files too; what is whole is not spoken of', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const many = Array.from({ length: 1200 }, () => 'x').join('\n');
  const order = await checkThrough(app, app.as(ada), project, {
    files: [
      file('a.csv', `text,shelf\n${many}\n`),
      file('b.json', JSON.stringify([{ data: { text: '' } }])),
      file('c.csv', 'text,shelf\nOne,\nTwo,2\n\n'),
    ],
  });
  expect(order.notes).toEqual([
    { file: 'a.csv', message: '1,200 rows have fewer cells than the header: lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 1,190 more' },
    { file: 'b.json', message: '1 task has nothing in "text": line 1' },
  ]);
});

test('answers beside the values of tasks without "data" are no answers, and it is said', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const lines = [
    { text: 'One', annotations: [{ result: make.choice('Glad') }] },
    { data: { text: 'Two' }, annotations: [{ result: make.choice('Sad') }] },
  ];
  const content = lines.map((line) => JSON.stringify(line)).join('\n');
  const order = await checkThrough(app, app.as(ada), project, { files: [file('a.jsonl', content)] });
  expect(order).toMatchObject({ taskCount: 2, annotationCount: 1 });
  expect(order.notes).toEqual([
    {
      file: 'a.jsonl',
      message:
        '1 task has "annotations" but no "data": they were taken as a value, not as answers. To bring answers in, write {"data": {…}, "annotations": […]}: line 1',
    },
  ]);
});

test('of many files that no row names the first five are named', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `${name}.png`);
  const pictures = names.map((name) => ({ name, content: grayPng(1, 1) }));
  const packed = zip([...pictures, { name: 't.json', content: '[{"photo": "a.png"}]' }]);
  const order = await checkThrough(app, app.as(ada), project, { files: [file('a.zip', packed)] });
  const page = await app.as(ada).get(paths.import(project.id, order.id));
  expect(page.queryAll('#import li').map(({ text }) => text)).toEqual(['6 files that no row names left out: b.png, c.png, d.png, e.png, f.png, …']);
});
