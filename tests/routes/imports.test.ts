import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { activities } from '#app/db/schema/activities.ts';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import type { User } from '#app/db/schema/people.ts';
import { projects } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { importRows } from '#app/db/schema/import-rows.ts';
import { files, imports } from '#app/db/schema/transfers.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough, file, importThrough } from '#tests/support/uploads.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const lines = (count: number): string => JSON.stringify(Array.from({ length: count }, (_, n) => ({ text: `Text ${n + 1}` })));

test('files and pasted lines become tasks, numbered on, and it is recorded', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  await make.task(db, { project });
  const order = await importThrough(app, app.as(ada), project, {
    files: [file('a.json', lines(2)), file('b.csv', 'text,n\nHello,4\n')],
    pasted: 'One\nTwo',
    kind: 'txt',
  });
  expect(order).toMatchObject({ state: 'done', taskCount: 5, problemCount: 0 });
  const rows = await db.select().from(tasks).where(eq(tasks.importId, order.id)).orderBy(asc(tasks.innerId));
  expect(rows.map(({ innerId, data, source }) => [innerId, data, source])).toEqual([
    [2, { text: 'Text 1' }, 'a.json'],
    [3, { text: 'Text 2' }, 'a.json'],
    [4, { text: 'Hello', n: 4 }, 'b.csv'],
    [5, { text: 'One' }, 'pasted.txt'],
    [6, { text: 'Two' }, 'pasted.txt'],
  ]);
  const log = await db.select().from(activities).orderBy(asc(activities.id));
  expect(log.map(({ act }) => act)).toEqual(['start import', 'confirm import', 'import tasks']);
  const page = await app.as(ada).get(paths.import(project.id, order.id));
  expect(page.text).toContain('5 tasks imported');
});

test('annotations and predictions come with tasks and keep what they were', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const uniqueId = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11';
  const item = {
    id: 77,
    data: { text: 'Hi' },
    meta: { shelf: 3 },
    completions: [
      {
        id: 9,
        result: make.choice('Glad'),
        completed_by: { email: ben.email },
        lead_time: 8.5,
        unique_id: uniqueId,
        created_at: '2024-02-03T04:05:06.000Z',
      },
      { result: make.choice('Sad'), ground_truth: true },
    ],
    predictions: [
      { result: make.choice('Sad'), score: 0.25, model_version: 'm-3' },
      { result: [], score: 'high' },
    ],
  };
  const order = await importThrough(app, app.as(ada), project, { pasted: JSON.stringify([item]) });
  expect(order).toMatchObject({ state: 'done', taskCount: 1, annotationCount: 2, predictionCount: 2 });
  const given = await db.select().from(annotations).orderBy(asc(annotations.id));
  expect(given).toMatchObject([
    {
      completedBy: ben.id,
      leadTime: 8.5,
      uniqueId,
      importId: '9',
      groundTruthAt: null,
      createdAt: new Date('2024-02-03T04:05:06.000Z'),
      result: item.completions[0]!.result,
    },
    { completedBy: ada.id, groundTruthBy: ada.id },
  ]);
  expect(await db.select().from(predictions).orderBy(asc(predictions.id))).toMatchObject([
    { score: 0.25, modelVersion: 'm-3' },
    { score: null, modelVersion: 'undefined' },
  ]);
  expect((await db.select().from(tasks))[0]).toMatchObject({ state: 'done', meta: { shelf: 3 }, groundTruthCount: 1, predictionCount: 2 });
  expect((await db.select().from(projects).where(eq(projects.id, project.id)))[0]!.modelVersion).toBe('undefined');
});

test('what was exported goes back in unchanged', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const other = await make.project(db, { by: ada, members: [ben], title: 'Copy' });
  for (const name of ['Glad', 'Sad'])
    await make.annotation(db, {
      task: await make.task(db, { project, data: { text: `${name} 🐱`, deep: { list: [1, null] } } }),
      by: ben,
      result: make.choice(name),
    });
  const query = { format: 'JSON', tasks: 'all', fullTasks: 'on', predictions: 'on' };
  const first = await app.as(ada).get(withQuery(paths.exportDownload(project.id), query));
  await importThrough(app, app.as(ada), other, { files: [file('export.json', first.text)] });
  const second = await app.as(ada).get(withQuery(paths.exportDownload(other.id), query));
  const told = (text: string): unknown =>
    JSON.parse(text, (key, value: unknown) =>
      ['id', 'external_id', 'import_id', 'project', 'task', 'updated_at', 'inner_id'].includes(key) ||
      (key === 'created_at' && typeof value === 'string')
        ? undefined
        : value,
    );
  expect(told(second.text)).toEqual(told(first.text));
  expect(second.json<{ annotations: { created_at: string }[] }[]>()[0]!.annotations[0]!.created_at).toBe(
    first.json<{ annotations: { created_at: string }[] }[]>()[0]!.annotations[0]!.created_at,
  );
});

test('one bad item refuses all, with file, line and reason for the first hundred', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const bad = Array.from({ length: 130 }, () => '{"other": 1}').join('\n');
  const order = await importThrough(app, app.as(ada), project, { files: [file('good.json', lines(700)), file('bad.jsonl', bad)] });
  expect(order).toMatchObject({ state: 'refused', problemCount: 130, taskCount: 0 });
  expect(order.problems).toHaveLength(100);
  expect(order.problems[0]).toMatchObject({ file: 'bad.jsonl', row: 1, message: expect.stringContaining('"text" is missing') });
  expect(await db.select().from(tasks)).toEqual([]);
  expect(await db.select().from(importRows)).toEqual([]);
  const page = await app.as(ada).get(paths.import(project.id, order.id));
  expect(page.text).toContain('Nothing was imported');
  expect(page.text).toContain('and 30 more problems');
});

test.each([
  [{ data: { text: 1 }, annotations: {} }, '"annotations" must be a list'],
  [{ data: { text: 'a' }, annotations: [{ result: 'x' }] }, 'needs "result", a list'],
  [{ data: { text: 'a' }, annotations: [{ result: make.choice('Angry') }] }, 'Angry'],
  [{ data: { text: 'a' }, annotations: [{ result: [], completed_by: 999_999 }] }, 'names nobody of this project'],
  [{ data: { text: 'a' }, predictions: [{}] }, 'Prediction 1 needs "result"'],
  [{ data: [] }, '"data" must be an object'],
  [{ data: { text: 'x' }, meta: 'shelf' }, '"meta" must be an object or a list'],
  [{ data: { text: 'a\0b' } }, 'cannot be kept'],
  ['just text', 'must be an object'],
])('T48 %j is refused: %s', async (item, sentence) => {
  const { readItem } = await import('#app/domain/imports/item.ts');
  const { parseConfig } = await import('#app/core/labeling/config.ts');
  const read = readItem(item, {
    config: parseConfig(make.configs.choices).config,
    by: { id: 1 } as User,
    people: { ids: new Set([1]), byEmail: new Map() },
  });
  expect('problems' in read ? read.problems.join(' ') : 'taken').toContain(sentence);
});

test('pictures become tasks whose address the server serves, with the type of their bytes', async ({ app, db }) => {
  const { ada, ben, eve } = await make.story(db);
  const project = await make.project(db, { by: ada, members: [ben], config: make.configs.image });
  const order = await importThrough(app, app.as(ada), project, { files: [file('my cat.html', png), file('b.png', png)] });
  expect(order).toMatchObject({ state: 'done', taskCount: 2 });
  const [task] = await db.select().from(tasks).where(eq(tasks.importId, order.id)).orderBy(asc(tasks.id));
  const { photo } = task!.data as { photo: string };
  expect(photo).toMatch(/^\/projects\/\d+\/files\/[\da-f-]{36}\/my%20cat\.html$/);
  const served = await app.as(ben).get(photo);
  expect(Object.fromEntries(served.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const part = await app.as(ben).get(photo, { Range: 'bytes=1-3' });
  expect([part.status, part.text, part.headers.get('Content-Range')]).toEqual([206, 'PNG', `bytes 1-3/${png.length}`]);
  expect((await app.as(eve).get(photo)).status).toBe(404);
});

test('T9 T11 a text file is never shown where it stands, whatever it is called', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  await importThrough(app, app.as(ada), project, { files: [file('a".txt', '<script>alert(1)</script>')] });
  const [kept] = await db.select().from(files);
  const answer = await app.as(ada).get(paths.file(project.id, kept!.token, kept!.name));
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream');
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="[\w. -]+\.txt"; filename\*=UTF-8''[\w.%-]+$/);
});

test('T9 a PDF becomes a task; those who label get it, but only as a download', async ({ app, db }) => {
  const { ada, ben, eve } = await make.story(db);
  const markup = '<View><Pdf name="doc" value="$doc"/><Rating name="good" toName="doc"/></View>';
  const project = await make.project(db, { by: ada, members: [ben], config: markup });
  const order = await importThrough(app, app.as(ada), project, { files: [file('my paper.pdf', '%PDF-1.7 and so on')] });
  expect(order).toMatchObject({ state: 'done', taskCount: 1 });
  const [task] = await db.select().from(tasks).where(eq(tasks.importId, order.id));
  const { doc } = task!.data as { doc: string };
  const served = await app.as(ben).get(doc);
  expect(served.text).toBe('%PDF-1.7 and so on');
  expect(Object.fromEntries(served.headers)).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' });
  expect(served.headers.get('Content-Disposition')).toMatch(/^attachment;/);
  expect((await app.as(eve).get(doc)).status).toBe(404);
});

test('a pasted table is found by the columns that the config shows; what is wrong with it is said of the table', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const paste = (pasted: string, kind = 'auto') => checkThrough(app, browser, project, { pasted, kind });
  expect((await paste('Text , source\n"A day, fine",diary\n')).problems).toMatchObject([
    { file: 'pasted.csv', row: 2, message: expect.stringContaining('Perhaps "Text " is meant: rename it to "text".') },
  ]);
  expect(await paste('text,source\n"A day, fine",diary\n')).toMatchObject({ state: 'checked', newCount: 1, sources: [{ name: 'pasted.csv' }] });
  expect(await paste('source\ttext\na\tb\n')).toMatchObject({ newCount: 1, sources: [{ name: 'pasted.tsv' }] });
  expect(await paste('text\nhello there\n"and, here"\n')).toMatchObject({ newCount: 2, sources: [{ name: 'pasted.csv' }] });
  expect(await paste('text\n')).toMatchObject({ newCount: 1, sources: [{ name: 'pasted' }] });
  expect(await paste('text\n"a\nb,c,d\n')).toMatchObject({ state: 'refused', problems: [{ file: 'pasted.csv', row: 2 }] });
  expect(await paste('Text, and more of it\nand more\n')).toMatchObject({ newCount: 2, sources: [{ name: 'pasted' }] });
  const open = 'text,source\nOne,a\n"Two,b\nThree,c\n';
  const order = await paste(open);
  expect(order).toMatchObject({
    state: 'refused',
    problems: [{ file: 'pasted.csv', row: 3, message: expect.stringContaining('A quote is opened in this row and never closed') }],
  });
  expect((await browser.get(paths.import(project.id, order.id))).text).toContain('choose “Plain text, a task a line”');
  expect(await paste(open, 'txt')).toMatchObject({ state: 'checked', newCount: 4 });
});

test('what is refused at the door keeps what was pasted and stores nothing', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const answer = await app.as(ada).post(paths.imports(project.id), { files: [file('x.svg', '<svg onload="alert(1)"/>')], pasted: 'my lines' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('SVG and XML can carry scripts');
  expect(answer.query('textarea[name=pasted]')?.text).toContain('my lines');
  expect((await app.as(ada).post(paths.imports(project.id), {})).status).toBe(422);
  expect(await db.select().from(files)).toEqual([]);
});

test('running it twice stores once', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const order = await importThrough(app, app.as(ada), project, { pasted: lines(3) });
  await runImport(db, order.id, app.deps);
  expect(await db.select().from(tasks)).toHaveLength(3);
});

test('a sample task and sample files fit the config they were made for', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  await browser.post(paths.sampleTask(project.id));
  await runImport(db, (app.deps.sent.jobs[0]!.data as { importId: number }).importId, app.deps);
  expect(await db.select().from(tasks)).toHaveLength(1);
  for (const format of ['json', 'jsonl', 'csv', 'tsv', 'txt']) {
    const sample = await browser.get(paths.importSample(project.id, format));
    expect(await importThrough(app, browser, project, { files: [file(`sample.${format}`, sample.text)] })).toMatchObject({
      state: 'done',
      taskCount: 2,
    });
  }
});

test('the page of one that failed asks on, as it is tried again; of one that is done no more', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  for (const [state, trigger] of [
    ['running', 'every 1s'],
    ['failed', 'every 5s'],
    ['done', undefined],
  ] as const) {
    const [order] = await db.insert(imports).values({ projectId: project.id, createdBy: ada.id, sources: [], state }).returning();
    const page = await app.as(ada).get(paths.import(project.id, order!.id));
    expect([state, page.query('#import')?.getAttribute('hx-trigger'), page.text.includes('http-equiv="refresh"')]).toEqual([
      state,
      trigger,
      !!trigger,
    ]);
  }
});

test('T29 strangers get 404, the wrong role 403, passers-by the sign-in page', async ({ app, db }) => {
  const { ben, cy, di, eve, project } = await make.story(db);
  for (const stranger of [di, eve]) expect((await app.as(stranger).post(paths.imports(project.id), { pasted: 'x' })).status).toBe(404);
  for (const member of [ben, cy]) expect((await app.as(member).post(paths.imports(project.id), { pasted: 'x' })).status).toBe(403);
  expect((await app.as().get(paths.newImport(project.id))).location).toContain(paths.signIn);
});
