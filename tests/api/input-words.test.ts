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
