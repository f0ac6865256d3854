import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { files } from '#app/db/schema/transfers.ts';
import { guardedFetch } from '#app/outside/guarded-fetch.ts';
import { zip } from '#tests/formats/archives.ts';
import { client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

async function served(body: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((_, answer) => answer.end(body));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tasks.jsonl`, close: () => server.close() };
}

test('a call may name an address in the place of a file, by JSON or by a form', async ({ db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(client(db, { fetch: guardedFetch({ allowHosts: ['127.0.0.1'] }) }), db, ada);
  const path = `/projects/${project.id}/import?duplicates=add`;
  const { url, close } = await served('{"text": "a"}\n{"text": "b"}\n');
  const form = new FormData();
  form.append('url', url);
  const replies = [
    await program.post(path, { url }),
    await program.raw('POST', path, new URLSearchParams({ url }).toString(), { 'Content-Type': 'application/x-www-form-urlencoded' }),
    await program.raw('POST', path, form),
  ];
  expect(replies.map((reply) => [reply.status, reply.json().task_count])).toEqual(replies.map(() => [201, 2]));
  close();
});

test('T1 T8 an address in a private network is refused with a sentence, and nothing is kept', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const form = new FormData();
  form.append('url', 'http://169.254.169.254/latest/meta-data/');
  form.append('file', new File(['[{"text": "a"}]'], 'a.json'));
  for (const reply of [
    await program.post(`/projects/${project.id}/import`, { url: 'http://127.0.0.1:1/' }),
    await program.raw('POST', `/projects/${project.id}/tasks/bulk`, form),
  ]) {
    expect(reply.status).toBe(400);
    expect(JSON.stringify(reply.json<Fault>())).toContain('The server may not call');
  }
  expect(await db.$count(files)).toBe(0);
});

test('a task whose data is an address stays a task', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: '<View><Image name="p" value="$url"/><Rating name="r" toName="p"/></View>' });
  const program = await programOf(app, db, ada);
  expect((await program.post(`/projects/${project.id}/import`, { url: 'https://example.org/a.png' })).status).toBe(201);
});

test('an archive may be the body of a call', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const body = new Uint8Array(
    zip([
      { name: 'a/tasks.csv', content: 'text\nx\ny\n', deflate: true },
      { name: 'b.json', content: '[{"text": "z"}]' },
    ]),
  );
  const reply = await program.raw('POST', `/projects/${project.id}/import`, body, { 'Content-Type': 'application/zip' });
  expect([reply.status, reply.json().task_count]).toEqual([201, 3]);
});
