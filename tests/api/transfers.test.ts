import { expect } from 'vitest';
import { tasks } from '#app/db/schema/tasks.ts';
import { runExport } from '#app/domain/exports/run.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { test } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

const counts = (task_count: number, annotation_count = 0, prediction_count = 0) => ({
  task_count,
  annotation_count,
  completion_count: annotation_count,
  prediction_count,
  duration: expect.any(Number) as number,
});

test('a JSON body of any form becomes tasks, by either name of the path', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const program = await programOf(app, db, ada);
  const bulk = `/projects/${project.id}/tasks/bulk/`;
  expect((await program.post(bulk, [{ text: 'One' }, { data: { text: 'Two' }, meta: { a: 1 } }])).json()).toEqual(counts(2));
  expect((await program.post(`/projects/${project.id}/import`, { text: 'Three' })).json()).toEqual(counts(1));
  const full = {
    data: { text: 'Four' },
    completions: [{ result: make.choice('Glad'), completed_by: ben.email }],
    predictions: [{ result: make.choice('Sad'), score: 0.3 }],
  };
  const reply = await program.post(bulk, [full]);
  expect(reply.status).toBe(201);
  expect(reply.json()).toEqual(counts(1, 1, 1));
  expect(await db.$count(tasks)).toBe(4);
  expect((await acts(db))[0]).toBe('import tasks');
});

test('files come by multipart, and bare CSV and lines by their content type', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const path = `/projects/${project.id}/import`;
  const form = new FormData();
  form.append('file', new File(['text\nOne\nTwo\n'], 'a.csv', { type: 'text/csv' }));
  form.append('more', new File(['[{"text": "Three"}]'], 'b.json'));
  expect((await program.raw('POST', path, form)).json()).toEqual(counts(3));
  expect((await program.raw('POST', path, 'text\nFour\n', { 'Content-Type': 'text/csv' })).json()).toEqual(counts(1));
  expect((await program.raw('POST', path, '[{"text": "As curl sends it"}]', { 'Content-Type': 'application/x-www-form-urlencoded' })).json()).toEqual(
    counts(1),
  );
  expect((await program.raw('POST', path, 'Five\nSix\n', { 'Content-Type': 'text/plain; charset=utf-8' })).json()).toEqual(counts(2));
});

test('anything wrong: reasons, and nothing is stored', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const path = `/projects/${project.id}/tasks/bulk`;
  for (const body of [
    [{ text: 'One' }, { other: 1 }],
    [{ data: { text: 'x' }, annotations: [{ result: make.choice('Nobody') }] }],
    [],
    [1],
    { data: 'x' },
  ]) {
    const reply = await program.post(path, body);
    expect([JSON.stringify(body), reply.status]).toEqual([JSON.stringify(body), 400]);
    expect(reply.json<Fault>()).toMatchObject({
      status_code: 400,
      detail: expect.any(String) as string,
      validation_errors: { non_field_errors: expect.any(Array) as string[] },
    });
  }
  for (const [type, body] of [
    ['application/json', '{"text": '],
    ['application/json', ''],
    ['image/png', 'x'],
    ['application/x-www-form-urlencoded', 'url=https://example.org/a.json'],
    ['application/json', '\x89PNG\r\n\x1a\n0000'],
  ] as const) {
    expect([type, body, (await program.raw('POST', path, Buffer.from(body, 'latin1'), { 'Content-Type': type })).status]).toEqual([type, body, 400]);
  }
  expect(await db.$count(tasks)).toBe(0);
});

test('later: the import is named at once and asked for afterwards', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const reply = await program.post(`/projects/${project.id}/tasks/bulk/?async=1`, [{ text: 'One' }]);
  expect(reply.status).toBe(202);
  const { import: id } = reply.json<{ import: number }>();
  expect(app.deps.sent.jobs).toEqual([{ name: 'import.run', data: { importId: id } }]);
  expect((await program.get(`/projects/${project.id}/imports/${id}/`)).json()).toMatchObject({ id, status: 'created', task_count: 0 });
  await runImport(db, id, app.deps);
  expect((await program.get(`/projects/${project.id}/imports/${id}/`)).json()).toMatchObject({
    id,
    status: 'completed',
    task_count: 1,
    error: null,
    problems: [],
  });
});

test('the answers as a file: what was answered, or everything', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const task = await make.task(db, { project, data: { text: 'Hello' } });
  await make.task(db, { project });
  await make.annotation(db, { task, by: ben });
  const program = await programOf(app, db, ada);
  const path = `/projects/${project.id}/export`;
  const reply = await program.get(`${path}?exportType=JSON`);
  expect(reply.headers.get('Content-Disposition')).toMatch(/^attachment; filename="project-/);
  expect(reply.json()).toMatchObject([{ id: task.id, data: { text: 'Hello' }, annotations: [{ completed_by: ben.id }] }]);
  expect((await program.get(`${path}?exportType=JSON&download_all_tasks=true&download_resources=true`)).json<unknown[]>()).toHaveLength(2);
  expect((await program.get(`${path}/?export_type=CSV`)).text).toContain('Hello');
  expect((await program.get(`${path}?exportType=JSON_MIN`)).json()).toMatchObject([{ mood: 'Glad' }]);
  for (const query of ['ids=all', 'ids[]=-1', 'exportType=YOLO', 'exportType=DOC', 'download_resources=perhaps', 'download_all_tasks=perhaps'])
    expect([query, (await program.get(`${path}?${query}`)).status]).toEqual([query, 400]);
});

test('formats are offered with the reason where one does not suit', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const offered = (await program.get(`/projects/${project.id}/export/formats`)).json<{ name: string; disabled: boolean; reason: string | null }[]>();
  expect(offered.filter(({ disabled }) => !disabled).map(({ name }) => name)).toEqual([
    'JSON',
    'JSONL',
    'JSON_MIN',
    'LABEL_STUDIO',
    'CSV',
    'TSV',
    'ANNOTTO',
  ]);
  expect(offered.find(({ name }) => name === 'COCO')?.reason).toContain('It needs an Image');
  const refused = await program.get(`/projects/${project.id}/export?exportType=COCO_WITH_IMAGES`);
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('COCO does not suit this project.')]);
});

test('an export goes back in and comes out the same but for ids and dates', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  await make.annotation(db, { task: await make.task(db, { project, data: { text: 'Hello 🌠' }, meta: { a: [1] } }), by: ben });
  await make.task(db, { project, meta: ['shelf', { of: [3] }] });
  const other = await make.project(db, { by: ada, members: [ben] });
  const program = await programOf(app, db, ada);
  const out = async (id: number) =>
    (await program.get(`/projects/${id}/export?download_all_tasks=true`)).json<
      { data: unknown; meta: unknown; annotations: { result: unknown; completed_by: number; lead_time: number }[] }[]
    >();
  const first = await out(project.id);
  expect((await program.post(`/projects/${other.id}/import`, first)).status).toBe(201);
  const bare = (all: typeof first) =>
    all.map(({ data, meta, annotations }) => ({
      data,
      meta,
      annotations: annotations.map(({ result, completed_by, lead_time }) => ({ result, completed_by, lead_time })),
    }));
  expect(bare(await out(other.id))).toEqual(bare(first));
});

test('kept files: asked for, listed, asked after, fetched', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  await make.task(db, { project });
  const program = await programOf(app, db, ada);
  const path = `/projects/${project.id}/exports`;
  const made = await program.post(`${path}/`, { export_type: 'JSON', download_all_tasks: true, title: 'All' });
  expect(made.status).toBe(201);
  const { id } = made.json<{ id: number }>();
  expect((await program.get(`${path}/${id}/`)).json()).toMatchObject({ id, status: 'created', title: 'All', export_type: 'JSON' });
  expect((await program.get(`${path}/${id}/download`)).status).toBe(409);
  await runExport(db, id, app.deps);
  expect((await program.get(`${path}/`)).json()).toMatchObject({ count: 1, results: [{ id, status: 'completed' }] });
  expect((await program.get(`${path}/${id}/download/`)).json<unknown[]>()).toHaveLength(1);
  expect((await program.post(path, { export_type: 'DOC' })).status).toBe(400);
});

test('reviewers and annotators bring nothing in and take nothing out', async ({ app, db }) => {
  const { project, ben, cy } = await make.story(db);
  for (const person of [ben, cy]) {
    const program = await programOf(app, db, person);
    expect((await program.post(`/projects/${project.id}/import`, [{ text: 'x' }])).status).toBe(403);
    for (const path of ['export', 'exports', 'exports/1', 'exports/1/download', 'imports/1'])
      expect((await program.get(`/projects/${project.id}/${path}`)).status).toBe(403);
  }
});
