/** What the name of a tab, and its number, may not do. */
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { everyTask } from '#app/core/task-query.ts';
import { tabs } from '#app/db/schema/tabs.ts';
import { saveTab } from '#app/domain/tabs.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const script = '<script>alert(1)</script>"\'--><img src=x onload=a>';
const river = { ...everyTask, filters: { text: script } };

test('T12 a name with script stays text, wherever it is shown', async ({ app, db }) => {
  const { ada, olga, project } = await make.story(db);
  await make.task(db, { project });
  const browser = app.as(ada);
  const list = `${paths.tasks(project.id)}?${new URLSearchParams({ text: script }).toString()}`;
  const saved = await browser.post(withQuery(paths.tabs(project.id), { next: list }), { title: script });
  const [tab] = await db.select().from(tabs);
  await browser.post(paths.exports(project.id), { format: 'JSON', tasks: `tab-${tab!.id}` });
  const pages = [
    await browser.get(saved.location!),
    await browser.get(paths.tasks(project.id)),
    await browser.get(paths.exports(project.id)),
    await browser.post(withQuery(paths.tabs(project.id), { next: `${paths.tasks(project.id)}?state=new` }), { title: script }),
    await browser.delete(paths.tab(project.id, tab!.id)).then(() => browser.get(paths.tasks(project.id))),
    await app.as(olga).get(paths.activities),
  ];
  for (const page of pages) {
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).not.toContain('<img src=x');
    expect(page.text).toContain('&lt;script&gt;alert(1)');
  }
});

test('T36 a tab of another organization does not exist, by page, by form or by call', async ({ app, db }) => {
  const { ada, eve, project } = await make.story(db);
  const { id } = await saveTab(db, project, { title: 'Rivers', query: river }, ada);
  const abroad = await make.project(db, { by: eve });
  const browser = app.as(eve);
  const told = [
    await browser.get(paths.tasks(abroad.id)),
    await browser.get(paths.exports(abroad.id)),
    await browser.post(paths.exports(abroad.id), { format: 'JSON', tasks: `tab-${id}` }),
    await browser.get(withQuery(paths.exportDownload(abroad.id), { format: 'JSON', tasks: `tab-${id}` })),
    await browser.put(withQuery(paths.tabFilters(abroad.id), { next: `${paths.tasks(abroad.id)}?state=new` }), { tab: id }),
    await browser.patch(paths.tab(abroad.id, id), { title: 'Mine' }),
    await browser.delete(paths.tab(abroad.id, id)),
    await browser.post(paths.tabRestoration(abroad.id, id)),
  ];
  expect(told.map(({ status }) => status)).toEqual([200, 200, 422, 422, 422, 404, 404, 404]);
  for (const { text } of told) expect(text).not.toContain('Rivers');
  expect(await db.select().from(tabs)).toMatchObject([{ id, title: 'Rivers', deletedAt: null }]);
});

test('T46 `next` of a form leads nowhere else, and nothing of it is kept but filters', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  for (const next of ['https://example.org/?state=done', '//example.org/?state=done', 'javascript:alert(1)'])
    expect((await browser.post(withQuery(paths.tabs(project.id), { next }), { title: 'x' })).status).toBe(422);
  const own = await browser.post(withQuery(paths.tabs(project.id), { next: `${paths.tasks(project.id)}?state=done&q=1&state=<b>&sort=drop` }), {
    title: 'x',
  });
  expect(own.status).toBe(303);
  expect((await db.select().from(tabs)).map(({ query }) => query)).toEqual([{ filters: { states: ['done'] }, order: 'id', direction: 'asc' }]);
});
