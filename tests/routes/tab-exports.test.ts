/** Exports that are asked for by a tab of the data manager. */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { everyTask } from '#app/core/task-query.ts';
import type { Db } from '#app/db/client.ts';
import { checks } from '#app/db/schema/snapshots.ts';
import { exports } from '#app/db/schema/transfers.ts';
import { runExport } from '#app/domain/exports/run.ts';
import { changeTab, deleteTab, renameTab, saveTab } from '#app/domain/tabs.ts';
import type { Client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const order = { format: 'JSON', fullTasks: 'on', skipped: 'on', predictions: 'on' };
const rivers = { ...everyTask, filters: { text: 'river', states: ['new', 'done'] as ('done' | 'new')[] } };

async function withTab(app: Client, db: Db) {
  const story = await make.story(db);
  const { ada, ben, project } = story;
  for (const text of ['A river', 'A lake', 'Another river', 'No river at all']) await make.task(db, { project, data: { text } });
  const [first, second] = [await make.task(db, { project, data: { text: 'river' } }), await make.task(db, { project, data: { text: 'lake' } })];
  for (const task of [first, second]) await make.annotation(db, { task, by: ben });
  const tab = await saveTab(db, project, { title: 'Rivers', query: { ...rivers, order: 'updated', direction: 'desc' } }, ada);
  const browser = app.as(ada);
  const kept = async () => {
    const { exportId: id } = app.deps.sent.jobs.at(-1)!.data as { exportId: number };
    await runExport(db, id, app.deps);
    return { id, text: (await browser.get(paths.exportFile(project.id, id))).text };
  };
  return { ...story, tab, browser, kept };
}

test('a file by a tab is the file by its filters, byte for byte, at once and kept', async ({ app, db }) => {
  const { browser, project, tab, kept } = await withTab(app, db);
  const download = (query: string) => browser.get(`${withQuery(paths.exportDownload(project.id), order)}&${query}`);
  const byFilter = await download('tasks=all&text=river&state=done&state=new');
  const byTab = await download(`tasks=tab-${tab.id}`);
  expect([byTab.status, byTab.text]).toEqual([200, byFilter.text]);
  expect(byTab.json<unknown[]>()).toHaveLength(4);
  expect((await browser.post(paths.exports(project.id), { ...order, tasks: `tab-${tab.id}` })).status).toBe(303);
  expect((await kept()).text).toBe(byFilter.text);
  expect((await browser.post(paths.exportChecks(project.id), { ...order, tasks: `tab-${tab.id}` })).status).toBe(303);
  expect(await db.select().from(checks)).toMatchObject([{ totalTasks: 4, input: { options: { tab: 'Rivers', filters: rivers.filters } } }]);
});

test('the page offers each tab by its name, and the list of a tab leads to it', async ({ app, db }) => {
  const { browser, project, tab, ada } = await withTab(app, db);
  await saveTab(db, project, { title: 'By update', query: { ...everyTask, order: 'updated' } }, ada);
  const page = await browser.get(paths.exports(project.id));
  const cards = page.queryAll('input[name=tasks]').map((card) => card.closest('label')?.querySelector('.radio-card__label')?.text);
  expect(cards).toEqual(['With an annotation', 'Done', 'All', 'Tab “Rivers”', 'Tab “By update”']);
  expect(page.query(`[value=tab-${tab.id}]`)?.closest('label')?.text).toContain('Tasks new or done, with “river”');
  const list = await browser.get(`${paths.tasks(project.id)}?state=new&state=done&text=river`);
  const link = list
    .queryAll('a')
    .map((one) => one.getAttribute('href') ?? '')
    .find((href) => href.startsWith(`${paths.exports(project.id)}?`))!;
  const led = await browser.get(link.replaceAll('&amp;', '&'));
  expect(led.query('[name=tasks][checked]')?.getAttribute('value')).toBe(`tab-${tab.id}`);
  expect([led.query('input[name=text]')?.getAttribute('value'), led.queryAll('input[name=state][checked]').length]).toEqual(['', 0]);
});

test('what becomes of the tab later changes no export that is there, nor what its card says', async ({ app, db }) => {
  const { ada, browser, project, tab, kept } = await withTab(app, db);
  await browser.post(paths.exports(project.id), { ...order, tasks: `tab-${tab.id}` });
  const before = await kept();
  await changeTab(db, project, { tab: tab.id, query: { ...everyTask, filters: { text: 'lake' } } }, ada);
  await renameTab(db, project, tab.id, { title: 'Lakes' }, ada);
  await deleteTab(db, project, tab.id, new Date(), ada);
  await db.update(exports).set({ state: 'waiting' }).where(eq(exports.id, before.id));
  await runExport(db, before.id, app.deps);
  expect((await browser.get(paths.exportFile(project.id, before.id))).text).toBe(before.text);
  const card = (await browser.get(paths.exports(project.id))).query(`#export-${before.id}`)!.textContent;
  expect(card).toContain('All tasks of the tab “Rivers”, new or done, with “river”; all annotations; with predictions.');
});

test('a tab that is not there, another project’s, or filters beside it come back with the form', async ({ app, db }) => {
  const { ada, browser, project, tab } = await withTab(app, db);
  const other = await make.project(db, { by: ada, title: 'Other' });
  const foreign = await saveTab(db, other, { title: 'Rivers', query: rivers }, ada);
  const bad: [Record<string, string>, string][] = [
    [{ tasks: `tab-${foreign.id}` }, 'no such tab'],
    [{ tasks: 'tab-999999' }, 'no such tab'],
    [{ tasks: 'tab-' }, 'Choose which tasks.'],
    [{ tasks: 'tab-Rivers' }, 'Choose which tasks.'],
    [{ tasks: `tab-${tab.id}`, text: 'lake' }, 'has filters of its own'],
  ];
  for (const [given, why] of bad) {
    const answers = [
      await browser.get(withQuery(paths.exportDownload(project.id), { ...order, ...given })),
      await browser.post(paths.exports(project.id), { ...order, ...given }),
      await browser.post(paths.exportChecks(project.id), { ...order, ...given }),
    ];
    for (const page of answers)
      expect([why, page.status, page.query('fieldset .field__error')?.text.includes(why), page.query('[name=text]')?.getAttribute('value')]).toEqual([
        why,
        422,
        true,
        given.text ?? '',
      ]);
  }
  expect([await db.$count(exports), await db.$count(checks)]).toEqual([0, 0]);
});
