/** Imports by calls: from the shell, later, only to see, and again. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { imports } from '#app/db/schema/transfers.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

type Told = { id: number; status: string; new_count: number; changed_count: number; same_count: number; problem_count: number };

test('a file straight from the shell, by its name', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const put = (name: string, body: string) => program.raw('PUT', `/projects/${project.id}/import/${name}`, body);
  expect((await put('a%20b.csv', 'text;n\nOne;1\nTwo;2\n')).json()).toMatchObject({ task_count: 2 });
  expect((await put('lines.txt', '[not JSON\n')).json()).toMatchObject({ task_count: 1 });
  // As "curl -T -" sends it: without a name.
  expect((await put('', '[{"text": "Four"}]')).json()).toMatchObject({ task_count: 1 });
  const rows = await db.select().from(tasks).orderBy(asc(tasks.id));
  expect(rows.map(({ source, data }) => [source, data.text])).toEqual([
    ['a b.csv', 'One'],
    ['a b.csv', 'Two'],
    ['lines.txt', '[not JSON'],
    ['file', 'Four'],
  ]);
  expect((await put('a.exe', 'MZ\0\0')).status).toBe(400);
  expect((await put('a.json', '')).status).toBe(400);
});

test('a dry run says what would come of it, and a second call brings it in', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const bulk = `/projects/${project.id}/tasks/bulk/`;
  await program.post(bulk, [{ external_id: 'a', data: { text: 'One' } }, { text: 'Two' }]);
  const dry = await program.post(`${bulk}?dry_run=1`, [{ external_id: 'a', data: { text: 'Eins' } }, { text: 'Two' }, { text: 'Three' }]);
  expect([dry.status, dry.json<Told>()]).toMatchObject([200, { status: 'checked', new_count: 1, changed_count: 1, same_count: 1 }]);
  expect(await db.$count(tasks)).toBe(2);
  const at = `/projects/${project.id}/imports/${dry.json<Told>().id}`;
  const done = await program.post(`${at}/confirm?duplicates=update`);
  expect([done.status, done.json()]).toMatchObject([201, { task_count: 1, updated_count: 1, skipped_count: 1 }]);
  expect((await program.get(at)).json()).toMatchObject({ status: 'completed' });

  const bad = await program.post(`${bulk}?dry_run=1`, [{ other: 1 }, { text: 'Four' }]);
  expect([bad.status, bad.json<Told>()]).toMatchObject([200, { status: 'failed', problem_count: 1, problems: [expect.stringContaining('line 1')] }]);
  const gone = (await program.post(`${bulk}?dry_run=1`, [{ text: 'Five' }])).json<Told>();
  expect((await program.delete(`/projects/${project.id}/imports/${gone.id}`)).status).toBe(204);
  expect((await program.post(`/projects/${project.id}/imports/${gone.id}/confirm`)).status).toBe(409);
  expect(await db.$count(tasks)).toBe(3);
});

test('tasks of a copied project are called what the file calls them, so that its update finds them', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  await program.post(`/projects/${project.id}/tasks/bulk/`, [{ external_id: 'E-1', data: { text: 'One' } }, { text: 'Two' }]);
  const copied = await app.as(ada).post(paths.projectDuplicates(project.id), { withTasks: true });
  const copy = Number(copied.location!.split('/').at(-1));
  const named = () => db.select({ name: tasks.externalId, data: tasks.data }).from(tasks).where(eq(tasks.projectId, copy)).orderBy(tasks.innerId);
  expect(await named()).toEqual([
    { name: 'E-1', data: { text: 'One' } },
    { name: null, data: { text: 'Two' } },
  ]);
  const mended = await program.post(`/projects/${copy}/tasks/bulk/?duplicates=update`, [{ external_id: 'E-1', data: { text: 'Eins' } }]);
  expect(mended.json()).toMatchObject({ task_count: 0, updated_count: 1 });
  expect((await named()).map(({ data }) => data)).toEqual([{ text: 'Eins' }, { text: 'Two' }]);
});

test('without a word on duplicates the same is left out, and other data under a known id is asked about', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const bulk = `/projects/${project.id}/tasks/bulk/`;
  expect((await program.post(bulk, [{ id: 1, data: { text: 'One' } }])).json()).toMatchObject({ task_count: 1 });
  expect((await program.post(bulk, [{ id: 1, data: { text: 'One' } }])).json()).toMatchObject({ task_count: 0, skipped_count: 1 });
  const asked = await program.post(bulk, [{ id: 1, data: { text: 'Eins' } }, { text: 'Two' }]);
  expect(asked.status).toBe(400);
  expect(asked.json<Fault>().validation_errors?.non_field_errors?.[0]).toMatch(
    /line 1: The task 1 is here already \(task 1 of the project\).*duplicates=skip/,
  );
  expect(await db.$count(tasks)).toBe(1);
  for (const [duplicates, told] of [
    ['skip', { task_count: 1, skipped_count: 1 }],
    ['update', { task_count: 0, updated_count: 1, skipped_count: 1 }],
    ['add', { task_count: 2 }],
  ] as const)
    expect((await program.post(`${bulk}?duplicates=${duplicates}`, [{ id: 1, data: { text: 'Eins' } }, { text: 'Two' }])).json()).toMatchObject(told);
  expect((await program.post(`${bulk}?duplicates=both`, [{ text: 'x' }])).status).toBe(400);
});

test('new answers to known tasks are counted, not dropped unseen; what a task has already is no loss', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const program = await programOf(app, db, ada);
  const bulk = `/projects/${project.id}/tasks/bulk/`;
  const answer = (mood: string, by = ben.id) => ({ result: make.choice(mood), completed_by: by });
  const guess = (mood: string) => ({ result: make.choice(mood), model_version: 'm-1', score: 0.5 });
  const draft = { result: make.choice('Sad'), user: ben.id };
  const first = { data: { text: 'One' }, annotations: [answer('Glad')], predictions: [guess('Glad')] };
  const same = (await program.post(bulk, [first])).json();
  expect([same, (await program.post(bulk, [first])).json()]).toMatchObject([{ annotation_count: 1 }, { skipped_count: 1 }]);
  expect(Object.keys((await program.post(bulk, [first])).json())).not.toContain('skipped_annotation_count');
  const own = (await program.get(`/projects/${project.id}/export?exportType=JSON`)).json<unknown>();
  expect(Object.keys((await program.post(bulk, own)).json())).not.toContain('skipped_annotation_count');
  const more = [
    { data: { text: 'One' }, annotations: [answer('Glad'), answer('Sad'), answer('Glad', ada.id)], predictions: [guess('Sad')], drafts: [draft] },
    { data: { text: 'Two' }, annotations: [answer('Sad')] },
  ];
  const told = { skipped_annotation_count: 2, skipped_prediction_count: 1, skipped_draft_count: 1 };
  const dry = (await program.post(`${bulk}?dry_run=1`, more)).json<Told>();
  expect(dry).toMatchObject({ new_count: 1, same_count: 1, ...told });
  expect((await program.post(bulk, more)).json()).toMatchObject({ task_count: 1, annotation_count: 1, skipped_count: 1, ...told });
  const page = async () => (await app.as(ada).get(paths.import(project.id, dry.id))).query('#import')!.textContent.replaceAll(/\s+/g, ' ');
  expect(await page()).toContain('Left out, unless all of it is added once more: 1 draft of the files for tasks that are here');
  expect(await page()).toContain('2 annotations and 1 prediction will be added to 1 task that is here. Answers that are here stay.');
  await program.post(`/projects/${project.id}/imports/${dry.id}/confirm?duplicates=skip`);
  expect(await page()).toContain('Left out: 2 annotations, 1 prediction and 1 draft of the files for tasks that were here already.');
});

test('later: a place to ask, and how far it is', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const reply = await program.raw('PUT', `/projects/${project.id}/import/a.txt?async=1&dry_run=1`, 'One\nTwo\n');
  expect(reply.status).toBe(202);
  const { import: id, status_url: url } = reply.json<{ import: number; status_url: string }>();
  expect(reply.headers.get('Location')).toBe(`/api/projects/${project.id}/imports/${id}`);
  expect(url).toBe(`${app.deps.baseUrl}/api/projects/${project.id}/imports/${id}`);
  await runImport(db, id, app.deps);
  expect((await program.get(`/projects/${project.id}/imports/${id}`)).json()).toMatchObject({
    status: 'checked',
    read_bytes: 8,
    total_bytes: 8,
    new_count: 2,
  });
  const confirmed = await program.post(`/projects/${project.id}/imports/${id}/confirm?async=1`);
  expect(confirmed.status).toBe(202);
  expect(app.deps.sent.jobs.filter(({ name }) => name === 'import.run')).toHaveLength(2);
  await runImport(db, id, app.deps);
  expect((await program.get(`/projects/${project.id}/imports/${id}`)).json()).toMatchObject({ status: 'completed', task_count: 2 });
});

test('limits are the operator’s', async ({ db }) => {
  const { project, ada } = await make.story(db);
  const small = client(db, { limits: { tasks: 2, fileBytes: 50, unfinishedBytes: 100 } });
  const program = await programOf(small, db, ada);
  const put = (body: string) => program.raw('PUT', `/projects/${project.id}/import/a.txt`, body);
  expect((await put('a\nb\n')).status).toBe(201);
  expect((await put('a\nb\nc\n')).json<Fault>().validation_errors?.non_field_errors?.[0]).toContain('more than 2 tasks');
  const large = await put('x'.repeat(51));
  expect([large.status, large.json<Fault>().detail]).toEqual([400, expect.stringContaining('a.txt is larger than')]);
  const form = new FormData();
  form.append('file', new File(['y'.repeat(51)], 'b.txt'));
  expect((await program.raw('POST', `/projects/${project.id}/import`, form)).status).toBe(400);
  expect(await db.$count(tasks)).toBe(2);
});

test('T29 strangers get 404, the wrong role 403, by every door', async ({ app, db }) => {
  const { project, ada, ben, di } = await make.story(db);
  const [order] = await db.insert(imports).values({ projectId: project.id, createdBy: ada.id, sources: [], state: 'checked' }).returning();
  const at = `/projects/${project.id}/imports/${order!.id}`;
  for (const [person, status] of [
    [di, 404],
    [ben, 403],
    [undefined, 401],
  ] as const) {
    const program = await programOf(app, db, person);
    expect((await program.raw('PUT', `/projects/${project.id}/import/a.txt`, 'x')).status).toBe(status);
    expect((await program.post(`${at}/confirm`)).status).toBe(status);
    expect((await program.delete(at)).status).toBe(status);
    expect((await program.get(at)).status).toBe(status);
  }
  expect((await db.select().from(imports).where(eq(imports.id, order!.id)))[0]!.state).toBe('checked');
});

test('labels of other tools: refused with what is missing, checked with the config they bring, or brought in with it', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.choices });
  const program = await programOf(app, db, ada);
  const call = `/projects/${project.id}/import`;
  const conll = 'Ada B-Person\n';
  const refused = await program.raw('PUT', `${call}/a.conll`, conll);
  expect([refused.status, refused.json<Fault>().validation_errors?.non_field_errors?.at(-1)]).toEqual([
    400,
    'line 1: These files make a labeling config of their own (1 sentence, 1 label). Send use_config=1 to use it.',
  ]);
  const dry = await program.raw('PUT', `${call}/a.conll?dry_run=1`, conll);
  expect(dry.json()).toMatchObject({ status: 'checked', offered_config: expect.stringContaining('<Label value="Person"/>') });
  const confirm = `/projects/${project.id}/imports/${dry.json<Told>().id}/confirm`;
  expect((await program.post(confirm)).status).toBe(400);
  const form = new FormData();
  form.set('file', new File([conll], 'a.conll'));
  form.set('labels_as', 'guesses');
  const multipart = () => program.raw('POST', call, form);
  expect((await multipart()).status).toBe(400);
  form.set('labels_as', 'predictions');
  form.set('use_config', '1');
  expect((await multipart()).json()).toMatchObject({ task_count: 1, annotation_count: 0, prediction_count: 1 });
  expect((await program.post(`${confirm}?use_config=1`)).status).toBe(409);
});
