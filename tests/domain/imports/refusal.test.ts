/** A large dry run with an early fault: its page need not wait until what was read is dropped. */
import { Readable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import { importRows } from '#app/db/schema/import-rows.ts';
import { receiveFile } from '#app/domain/files.ts';
import { findImport, startImport } from '#app/domain/imports.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { headLength } from '#app/formats/kinds.ts';
import type { FileStore } from '#app/outside/files.ts';
import { client } from '#tests/support/app.ts';
import { someoneWaits, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

testApart('what is wrong is said before what was read is dropped', async ({ connection: { db } }) => {
  const { ada, project } = await make.story(db);
  const { deps } = client(db);
  const good = 5000;
  const written = Buffer.from(`{"other": 1}\n${'{"text": "One"}\n'.repeat(good)}`);
  const file = await receiveFile(deps.files, { name: 'a.jsonl', bytes: Readable.from([written]) });
  const { id } = await startImport(db, project, [file], ada, undefined, { asks: 'always' });
  let [isHeld, isFree] = [false, false];
  const until = (isSo: () => boolean | Promise<boolean>) => vi.waitUntil(isSo, { timeout: 20_000, interval: 20 });
  let holding: Promise<unknown> | undefined;
  /** Somebody looks at the rows before the file ends, so that they cannot go. */
  async function* slowly(): AsyncIterable<Uint8Array> {
    yield written;
    await until(async () => (await db.$count(importRows)) > 0);
    holding = db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from import_rows for share`);
      isHeld = true;
      await until(() => isFree);
    });
    await until(() => isHeld);
  }
  const get: FileStore['get'] = async (key, range) => (range?.end === headLength - 1 ? deps.files.get(key, range) : Readable.from(slowly()));
  const running = runImport(db, id, { ...deps, files: { ...deps.files, get } });
  await until(() => isHeld);
  await someoneWaits(db);
  expect(await findImport(db, project, id)).toMatchObject({ state: 'refused', problemCount: 1, newCount: good });
  expect(await db.$count(importRows)).toBe(good);
  isFree = true;
  await Promise.all([running, holding]);
  expect(await db.$count(importRows)).toBe(0);
});
