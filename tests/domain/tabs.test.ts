import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { everyTask, type KeptQuery } from '#app/core/task-query.ts';
import { tabs } from '#app/db/schema/tabs.ts';
import { duplicateProject } from '#app/domain/projects/duplicate.ts';
import { purgeTrash } from '#app/domain/projects/trash.ts';
import { deleteTab, findAskedTab, listTabs, mostTabs, renameTab, restoreTab, saveTab } from '#app/domain/tabs.ts';
import { test, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const query = (filters: KeptQuery['filters']): KeptQuery => ({ ...everyTask, filters });
const river = query({ text: 'river' });
const now = new Date('2026-05-04T10:00:00Z');
const hoursLater = (hours: number): Date => new Date(now.getTime() + hours * 60 * 60 * 1000);

test('names differ by more than case, in every alphabet; what is deleted holds none', async ({ db }) => {
  const { ada, project } = await make.story(db);
  const saved = await saveTab(db, project, { title: 'ÜBER Ärger Жук', query: river }, ada);
  await expect(saveTab(db, project, { title: 'über ärger жук', query: query({ text: 'lake' }) }, ada)).rejects.toMatchObject({ field: 'title' });
  expect((await renameTab(db, project, saved.id, { title: 'Über Ärger Жук' }, ada)).title).toBe('Über Ärger Жук');
  await deleteTab(db, project, saved.id, now, ada);
  const next = await saveTab(db, project, { title: 'über ärger жук', query: query({ text: 'lake' }) }, ada);
  await expect(restoreTab(db, project, saved.id, ada)).rejects.toMatchObject({ kind: 'conflict' });
  await renameTab(db, project, next.id, { title: 'Lakes' }, ada);
  expect((await restoreTab(db, project, saved.id, ada)).query).toEqual(river);
  expect((await listTabs(db, project)).map(({ title }) => title)).toEqual(['Über Ärger Жук', 'Lakes']);
  const elsewhere = await make.project(db, { by: ada });
  expect((await saveTab(db, elsewhere, { title: 'Lakes', query: river }, ada)).title).toBe('Lakes');
});

test('50 in a project at most', async ({ db }) => {
  const { ada, project } = await make.story(db);
  const rows = Array.from({ length: mostTabs - 1 }, (_, n) => ({ projectId: project.id, title: `Tab ${n}`, query: river, createdBy: ada.id }));
  await db.insert(tabs).values(rows);
  const last = await saveTab(db, project, { title: 'The last', query: river }, ada);
  await expect(saveTab(db, project, { title: 'One more', query: river }, ada)).rejects.toThrow('50 tabs at most');
  await deleteTab(db, project, last.id, now, ada);
  await saveTab(db, project, { title: 'One more', query: river }, ada);
  await expect(restoreTab(db, project, last.id, ada)).rejects.toThrow('50 tabs again');
});

test('asked for by id or by name, a number being an id first', async ({ db }) => {
  const { ada, project } = await make.story(db);
  const one = await saveTab(db, project, { title: 'Rivers', query: river }, ada);
  const numbered = await saveTab(db, project, { title: String(one.id), query: query({ text: 'lake' }) }, ada);
  const year = await saveTab(db, project, { title: '20260504', query: query({ text: 'sea' }) }, ada);
  const asked = async (given: string) => (await findAskedTab(db, project, given)).id;
  expect([await asked(' rivers '), await asked(String(one.id)), await asked('20260504'), await asked(String(numbered.id))]).toEqual([
    one.id,
    one.id,
    year.id,
    numbered.id,
  ]);
  await deleteTab(db, project, one.id, now, ada);
  await expect(findAskedTab(db, project, 'Rivers')).rejects.toMatchObject({ kind: 'invalid', field: 'tab' });
  expect(await asked(String(one.id)), 'by the name of another').toBe(numbered.id);
});

test('a deleted tab goes for good after a day', async ({ db }) => {
  const { ada, project } = await make.story(db);
  const { id } = await saveTab(db, project, { title: 'Rivers', query: river }, ada);
  await saveTab(db, project, { title: 'Lakes', query: query({ text: 'lake' }) }, ada);
  await deleteTab(db, project, id, now, ada);
  await purgeTrash(db, hoursLater(23));
  expect(await db.$count(tabs)).toBe(2);
  await purgeTrash(db, hoursLater(25));
  expect((await db.select().from(tabs)).map(({ title }) => title)).toEqual(['Lakes']);
  await expect(restoreTab(db, project, id, ada)).rejects.toMatchObject({ kind: 'not-found' });
});

test('a copy of the project has its tabs, but for those of certain ids; they are its own', async ({ db }) => {
  const { ada, di, project } = await make.story(db);
  const original = await saveTab(db, project, { title: 'Rivers', query: { ...river, order: 'updated', direction: 'desc' } }, ada);
  await saveTab(db, project, { title: 'Seven', query: query({ ids: [{ from: 7, to: 7 }] }) }, ada);
  const deleted = await saveTab(db, project, { title: 'Old', query: query({ states: ['new'] }) }, ada);
  await deleteTab(db, project, deleted.id, now, ada);
  const copy = await duplicateProject(db, project, { withTasks: false }, di);
  expect(await listTabs(db, copy)).toMatchObject([
    { title: 'Rivers', createdBy: di.id, query: { filters: { text: 'river' }, order: 'updated', direction: 'desc' } },
  ]);
  await deleteTab(db, project, original.id, now, ada);
  expect(await listTabs(db, copy)).toHaveLength(1);
});

testApart('two at once do not get the same name, nor one place too many', async ({ connection: { db } }) => {
  const { ada, cy, project } = await make.story(db);
  const both = (titles: [string, string]) =>
    Promise.allSettled([
      saveTab(db, project, { title: titles[0], query: river }, ada),
      saveTab(db, project, { title: titles[1], query: query({ text: 'lake' }) }, cy),
    ]);
  expect((await both(['Rivers', 'RIVERS'])).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const rows = Array.from({ length: mostTabs - 2 }, (_, n) => ({ projectId: project.id, title: `Tab ${n}`, query: river, createdBy: ada.id }));
  await db.insert(tabs).values(rows);
  expect((await both(['One', 'Two'])).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await db.$count(tabs, eq(tabs.projectId, project.id))).toBe(mostTabs);
});
