import { desc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { activities } from '#app/db/schema/activities.ts';
import { predictions } from '#app/db/schema/annotations.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import type { Db } from '#app/db/client.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const again = async (db: Db, project: Project): Promise<Project> => (await db.select().from(projects).where(eq(projects.id, project.id)))[0]!;
const acts = async (db: Db, project: Project) =>
  (await db.select().from(activities).where(eq(activities.projectId, project.id)).orderBy(desc(activities.id))).map(({ act, details }) => ({
    act,
    settings: details.settings,
  }));
const general = { title: 'Moods', description: '', access: 'private' };

test('each section is saved on its own and recorded', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const put = async (section: string, form: Record<string, string | number | boolean>) =>
    (await browser.put(paths.projectSettings(project.id, section), form)).location;
  expect(await put('general', { title: 'Better moods', description: 'All of them', access: 'public' })).toBe(
    paths.projectSettings(project.id, 'general'),
  );
  expect(await put('annotations', { overlap: 3, overlapCohort: 40 })).toBe(paths.projectSettings(project.id, 'annotations'));
  expect(await put('sampling', { sampling: 'uncertainty', showOverlapFirst: true })).toBe(paths.projectSettings(project.id, 'sampling'));
  expect(await put('options', { maySkip: true })).toBe(paths.projectSettings(project.id, 'options'));
  expect(await again(db, project)).toMatchObject({
    title: 'Better moods',
    description: 'All of them',
    access: 'public',
    overlap: 3,
    overlapCohort: 40,
    sampling: 'uncertainty',
    showOverlapFirst: true,
    showGroundTruthFirst: false,
    maySkip: true,
    mayBeEmpty: false,
    showHistory: false,
    showPredictions: false,
  });
  expect((await acts(db, project)).map(({ act, settings }) => [act, settings])).toEqual([
    ['change settings', ['mayBeEmpty', 'showHistory', 'showPredictions']],
    ['change settings', ['sampling', 'showGroundTruthFirst']],
    ['change settings', ['overlap', 'overlapCohort']],
    ['change settings', ['title', 'description', 'access']],
  ]);
});

test('the current model version is chosen of those that there are', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const path = paths.projectSettings(project.id, 'options');
  const browser = app.as(ada);
  const shown = async () => (await browser.get(path)).queryAll('[name=modelVersion] option').map((option) => option.getAttribute('value'));
  expect(await shown()).toEqual(['']);
  const task = await make.task(db, { project });
  const elsewhere = await make.task(db, { project: await make.project(db, { by: ada }) });
  await db
    .insert(predictions)
    .values([
      ...['m-1', 'm-2', 'm-2', 'm-3'].map((modelVersion) => ({ projectId: project.id, taskId: task.id, result: [], modelVersion })),
      { projectId: elsewhere.projectId, taskId: elsewhere.id, result: [], modelVersion: 'foreign' },
    ]);
  expect(await shown()).toEqual(['', 'm-3', 'm-2', 'm-1']);
  expect((await browser.put(path, { maySkip: true, modelVersion: 'm-2' })).location).toBe(path);
  expect(await again(db, project)).toMatchObject({ modelVersion: 'm-2', maySkip: true });
  expect((await browser.get(path)).query('[name=modelVersion] option[selected]')?.getAttribute('value')).toBe('m-2');
  for (const modelVersion of ['foreign', 'm-9']) {
    const refused = await browser.put(path, { modelVersion });
    expect([refused.status, refused.query('.field__error')?.text.includes('No prediction is of this version')]).toEqual([422, true]);
  }
  await browser.put(path, { modelVersion: '' });
  expect(await again(db, project)).toMatchObject({ modelVersion: '', maySkip: false });
  expect((await acts(db, project)).map(({ settings }) => settings)).toEqual([
    ['maySkip', 'modelVersion'],
    ['mayBeEmpty', 'showHistory', 'showPredictions', 'modelVersion'],
  ]);
});

test('saving what stands there already changes and records nothing', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  expect((await app.as(ada).put(paths.projectSettings(project.id), general)).status).toBe(303);
  expect(await acts(db, project)).toEqual([]);
  expect((await again(db, project)).updatedAt).toEqual(project.updatedAt);
});

test.for([
  ['general', { ...general, title: 'ab' }, 'title'],
  ['general', { ...general, access: 'secret' }, 'access'],
  ['annotations', { overlap: '0', overlapCohort: '50' }, 'overlap'],
  ['annotations', { overlap: '2.5', overlapCohort: '50' }, 'overlap'],
  ['annotations', { overlap: '2', overlapCohort: '101' }, 'overlapCohort'],
  ['sampling', { sampling: 'alphabetical' }, 'sampling'],
] as const)('%s with %j comes back with the form', async ([section, form, field], { app, db }) => {
  const { ada, project } = await make.story(db);
  const answer = await app.as(ada).put(paths.projectSettings(project.id, section), form);
  expect(answer.status).toBe(422);
  expect(answer.query('.form-errors a')?.getAttribute('href')).toBe(`#${section}-${field}`);
  expect(answer.query(`#${section}-${field}-error`)).not.toBeNull();
  expect(await acts(db, project)).toEqual([]);
});

test('what saving does to the tasks stands there before it is saved, by the field and by the button', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const path = paths.projectSettings(project.id, 'annotations');
  const effect = async (typed: Record<string, string> = {}) => (await browser.get(withQuery(path, typed))).query('#overlap-effect')?.text;
  const [two, half] = [
    { overlap: '2', overlapCohort: '100' },
    { overlap: '3', overlapCohort: '50' },
  ];
  expect(await effect(two)).toBe('Saving changes the rule for tasks to come.');
  for (let count = 0; count < 4; count += 1) await make.task(db, { project });
  expect(await effect()).toContain('Change a number');
  expect(await effect(two)).toBe('Saving asks for 2 annotations on all 4 tasks: none has more than one now, so the number goes to every one.');
  expect(await effect(half)).toBe('Saving asks for 3 annotations on 2 of 4 tasks, and for one on the others.');
  expect(await effect({ overlap: '1', overlapCohort: '20' })).toBe('Saving changes the rule, but no task.');
  await browser.put(path, half);
  expect(await effect({ ...half, overlap: '5' })).toBe(
    'Saving asks for 5 annotations on the 2 tasks with more than one now. The others stay at one.',
  );
  await browser.put(path, { ...half, overlap: '1' });
  expect(await effect(half)).toContain('all 4 tasks: none has more than one now, so the number goes to every one. The share of 50 % applies again');
  // What is typed stays typed, what is half typed does nothing, and looking changes nothing.
  const page = await browser.get(withQuery(path, { ...half, overlap: '3x' }));
  expect([page.query('#annotations-overlap')?.getAttribute('value'), page.query('#overlap-effect')?.text.slice(0, 15)]).toEqual([
    '3x',
    'Change a number',
  ]);
  expect((await again(db, project)).overlap).toBe(1);
});

test('a title that another project of the owner has is refused', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  await make.project(db, { by: ada, title: 'Taken' });
  expect((await app.as(ada).put(paths.projectSettings(project.id), { ...general, title: 'Taken' })).status).toBe(422);
});

test('pages of settings open for managers of the project alone', async ({ app, db }) => {
  const { ada, ben, cy, di, eve, olga, project } = await make.story(db);
  for (const section of ['general', 'instruction', 'annotations', 'sampling', 'options', 'danger']) {
    const path = paths.projectSettings(project.id, section);
    const statuses = [];
    for (const user of [ada, olga, ben, cy, di, eve]) statuses.push((await app.as(user).get(path)).status);
    expect([section, ...statuses]).toEqual([section, 200, 200, 403, 403, 404, 404]);
  }
  expect((await app.as(ada).get(paths.projectSettings(project.id, 'constructor'))).status).toBe(404);
  expect((await app.as(ada).put(paths.projectSettings(project.id, 'danger'), {})).status).toBe(404);
});

test('an instruction is saved as one types, and by the button', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const typed = await browser.put(
    paths.instruction(project.id),
    { instruction: '# Rules\n\n- **one**\n- two', showInstruction: true },
    { 'HX-Request-Type': 'partial' },
  );
  expect(typed.query('output')?.text).toContain('Saved');
  expect(typed.query('.prose h2')?.text).toBe('Rules');
  expect(typed.query('textarea')).toBeNull();
  expect(await again(db, project)).toMatchObject({
    instruction: '<h2>Rules</h2>\n<ul><li><strong>one</strong></li><li>two</li></ul>',
    showInstruction: true,
  });
  const page = await browser.get(paths.projectSettings(project.id, 'instruction'));
  expect(page.query('textarea')?.text.trim()).toBe('# Rules\n\n- **one**\n- two');
  expect((await browser.put(paths.instruction(project.id), { instruction: 'Short' })).location).toBe(
    paths.projectSettings(project.id, 'instruction'),
  );
  expect(await again(db, project)).toMatchObject({ instruction: '<p>Short</p>', showInstruction: false });
});

test('an instruction that is too long says so and keeps what was typed', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const long = 'word '.repeat(11_000);
  const answer = await app.as(ada).put(paths.instruction(project.id), { instruction: long });
  expect(answer.status).toBe(422);
  expect(answer.query('textarea')?.text).toContain('word word');
  expect(
    (await app.as(ada).put(paths.instruction(project.id), { instruction: long }, { 'HX-Request-Type': 'partial' })).query('output')?.text,
  ).toContain('Not saved');
});
