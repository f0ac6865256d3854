/** Pages travel pressed, as the browser says it takes them. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { origin } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('by Brotli where it is offered, else by gzip, else not; what is no page never by Brotli', async ({ app, db }) => {
  await make.story(db);
  const ask = async (path: string, accepted?: string) => {
    const answer = await app.hono.request(origin + path, { headers: accepted === undefined ? {} : { 'Accept-Encoding': accepted } });
    return { encoding: answer.headers.get('Content-Encoding'), vary: answer.headers.get('Vary'), bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const page = await ask(paths.signIn);
  expect([page.encoding, page.bytes.toString().startsWith('<!doctype html>')]).toEqual([null, true]);
  for (const accepted of ['br', 'gzip, deflate, br', 'gzip, deflate, br, zstd', 'gzip;q=0.5, br;q=1']) {
    const pressed = await ask(paths.signIn, accepted);
    expect([accepted, pressed.encoding, pressed.vary]).toEqual([accepted, 'br', expect.stringContaining('Accept-Encoding')]);
    expect(brotliDecompressSync(pressed.bytes).length).toBe(page.bytes.length);
  }
  for (const accepted of ['gzip, deflate', 'gzip, br;q=0', 'br;q=0.0, gzip', 'gzip, abr']) {
    const pressed = await ask(paths.signIn, accepted);
    expect([accepted, pressed.encoding]).toEqual([accepted, 'gzip']);
    expect(gunzipSync(pressed.bytes).length).toBe(page.bytes.length);
  }
  expect((await ask(paths.health, 'br')).encoding).toBeNull();
});
