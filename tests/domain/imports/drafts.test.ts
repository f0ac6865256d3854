/** Unfinished work that comes along with tasks. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { annotations, drafts } from '#app/db/schema/annotations.ts';
import { importRows } from '#app/db/schema/import-rows.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { maybeDraft } from '#app/domain/drafts.ts';
import { receiveFile } from '#app/domain/files.ts';
import { findImport, startImport, type How } from '#app/domain/imports.ts';
import { confirmImport } from '#app/domain/imports/decide.ts';
import { runImport } from '#app/domain/imports/run.ts';
import type { Client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import { lines } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function send({ deps }: Client, { ada, project }: make.Story, items: unknown[], how: How = {}) {
  const file = await receiveFile(deps.files, { name: 'a.json', bytes: bytes(JSON.stringify(items)) });
  const { id } = await startImport(deps.db, project, [file], ada, deps.enqueue, how);
  await runImport(deps.db, id, deps);
  if (how.asks === 'always') {
    await confirmImport(deps.db, project, id, { duplicates: 'skip' }, ada, deps);
    await runImport(deps.db, id, deps);
  }
  return findImport(deps.db, project, id);
}

const [begun, changed] = ['2026-01-02T03:04:05.006Z', '2026-01-03T00:00:00.000Z'];
const itemsOf = ({ ben, cy }: make.Story) => [
  { data: { text: 'None' } },
  {
    data: { text: 'Some' },
    annotations: [
      { id: 71, result: make.choice('Glad'), completed_by: ben.email },
      { id: 72, result: make.choice('Sad'), completed_by: cy.email },
    ],
    drafts: [
      // Names itself alone, changes what is not there, and is older than Cy's other one.
      { id: 1 },
      { result: make.choice('Glad'), user: cy.email, annotation: 70 },
      { result: make.choice('Glad'), user: cy.email, annotation: 72, updated_at: begun },
      { result: [], user: cy.email, annotation: 72, lead_time: 2.5, created_at: begun, updated_at: changed },
      { result: make.choice('Sad'), user: ben.id, annotation: null },
    ],
  },
  { data: { text: 'Begun' }, drafts: [{ result: make.choice('Glad'), user: ben.email }] },
];

test.for<How['asks']>(['never', 'always'])('drafts come in with tasks and answers (%s asked)', async (asks, { app, db }) => {
  const story = await make.story(db);
  const { ben, cy, project } = story;
  const done = await send(app, story, itemsOf(story), { asks });
  expect(done).toMatchObject({ state: 'done', taskCount: 3, annotationCount: 2 });
  expect(done.notes).toEqual([
    { file: 'a.json', message: 'drafts that say nothing, change an answer that is not in the file, or are older than another one, left out: 3' },
  ]);
  const [none, some, started] = await db.select().from(tasks).where(eq(tasks.projectId, project.id)).orderBy(asc(tasks.innerId));
  expect([none, some, started].map((task) => task!.draftCount)).toEqual([0, 2, 1]);
  expect(started!.state).toBe('in progress');
  const [, bySy] = await db.select().from(annotations).orderBy(asc(annotations.id));
  expect(await maybeDraft(db, some!, bySy!.id, cy)).toMatchObject({
    result: [],
    leadTime: 2.5,
    version: 1,
    createdAt: new Date(begun),
    updatedAt: new Date(changed),
  });
  expect(await maybeDraft(db, some!, null, ben)).toMatchObject({ result: make.choice('Sad'), leadTime: 0 });
  expect(await maybeDraft(db, started!, null, ben)).toMatchObject({ projectId: project.id, result: make.choice('Glad') });
  expect(await db.$count(drafts)).toBe(3);
  expect(await db.$count(importRows)).toBe(0);
  expect((await lines(db))[0]).toMatchObject({ act: 'import tasks', details: { tasks: 3, annotations: 2, drafts: 3 } });
  // Once more: nothing of it is new.
  expect(await send(app, story, itemsOf(story))).toMatchObject({ state: 'done', taskCount: 0, sameCount: 3 });
  expect(await db.$count(drafts)).toBe(3);
});

test('a draft of somebody unknown, or whose rows cannot be read, refuses all of it with its place', async ({ app, db }) => {
  const story = await make.story(db);
  const { ben } = story;
  const draft = { result: make.choice('Glad'), user: ben.email };
  const wrong = (more: object) => [{ data: { text: 'Fine' } }, { data: { text: 'Not' }, drafts: [draft, { ...draft, ...more }] }];
  for (const [more, message] of [
    [{ user: story.eve.email }, 'Item 2: Draft 2: "user" names nobody of this project. Use the e-mail address of a member, or leave it out.'],
    [{ result: 3 }, 'Item 2: Draft 2 needs "result", a list.'],
    [{ result: [{ ...make.choice('Glad')[0], value: { choices: 3 } }] }, expect.stringMatching(/^Item 2: Draft 2, result 1: /) as string],
  ] as const) {
    expect(await send(app, story, wrong(more))).toMatchObject({ state: 'refused', problems: [{ row: expect.any(Number) as number, message }] });
    expect([await db.$count(tasks), await db.$count(drafts)]).toEqual([0, 0]);
  }
});
