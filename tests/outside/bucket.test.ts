/** The application with its files in a bucket: nobody who uses it sees a difference, and an outage costs one request. */
import { afterAll, beforeAll, expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { files } from '#app/db/schema/transfers.ts';
import { s3Files } from '#app/outside/files/s3.ts';
import { partSize } from '#app/outside/files/s3-upload.ts';
import { client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';
import { SmallS3 } from './s3.ts';

const small = new SmallS3();
beforeAll(() => small.start());
afterAll(() => small.stop());

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('files are imported from the bucket, and shown from it by range', async ({ db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const app = client(db, { files: await s3Files(small.place) });
  const order = await importThrough(app, app.as(ada), project, { files: [file('dot.png', png)] });
  expect(order).toMatchObject({ state: 'done', taskCount: 1 });
  const [kept] = await db.select().from(files);
  expect([...small.objects.keys()]).toEqual([kept!.key]);
  const shown = await app.as(ada).get(paths.file(project.id, kept!.token, 'dot.png'), { Range: 'bytes=1-3' });
  expect([shown.status, shown.text, shown.headers.get('Content-Range')]).toEqual([206, 'PNG', `bytes 1-3/${png.length}`]);
});

test('while the bucket is away an upload fails alone, and the next one works', async ({ db }) => {
  const { ada, project } = await make.story(db);
  const app = client(db, { files: await s3Files(small.place) });
  small.instead = () => ({ status: 403, body: '<Error><Code>AccessDenied</Code><Message>inner words</Message></Error>' });
  const form = { files: [file('a.txt', 'One\n'), file('b.txt', 'Two\n')] };
  // So long that the bucket refuses it before the form has ended.
  const answer = await app.as(ada).post(paths.imports(project.id), { files: [file('long.txt', Buffer.alloc(partSize * 2, 'x')), ...form.files] });
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('inner words');
  small.instead = () => undefined;
  expect(await importThrough(app, app.as(ada), project, form)).toMatchObject({ state: 'done', taskCount: 2 });
});

test('a store where nobody listens is not taken for the database', async ({ db }) => {
  const { ada, project } = await make.story(db);
  const app = client(db, { files: await s3Files({ ...small.place, endpoint: 'http://127.0.0.1:1' }) });
  const answer = await app.as(ada).post(paths.imports(project.id), { files: [file('a.txt', 'One\n')] });
  expect([answer.status, answer.query('h1')?.text]).toEqual([500, 'Something broke on our side']);
});
