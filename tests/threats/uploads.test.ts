/** Uploads that are too large, cut off or never meant to end: the server answers, and nothing stays behind. */
import { readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, vi } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { largestFile } from '#app/domain/files.ts';
import { openSession } from '#app/domain/sessions.ts';
import { folderFiles } from '#app/outside/files.ts';
import { client, origin } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const piece = new Uint8Array(1024 * 1024).fill(97);
const head = (name: string) => new TextEncoder().encode(`--XX\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n`);
/** The parts of a form, then its end; `broken`: the connection is lost instead. */
function body(parts: Iterable<Uint8Array>, { broken = false } = {}): ReadableStream<Uint8Array> {
  const rest = parts[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const next = rest.next();
      if (!next.done) return controller.enqueue(next.value);
      if (broken) return controller.error(new Error('the other side is gone'));
      controller.enqueue(new TextEncoder().encode('\r\n--XX--\r\n'));
      controller.close();
    },
  });
}

async function story(db: Parameters<typeof make.story>[0]) {
  const folder = await mkdtemp(join(inject('folder'), 'uploads-'));
  const app = client(db, { files: folderFiles(folder) });
  const { ada, project } = await make.story(db);
  const [cookie] = (await openSession(db, ada, { agent: 'test', address: '' }, false)).split(';');
  const send = (given: ReadableStream<Uint8Array>) =>
    app.hono.request(origin + paths.imports(project.id), {
      method: 'POST',
      body: given,
      duplex: 'half',
      headers: { Origin: origin, Cookie: cookie!, 'Content-Type': 'multipart/form-data; boundary=XX' },
    } as RequestInit);
  const kept = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  return { send, kept };
}

test('T7 a file over the limit is refused by name, and the parts behind it are read off', { timeout: 30_000 }, async ({ db }) => {
  const { send, kept } = await story(db);
  const parts = function* parts() {
    yield head('huge.txt');
    for (let size = 0; size <= largestFile; size += piece.length) yield piece;
    yield Buffer.concat([Buffer.from('\r\n'), head('small.txt'), Buffer.from('Hello')]);
  };
  const answer = await send(body(parts()));
  expect([answer.status, (await answer.text()).includes('huge.txt is larger than 200 MB')]).toEqual([422, true]);
  expect(kept()).toEqual([]);
});

test('T48 an upload that is cut off leaves nothing in the store', async ({ db }) => {
  const { send, kept } = await story(db);
  const whole = Buffer.concat([head('a.txt'), Buffer.from('Hello'), Buffer.from('\r\n')]);
  const answer = await send(body([whole, head('b.txt'), piece], { broken: true }));
  expect(answer.status).toBe(422);
  await vi.waitFor(() => expect(kept()).toEqual([]));
});

test('T7 forms are bounded before they are read, those of strangers tightly', async ({ db, app }) => {
  const { ada, project } = await make.story(db);
  expect((await app.as().post(paths.signIn, { email: 'ada@example.org', password: 'a'.repeat(200_000) })).status).toBe(413);
  expect((await app.as(ada).post(paths.imports(project.id), { pasted: 'a'.repeat(33_000_000) })).status).toBe(413);
  expect((await app.as(ada).put(paths.labelingConfig(project.id), { markup: 'a'.repeat(200_000) })).status).toBe(422);
});

test('T43 the method in an address is only that of forms', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  for (const method of ['TRACE', 'x y', 'HEAD', 'patch'])
    expect([method, (await app.as(ada).post(withQuery(paths.project(project.id), { _method: method }))).status]).toEqual([method, 404]);
  expect((await app.as(ada).get(withQuery(paths.projectPublication(project.id), { _method: 'DELETE' }))).status).toBe(404);
});
