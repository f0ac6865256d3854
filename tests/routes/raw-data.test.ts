/** All that was uploaded to a project as one archive. */
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { exports, fileShares, files } from '#app/db/schema/transfers.ts';
import { runExport } from '#app/domain/exports/run.ts';
import type { Client } from '#tests/support/app.ts';
import { grayPng } from '#tests/fixtures/picture.ts';
import { test } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough, confirmThrough, file } from '#tests/support/uploads.ts';

type Kept = { id: number; token: string; name: string };
/** What makes it a picture of the project. */
const name = (db: Db, project: Project, { token, name: called }: Kept) =>
  make.task(db, { project, data: { text: 'Look', shown: [paths.file(project.id, token, called)] } });

async function store(app: Client, db: Db, projectId: number, name: string, type: string, text: string) {
  const kept = await app.deps.files.put(Readable.from([Buffer.from(text)]));
  const [file] = await db
    .insert(files)
    .values({ projectId, name, type, ...kept })
    .returning();
  return file!;
}

async function keep(app: Client, db: Db, project: Project, ...given: [name: string, type: string, text: string]) {
  const file = await store(app, db, project.id, ...given);
  await name(db, project, file);
  return file;
}

async function printOf(db: Db, id: number): Promise<string> {
  const [found] = await db.select({ print: exports.print }).from(exports).where(eq(exports.id, id));
  return found!.print!;
}

async function story(app: Client, db: Db) {
  const told = await make.story(db);
  const browser = app.as(told.ada);
  const update = async () => {
    const before = app.deps.sent.jobs.length;
    await browser.post(paths.rawData(told.project.id));
    const [job] = app.deps.sent.jobs.slice(before);
    if (job) await runExport(db, (job.data as { exportId: number }).exportId, app.deps);
    return job && (job.data as { exportId: number }).exportId;
  };
  return { ...told, browser, update };
}

test('uploaded files and those shared with the project, under safe names, with a table of their addresses', async ({ app, db }) => {
  const { olga, project, browser, update } = await story(app, db);
  const other = await make.project(db, { by: olga });
  const cat = await keep(app, db, project, 'cat.png', 'image/png', 'a cat');
  await keep(app, db, project, "=cmd|'/c calc'!A1.wav", 'audio/wav', 'a sound');
  await store(app, db, project.id, 'notes.csv', 'text/plain', 'an import');
  const shared = await store(app, db, other.id, '..', 'application/pdf', 'a paper');
  await keep(app, db, other, 'secret.png', 'image/png', 'not ours');
  await db.insert(fileShares).values({ fileId: shared.id, projectId: project.id });
  await name(db, project, shared);
  const id = (await update())!;
  const { bytes, status } = await browser.get(paths.exportFile(project.id, id));
  expect(status).toBe(200);
  const made = unzipSync(bytes);
  const text = (path: string) => new TextDecoder().decode(made[path]);
  const names = Object.keys(made);
  expect(names.map((path) => path.replace(/[0-9a-f]{8}__/, '#'))).toEqual([
    'images/#cat.png',
    'audio/#_cmd_c_calc_A1.wav',
    'documents/#_',
    'files.csv',
    'manifest.json',
  ]);
  expect(names.slice(0, 3).map(text)).toEqual(['a cat', 'a sound', 'a paper']);
  const rows = Papa.parse<Record<string, string>>(text('files.csv'), { header: true, skipEmptyLines: true }).data;
  expect(rows[0]).toEqual({
    file: names[0],
    address: paths.file(project.id, cat.token, 'cat.png'),
    name: 'cat.png',
    type: 'image/png',
    bytes: '5',
    sha256: cat.sha256,
  });
  expect(rows[1]!.name).toBe("'=cmd|'/c calc'!A1.wav");
});

test('Update makes it anew when files came or went, and only then; its link goes on; the same files give the same bytes', async ({ app, db }) => {
  const { project, browser, update } = await story(app, db);
  expect((await browser.post(paths.rawData(project.id))).status).toBe(409);
  await keep(app, db, project, 'a.png', 'image/png', 'a');
  const id = (await update())!;
  const link = /(\/shared-exports\/[\w-]+)/.exec((await browser.post(paths.exportLinks(project.id, id), { days: 'none' })).text)![1]!;
  const fetched = async () => Object.keys(unzipSync((await app.as().get(link)).bytes)).length;
  expect(await fetched()).toBe(3);
  const first = await browser.get(paths.exportFile(project.id, id));
  expect(await update()).toBeUndefined();
  const second = await keep(app, db, project, 'b.png', 'image/png', 'b');
  const words = async () => (await browser.get(paths.exports(project.id))).query('#raw-data')!.textContent;
  expect(await words()).toContain('Update looks whether files have come or gone since');
  expect(await words()).toContain('1 file');
  expect(await update()).toBe(id);
  expect(await words()).toContain('2 files');
  expect(await fetched()).toBe(4);
  await db.delete(files).where(eq(files.id, second.id));
  expect(await update()).toBe(id);
  const again = await browser.get(paths.exportFile(project.id, id));
  expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(first.bytes))).toBe(0);
  // Each time the former archive went.
  expect(await db.$count(files)).toBe(2);
  expect((await acts(db)).filter((act) => act === 'update raw data')).toHaveLength(3);
});

test('its own manifest says of each file whether it is what was written; an archive that was made before there was one is made anew', async ({
  app,
  db,
}) => {
  const { project, browser, update } = await story(app, db);
  await keep(app, db, project, 'a.png', 'image/png', 'a picture');
  await keep(app, db, project, 'b.wav', 'audio/wav', 'a sound');
  const id = (await update())!;
  const { bytes } = await browser.get(paths.exportFile(project.id, id));
  const verified = async (given: Uint8Array) => (await browser.post(paths.exportVerification(project.id), { file: file('raw.zip', given) })).text;
  expect(await verified(bytes)).toContain('All 3 files match the archive’s own manifest.');
  const changed = Buffer.from(bytes);
  changed.write('b', changed.indexOf('a sound'));
  expect(await verified(changed)).toContain('other bytes');
  await db
    .update(exports)
    .set({ print: (await printOf(db, id)).replace('with manifest ', '') })
    .where(eq(exports.id, id));
  expect(await update()).toBe(id);
  const again = await browser.get(paths.exportFile(project.id, id));
  expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0);
});

test('while it is made anew the former one is there, and a second press adds nothing', async ({ app, db }) => {
  const { project, browser, update } = await story(app, db);
  await keep(app, db, project, 'a.png', 'image/png', 'a');
  const id = (await update())!;
  await keep(app, db, project, 'b.png', 'image/png', 'b');
  const jobs = app.deps.sent.jobs.length;
  for (let twice = 0; twice < 2; twice += 1) await browser.post(paths.rawData(project.id));
  expect(app.deps.sent.jobs.length).toBe(jobs + 1);
  expect(Object.keys(unzipSync((await browser.get(paths.exportFile(project.id, id))).bytes))).toHaveLength(3);
});

test('names that a system could take for one get a mark each', async ({ app, db }) => {
  const { project, browser, update } = await story(app, db);
  for (const name of ['a.png', 'A.PNG', 'a.png']) await keep(app, db, project, name, 'image/png', name);
  const id = (await update())!;
  const names = Object.keys(unzipSync((await browser.get(paths.exportFile(project.id, id))).bytes));
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5);
});

test('pictures of an import belong to it once tasks name them: checked, cancelled and refused ones do not', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const browser = app.as(ada);
  const send = (called: string) => checkThrough(app, browser, project, { files: [file(called, grayPng(4 + called.charCodeAt(0), 4))] });
  const [checked, cancelled] = [await send('a.png'), await send('b.png')];
  await browser.delete(paths.importDecision(project.id, cancelled.id));
  const refused = await checkThrough(app, browser, project, { files: [file('c.png', grayPng(3, 3)), file('bad.json', '[{}')] });
  expect([checked.state, refused.state]).toEqual(['checked', 'refused']);
  expect(await db.$count(files, eq(files.type, 'image/png'))).toBe(3);
  expect((await browser.post(paths.rawData(project.id))).status).toBe(409);
  await confirmThrough(app, browser, project, checked);
  await browser.post(paths.rawData(project.id));
  const [job] = app.deps.sent.jobs.slice(-1);
  await runExport(db, (job!.data as { exportId: number }).exportId, app.deps);
  expect((await browser.get(paths.exports(project.id))).query('#raw-data')!.textContent).toContain('1 file');
});

test('a project without uploads says so; strangers and other roles get nothing', async ({ app, db }) => {
  const { project, browser, cy, eve } = await story(app, db);
  expect((await browser.get(paths.exports(project.id))).query('#raw-data')!.textContent).toContain('No uploaded files');
  expect((await app.as(eve).post(paths.rawData(project.id))).status).toBe(404);
  expect((await app.as(cy).post(paths.rawData(project.id))).status).toBe(403);
});
