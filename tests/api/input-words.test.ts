/** What programs read where their input is not as it should be. */
import { expect } from 'vitest';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

test('faults of the input are sentences, named by their fields', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const task = await make.task(db, { project });
  const program = await programOf(app, db, ada);
  const said = async (reply: ReturnType<typeof program.get>) => (await reply).json<Fault>().validation_errors;
  const list = `/projects/${project.id}/tasks`;
  expect(await said(program.get(`${list}?page=0`))).toEqual({ page: ['This must be at least 1.'] });
  expect(await said(program.get(`${list}?page=one&page_size=1.5`))).toEqual({
    page: ['This must be a number.'],
    page_size: ['This must be a whole number.'],
  });
  expect(await said(program.get(`${list}?page_size=100000`))).toEqual({ page_size: ['This must be at most 1000.'] });
  expect(await said(program.patch(`/tasks/${task.id}`, { data: 'x' }))).toEqual({ data: ['This must be an object.'] });
  expect(await said(program.post(`/tasks/${task.id}/annotations`, { result: [], lead_time: -5 }))).toEqual({
    lead_time: ['This must be at least 0.'],
  });
  expect(await said(program.post('/predictions', { result: [] }))).toEqual({ task: ['This is missing.'] });
  // What a schema says itself stays.
  expect(await said(program.post(`/tasks/${task.id}/annotations`, { result: 'x' }))).toEqual({ result: ['"result" is a list of results.'] });
});

test('what is expected is said in plain words also where a value may be written in several ways', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const task = await make.task(db, { project });
  const program = await programOf(app, db, ada);
  const said = async (reply: ReturnType<typeof program.get>) => (await reply).json<Fault>().validation_errors;
  const of = `/projects/${project.id}`;
  expect(await said(program.patch(`/tasks/${task.id}`, { meta: 5 }))).toEqual({ meta: ['This must be an object or a list.'] });
  const states = { state: [expect.stringMatching(/^state is one of: .*done/)] };
  expect(await said(program.get(`${of}/tasks?state=`))).toEqual(states);
  expect(await said(program.get(`${of}/tasks?state=done&state=bogus`))).toEqual(states);
  expect(await said(program.get(`${of}/export?exportType=JSON&download_all_tasks=maybe`))).toEqual({
    download_all_tasks: ['This must be true or false.'],
  });
  expect(await said(program.post(`${of}/exports`, { exportType: 'JSON', serialization_options: { drafts: 'x' } }))).toEqual({
    'serialization_options.drafts': ['This must be true or false or an object.'],
  });
  expect(await said(program.post(`${of}/exports`, { exportType: 'JSON', serialization_options: { drafts: { only_id: true } } }))).toEqual({
    'serialization_options.drafts.only_id': ['Drafts come whole or not at all.'],
  });
  expect(await said(program.post(`${of}/import?duplicates=bogus`, []))).toEqual({
    duplicates: [expect.stringMatching(/^This must be one of: .*update/)],
  });
  expect(await said(program.get(`${of}/snapshots/1/export?state=done`))).toEqual({
    non_field_errors: ['This is not asked for here: state. Leave it out.'],
  });
  const filters = { items: [{ filter: 'filter:tasks:ground_truth', operator: 'equal', value: 'maybe' }] };
  expect(await said(program.get(`${of}/tasks?filters=${encodeURIComponent(JSON.stringify(filters))}`))).toEqual({
    filters: ['The value of filter:tasks:ground_truth is not right: This must be true or false.'],
  });
});
