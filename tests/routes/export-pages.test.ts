/** However many kept files, links and snapshots there are, each can be reached: what is out of sight cannot be revoked. */
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { snapshots } from '#app/db/schema/snapshots.ts';
import { exportLinks, exports, files } from '#app/db/schema/transfers.ts';
import { mostLinks } from '#app/domain/exports/links.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf } from '#tests/api/program.ts';

type List = { count: number; next: string | null; results: { id: number; title: string }[] };

/** Finished exports, `1` the oldest. */
async function story(db: Db, count: number) {
  const told = await make.story(db);
  const { project, ada } = told;
  const [file] = await db
    .insert(files)
    .values({ projectId: project.id, key: 'k', name: 'a.json', type: 'application/json', size: 7, sha256: 'ab' })
    .returning();
  const shared = { projectId: project.id, createdBy: ada.id, format: 'JSON', state: 'done', fileId: file!.id } as const;
  const options = { tasks: 'all', predictions: false, fullTasks: true };
  const made = await db
    .insert(exports)
    .values(Array.from({ length: count }, (_, at) => ({ ...shared, options, title: `file ${at + 1}` })))
    .returning();
  return { ...told, ids: made.map(({ id }) => id) };
}

test('kept files come by the page, and what is done on a page comes back to it', async ({ app, db }) => {
  const { project, ada, ids } = await story(db, 103);
  const browser = app.as(ada);
  const at = (page: number) => browser.get(`${paths.exports(project.id)}?text=river&page=${page}`);
  const oldest = ids[0]!;
  await db.insert(exportLinks).values({ exportId: oldest, secretHash: 'h', createdBy: ada.id });
  const [first, last] = [await at(1), await at(3)];
  expect([first.queryAll('.export-cards .export-card').length, last.queryAll('.export-cards h3').map((title) => title.textContent)]).toEqual([
    50,
    ['file 3', 'file 2', 'file 1'],
  ]);
  expect(first.query('.pager [rel=next]')?.getAttribute('href')).toBe(`${paths.exports(project.id)}?text=river&page=2#kept-exports`);
  expect(last.query('.pager')?.textContent).toMatch(/^101–103 of 103 kept files/);
  expect([last.query('.pager [rel=next]'), (await at(99)).queryAll('.export-cards h3').length]).toEqual([null, 3]);
  const card = last.query(`#export-${oldest}`)!;
  const actions = card.querySelectorAll('form').map((form) => form.getAttribute('action')!);
  expect(actions.length).toBe(4);
  for (const action of actions) expect(action).toMatch(/[?&]page=3\b/);
  const revoke = actions.find((action) => /links\/\d/.test(action))!;
  expect((await browser.post(revoke)).location).toBe(`${paths.exports(project.id)}?page=3`);
  const rename = actions.find((action) => action.includes('PATCH'))!;
  const refused = await browser.post(rename, { title: '' });
  expect([refused.status, refused.query(`#export-${oldest} details[open] #rename-${oldest}`)]).toEqual([422, expect.anything()]);
});

test('an export shows all its open links, and takes no more than can be looked through', async ({ app, db }) => {
  const { project, ada, ids } = await story(db, 1);
  const browser = app.as(ada);
  const [id] = ids as [number];
  const link = { exportId: id, createdBy: ada.id };
  await db.insert(exportLinks).values(Array.from({ length: mostLinks - 1 }, (_, at) => ({ ...link, secretHash: `h${at}` })));
  await db.insert(exportLinks).values({ ...link, secretHash: 'gone', revokedAt: new Date() });
  const shown = async () => (await browser.get(paths.exports(project.id))).queryAll('.export-card__links li').length;
  const more = () => browser.post(paths.exportLinks(project.id, id), { days: '1' });
  expect([await shown(), (await more()).status, await shown()]).toEqual([mostLinks - 1, 201, mostLinks]);
  const refused = await more();
  expect([refused.status, refused.text.includes('Revoke one'), await shown()]).toEqual([409, true, mostLinks]);
});

test('programs page through kept files and snapshots, and are told how many there are', async ({ app, db }) => {
  const { project, ada, ids } = await story(db, 103);
  await db.insert(snapshots).values(Array.from({ length: 203 }, (_, at) => ({ projectId: project.id, createdBy: ada.id, title: `state ${at + 1}` })));
  const program = await programOf(app, db, ada);
  const list = async (path: string) => (await program.get(`/projects/${project.id}/${path}`)).json<List>();
  expect(await list('exports')).toMatchObject({ count: 103, next: expect.stringContaining('page=2'), results: { length: 100 } });
  expect(await list('exports?page=2')).toMatchObject({ count: 103, next: null, results: [{ title: 'file 3' }, {}, { id: ids[0] }] });
  expect(await list('snapshots?page=3')).toMatchObject({ count: 203, next: null, results: [{ title: 'state 3' }, {}, { title: 'state 1' }] });
  expect((await program.get(`/projects/${project.id}/exports?page=3`)).status).toBe(404);
});

test('snapshots come by the page; all that are ready can be compared', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const states = Array.from({ length: 53 }, (_, at) => ({
    projectId: project.id,
    createdBy: ada.id,
    title: `state ${at + 1}`,
    state: 'done' as const,
  }));
  await db.insert(snapshots).values(states);
  const browser = app.as(ada);
  const [first, second] = [await browser.get(paths.snapshots(project.id)), await browser.get(`${paths.snapshots(project.id)}?page=2`)];
  expect([first, second].map((page) => page.queryAll('#snapshots tbody tr').length)).toEqual([50, 3]);
  for (const page of [first, second]) expect(page.queryAll('#compare-snapshots [name=before] option').length).toBe(53);
});

test('what of the filters in an address is not understood is said above the form, and wrong ids stay in their field', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const browser = app.as(ada);
  const at = (query: string) => browser.get(`${paths.exports(project.id)}?${query}`);
  for (const [query, words] of [
    ['id=5,abc', '“abc” is no id. Ids are numbers or ranges such as 5-20.'],
    ['state=bogus', '“bogus” is no state of a task. States are new, in progress, skipped, done.'],
    ['person=0x1', '“0x1” is no person. Choose one under “Annotated by”.'],
    ['truth=maybe', '“maybe” says nothing of ground truths. There are tasks with and without.'],
    ['review=fine', '“fine” is no outcome of a review. Outcomes are approved, rejected, not reviewed.'],
  ] as const) {
    const page = await at(query);
    const said = page.queryAll('.notice--warning .notice__words > div p').map((line) => line.text);
    const form = page.queryAll('details[open] summary').map((summary) => summary.text);
    expect([query, page.status, said, form]).toEqual([query, 200, [words], ['Only tasks that fit a filter']]);
  }
  const wrong = await at('id=5,abc');
  expect(wrong.query('input[name=id]')?.getAttribute('value')).toBe('5,abc');
  const download = await browser.get(`${paths.exportDownload(project.id)}?format=JSON&tasks=all&id=5,abc`);
  expect([download.status, download.queryAll('.notice--warning').length]).toEqual([422, 0]);
  // Files come in one order, and may be asked for by any number of ids.
  const many = Array.from({ length: 60 }, (_, n) => String(3 * n + 1));
  const fine = await at(`sort=password&direction=up&id=${many.join(',')}`);
  expect(fine.queryAll('.notice--warning')).toEqual([]);
  expect(fine.query('input[name=id]')?.getAttribute('value')).toBe(many.join(', '));
});
