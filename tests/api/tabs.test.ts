/** Tabs of the data manager as programs use them. */
import { expect } from 'vitest';
import { everyTask } from '#app/core/task-query.ts';
import type { Db } from '#app/db/client.ts';
import { runExport } from '#app/domain/exports/run.ts';
import { changeTab, saveTab } from '#app/domain/tabs.ts';
import type { Client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

type Listed = { count: number; next: string | null; results: { id: number; title: string; query: Record<string, string> }[] };

async function withTabs(app: Client, db: Db) {
  const story = await make.story(db);
  const { ada, ben, project } = story;
  const tasks = [];
  for (const text of ['A river', 'A lake', 'Another river']) tasks.push(await make.task(db, { project, data: { text } }));
  await make.annotation(db, { task: tasks[0]!, by: ben });
  const rivers = await saveTab(
    db,
    project,
    { title: 'Rivers, last first', query: { filters: { text: 'river' }, order: 'id', direction: 'desc' } },
    ada,
  );
  const much = { states: ['done' as const], person: ben.id, groundTruth: false, ids: [{ from: 1, to: 999_999_999 }] };
  const all = await saveTab(db, project, { title: 'Much', query: { filters: much, order: 'updated', direction: 'asc' } }, ada);
  return { ...story, tasks, rivers, all, program: await programOf(app, db, ada), at: `/projects/${project.id}` };
}

test('listed in pages, each with its filters in the names that the list of tasks takes', async ({ app, db }) => {
  const { program, at, rivers, all, ben, ada, project } = await withTabs(app, db);
  expect((await program.get(`${at}/tabs/`)).json()).toEqual({
    count: 2,
    next: null,
    previous: null,
    results: [
      {
        id: rivers.id,
        project: project.id,
        title: 'Rivers, last first',
        query: { text: 'river', ordering: '-id' },
        created_by: ada.id,
        created_at: rivers.createdAt.toISOString(),
      },
      {
        id: all.id,
        project: project.id,
        title: 'Much',
        query: { state: ['done'], person: ben.id, id: '1-999999999', truth: 'without', ordering: 'updated_at' },
        created_by: ada.id,
        created_at: all.createdAt.toISOString(),
      },
    ],
  });
  const first = (await program.get(`${at}/tabs?page_size=1`)).json<Listed>();
  expect([first.count, first.results.length, first.next]).toEqual([2, 1, expect.stringContaining('page=2')]);
  expect((await program.get(`${at}/tabs?page=3`)).status).toBe(404);
});

test('the list of tasks by a tab is the list by its query; a call may sort it otherwise', async ({ app, db }) => {
  const { program, at, rivers, tasks } = await withTabs(app, db);
  const ids = async (query: string) => (await program.get(`${at}/tasks?${query}`)).json<Listed>().results.map(({ id }) => id);
  for (const { id, title, query } of (await program.get(`${at}/tabs`)).json<Listed>().results) {
    const byQuery = await ids(new URLSearchParams(query).toString());
    expect(byQuery.length).toBeGreaterThan(0);
    expect([await ids(`tab=${id}`), await ids(`tab=${encodeURIComponent(title.toUpperCase())}`)]).toEqual([byQuery, byQuery]);
  }
  expect(await ids(`tab=${rivers.id}`)).toEqual([tasks[2]!.id, tasks[0]!.id]);
  expect(await ids(`tab=${rivers.id}&ordering=id`)).toEqual([tasks[0]!.id, tasks[2]!.id]);
});

test('an export by a tab holds what the filter holds, and keeps it with the name', async ({ app, db }) => {
  const { program, at, rivers, ada, project } = await withTabs(app, db);
  const whole = 'download_all_tasks=1';
  const byFilter = (await program.get(`${at}/export?${whole}&text=river`)).text;
  for (const tab of [String(rivers.id), 'rivers, last first'])
    expect((await program.get(`${at}/export?${whole}&tab=${encodeURIComponent(tab)}`)).text).toBe(byFilter);
  expect((await program.get(`${at}/exports/lint?exportType=CSV&${whole}&tab=${rivers.id}`)).json()).toMatchObject({ task_number: 2 });
  const orders = [{ tab: rivers.id }, { tab: 'Rivers, last first' }, { task_filter_options: { view: rivers.id } }];
  const made: number[] = [];
  for (const asked of orders) {
    const reply = await program.post(`${at}/exports`, { download_all_tasks: true, ...asked });
    expect([reply.status, reply.json()]).toMatchObject([201, { tab: 'Rivers, last first', order: { text: 'river' } }]);
    made.push(reply.json<{ id: number }>().id);
  }
  await changeTab(db, project, { tab: rivers.id, query: { ...everyTask, filters: { text: 'lake' } } }, ada);
  for (const id of made) {
    await runExport(db, id, app.deps);
    expect((await program.get(`${at}/exports/${id}/download`)).text).toBe(byFilter);
  }
  const { order } = (await program.get(`${at}/exports/${made[0]}`)).json<{ order: object }>();
  expect((await program.post(`${at}/exports`, order)).json(), 'asked for again, word for word').toMatchObject({ tab: null, order });
});

test('a tab that is not there, another project’s, and filters beside one are refused at their place', async ({ app, db }) => {
  const { program, at, rivers, ada } = await withTabs(app, db);
  const other = await make.project(db, { by: ada });
  const foreign = await saveTab(db, other, { title: 'Elsewhere', query: { ...everyTask, filters: { text: 'x' } } }, ada);
  const bad = [
    ...[foreign.id, 'Elsewhere', 999_999, '', 'x'.repeat(101)].map((tab) => `tab=${tab}`),
    `tab=${rivers.id}&state=done`,
    `tab=${rivers.id}&text=lake`,
  ];
  for (const query of bad)
    for (const path of ['tasks', 'export', 'exports/lint']) {
      const refused = await program.get(`${at}/${path}?${query}`);
      expect([query, path, refused.status, Object.keys(refused.json<Fault>().validation_errors ?? {})]).toEqual([query, path, 400, ['tab']]);
    }
  for (const body of [{ tab: foreign.id }, { tab: rivers.id, ids: [1] }, { tab: rivers.id, task_filter_options: { view: rivers.id } }]) {
    const refused = await program.post(`${at}/exports`, body);
    expect([body, refused.status, Object.keys(refused.json<Fault>().validation_errors ?? {})]).toEqual([body, 400, ['tab']]);
  }
});

test('T29 T36 strangers get 404, annotators 403, reviewers read', async ({ app, db }) => {
  const { at, ben, cy, di, eve } = await withTabs(app, db);
  const status = async (person: typeof ben) => (await (await programOf(app, db, person)).get(`${at}/tabs`)).status;
  expect([await status(di), await status(eve), await status(ben), await status(cy)]).toEqual([404, 404, 403, 200]);
  expect((await (await programOf(app, db, undefined)).get(`${at}/tabs`)).status).toBe(401);
});
