import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { exports, files } from '#app/db/schema/transfers.ts';
import { runExport } from '#app/domain/exports/run.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file } from '#tests/support/uploads.ts';

const photo = 'https://example.org/cat.jpg';
const order = { format: 'YOLO', tasks: 'all' };

test('an archive matches its own manifest, and what that does not prove is said; one changed byte is found by the name of its file', async ({
  app,
  db,
}) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  await make.task(db, { project, data: { photo } });
  const browser = app.as(ada);
  const { bytes } = await browser.get(withQuery(paths.exportDownload(project.id), order));
  const path = paths.exportVerification(project.id);
  const [kept, stored] = [await db.$count(files), app.deps.sent.jobs.length];
  const right = await browser.post(path, { file: file('a.zip', bytes) });
  expect([right.status, right.query('#verified')?.textContent]).toEqual([200, expect.stringContaining('a.zip matches its own manifest') as string]);
  expect(right.text).toContain('All 4 files match the archive’s own manifest.');
  expect(right.text).toContain('nobody signs it');
  const changed = Buffer.from(bytes);
  changed[changed.indexOf('Cat')] = 'B'.charCodeAt(0);
  const wrong = await browser.post(path, { file: file('a.zip', changed) });
  expect(wrong.query('#verified')?.textContent).toContain('a.zip is not what was written');
  expect(wrong.queryAll('#faults tbody tr').map((row) => row.textContent)).toEqual(['classes.txtother bytes']);
  expect([await db.$count(files), app.deps.sent.jobs.length]).toEqual([kept, stored]);
});

test('an archive that this server made and kept is known by its checksum', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  await make.task(db, { project });
  const browser = app.as(ada);
  await browser.post(paths.exports(project.id), { format: 'ANNOTTO', tasks: 'all', title: 'Nightly' });
  const [made] = await db.select().from(exports).where(eq(exports.projectId, project.id));
  await runExport(db, made!.id, app.deps);
  const { bytes } = await browser.get(paths.exportFile(project.id, made!.id));
  const known = (await browser.post(paths.exportVerification(project.id), { file: file('mine.zip', bytes) })).query('#verified')!.textContent;
  expect(known).toContain('mine.zip is right');
  expect(known).toContain('the kept export “Nightly”');
  expect(known).not.toContain('nobody signs it');
});

test('another file is compared with the kept exports of the project', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  await make.task(db, { project });
  const browser = app.as(ada);
  await browser.post(paths.exports(project.id), { format: 'JSON', tasks: 'all', title: 'Nightly' });
  const [made] = await db.select().from(exports).where(eq(exports.projectId, project.id));
  await runExport(db, made!.id, app.deps);
  const { bytes } = await browser.get(paths.exportFile(project.id, made!.id));
  const path = paths.exportVerification(project.id);
  expect((await browser.post(path, { file: file('mine.json', bytes) })).text).toContain('the kept export “Nightly”');
  const other = await browser.post(path, { file: file('mine.json', Buffer.concat([bytes, Buffer.from(' ')])) });
  expect(other.text).toContain('mine.json is no kept export of this project');
});

test('what cannot be verified says why: no file, no list, cut off, <script> in a name', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const path = paths.exportVerification(project.id);
  expect((await browser.get(path)).status).toBe(200);
  const none = await browser.post(path, { file: file('', '') });
  expect([none.status, none.text.includes('Choose a file.')]).toEqual([422, true]);
  const cut = await browser.post(path, { file: file('<b>a.zip', Buffer.from('PK\u0003\u0004 nothing')) });
  expect([cut.status, cut.text.includes('<b>a.zip'), cut.text.includes('damaged or was cut off')]).toEqual([200, false, true]);
});

test('T29 strangers get 404, annotators and reviewers 403', async ({ app, db }) => {
  const { ben, cy, di, eve, project } = await make.story(db);
  const path = paths.exportVerification(project.id);
  for (const stranger of [di, eve]) expect((await app.as(stranger).post(path, { file: file('a', 'x') })).status).toBe(404);
  for (const member of [ben, cy]) expect((await app.as(member).post(path, { file: file('a', 'x') })).status).toBe(403);
});
