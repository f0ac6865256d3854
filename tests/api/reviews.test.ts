import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { test } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

type Told = { id: number; result: number; comment: string; version: number; is_current: boolean; completed_by: number };

async function answered(db: Db) {
  const story = await make.story(db);
  const annotation = await make.annotation(db, { task: await make.task(db, { project: story.project }), by: story.ben });
  return { ...story, annotation, path: `/annotations/${annotation.id}/reviews` };
}

test('a thumb up, a thumb down with a comment, the list, and one withdrawn; both names of the path', async ({ app, db }) => {
  const { cy, annotation, path } = await answered(db);
  const program = await programOf(app, db, cy);
  const up = await program.post(`/completions/${annotation.id}/reviews/`, { result: 1 });
  expect([up.status, up.json<Told>().result]).toEqual([201, 1]);
  const down = (await program.post(path, { result: -1, comment: ' Sad ', version: 1 })).json<Told>();
  expect(down).toMatchObject({ result: -1, comment: 'Sad', version: 1, is_current: true, completed_by: cy.id });
  expect((await program.post(path, { result: -1, comment: 'Sad' })).json<Told>().id).toBe(down.id);
  const list = async () => (await program.get(path)).json<Told[]>().map(({ result, is_current }) => [result, is_current]);
  expect(await list()).toEqual([
    [-1, true],
    [1, false],
  ]);
  for (let twice = 0; twice < 2; twice += 1) expect((await program.delete(`${path}/${down.id}`)).status).toBe(204);
  expect(await list()).toEqual([[1, true]]);
  expect((await acts(db)).slice(0, 3)).toEqual(['withdraw review', 'reject annotation', 'approve annotation']);
});

test('what is not as it should be is refused, and so is a version that is gone', async ({ app, db }) => {
  const { cy, annotation, path } = await answered(db);
  const program = await programOf(app, db, cy);
  for (const wrong of [
    {},
    { result: 0 },
    { result: 0.5 },
    { result: '1' },
    { result: -1 },
    { result: 1, comment: 'a'.repeat(2001) },
    { result: 1, comment: '\0' },
    { result: 1, version: 0 },
  ])
    expect([wrong, (await program.post(path, wrong)).status]).toEqual([wrong, 400]);
  expect((await program.post(path, { result: -1 })).json<Fault>().validation_errors).toHaveProperty('comment');
  await db.update(annotations).set({ version: 2 }).where(eq(annotations.id, annotation.id));
  expect((await program.post(path, { result: 1, version: 1 })).status).toBe(409);
  expect((await program.post(path, { result: 1 })).json<Told>().version).toBe(2);
});

test('strangers find nothing, annotators may not, nobody reviews their own, and others’ reviews stay', async ({ app, db }) => {
  const { project, ada, ben, cy, di, eve, annotation, path } = await answered(db);
  const { id } = (await (await programOf(app, db, cy)).post(path, { result: 1 })).json<Told>();
  for (const [person, status] of [
    [di, 404],
    [eve, 404],
    [ben, 403],
    [undefined, 401],
  ] as const) {
    const program = await programOf(app, db, person);
    expect([
      (await program.get(path)).status,
      (await program.post(path, { result: 1 })).status,
      (await program.delete(`${path}/${id}`)).status,
    ]).toEqual([status, status, status]);
  }
  const manager = await programOf(app, db, ada);
  expect((await manager.delete(`${path}/${id}`)).status).toBe(403);
  const own = await make.annotation(db, { task: await make.task(db, { project }), by: ada });
  expect((await manager.post(`/annotations/${own.id}/reviews`, { result: 1 })).status).toBe(403);
  expect((await db.select().from(annotations).where(eq(annotations.id, annotation.id)))[0]?.verdict).toBe('approved');
});
