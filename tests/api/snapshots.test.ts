import { expect } from 'vitest';
import { runRestoration } from '#app/domain/snapshots/restore.ts';
import { runCheck } from '#app/domain/checks.ts';
import { runSnapshot } from '#app/domain/snapshots/run.ts';
import { test } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

test('a program makes, reads, exports, compares, renames, restores and deletes a snapshot', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const program = await programOf(app, db, ada);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  const path = `/projects/${project.id}/snapshots`;
  const made = await program.post(path, { title: 'first' });
  const { id, status } = made.json<{ id: number; status: string }>();
  expect([made.status, status]).toEqual([201, 'created']);
  expect((await program.get(`${path}/${id}/export?exportType=JSON`)).status).toBe(409);
  await runSnapshot(db, id, app.deps);
  expect((await program.get(`${path}/${id}`)).json()).toMatchObject({ status: 'completed', task_number: 1, annotation_number: 1, title: 'first' });
  expect((await program.get(path)).json()).toMatchObject({ count: 1, results: [{ id }] });
  const [once, again] = [await program.get(`${path}/${id}/export?exportType=CSV`), await program.get(`${path}/${id}/export?exportType=CSV`)];
  expect([once.status, once.text]).toEqual([200, again.text]);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  expect((await program.get(`${path}/${id}/differences`)).json()).toMatchObject({
    tasks: { added: 1 },
    labels: [{ control: 'mood', label: 'Glad', added: 1, removed: 0, moved: 0, relabelled: 0 }],
    labels_of_people: [{ control: 'mood', label: 'Glad', person: ben.id, added: 1 }],
    relabelled: [],
    people: [{ person: ben.id, added: 1, removed: 0, moved: 0, relabelled: 0 }],
    differing_tasks: 1,
  });
  const compared = await program.post(`${path}/${id}/comparisons`, { with: 'now' });
  const { id: comparison } = compared.json<{ id: number }>();
  expect([compared.status, compared.json()]).toMatchObject([201, { before: id, after: null, status: 'created', differences: null }]);
  await runCheck(db, comparison, app.deps);
  expect((await program.get(`${path}/comparisons/${comparison}`)).json()).toMatchObject({
    status: 'completed',
    read_task_number: 2,
    differences: (await program.get(`${path}/${id}/differences`)).json(),
  });
  expect((await program.post(`${path}/${id}/comparisons`, { with: 'then' })).status).toBe(400);
  expect((await program.post(`${path}/${id}/comparisons`, { with: id })).status).toBe(400);
  expect((await program.patch(`${path}/${id}`, { title: 'renamed' })).json()).toMatchObject({ title: 'renamed' });
  const restored = await program.post(`${path}/${id}/restore`, { title: 'Moods again' });
  const { id: restoration } = restored.json<{ id: number }>();
  expect([restored.status, restored.json()]).toMatchObject([201, { snapshot: id, status: 'created', task_number: 1, project: null }]);
  await runRestoration(db, restoration, app.deps);
  const told = (await program.get(`${path}/restorations/${restoration}`)).json<{ project: number }>();
  expect(told).toMatchObject({ status: 'completed', stored_task_number: 1, detail: null });
  expect((await program.get(`/projects/${told.project}`)).json()).toMatchObject({ title: 'Moods again', task_number: 1 });
  expect((await program.delete(`${path}/${id}`)).status).toBe(204);
  expect((await program.get(`${path}/${id}`)).status).toBe(404);
  expect((await acts(db)).filter((act) => act.includes('snapshot'))).toEqual([
    'delete snapshot',
    'restore snapshot',
    'start restoring snapshot',
    'rename snapshot',
    'compare snapshots',
    'make snapshot',
  ]);
});

test('bad input is refused with its field, strangers and annotators are turned away', async ({ app, db }) => {
  const { project, ada, ben, di } = await make.story(db);
  const [program, annotator, stranger] = [await programOf(app, db, ada), await programOf(app, db, ben), await programOf(app, db, di)];
  const path = `/projects/${project.id}/snapshots`;
  await program.post(path, { title: 'one' });
  const twice = await program.post(path, { title: 'one' });
  expect([twice.status, Object.keys(twice.json<Fault>().validation_errors ?? {})]).toEqual([400, ['title']]);
  expect((await program.post(path, { title: 'a\0b' })).status).toBe(400);
  expect((await program.get(`${path}/999999`)).status).toBe(404);
  expect([(await annotator.get(path)).status, (await annotator.post(path, { title: 'x' })).status]).toEqual([403, 403]);
  expect([(await stranger.get(path)).status, (await stranger.post(path, { title: 'x' })).status]).toEqual([404, 404]);
});

test('what an export would leave out, with counts and links', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const program = await programOf(app, db, ada);
  const task = await make.task(db, { project, data: { text: '=1' } });
  await make.annotation(db, { task, by: ben, groundTruthAt: new Date() });
  const path = `/projects/${project.id}/exports/lint`;
  expect((await program.get(`${path}?exportType=JSON`)).json()).toEqual({ export_type: 'JSON', task_number: 1, losses: [] });
  expect((await program.get(`${path}?exportType=CSV`)).json()).toEqual({
    export_type: 'CSV',
    task_number: 1,
    losses: [
      { what: 'ground truth marks', count: 1, tasks: 1, url: `http://gloss.test/projects/${project.id}/tasks?id=${task.id}` },
      {
        what: 'texts that begin like a formula, behind an apostrophe',
        count: 1,
        tasks: 1,
        url: `http://gloss.test/projects/${project.id}/tasks?id=${task.id}`,
      },
    ],
  });
  expect((await program.get(`${path}?exportType=COCO`)).status).toBe(400);
  expect((await program.get(`${path}?exportType=NONE`)).status).toBe(400);
});
