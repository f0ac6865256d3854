/** Uploads in chunks: whatever breaks, they go on where they stopped. */
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { files } from '#app/db/schema/transfers.ts';
import { uploadParts, uploads } from '#app/db/schema/uploads.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { openSession } from '#app/domain/sessions.ts';
import { addChunk } from '#app/domain/uploads/chunks.ts';
import { tidyUploads } from '#app/domain/uploads.ts';
import { folderFiles, type FileStore } from '#app/outside/files.ts';
import { client, origin, type Client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { checkThrough, file } from '#tests/support/uploads.ts';

type Stand = { id: number; name: string; size: number; received: number; whole: boolean; message?: string };
const content = 'text\nOne\nTwo\nThree\n';

/** What the page's script sends, as somebody who is signed in. */
async function script(app: Client, user: User, project: Project) {
  const cookie = (await openSession(app.deps.db, user, { agent: 'test', address: '' }, false)).split(';')[0]!;
  const ask = async (method: string, path: string, body?: BodyInit): Promise<{ status: number; stand: Stand }> => {
    const answer = await app.hono.request(origin + path, { method, body, headers: { Cookie: cookie, Origin: origin } });
    const text = await answer.text();
    return { status: answer.status, stand: (text.startsWith('{') ? JSON.parse(text) : {}) as Stand };
  };
  return {
    begin: (name: string, text: string, size = text.length) =>
      ask('POST', withQuery(paths.uploads(project.id), { name, size }), text.slice(0, 65_536)),
    send: (id: number, offset: number, text: string) => ask('PATCH', withQuery(paths.upload(project.id, id), { offset }), text),
    stands: (id: number) => ask('GET', paths.upload(project.id, id)),
    discard: (id: number) => ask('DELETE', paths.upload(project.id, id)),
  };
}

test('a file in chunks becomes an import; what was begun goes on, also another day', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = await script(app, ada, project);
  const begun = await browser.begin('rows.csv', content);
  expect(begun).toMatchObject({ status: 201, stand: { name: 'rows.csv', size: content.length, received: 0, whole: false } });
  const { id } = begun.stand;
  expect((await browser.send(id, 0, content.slice(0, 7))).stand.received).toBe(7);
  // Another tab, with the same file.
  expect(await browser.begin('rows.csv', content)).toMatchObject({ status: 200, stand: { id, received: 7 } });
  expect(await browser.send(id, 3, content.slice(3))).toMatchObject({ status: 409, stand: { id, received: 7 } });
  expect((await browser.stands(id)).stand.received).toBe(7);
  expect(await browser.send(id, 7, content.slice(7))).toMatchObject({ status: 200, stand: { received: content.length, whole: true } });
  expect(await browser.send(id, content.length, '')).toMatchObject({ status: 200, stand: { whole: true } });
  expect(await db.$count(uploadParts)).toBe(0);

  const order = await checkThrough(app, app.as(ada), project, { uploads: String(id), atOnce: 'on' });
  expect(order).toMatchObject({ state: 'done', taskCount: 3, sources: [{ name: 'rows.csv', size: content.length }] });
  expect(await db.$count(uploads)).toBe(0);
  expect((await acts(db)).includes('begin upload')).toBe(true);
  expect((await app.as(ada).post(paths.imports(project.id), { uploads: String(id) })).status).toBe(422);
});

test('another file of the same name and size is another upload', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const browser = await script(app, ada, project);
  const first = await browser.begin('rows.csv', content);
  const second = await browser.begin('rows.csv', content.replace('One', 'Uno'));
  expect(second).toMatchObject({ status: 201 });
  expect(second.stand.id).not.toBe(first.stand.id);
  const cy = await make.user(db, { organization: { id: ben.organizationId } as never, role: 'administrator' });
  const other = await script(app, cy, project);
  expect((await other.begin('rows.csv', content)).stand.id).not.toBe(first.stand.id);
  expect((await other.send(first.stand.id, 0, content)).status).toBe(404);
  expect((await other.discard(first.stand.id)).status).toBe(404);
});

test('an unfinished upload is not imported, and the form comes back', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = await script(app, ada, project);
  const { id } = (await browser.begin('rows.csv', content)).stand;
  const answer = await app.as(ada).post(paths.imports(project.id), { uploads: String(id) });
  expect([answer.status, answer.query('.form-errors')?.text]).toEqual([422, expect.stringContaining('rows.csv has not arrived whole')]);
  for (const uploadsField of ['x', '1,x', '-1'])
    expect((await app.as(ada).post(paths.imports(project.id), { uploads: uploadsField })).status).toBe(422);
  expect(await db.$count(files)).toBe(0);
});

test('too large, too much, empty, and of a kind that is not taken: each gets its sentence', async ({ db }) => {
  const app = client(db, { limits: { tasks: 10, fileBytes: 1000, unfinishedBytes: 1500 } });
  const { ada, project } = await make.story(db);
  const browser = await script(app, ada, project);
  expect((await browser.begin('a.csv', content, 1001)).stand.message).toContain('a.csv is larger than');
  expect((await browser.begin('a.csv', '', 0)).stand.message).toContain('a.csv is empty');
  expect((await browser.begin('a.csv', content, 1000)).status).toBe(201);
  expect(await browser.begin('b.csv', content, 600)).toMatchObject({
    status: 422,
    stand: { message: expect.stringContaining('not brought in') as string },
  });
  const { id } = (await browser.begin('c.exe', 'MZ\0\0')).stand;
  expect(await browser.send(id, 0, 'MZ\0\0\0')).toMatchObject({ status: 422 });
  expect((await browser.stands(id)).stand.received).toBe(0);
  expect((await browser.send(id, 0, 'MZ\0\0')).stand.message).toContain('c.exe: ');
  expect((await browser.stands(id)).status).toBe(404);
  for (const path of [paths.uploads(project.id), withQuery(paths.uploads(project.id), { name: 'a', size: 'many' })])
    expect((await app.as(ada).post(path)).status).toBe(422);
});

test('what is discarded or left for a week goes with its bytes', async ({ db }) => {
  const folder = join(inject('folder'), randomUUID());
  const app = client(db, { files: folderFiles(folder) });
  const { ada, project } = await make.story(db);
  const browser = await script(app, ada, project);
  const kept = (): number => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  const half = (await browser.begin('half.csv', content)).stand.id;
  await browser.send(half, 0, content.slice(0, 5));
  const whole = (await browser.begin('whole.csv', content)).stand.id;
  await browser.send(whole, 0, content);
  expect(kept()).toBe(2);
  expect((await browser.discard(half)).status).toBe(303);
  expect((await browser.discard(half)).status).toBe(404);
  expect([kept(), (await acts(db))[0]]).toEqual([1, 'discard upload']);
  const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60 * 1000);
  await tidyUploads(db, app.deps.files, days(6));
  expect(await db.$count(uploads)).toBe(1);
  await tidyUploads(db, app.deps.files, days(8));
  expect([await db.$count(uploads), kept()]).toEqual([0, 0]);
});

test('an upload that is removed while a chunk is on its way leaves no bytes', async ({ db }) => {
  const folder = join(inject('folder'), randomUUID());
  const kept = folderFiles(folder);
  const { ada, project } = await make.story(db);
  const tab = await script(client(db, { files: kept }), ada, project);
  const { id } = (await tab.begin('rows.csv', content)).stand;
  const files: FileStore = {
    ...kept,
    async put(bytes) {
      const stored = await kept.put(bytes);
      expect((await tab.discard(id)).status).toBe(303);
      return stored;
    },
  };
  const browser = await script(client(db, { files }), ada, project);
  expect((await browser.send(id, 0, content)).status).toBe(404);
  expect(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
});

test('a chunk that breaks off leaves nothing, and the next one takes its place', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = await script(app, ada, project);
  const { id } = (await browser.begin('rows.csv', content)).stand;
  async function* broken(): AsyncIterable<Uint8Array> {
    yield new TextEncoder().encode(content.slice(0, 4));
    throw new Error('the line broke');
  }
  await expect(addChunk(db, app.deps.files, project, id, { offset: 0, bytes: broken() }, ada)).rejects.toThrow('the line broke');
  expect(await browser.send(id, 0, content)).toMatchObject({ stand: { whole: true } });
  expect(await checkThrough(app, app.as(ada), project, { uploads: String(id), files: [file('more.txt', 'Four\n')], atOnce: 'on' })).toMatchObject({
    state: 'done',
  });
  expect(await db.$count(tasks)).toBe(4);
});

test('T29 strangers get 404, the wrong role 403', async ({ app, db }) => {
  const { ada, ben, di, project } = await make.story(db);
  const { id } = (await (await script(app, ada, project)).begin('rows.csv', content)).stand;
  for (const [person, status] of [
    [di, 404],
    [ben, 403],
  ] as const) {
    const browser = await script(app, person, project);
    for (const answer of [
      await browser.begin('rows.csv', content),
      await browser.send(id, 0, content),
      await browser.stands(id),
      await browser.discard(id),
    ])
      expect(answer.status).toBe(status);
  }
});
