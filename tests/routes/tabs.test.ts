/** Tabs of the data manager: saved, opened, renamed, given other filters, deleted and brought back. */
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tabs } from '#app/db/schema/tabs.ts';
import type { Answer, Client, FormValues } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import { acts, lines } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';

const done = 'state=done&sort=updated&direction=desc';
/** As a form on the page of these filters is sent. */
const from = (path: string, project: Project, query: string): string => withQuery(path, { next: `${paths.tasks(project.id)}?${query}` });
const saved = (app: Client, by: User, project: Project, title: string, query = done) =>
  app.as(by).post(from(paths.tabs(project.id), project, query), { title });

const row = (page: Answer) =>
  page.queryAll('nav[aria-label="Saved tabs"] a').map((link) => [link.text.trim(), link.getAttribute('aria-current') ?? '']);
const addressOf = (page: Answer, title: string): string =>
  page
    .queryAll('nav[aria-label="Saved tabs"] a')
    .find((link) => link.text.trim() === title)!
    .getAttribute('href')!
    .replaceAll('&amp;', '&');
const titles = async (db: Db) => (await db.select().from(tabs).orderBy(tabs.id)).map(({ title, deletedAt }) => (deletedAt ? `(${title})` : title));

async function withTab(app: Client, db: Db) {
  const story = await make.story(db);
  const { ada, ben, project } = story;
  const tasks = [await make.task(db, { project, data: { text: 'The river' } }), await make.task(db, { project })] as const;
  await make.annotation(db, { task: tasks[0], by: ben });
  await saved(app, ada, project, 'Done, newest first');
  const [tab] = await db.select().from(tabs);
  return { ...story, tasks, tab: tab! };
}

test('saved as it was read, shown to all who see the tasks, and opened by a link; it is in the log', async ({ app, db }) => {
  const { ada, cy, project } = await make.story(db);
  await make.task(db, { project });
  const browser = app.as(ada);
  const plain = await browser.get(paths.tasks(project.id));
  expect([row(plain), plain.query('#save-tab')]).toEqual([[], null]);
  const filtered = await browser.get(`${paths.tasks(project.id)}?${done}&after=x`);
  const form = filtered.query('#save-tab')!;
  expect([form.getAttribute('method'), form.querySelector('button')?.text.trim()]).toEqual(['post', 'Save as a tab']);
  const answer = await browser.post(form.getAttribute('action')!.replaceAll('&amp;', '&'), { title: ' Done, newest first ' });
  expect([answer.status, answer.location]).toEqual([303, `${paths.tasks(project.id)}?${done}&after=x`]);
  expect(await db.select().from(tabs)).toMatchObject([
    { title: 'Done, newest first', createdBy: ada.id, query: { filters: { states: ['done'] }, order: 'updated', direction: 'desc' } },
  ]);
  expect((await browser.get(answer.location!)).query('#flash')?.text).toContain('saved as the tab “Done, newest first”');
  expect((await lines(db))[0]).toMatchObject({ act: 'save tab', subject: 'tab', by: ada.id, details: { title: 'Done, newest first' } });
  const seen = await app.as(cy).get(paths.tasks(project.id));
  expect(row(seen)).toEqual([
    ['All tasks', 'page'],
    ['Done, newest first', ''],
  ]);
  expect(addressOf(seen, 'Done, newest first')).toBe(`${paths.tasks(project.id)}?${done}`);
  expect(addressOf(seen, 'All tasks')).toBe(paths.tasks(project.id));
  const opened = await app.as(cy).get(addressOf(seen, 'Done, newest first'));
  expect(row(opened)).toEqual([
    ['All tasks', ''],
    ['Done, newest first', 'page'],
  ]);
  expect([opened.query('#save-tab'), opened.query('#rename-tab')], 'reviewers open tabs and share addresses').toEqual([null, null]);
});

test('other filters, or another order, are no tab’s: they can be saved, and only by those who may', async ({ app, db }) => {
  const { ada, cy, project } = await withTab(app, db);
  for (const query of ['state=done', `${done}&truth=with`, 'sort=updated']) {
    const page = await app.as(ada).get(`${paths.tasks(project.id)}?${query}`);
    expect(row(page).map(([, current]) => current)).toEqual(['', '']);
    expect([page.query('#save-tab') !== null, page.query('#change-tab') !== null, page.query('#rename-tab')]).toEqual([true, true, null]);
    expect((await app.as(cy).get(`${paths.tasks(project.id)}?${query}`)).query('.tab-forms')).toBeNull();
  }
  const current = await app.as(ada).get(`${paths.tasks(project.id)}?direction=desc&sort=updated&state=done&state=done`);
  expect([row(current)[1]![1], current.query('#save-tab'), current.query('#rename-tab') !== null]).toEqual(['page', null, true]);
});

test('renamed, given other filters, deleted and brought back; each is in the log', async ({ app, db }) => {
  const { ada, project, tab, tasks } = await withTab(app, db);
  const browser = app.as(ada);
  const renamed = await browser.patch(from(paths.tab(project.id, tab.id), project, done), { title: 'Finished' });
  expect(renamed.location).toBe(`${paths.tasks(project.id)}?${done}`);
  const other = await browser.put(from(paths.tabFilters(project.id), project, 'text=river'), { tab: tab.id });
  expect(other.location).toBe(`${paths.tasks(project.id)}?text=river`);
  const opened = await browser.get(other.location!);
  expect([row(opened)[1], opened.queryAll('#tasks tbody th a').map((link) => Number(link.text))]).toEqual([['Finished', 'page'], [tasks[0].id]]);
  const gone = await browser.delete(from(paths.tab(project.id, tab.id), project, 'text=river'));
  const after = await browser.get(gone.location!);
  const back = paths.tabRestoration(project.id, tab.id);
  expect([row(after), after.query('#flash form')?.getAttribute('action'), after.query('#save-tab') !== null]).toEqual([[], back, true]);
  for (let twice = 0; twice < 2; twice += 1) expect((await browser.post(back)).location).toBe(`${paths.tasks(project.id)}?text=river`);
  expect(row(await browser.get(`${paths.tasks(project.id)}?text=river`))[1]).toEqual(['Finished', 'page']);
  expect((await acts(db)).slice(0, 5)).toEqual(['restore tab', 'delete tab', 'change tab', 'rename tab', 'save tab']);
});

test('bad input comes back with the form, the filters and what was typed, and changes nothing', async ({ app, db }) => {
  const { ada, project, tab } = await withTab(app, db);
  await saved(app, ada, project, 'Rivers', 'text=river');
  const browser = app.as(ada);
  const count = await db.$count(tabs);
  const change = from(paths.tabFilters(project.id), project, 'state=new');
  const bad: [string, () => Promise<Answer>, string, FormValues][] = [
    ['#save-tab', () => saved(app, ada, project, ' ', 'state=new'), 'The name of the tab is missing.', { title: ' ' }],
    ['#save-tab', () => saved(app, ada, project, 'x'.repeat(51), 'state=new'), '50 characters at most', { title: 'x'.repeat(51) }],
    ['#save-tab', () => saved(app, ada, project, 'RIVERS', 'state=new'), 'a tab called “Rivers” already', { title: 'RIVERS' }],
    ['#save-tab', () => saved(app, ada, project, 'Everything', ''), 'There is nothing to save', { title: 'Everything' }],
    ['#save-tab', () => saved(app, ada, project, 'a\0', 'state=new'), '(NUL)', {}],
    ['#rename-tab', () => browser.patch(from(paths.tab(project.id, tab.id), project, done), { title: '' }), 'is missing', { title: '' }],
    ['#rename-tab', () => browser.patch(from(paths.tab(project.id, tab.id), project, ''), { title: 'rivers' }), 'already', { title: 'rivers' }],
    ['#change-tab', () => browser.put(change, { tab: '' }), 'Choose a tab.', {}],
    ['#change-tab', () => browser.put(change, { tab: tab.id + 999 }), 'no such tab', {}],
    ['#change-tab', () => browser.put(from(paths.tabFilters(project.id), project, ''), { tab: tab.id }), 'There is nothing to save', {}],
  ];
  for (const [form, asked, why, given] of bad) {
    const page = await asked();
    const shown = page.query(form);
    expect([why, page.status, shown?.textContent.includes(why), page.query('details[open]') !== null]).toEqual([why, 422, true, true]);
    if (given.title !== undefined) expect(shown?.querySelector('[name=title]')?.getAttribute('value')).toBe(given.title);
  }
  const kept = await saved(app, ada, project, 'Rivers', 'state=new&text=lake');
  expect([kept.query('[name=text]')?.getAttribute('value'), kept.query('#save-tab')?.getAttribute('action')]).toEqual([
    'lake',
    from(paths.tabs(project.id), project, 'state=new&text=lake').replaceAll('&', '&amp;'),
  ]);
  expect([await titles(db), count]).toEqual([['Done, newest first', 'Rivers'], 2]);
  expect((await acts(db)).filter((act) => act.endsWith('tab'))).toEqual(['save tab', 'save tab']);
});

test('done twice it is harmless', async ({ app, db }) => {
  const { ada, project, tab } = await withTab(app, db);
  const browser = app.as(ada);
  const count = (await lines(db)).length;
  expect((await saved(app, ada, project, 'done, NEWEST first')).status, 'the same under the same name').toBe(303);
  await browser.patch(from(paths.tab(project.id, tab.id), project, done), { title: 'Done, newest first' });
  await browser.put(from(paths.tabFilters(project.id), project, done), { tab: tab.id });
  expect([(await lines(db)).length, await titles(db)]).toEqual([count, ['Done, newest first']]);
  const twice = async () => (await browser.delete(from(paths.tab(project.id, tab.id), project, done))).status;
  expect([await twice(), await twice()]).toEqual([303, 404]);
  expect((await browser.patch(from(paths.tab(project.id, tab.id), project, done), { title: 'x' })).status).toBe(404);
});

test('T29 T36 strangers get 404, annotators and reviewers 403, passers-by the sign-in page', async ({ app, db }) => {
  const { ada, ben, cy, di, eve, project, tab } = await withTab(app, db);
  const of = (person: User) => {
    const browser = app.as(person);
    return [
      () => saved(app, person, project, 'Mine', 'state=new'),
      () => browser.patch(paths.tab(project.id, tab.id), { title: 'Mine' }),
      () => browser.put(from(paths.tabFilters(project.id), project, 'state=new'), { tab: tab.id }),
      () => browser.delete(paths.tab(project.id, tab.id)),
      () => browser.post(paths.tabRestoration(project.id, tab.id)),
    ];
  };
  for (const stranger of [di, eve]) for (const ask of of(stranger)) expect((await ask()).status).toBe(404);
  for (const member of [ben, cy]) for (const ask of of(member)) expect((await ask()).status).toBe(403);
  expect((await app.as().post(paths.tabs(project.id), { title: 'Mine' })).location).toContain(paths.signIn);
  expect(await titles(db)).toEqual(['Done, newest first']);
  // Of another project, by the number of this one's.
  const other = await make.project(db, { by: ada, title: 'Other' });
  const browser = app.as(ada);
  expect((await browser.patch(paths.tab(other.id, tab.id), { title: 'x' })).status).toBe(404);
  expect((await browser.delete(paths.tab(other.id, tab.id))).status).toBe(404);
  expect((await browser.post(paths.tabRestoration(other.id, tab.id))).status).toBe(404);
  expect((await browser.put(from(paths.tabFilters(other.id), other, 'state=new'), { tab: tab.id })).status).toBe(422);
});

test('a tab that names a person or ids which are gone finds nothing, and says so as any such filter does', async ({ app, db }) => {
  const { ada, di, project } = await withTab(app, db);
  await saved(app, ada, project, 'Di’s', `person=${di.id}&id=999999`);
  const page = await app.as(ada).get(`${paths.tasks(project.id)}?person=${di.id}&id=999999`);
  expect([page.status, page.text.includes('No task fits these filters'), row(page)[2]]).toEqual([200, true, ['Di’s', 'page']]);
});
