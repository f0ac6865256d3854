import { expect } from 'vitest';
import { tasks as taskTable } from '#app/db/schema/tasks.ts';
import { giveTaskBack } from '#app/domain/leases.ts';
import { test } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

type Listed = {
  count: number;
  next: string | null;
  previous: string | null;
  results: { id: number; data: Record<string, unknown>; annotations: unknown[] }[];
};

test('tasks come in pages with their answers, the links lead on, and past the end there is nothing', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const tasks = [];
  for (let n = 0; n < 7; n += 1) tasks.push(await make.task(db, { project }));
  const annotation = await make.annotation(db, { task: tasks[0]!, by: ben });
  const program = await programOf(app, db, ada);
  const seen: number[] = [];
  for (let path: string | null = `/projects/${project.id}/tasks/?page_size=3`; path;) {
    const page: Listed = (await program.get(path)).json<Listed>();
    expect(page.count).toBe(7);
    seen.push(...page.results.map(({ id }) => id));
    path = page.next && page.next.replace('http://gloss.test/api', '');
  }
  expect(seen).toEqual(tasks.map(({ id }) => id));
  const first = (await program.get(`/projects/${project.id}/tasks?page_size=1`)).json<Listed>();
  expect(first.results[0]).toMatchObject({
    id: tasks[0]!.id,
    annotations: [{ id: annotation.id, completed_by: ben.id }],
    completions: [{ id: annotation.id }],
    is_labeled: true,
    accuracy: null,
  });
  expect((await program.get(`/projects/${project.id}/tasks?page=4&page_size=3`)).status).toBe(404);
});

test('an empty project has an empty first page', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  expect((await (await programOf(app, db, ada)).get(`/projects/${project.id}/tasks`)).json()).toEqual({
    count: 0,
    next: null,
    previous: null,
    results: [],
  });
});

test('every order, forwards and backwards, at every depth', async ({ app, db }) => {
  const { project, ada, ben, cy } = await make.story(db);
  const tasks = [];
  for (let n = 0; n < 9; n += 1) tasks.push(await make.task(db, { project, overlap: 3, updatedAt: new Date(2026, 0, 1 + ((n * 4) % 9)) }));
  for (const [index, by] of [
    [2, ben],
    [2, cy],
    [5, ben],
  ] as const)
    await make.annotation(db, { task: tasks[index]!, by });
  const program = await programOf(app, db, ada);
  const read = async (ordering: string, size: number) => {
    const ids: number[] = [];
    for (let page = 1; page * size < 9 + size; page += 1)
      ids.push(
        ...(await program.get(`/projects/${project.id}/tasks?ordering=${ordering}&page_size=${size}&page=${page}`))
          .json<Listed>()
          .results.map(({ id }) => id),
      );
    return ids;
  };
  const ids = tasks.map(({ id }) => id);
  expect(await read('id', 4)).toEqual(ids);
  expect(await read('-id', 2)).toEqual(ids.toReversed());
  expect((await read('-total_annotations', 4)).slice(0, 2)).toEqual([ids[2], ids[5]]);
  for (const ordering of ['updated_at', '-updated_at', 'total_annotations', '-tasks:total_annotations']) {
    const whole = await read(ordering, 9);
    expect(new Set(whole).size).toBe(9);
    for (const size of [1, 2, 4]) expect(await read(ordering, size)).toEqual(whole);
  }
});

test('filters by name and as JSON find the same', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const glad = await make.task(db, { project, data: { text: 'A quetzal 🌠 sings' } });
  const sad = await make.task(db, { project, data: { text: 'Rain' } });
  await make.annotation(db, { task: glad, by: ben, verdict: 'approved' });
  const program = await programOf(app, db, ada);
  const found = async (query: Record<string, string>) =>
    (await program.get(`/projects/${project.id}/tasks?${new URLSearchParams(query).toString()}`)).json<Listed>().results.map(({ id }) => id);
  const json = (column: string, operator: string, value: unknown) =>
    found({ filters: JSON.stringify({ conjunction: 'and', items: [{ filter: `filter:tasks:${column}`, operator, type: 'String', value }] }) });
  expect(await found({ state: 'done' })).toEqual([glad.id]);
  expect(await json('state', 'equal', 'done')).toEqual([glad.id]);
  expect(await found({ person: String(ben.id) })).toEqual([glad.id]);
  expect(await json('annotators', 'contains', ben.id)).toEqual([glad.id]);
  expect(await found({ text: 'quetz' })).toEqual([glad.id]);
  expect(await json('data', 'contains', 'quetzal')).toEqual([glad.id]);
  expect(await found({ id: `${sad.id}` })).toEqual([sad.id]);
  expect(await json('id', 'in', { min: sad.id, max: sad.id + 5 })).toEqual([sad.id]);
  expect(await json('ground_truth', 'equal', 'true')).toEqual([]);
  expect(await found({ review: 'approved' })).toEqual([glad.id]);
  expect(await json('review', 'equal', 'not reviewed')).toEqual([]);
  expect(await json('state', 'in_list', ['done', 'new'])).toEqual([glad.id, sad.id]);
});

test('T38 nothing outside the allow-list can be filtered or sorted by', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const program = await programOf(app, db, ada);
  const item = (filter: string, operator = 'equal', value: unknown = 1) =>
    `filters=${encodeURIComponent(JSON.stringify({ conjunction: 'and', items: [{ filter, operator, value }] }))}`;
  const asked = [
    'ordering=completed_by__password',
    'ordering=data.text',
    'ordering=constructor',
    'state=nope',
    'person=abc',
    'id=none',
    'id=18,abc',
    `id=${Array.from({ length: 51 }, (_, n) => 3 * n).join(',')}`,
    'page_size=5000',
    'page=0',
    'text=a%00b',
    'after=nonsense',
    'filters={',
    'filters=[]',
    'filters=%22x%22',
    item('filter:tasks:project__organization__invite_token', 'contains', 'a'),
    item('filter:tasks:data.text', 'regex', '(a+)+$'),
    item('filter:tasks:constructor'),
    item('filter:tasks:__proto__'),
    item('filter:tasks:id', 'constructor'),
    item('filter:tasks:id', 'equal', { $gt: 0 }),
    item('filter:tasks:annotators', 'contains', '1 or 1=1'),
    item('filter:tasks:data', 'contains', { text: 1 }),
    `filters=${encodeURIComponent('{"conjunction":"or","items":[]}')}`,
    'page=11&page_size=100000',
  ];
  for (const query of asked) {
    const reply = await program.get(`/projects/${project.id}/tasks?${query}`);
    expect([query, reply.status]).toEqual([query, 400]);
    expect(reply.json<Fault>()).toMatchObject({
      status_code: 400,
      detail: expect.any(String) as string,
      validation_errors: expect.any(Object) as object,
    });
  }
});

test('past the millionth row one narrows instead', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  expect((await (await programOf(app, db, ada)).get(`/projects/${project.id}/tasks?page=1001&page_size=1000`)).json<Fault>().detail).toContain(
    'Narrow the list',
  );
});

test('a task is read, changed and deleted, and the log tells', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const task = await make.task(db, { project, data: { text: 'Old' } });
  const program = await programOf(app, db, ada);
  const changed = await program.patch(`/tasks/${task.id}/`, { data: { text: 'New' }, meta: { source: 'x' } });
  expect(changed.json()).toMatchObject({ id: task.id, data: { text: 'New' }, meta: { source: 'x' }, annotations: [] });
  expect((await program.patch(`/tasks/${task.id}/`, { meta: ['shelf', 3] })).json()).toMatchObject({ data: { text: 'New' }, meta: ['shelf', 3] });
  expect((await program.patch(`/tasks/${task.id}/`, { meta: 'shelf' })).status).toBe(400);
  expect((await program.patch(`/tasks/${task.id}/`, { data: { text: 'New' } })).status).toBe(200);
  expect((await program.delete(`/tasks/${task.id}/`)).status).toBe(204);
  expect((await program.get(`/tasks/${task.id}/`)).status).toBe(404);
  expect((await program.delete(`/tasks/${task.id}/`)).status).toBe(404);
  expect((await acts(db)).slice(0, 3)).toEqual(['delete tasks', 'change task', 'change task']);
});

test('data must fit the config, and an answered task keeps its data', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const task = await make.task(db, { project });
  const program = await programOf(app, db, ada);
  expect((await program.patch(`/tasks/${task.id}`, { data: { other: 1 } })).json<Fault>().validation_errors).toHaveProperty('data');
  expect((await program.patch(`/tasks/${task.id}`, { data: { text: 'a\0b' } })).status).toBe(400);
  expect((await program.patch(`/tasks/${task.id}`, { data: 'text' })).status).toBe(400);
  await make.annotation(db, { task, by: ben });
  expect((await program.patch(`/tasks/${task.id}`, { data: { text: 'Something else' } })).status).toBe(409);
  expect((await program.patch(`/tasks/${task.id}`, { meta: { kept: true } })).status).toBe(200);
});

test('a task that somebody labels keeps its data until it is given back, whoever changes it', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const task = await make.task(db, { project, data: { text: 'One' }, externalId: 'E-1' });
  const [program, labeling] = [await programOf(app, db, ada), await programOf(app, db, ben)];
  await labeling.get(`/projects/${project.id}/next`);
  const refused = await program.patch(`/tasks/${task.id}`, { data: { text: 'Eins' } });
  expect([refused.status, refused.json<Fault>().detail]).toEqual([409, expect.stringMatching(/open to label it.*Try again/)]);
  expect((await program.patch(`/tasks/${task.id}`, { meta: { kept: true }, data: { text: 'One' } })).status).toBe(200);
  const update = () => program.post(`/projects/${project.id}/tasks/bulk/?duplicates=update`, [{ external_id: 'E-1', data: { text: 'Eins' } }]);
  expect((await update()).json()).toMatchObject({ task_count: 0, skipped_count: 1 });
  expect(await db.select().from(taskTable)).toMatchObject([{ data: { text: 'One' }, meta: { kept: true } }]);
  await giveTaskBack(db, project, task, ben);
  expect((await update()).json()).toMatchObject({ updated_count: 1 });
  expect((await program.patch(`/tasks/${task.id}`, { data: { text: 'Uno' } })).status).toBe(200);
});

test('T32 who, when, where and how many cannot be set', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const other = await make.project(db, { by: ada });
  const task = await make.task(db, { project });
  const reply = await (
    await programOf(app, db, ada)
  ).patch(`/tasks/${task.id}`, {
    id: 1,
    project: other.id,
    inner_id: 99,
    overlap: 50,
    is_labeled: true,
    created_at: '1999-01-01T00:00:00Z',
    total_annotations: 7,
    created_by: ben.id,
    annotations: [{ result: [] }],
    meta: {},
  });
  expect(reply.json()).toMatchObject({
    id: task.id,
    project: project.id,
    inner_id: task.innerId,
    overlap: 1,
    is_labeled: false,
    created_at: task.createdAt.toISOString(),
    total_annotations: 0,
    annotations: [],
  });
});

test('wrong roles get 403: reviewers read and do not change, annotators have no list', async ({ app, db }) => {
  const { project, ben, cy } = await make.story(db);
  const task = await make.task(db, { project });
  const [reviewer, annotator] = [await programOf(app, db, cy), await programOf(app, db, ben)];
  expect((await reviewer.get(`/tasks/${task.id}`)).status).toBe(200);
  expect((await reviewer.patch(`/tasks/${task.id}`, { meta: {} })).status).toBe(403);
  expect((await reviewer.delete(`/tasks/${task.id}`)).status).toBe(403);
  expect((await annotator.get(`/projects/${project.id}/tasks`)).json<Fault>()).toMatchObject({ status_code: 403 });
  expect((await annotator.get(`/tasks/${task.id}`)).status).toBe(404);
});
