/** A PostgreSQL that takes a connection and dies before it says a word. */
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { connect } from '#app/db/client.ts';
import { client } from '#tests/support/app.ts';
import { testApart } from '#tests/support/db.ts';

const socketOf = (folder: string, port: string): string => join(folder, `.s.PGSQL.${port}`);

testApart('a connection that is taken and never answered costs its request five seconds, and no other one', async ({ connection: { url } }) => {
  const address = new URL(url);
  const port = address.port || '5432';
  const real = socketOf(address.searchParams.get('host')!, port);
  const folder = mkdtempSync(join(inject('folder'), 'silent-'));
  let taken = 0;
  const silent = createServer((socket) => {
    taken += 1;
    socket.on('error', () => undefined);
    if (taken > 1) socket.pipe(createConnection(real)).pipe(socket);
  }).listen(socketOf(folder, port));
  await once(silent, 'listening');
  address.searchParams.set('host', folder);
  const { db, close } = connect(address.href);
  const stranger = client(db).as();
  const asked = performance.now();
  const first = stranger.get(paths.signIn);
  await expect.poll(() => taken).toBe(1);
  // Nobody has an account here yet.
  expect((await stranger.get(paths.signIn)).location).toBe(paths.setup);
  expect(performance.now() - asked).toBeLessThan(4000);
  expect((await first).status).toBe(503);
  expect(performance.now() - asked).toBeLessThan(10_000);
  await close();
  silent.close();
});
