/** What programs export: by the names of the field and our own. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { runExport } from '#app/domain/exports/run.ts';
import type { Client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import type { Db } from '#app/db/client.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

type Told = { id: number; annotations: { completed_by: number | string; was_cancelled: boolean }[]; drafts?: unknown[] }[];

async function story(app: Client, db: Db) {
  const told = await make.story(db);
  const { ada, ben, cy, project } = told;
  const [one, two, three] = [
    await make.task(db, { project, data: { text: 'river' } }),
    await make.task(db, { project, overlap: 3 }),
    await make.task(db, { project }),
  ];
  await make.annotation(db, { task: one, by: ben });
  await make.annotation(db, { task: two, by: cy, groundTruthAt: new Date() });
  await make.annotation(db, { task: two, by: ben, wasCancelled: true, result: [] });
  const program = await programOf(app, db, ada);
  const rows = (tasks: Told) => tasks.map(({ id, annotations }) => [id, ...annotations.map(({ completed_by }) => completed_by)]);
  const path = `/projects/${project.id}/export`;
  const get = async (query: string) => rows((await program.get(`${path}?${query}`)).json<Told>());
  const keep = async (body: object) => {
    const made = await program.post(`${path}s`, body);
    expect([body, made.status, made.text]).toEqual([body, 201, expect.any(String)]);
    const { id } = made.json<{ id: number }>();
    await runExport(db, id, app.deps);
    return rows((await program.get(`${path}s/${id}/download`)).json<Told>());
  };
  return { ...told, one, two, three, program, path, get, keep };
}

test('by query: ids, filters, which annotations', async ({ app, db }) => {
  const { ben, cy, one, two, three, program, path, get } = await story(app, db);
  expect(await get('')).toEqual([
    [one.id, ben.id],
    [two.id, cy.id, ben.id],
  ]);
  expect(await get(`ids[]=${three.id}&ids[]=${one.id}&download_all_tasks=1`)).toEqual([[one.id, ben.id], [three.id]]);
  expect(await get(`ids=${two.id}&skipped=0`)).toEqual([[two.id, cy.id]]);
  expect(await get('state=done&text=river')).toEqual([[one.id, ben.id]]);
  const filters = JSON.stringify({ items: [{ filter: 'filter:tasks:id', operator: 'equal', value: two.id }] });
  expect(await get(`filters=${encodeURIComponent(filters)}&annotations=ground_truth`)).toEqual([[two.id, cy.id]]);
  expect(await get(`annotator=${ben.id}&annotations=latest&skipped=false`)).toEqual([[one.id, ben.id], [two.id]]);
  expect((await get('anonymous=true'))[0]![1]).toMatch(/^annotator-/);
  expect((await program.get(`${path}?drafts=1`)).json<Told>()[0]!.drafts).toEqual([]);
  for (const [query, sentence] of [
    ['annotations=best', 'annotations is one of'],
    ['ids=1&id=2', 'Ids are named once'],
    ['interpolate_key_frames=true', 'Key frames are exported as they were set'],
    ['state=lost', '"state":'],
    [`ids[]=${Array.from({ length: 20_001 }, (_, n) => n + 1).join('&ids[]=')}`, 'At most 20,000 ids'],
  ] as const) {
    const refused = await program.get(`${path}?${query}`);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining(sentence)]);
  }
});

test('kept: the options of the field', async ({ app, db }) => {
  const { ben, cy, one, two, three, program, path, keep } = await story(app, db);
  const skip = [two.id, ben.id];
  expect(await keep({ task_filter_options: { annotated: 'exclude' } })).toEqual([[three.id]]);
  expect(await keep({ task_filter_options: { finished: 'only' } })).toEqual([[one.id, ben.id]]);
  expect(await keep({ task_filter_options: { skipped: 'exclude' } })).toEqual([[one.id, ben.id], [three.id]]);
  expect(await keep({ annotation_filter_options: {} })).toEqual([[one.id, ben.id], [two.id]]);
  expect(await keep({ annotation_filter_options: { usual: false, skipped: true }, task_filter_options: { only_with_annotations: true } })).toEqual([
    skip,
  ]);
  expect(await keep({ annotation_filter_options: { usual: false, ground_truth: true }, ids: [two.id, three.id] })).toEqual([[two.id, cy.id]]);
  expect(await keep({ filters: { items: [{ filter: 'filter:tasks:data', operator: 'contains', value: 'river' }] } })).toEqual([[one.id, ben.id]]);
  for (const body of [
    { task_filter_options: { view: 3 } },
    { task_filter_options: { finished: 'yes' } },
    { serialization_options: { drafts: { only_id: true } } },
    { serialization_options: { annotations__completed_by: { only_id: false } } },
    { serialization_options: { include_annotation_history: true } },
  ]) {
    const refused = await program.post(`${path}s`, body);
    expect([body, refused.status, Object.keys(refused.json<Fault>().validation_errors ?? {}).length]).toEqual([body, 400, 1]);
  }
});

test('kept: what was asked for is told in the words that it was asked in', async ({ app, db }) => {
  const { ben, program, path } = await story(app, db);
  const asked = {
    exportType: 'CSV',
    task_filter_options: { annotated: 'only', skipped: 'exclude', only_with_annotations: true },
    annotation_filter_options: { usual: true, ground_truth: false, skipped: true },
    annotations: 'latest_per_person',
    annotator: ben.id,
    approved: true,
    review: 'approved',
    state: ['done', 'new'],
    text: 'river',
    id: '1-3, 7',
    truth: 'without',
    predictions: false,
    full_tasks: false,
    anonymous: true,
  };
  const { order } = (await program.post(`${path}s`, asked)).json<{ order: Record<string, unknown> }>();
  const { exportType, predictions, ...same } = asked;
  expect(order).toMatchObject({ ...same, serialization_options: { predictions } });
  const again = (await program.post(`${path}s`, { ...order, exportType })).json<{ order: unknown }>();
  expect(again.order).toEqual(order);
});

test('kept: counted, fetched in parts, renamed and deleted', async ({ app, db }) => {
  const { program, path, cy, eve } = await story(app, db);
  const { id } = (await program.post(`${path}s`, { title: 'A', serialization_options: { drafts: true, predictions: false } })).json<{ id: number }>();
  await runExport(db, id, app.deps);
  const at = `${path}s/${id}`;
  const whole = await program.get(`${at}/download`);
  const told = (await program.get(at)).json();
  expect(told).toMatchObject({
    status: 'completed',
    counters: { task_number: 2, annotation_number: 3 },
    size: Buffer.byteLength(whole.text),
    sha256: createHash('sha256').update(whole.text).digest('hex'),
    order: { serialization_options: { drafts: true, predictions: false } },
  });
  expect((await program.get(`${path}s`)).json()).toMatchObject({ results: [told] });
  expect(whole.headers.get('filename')).toBe('A.json');
  const part = await program.raw('GET', `${at}/download`, undefined, { Range: 'bytes=5-' });
  expect([part.status, part.text]).toEqual([206, whole.text.slice(5)]);
  expect((await program.patch(at, { title: ' B ' })).json()).toMatchObject({ title: 'B' });
  expect((await program.patch(at, { title: '' })).status).toBe(400);
  expect((await (await programOf(app, db, eve)).delete(at)).status).toBe(404);
  expect((await (await programOf(app, db, cy)).delete(at)).status).toBe(403);
  expect([(await program.delete(at)).status, (await program.delete(at)).status, (await program.get(`${at}/download`)).status]).toEqual([
    204, 404, 404,
  ]);
  expect((await acts(db)).filter((act) => act.endsWith('export'))).toEqual(['delete export', 'rename export', 'start export']);
});
