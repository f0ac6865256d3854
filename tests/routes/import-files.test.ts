/** What files come in: archives, encodings, pages, series, addresses. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { files } from '#app/db/schema/transfers.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { tidyTransfers } from '#app/domain/transfers.ts';
import { guardedFetch } from '#app/outside/guarded-fetch.ts';
import { client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough, confirmThrough, file, importThrough } from '#tests/support/uploads.ts';
import { rar, zip } from '#tests/formats/archives.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const dataOf = async (db: Db, order: { id: number }) =>
  (await db.select().from(tasks).where(eq(tasks.importId, order.id)).orderBy(asc(tasks.innerId))).map(({ data }) => data as Record<string, string>);
const mixed = [
  { name: 'photos/', folder: true },
  { name: 'photos/images/cat.png', content: png },
  { name: 'photos/images/dog & co.png', content: png },
  { name: 'photos/tasks.csv', content: 'photo,n\nimages/cat.png,1\nimages\\dog%20%26%20co.png,2\n./images/CAT.png,3\n' },
  { name: '__MACOSX/photos/._tasks.csv', content: 'x' },
];

test.for([
  ['zip', zip(mixed)],
  ['rar', rar(mixed)],
] as const)('pictures of a %s become files, and rows that name them get their addresses', async ([type, bytes], { app, db }) => {
  const { ada, ben } = await make.story(db);
  const project = await make.project(db, { by: ada, members: [ben], config: make.configs.image });
  const order = await importThrough(app, app.as(ada), project, { files: [file(`my.${type}`, bytes)] });
  expect(order).toMatchObject({
    state: 'done',
    taskCount: 3,
    problems: [],
    notes: [{ message: expect.stringContaining('1 file that systems leave behind') }],
  });
  const [cat, dog, again] = await dataOf(db, order);
  expect(cat).toEqual({ photo: expect.stringMatching(/^\/projects\/\d+\/files\/[\da-f-]{36}\/cat\.png$/), n: 1 });
  expect(dog!.photo).toMatch(/dog%20%26%20co\.png$/);
  expect(again!.photo).toBe(cat!.photo);
  const served = await app.as(ben).get(cat!.photo!);
  expect(served.headers.get('Content-Type')).toBe('image/png');
  expect(Buffer.from(served.bytes)).toEqual(png);
  const page = await app.as(ada).get(paths.import(project.id, order.id));
  expect(page.text).toContain('1 file that systems leave behind');
});

test('the same archive once more changes nothing, and its pictures are kept once', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const bring = () => checkThrough(app, app.as(ada), project, { files: [file('my.zip', zip(mixed))] });
  const first = await bring();
  expect(first).toMatchObject({ state: 'checked', newCount: 3 });
  await confirmThrough(app, app.as(ada), project, first);
  const second = await bring();
  expect(second).toMatchObject({ state: 'checked', newCount: 0, sameCount: 3 });
  expect(await confirmThrough(app, app.as(ada), project, second)).toMatchObject({ state: 'done', taskCount: 0 });
  expect((await db.select().from(files)).map(({ name }) => name).sort()).toEqual(['cat.png', 'dog & co.png', 'my.zip', 'my.zip']);
});

test('media that no row names are left out where others are named, and are tasks where none is', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const some = await importThrough(app, app.as(ada), project, {
    files: [
      file(
        'a.zip',
        zip([
          { name: 'a.png', content: png },
          { name: 'b.png', content: png },
          { name: 't.json', content: '[{"photo": "a.png"}]' },
        ]),
      ),
    ],
  });
  expect(some).toMatchObject({ state: 'done', taskCount: 1, notes: [{ message: '1 file that no row names left out: b.png' }] });
  expect((await db.select().from(files)).map(({ name }) => name).sort()).toEqual(['a.png', 'a.zip']);
  const all = await importThrough(app, app.as(ada), project, {
    files: [
      file(
        'b.zip',
        zip([
          { name: 'x/a.png', content: png },
          { name: 'b.png', content: png },
        ]),
      ),
    ],
  });
  expect(all).toMatchObject({ state: 'done', taskCount: 2 });
});

test('a table names pictures that are sent beside it, or lie in another archive', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const order = await importThrough(app, app.as(ada), project, {
    files: [
      file('t.csv', 'photo\nloose.png\nin/packed.png\n'),
      file('loose.png', png),
      file('p.zip', zip([{ name: 'in/packed.png', content: png }])),
    ],
  });
  expect(order).toMatchObject({ state: 'done', taskCount: 2 });
  expect((await dataOf(db, order)).map(({ photo }) => photo!.split('/').at(-1))).toEqual(['loose.png', 'packed.png']);
});

test('a path that leads to no file refuses the import, and nothing of it stays', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const bytes = zip([
    { name: 'a.png', content: png },
    { name: 't.csv', content: 'photo\na.png\nb.png\nhttps://example.org/c.png\n' },
  ]);
  const order = await importThrough(app, app.as(ada), project, { files: [file('a.zip', bytes)] });
  expect(order).toMatchObject({
    state: 'refused',
    problemCount: 1,
    problems: [{ file: 'a.zip/t.csv', row: 3, message: expect.stringContaining('"b.png" is no file') }],
  });
  expect((await db.select().from(files)).map(({ name }) => name)).toEqual(['a.zip']);
});

test('the same picture in two archives must be named apart', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const pictures = zip([{ name: '1.png', content: png }]);
  const order = await importThrough(app, app.as(ada), project, {
    files: [file('a.zip', pictures), file('b.zip', pictures), file('t.json', '[{"photo": "1.png"}]')],
  });
  expect(order).toMatchObject({ state: 'refused', problems: [{ message: expect.stringContaining('"1.png" is in two archives') }] });
});

test('an import that is read again starts with none of its files', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const answer = await app.as(ada).post(paths.imports(project.id), {
    files: [
      file(
        'a.zip',
        zip([
          { name: 'a.png', content: png },
          { name: 'b.png', content: png },
        ]),
      ),
    ],
  });
  expect(answer.status).toBe(303);
  const { importId } = app.deps.sent.jobs.at(-1)!.data as { importId: number };
  let kept = 0;
  const failing = {
    ...app.deps.files,
    put: async (bytes: Parameters<typeof app.deps.files.put>[0]) => {
      kept += 1;
      if (kept === 2) throw new Error('the disk is full');
      return app.deps.files.put(bytes);
    },
  };
  await expect(runImport(db, importId, { ...app.deps, files: failing })).rejects.toThrow('the disk is full');
  await runImport(db, importId, app.deps);
  expect((await db.select().from(files)).map(({ name }) => name).sort()).toEqual(['a.png', 'a.zip', 'b.png']);
});

test('pictures of an import that is cancelled go at night, those of one that was brought in stay', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const check = (name: string) =>
    checkThrough(app, app.as(ada), project, { files: [file(`${name}.zip`, zip([{ name: `${name}.png`, content: png }]))] });
  await confirmThrough(app, app.as(ada), project, await check('kept'));
  const cancelled = await check('gone');
  const [gone] = await db.select().from(files).where(eq(files.name, 'gone.png'));
  await tidyTransfers(db, new Date(), app.deps.files);
  expect(await db.$count(files)).toBe(4);
  await app.as(ada).delete(paths.importDecision(project.id, cancelled.id));
  await tidyTransfers(db, new Date(), app.deps.files);
  expect((await db.select().from(files)).map(({ name }) => name).sort()).toEqual(['gone.zip', 'kept.png', 'kept.zip']);
  await expect(app.deps.files.size(gone!.key)).rejects.toThrow();
});

test('T21 an archive in an archive is refused by its bytes, whatever it is called', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const order = await importThrough(app, app.as(ada), project, {
    files: [file('a.zip', zip([{ name: 'inner.json', content: zip([{ name: 'x' }]) }]))],
  });
  expect(order).toMatchObject({
    state: 'refused',
    problems: [{ file: 'a.zip/inner.json', message: expect.stringContaining('an archive inside an archive') }],
  });
});

test.for([
  ['UTF-16', Buffer.from('\uFEFFtext;n\nGrüße;1\n', 'utf16le'), 'read as UTF-16, with semicolons between cells'],
  ['Windows-1252', Buffer.from('text\tn\nGrüße\t1\n', 'latin1'), 'read as Windows-1252, with tabs between cells'],
] as const)('a table in %s comes in, and the page says how it was read', async ([_name, bytes, words], { app, db }) => {
  const { ada, project } = await make.story(db);
  const order = await importThrough(app, app.as(ada), project, { files: [file('a.csv', bytes)] });
  expect(order).toMatchObject({ state: 'done', taskCount: 1, notes: [{ file: 'a.csv', message: words }] });
  expect(await dataOf(db, order)).toEqual([{ text: 'Grüße', n: 1 }]);
  expect((await app.as(ada).get(paths.import(project.id, order.id))).text).toContain(words);
});

const page = '<!doctype html><p>Größe “ok”</p>';
test.for([
  ['<HyperText name="page" value="$page"/>', page],
  ['<Text name="page" value="$page"/>', page],
  ['<HyperText name="page" value="$page" encoding="base64unicode"/>', Buffer.from(page).toString('base64')],
  [
    '<HyperText name="page" value="$page" encoding="base64"/>',
    Buffer.from('<!doctype html><p>Größe &#8220;ok&#8221;</p>', 'latin1').toString('base64'),
  ],
] as const)('a page is one task of %s', async ([tag, expected], { app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: `<View>${tag}<Rating name="r" toName="page"/></View>` });
  const order = await importThrough(app, app.as(ada), project, { files: [file('a.html', page)] });
  expect(await dataOf(db, order)).toEqual([{ page: expected }]);
});

test('T9 T15 a page that is fetched is kept as a file that is only ever downloaded', async ({ app, db }) => {
  const { ada, ben } = await make.story(db);
  const config = '<View><HyperText name="page" value="$page" valueType="url"/><Rating name="r" toName="page"/></View>';
  const project = await make.project(db, { by: ada, members: [ben], config });
  const order = await importThrough(app, app.as(ada), project, { files: [file('a.html', '<script>alert(1)</script>')] });
  const [data] = await dataOf(db, order);
  const answer = await app.as(ben).get(data!.page!);
  expect(Object.fromEntries(answer.headers)).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' });
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment;/);
});

const series = (attributes = '') =>
  `<View><TimeSeries name="ts" value="$csv" timeColumn="time" ${attributes}><Channel column="a"/></TimeSeries><TimeSeriesLabels name="l" toName="ts"><Label value="Run"/></TimeSeriesLabels></View>`;

test('a table is one series where the config plots one, and those who label may fetch it', async ({ app, db }) => {
  const { ada, ben } = await make.story(db);
  const project = await make.project(db, { by: ada, members: [ben], config: series() });
  const order = await importThrough(app, app.as(ada), project, { files: [file('run.csv', Buffer.from('time,a,n\n1,2,Größe\n', 'latin1'))] });
  expect(order).toMatchObject({ state: 'done', taskCount: 1 });
  const [data] = await dataOf(db, order);
  expect(data!.csv).toMatch(/\/run\.csv$/);
  expect((await app.as(ben).get(data!.csv!)).text).toBe('time,a,n\n1,2,Größe\n');
  // The upload itself may hold everybody's answers (T40).
  const [upload] = await db.select().from(files).where(eq(files.name, 'run.csv')).orderBy(asc(files.id));
  expect((await app.as(ben).get(paths.file(project.id, upload!.token, 'run.csv'))).status).toBe(404);
});

test('a table that names series has a task for each row; the choice on the page overrules', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: series() });
  const rows = file('t.csv', 'csv,n\nhttps://example.org/a.csv,1\nhttps://example.org/b.csv,2\n');
  expect(await importThrough(app, app.as(ada), project, { files: [rows] })).toMatchObject({ state: 'done', taskCount: 2 });
  expect(await importThrough(app, app.as(ada), project, { files: [rows], tables: 'series' })).toMatchObject({ state: 'done', taskCount: 1 });
  const run = file('run.csv', 'time,a\n1,2\n');
  expect(await importThrough(app, app.as(ada), project, { files: [run], tables: 'rows' })).toMatchObject({
    state: 'refused',
    problems: [{ message: expect.stringContaining('"csv" is missing') }],
  });
  expect((await app.as(ada).get(paths.newImport(project.id))).query('select[name=tables]')).not.toBeNull();
});

test('a series that stands in the task has its columns there; cells must be separated as the config reads them', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const inTask = await make.project(db, { by: ada, config: series('valueType="json"') });
  const order = await importThrough(app, app.as(ada), inTask, { files: [file('run.csv', 'time;a\n1;2\n2;\n')] });
  expect(await dataOf(db, order)).toEqual([{ csv: { time: [1, 2], a: [2, null] } }]);
  const project = await make.project(db, { by: ada, config: series() });
  const refused = await importThrough(app, app.as(ada), project, { files: [file('run.csv', 'time;a\n1;2\n')] });
  expect(refused.problems[0]!.message).toContain('separated by semicolons; the labeling config reads commas. Add sep=";"');
});

test('a file comes from an address the server may call; a sentence where it may not', async ({ db }) => {
  const { ada, project } = await make.story(db);
  const server = createServer((_, answer) => answer.end('text\nfrom afar\n'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tasks.csv`;
  const open = client(db, { fetch: guardedFetch({ allowHosts: ['127.0.0.1'] }) });
  const order = await importThrough(open, open.as(ada), project, { url });
  expect(order).toMatchObject({ state: 'done', taskCount: 1, sources: [{ name: 'tasks.csv' }] });
  const shut = client(db);
  const answer = await shut.as(ada).post(paths.imports(project.id), { url, pasted: 'my lines' });
  expect(answer.status).toBe(422);
  expect(answer.query('#new-import-url-error')?.text).toContain('The server may not call 127.0.0.1');
  expect(answer.query('textarea[name=pasted]')?.text).toContain('my lines');
  server.close();
});

test('films and PDFs of an archive are tasks of the configs that show them', async ({ app, db }) => {
  const { ada } = await make.story(db);
  for (const [tag, name, content] of [
    ['Video', 'a.webm', Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3])],
    ['Pdf', 'a.pdf', Buffer.from('%PDF-1.7 and so on')],
  ] as const) {
    const project = await make.project(db, { by: ada, config: `<View><${tag} name="o" value="$o"/><Rating name="r" toName="o"/></View>` });
    const order = await importThrough(app, app.as(ada), project, { files: [file('a.zip', zip([{ name: `in/${name}`, content }]))] });
    expect((await dataOf(db, order))[0]!.o).toMatch(new RegExp(`/${name.replace('.', '\\.')}$`));
  }
});
