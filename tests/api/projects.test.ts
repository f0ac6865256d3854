/** Projects by calls: who finds which, and what they may know of them. */
import { expect } from 'vitest';
import { mostOverlap } from '#app/core/overlap.ts';
import { predictions } from '#app/db/schema/annotations.ts';
import { projects } from '#app/db/schema/projects.ts';
import { markGroundTruth } from '#app/domain/ground-truths.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

type Told = Record<string, unknown> & { id: number };
type List = { count: number; results: Told[] };

test('annotators find the projects they may open, with their own work counted', async ({ app, db }) => {
  const { project, ada, ben, cy } = await make.story(db);
  await make.project(db, { by: ada, members: [ben], published: false });
  const open = await make.project(db, { by: ada, access: 'public' });
  const task = await make.task(db, { project, overlap: 3 });
  await make.annotation(db, { task, by: cy });
  await make.annotation(db, { task, by: ben });
  await make.annotation(db, { task: await make.task(db, { project }), by: ben, wasCancelled: true });
  const program = await programOf(app, db, ben);
  const list = (await program.get('/projects/')).json<List>();
  expect([list.count, list.results.map(({ id }) => id)]).toEqual([2, [open.id, project.id]]);
  const one = (await program.get(`/projects/${project.id}/`)).json<Told>();
  expect(list.results[1]).toEqual(one);
  expect(one).toMatchObject({
    title: 'Moods',
    label_config: make.configs.choices,
    is_published: true,
    task_number: 2,
    num_tasks_with_annotations: 1,
    total_annotations_number: 2,
    useful_annotation_number: 1,
    skipped_annotations_number: 1,
    finished_task_number: null,
    ground_truth_number: null,
    maximum_annotations: null,
    show_ground_truth_first: null,
  });
  expect(list.results[0]).toMatchObject({ task_number: 0, total_annotations_number: 0 });
});

test('T40 what a call tells annotators of a project is the same whatever others answered and whatever is starred', async ({ app, db }) => {
  const { project, ada, ben, cy, olga } = await make.story(db);
  const task = await make.task(db, { project, overlap: 2 });
  const own = await make.annotation(db, { task, by: ben });
  const program = await programOf(app, db, ben);
  const look = async () => [(await program.get('/projects')).text, (await program.get(`/projects/${project.id}`)).text];
  const alone = await look();
  const theirs = await make.annotation(db, { task, by: cy, result: make.choice('Sad') });
  await make.annotation(db, { task, by: olga, wasCancelled: true });
  await db.insert(predictions).values({ projectId: project.id, taskId: task.id, result: make.choice('Sad') });
  expect(await look()).toEqual(alone);
  await markGroundTruth(db, project, theirs.id, ada);
  expect(await look()).toEqual(alone);
  await markGroundTruth(db, project, own.id, ada);
  expect(await look()).toEqual(alone);
});

test('reviewers and managers find all of it; annotators change nothing', async ({ app, db }) => {
  const { project, ada, ben, cy } = await make.story(db);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  for (const person of [ada, cy])
    expect((await (await programOf(app, db, person)).get(`/projects/${project.id}`)).json()).toMatchObject({
      finished_task_number: 1,
      total_annotations_number: 1,
      ground_truth_number: 0,
      maximum_annotations: 1,
      show_ground_truth_first: true,
    });
  const program = await programOf(app, db, ben);
  expect((await program.post('/projects', { title: 'Mine' })).status).toBe(403);
  expect((await program.patch(`/projects/${project.id}`, { title: 'Mine' })).status).toBe(403);
  expect((await program.delete(`/projects/${project.id}`)).status).toBe(403);
});

test('a project asks for no more answers by call than by page', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  expect((await program.patch(`/projects/${project.id}`, { maximum_annotations: mostOverlap })).json()).toMatchObject({ maximum_annotations: 100 });
  const refused = await program.patch(`/projects/${project.id}`, { maximum_annotations: mostOverlap + 1 });
  expect([refused.status, Object.keys(refused.json<Fault>().validation_errors ?? {})]).toEqual([400, ['maximum_annotations']]);
});

test('a project that is not published has no next task, for whoever sees it all the same', async ({ app, db }) => {
  const { ada, ben, cy } = await make.story(db);
  const project = await make.project(db, { by: ada, members: [ben, cy], published: false });
  await make.task(db, { project });
  for (const person of [ada, cy])
    expect((await (await programOf(app, db, person)).get(`/projects/${project.id}/next/`)).json<Fault>()).toEqual({
      status_code: 404,
      detail: 'This project is not published, so there is nothing to label yet. A manager of the project can publish it.',
    });
  expect((await (await programOf(app, db, ben)).get(`/projects/${project.id}/next/`)).json<Fault>().detail).toBe('There is nothing here.');
});

test('a config with faults is refused with all of them under label_config, for a new project as for one that is there', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const faulty = '<View><Choices name="c" toName="nothing"/>\n<Rating name="r" toName="nobody"/></View>';
  for (const label_config of [faulty, '', 'no markup']) {
    const fault = (await program.patch(`/projects/${project.id}`, { label_config })).json<Fault>();
    expect(fault).toMatchObject({ status_code: 400, validation_errors: { label_config: [expect.stringContaining('Line 1, column')] } });
    expect((await program.post('/projects', { title: 'Begun', label_config })).json<Fault>()).toEqual(fault);
    if (label_config === faulty) expect(fault.detail).toMatch(/"nothing".* Line 2, column .*"nobody"/);
  }
  expect(await db.$count(projects)).toBe(1);
});
