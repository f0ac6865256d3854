/** Every call, at the doors of those who must not pass. */
import { expect } from 'vitest';
import { exports, files, imports } from '#app/db/schema/transfers.ts';
import { predictions, reviews } from '#app/db/schema/annotations.ts';
import { checks, restorations, snapshots } from '#app/db/schema/snapshots.ts';
import type { Db } from '#app/db/client.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

type Route = { method: string; path: string };

/** Every call there is, once each. */
const calls = (routes: Route[]): Route[] => [
  ...new Map(
    routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map((route) => [`${route.method} ${route.path}`, { method: route.method, path: route.path.slice(4) }]),
  ).values(),
];

/** One of everything that a path can name, in Ada's project. */
async function oneOfEach(db: Db) {
  const story = await make.story(db);
  const { project, ada, ben } = story;
  const task = await make.task(db, { project });
  const annotation = await make.annotation(db, { task, by: ben });
  const [prediction] = await db.insert(predictions).values({ projectId: project.id, taskId: task.id, result: [] }).returning();
  const judged = { projectId: project.id, annotationId: annotation.id, verdict: 'approved' as const, version: 1 };
  const [review] = await db
    .insert(reviews)
    .values({ ...judged, createdBy: ada.id })
    .returning();
  const [transfer] = await db.insert(imports).values({ projectId: project.id, createdBy: ada.id, sources: [] }).returning();
  const [file] = await db
    .insert(files)
    .values({ projectId: project.id, key: 'ab/cd', name: 'a', type: 'text/plain', size: 1, sha256: '' })
    .returning();
  const [kept] = await db
    .insert(exports)
    .values({ projectId: project.id, createdBy: ada.id, title: 'x', format: 'JSON', options: {}, fileId: file!.id })
    .returning();
  const [snapshot] = await db.insert(snapshots).values({ projectId: project.id, createdBy: ada.id, title: 'Before' }).returning();
  const [restoration] = await db
    .insert(restorations)
    .values({ projectId: project.id, snapshotId: snapshot!.id, createdBy: ada.id, title: 'Again' })
    .returning();
  const [comparison] = await db
    .insert(checks)
    .values({ projectId: project.id, createdBy: ada.id, kind: 'differences', input: { before: snapshot!.id, after: null } })
    .returning();
  return {
    ...story,
    ids: {
      project: project.id,
      task: task.id,
      annotation: annotation.id,
      prediction: prediction!.id,
      review: review!.id,
      import: transfer!.id,
      export: kept!.id,
      snapshot: snapshot!.id,
      restoration: restoration!.id,
      comparison: comparison!.id,
      name: 1,
    },
  };
}

const filled = (path: string, ids: Record<string, number>): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => String(ids[name] ?? expect.fail(`${path} names ${name}`)));
const body = { title: 'Taken over', result: [], data: { text: 'x' }, task: 0 };

test('T29 T30 T33 T36 a stranger of another organization finds none of it, by any call and any name', async ({ app, db }) => {
  const { eve, ids } = await oneOfEach(db);
  const stranger = await programOf(app, db, eve);
  const about = calls(app.hono.routes).filter(({ path }) => path.includes(':'));
  expect(about.length).toBeGreaterThan(25);
  for (const { method, path } of about) {
    const reply = await stranger.raw(method, filled(path, ids), method === 'GET' || method === 'DELETE' ? undefined : JSON.stringify(body), {
      'Content-Type': 'application/json',
    });
    expect([method, path, reply.status]).toEqual([method, path, 404]);
    expect(reply.json<Fault>()).toEqual({ status_code: 404, detail: 'There is nothing here.' });
  }
  expect((await stranger.post('/predictions', { task: ids.task, result: [] })).status).toBe(404);
  expect((await stranger.get(`/predictions?project=${ids.project}`)).status).toBe(404);
});

test('T29 within the organization as well: another project’s manager finds none of it', async ({ app, db }) => {
  const { di, ids } = await oneOfEach(db);
  const program = await programOf(app, db, di);
  for (const { method, path } of calls(app.hono.routes).filter(({ path: each }) => each.includes(':'))) {
    const reply = await program.raw(method, filled(path, ids), method === 'GET' || method === 'DELETE' ? undefined : JSON.stringify(body), {
      'Content-Type': 'application/json',
    });
    expect([method, path, reply.status]).toEqual([method, path, 404]);
  }
});

test('T29 what belongs to one project is not found through another', async ({ app, db }) => {
  const { ada, ids } = await oneOfEach(db);
  const other = await make.project(db, { by: ada });
  const program = await programOf(app, db, ada);
  for (const path of [`imports/${ids.import}`, `exports/${ids.export}`, `exports/${ids.export}/download`])
    expect((await program.get(`/projects/${other.id}/${path}`)).status).toBe(404);
});

test('T31 lists hold nothing of others', async ({ app, db }) => {
  const { eve, di } = await oneOfEach(db);
  for (const person of [eve, di]) expect((await (await programOf(app, db, person)).get('/projects')).json()).toMatchObject({ count: 0, results: [] });
});

test('without a token every call is 401 in the same form', async ({ app, db }) => {
  const { ids } = await oneOfEach(db);
  const nobody = await programOf(app, db, undefined);
  for (const { method, path } of calls(app.hono.routes)) {
    const reply = await nobody.raw(method, filled(path, ids), undefined);
    expect([method, path, reply.status]).toEqual([method, path, 401]);
    expect(reply.json<Fault>()).toMatchObject({ status_code: 401, detail: expect.any(String) as string });
  }
});

test('T34 no call tells a secret', async ({ app, db }) => {
  const { ada, ids } = await oneOfEach(db);
  const program = await programOf(app, db, ada);
  for (const { method, path } of calls(app.hono.routes)) {
    if (method !== 'GET' || path.includes('download')) continue;
    expect((await program.get(filled(path, ids))).text).not.toMatch(
      /argon2|tokenHash|token_hash|passwordHash|password_hash|inviteToken|invite_token|"key"/,
    );
  }
});

test('every refusal has one form: bad JSON, no such call, wrong method, wrong ids, too large', async ({ app, db }) => {
  const { ada, ids } = await oneOfEach(db);
  const program = await programOf(app, db, ada);
  const json = { 'Content-Type': 'application/json' };
  const asked: [string, string, BodyInit | undefined, Record<string, string>, number][] = [
    ['PATCH', `/tasks/${ids.task}`, '{"data": ', json, 400],
    ['PATCH', `/tasks/${ids.task}`, '[]', json, 400],
    ['POST', `/tasks/${ids.task}/annotations`, 'result=1', { 'Content-Type': 'text/plain' }, 415],
    ['GET', '/nowhere', undefined, {}, 404],
    ['PUT', `/tasks/${ids.task}`, '{}', json, 404],
    ['GET', '/tasks/abc', undefined, {}, 404],
    ['GET', '/tasks/0', undefined, {}, 404],
    ['GET', '/tasks/99999999999999999999', undefined, {}, 404],
    ['GET', '/tasks/9007199254740991', undefined, {}, 404],
    ['GET', `/projects/${ids.project}/exports/abc`, undefined, {}, 404],
    ['PATCH', `/tasks/${ids.task}`, `{"meta": {"a": "${'x'.repeat(17_000_000)}"}}`, json, 413],
  ];
  for (const [method, path, given, headers, status] of asked) {
    const reply = await program.raw(method, path, given, headers);
    expect([method, path, reply.status]).toEqual([method, path, status]);
    expect(reply.json<Fault>()).toMatchObject({ status_code: status, detail: expect.any(String) as string });
  }
});
