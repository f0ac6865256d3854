/** An import that is cancelled while it is being read: it stops soon, and leaves nothing. */
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { importProblems, importRows } from '#app/db/schema/import-rows.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { files } from '#app/db/schema/transfers.ts';
import { receiveFile } from '#app/domain/files.ts';
import { findImport, startImport, type How } from '#app/domain/imports.ts';
import { cancelImport } from '#app/domain/imports/decide.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { headLength } from '#app/formats/kinds.ts';
import type { FileStore } from '#app/outside/files.ts';
import { client, type Client } from '#tests/support/app.ts';
import { test, testApart } from '#tests/support/db.ts';
import { lines } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { grayPng } from '../../fixtures/picture.ts';
import { zip } from '../../formats/archives.ts';

async function begun({ deps }: Client, project: Project, by: User, name: string, bytes: string | Uint8Array, how: How = {}): Promise<number> {
  const file = await receiveFile(deps.files, { name, bytes: Readable.from([Buffer.from(bytes)]) });
  return (await startImport(deps.db, project, [file], by, undefined, how)).id;
}

/** A store whose files go on until nobody reads them any more. The word that cancels comes behind their beginning. */
function endless(store: FileStore, line: string, cancel: () => Promise<unknown>): { store: FileStore; leftAt: () => number } {
  let left = 0;
  async function* written(): AsyncIterable<Uint8Array> {
    yield Buffer.from(line);
    await cancel();
    try {
      for (;;) {
        yield Buffer.from(line);
        await new Promise(setImmediate);
      }
    } finally {
      left += 1;
    }
  }
  // By its first bytes the kind of a file is known.
  const get: FileStore['get'] = async (key, range) => (range?.end === headLength - 1 ? store.get(key, range) : Readable.from(written()));
  return { store: { ...store, get }, leftAt: () => left };
}

const limits = { tasks: Number.MAX_SAFE_INTEGER, fileBytes: Number.MAX_SAFE_INTEGER };

testApart.for([
  ['on the short way', 'a.txt', 'One\n', 'never'],
  ['while it is checked', 'a.txt', 'One\n', 'always'],
  ['when all of it is wrong', 'a.jsonl', '{"other": 1}\n', 'always'],
] as const)('one that never ends stops, and nothing of it stays: %s', async ([_how, name, line, asks], { connection: { db } }) => {
  const { ada, project } = await make.story(db);
  const app = client(db);
  const id = await begun(app, project, ada, name, line, { asks });
  const { store, leftAt } = endless(app.deps.files, line, () => cancelImport(db, project, id, ada, new Date()));
  await runImport(db, id, { ...app.deps, files: store, limits });
  expect(leftAt()).toBeGreaterThan(0);
  expect(await findImport(db, project, id)).toMatchObject({ state: 'cancelled', taskCount: 0, problemCount: 0, checkedAt: null });
  expect([await db.$count(tasks), await db.$count(importRows), await db.$count(importProblems)]).toEqual([0, 0, 0]);
  expect((await lines(db))[0]).toMatchObject({ act: 'cancel import', by: ada.id, subjectId: id, details: { was: 'running' } });
  await runImport(db, id, app.deps);
  expect((await findImport(db, project, id)).state).toBe('cancelled');
});

test('what an archive held goes again', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const id = await begun(
    app,
    project,
    ada,
    'dots.zip',
    zip([
      { name: 'a.png', content: grayPng(2, 2) },
      { name: 'b.png', content: grayPng(3, 2) },
    ]),
  );
  const store: FileStore = {
    ...app.deps.files,
    put: async (bytes) => {
      await cancelImport(db, project, id, ada, new Date());
      return app.deps.files.put(bytes);
    },
  };
  await runImport(db, id, { ...app.deps, files: store });
  expect((await findImport(db, project, id)).state).toBe('cancelled');
  expect([await db.$count(tasks), (await db.select().from(files)).map(({ name }) => name)]).toEqual([0, ['dots.zip']]);
});

test('its page cancels it; its job then finds nothing to do', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const id = await begun(app, project, ada, 'a.txt', 'One\n');
  const page = await browser.get(paths.import(project.id, id));
  const button = page.query(`form[action^="${paths.importDecision(project.id, id)}"] button`);
  expect(button?.text.trim()).toBe('Cancel this import');
  expect((await browser.delete(paths.importDecision(project.id, id))).location).toBe(paths.import(project.id, id));
  expect((await browser.get(paths.import(project.id, id))).text).toContain('This import was cancelled');
  await runImport(db, id, app.deps);
  expect([(await findImport(db, project, id)).state, await db.$count(tasks)]).toEqual(['cancelled', 0]);
});

test('what is stored can no longer be cancelled, and the page says so', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const id = await begun(app, project, ada, 'a.txt', 'One\n');
  await runImport(db, id, app.deps);
  const told = await app.as(ada).delete(paths.importDecision(project.id, id));
  expect([told.status, told.text.includes('This import can no longer be cancelled: its tasks are stored.')]).toEqual([409, true]);
  expect([(await findImport(db, project, id)).state, await db.$count(tasks)]).toEqual(['done', 1]);
});
