import { desc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { activities } from '#app/db/schema/activities.ts';
import { projectMembers, projects, type Project } from '#app/db/schema/projects.ts';
import type { Db } from '#app/db/client.ts';
import { origin } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const acts = async (db: Db, project: Project) =>
  (await db.select().from(activities).where(eq(activities.projectId, project.id)).orderBy(desc(activities.id))).map(({ act, subjectId }) => [
    act,
    subjectId,
  ]);
const token = async (db: Db, project: Project) => (await db.select().from(projects).where(eq(projects.id, project.id)))[0]!.inviteToken;

test('members stand with what they did', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben, leadTime: 30 });
  const page = await app.as(ada).get(paths.members(project.id));
  const row = page.query(`#member-${ben.id}`)!;
  expect(row.querySelectorAll('.num').map((cell) => cell.text)).toEqual(['1', '0']);
  expect(row.text).toContain('30 s');
  expect(page.query(`#member-${ada.id}`)?.text).toContain('Owner of the project');
});

test('adding, shutting out, letting in and removing; each twice is harmless', async ({ app, db }) => {
  const { ada, ben, di, project } = await make.story(db);
  const browser = app.as(ada);
  for (let n = 0; n < 2; n += 1) expect((await browser.post(paths.members(project.id), { user: di.id })).location).toBe(paths.members(project.id));
  expect((await app.as(di).get(paths.project(project.id))).status).toBe(200);
  for (let n = 0; n < 2; n += 1) await browser.patch(paths.member(project.id, ben.id), { enabled: 'false' });
  expect((await app.as(ben).get(paths.project(project.id))).status).toBe(404);
  await browser.patch(paths.member(project.id, ben.id), { enabled: 'true' });
  expect((await app.as(ben).get(paths.project(project.id))).status).toBe(303);
  expect((await browser.delete(paths.member(project.id, ben.id))).status).toBe(303);
  expect((await browser.delete(paths.member(project.id, ben.id))).status).toBe(404);
  expect(await acts(db, project)).toEqual([
    ['remove member', ben.id],
    ['enable member', ben.id],
    ['disable member', ben.id],
    ['add member', di.id],
  ]);
});

test('who is not among the first to choose from is found by name, without script, and stays found when a form comes back', async ({ app, db }) => {
  const { ada, home, project } = await make.story(db);
  for (let n = 0; n < 55; n += 1) await make.user(db, { organization: home, role: 'annotator', firstName: `A${n}` });
  const zoe = await make.user(db, { organization: home, role: 'annotator', firstName: 'Zoe' });
  const browser = app.as(ada);
  const offered = (page: Awaited<ReturnType<typeof browser.get>>) =>
    page.queryAll('#add-member option').flatMap((option) => option.getAttribute('value') || []);
  const page = await browser.get(paths.members(project.id));
  expect([offered(page).length, page.query('#add-member .field__hint')?.text]).toEqual([50, 'The first 50 of 58. Find the others by their name.']);
  const search = page.query('#add .filters')!;
  expect([search.getAttribute('method'), search.getAttribute('action')]).toEqual(['get', `${paths.members(project.id)}#add`]);
  const found = await browser.get(withQuery(paths.members(project.id), { find: 'zo' }));
  expect(offered(found)).toEqual([String(zoe.id)]);
  const again = await browser.post(paths.members(project.id), { user: '', find: 'zo' });
  expect([again.status, offered(again)]).toEqual([422, [String(zoe.id)]]);
  expect((await browser.post(paths.members(project.id), { user: zoe.id, find: 'zo' })).status).toBe(303);
});

test('a member far on in the list is shut out, and one stays on that page', async ({ app, db }) => {
  const { ada, home, project } = await make.story(db);
  const people = [];
  for (let n = 0; n < 55; n += 1) people.push(await make.user(db, { organization: home, role: 'annotator', firstName: `M${n}` }));
  await db.insert(projectMembers).values(people.map(({ id: userId }) => ({ projectId: project.id, userId })));
  const browser = app.as(ada);
  const next = (await browser.get(paths.members(project.id))).query('a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&');
  const page = await browser.get(next);
  expect(page.queryAll('#members tbody tr')).toHaveLength(8);
  const action = page.query('#members tbody form')!.getAttribute('action')!.replaceAll('&amp;', '&');
  expect((await browser.post(action, { enabled: 'false' })).location).toBe(next);
});

test('the owner of the project stays; strangers cannot be added', async ({ app, db }) => {
  const { ada, eve, olga, project } = await make.story(db);
  expect((await app.as(olga).delete(paths.member(project.id, ada.id))).status).toBe(409);
  expect((await app.as(olga).patch(paths.member(project.id, ada.id), { enabled: 'false' })).status).toBe(409);
  for (const user of [eve.id, 999_999_999, 'x', '']) {
    const answer = await app.as(ada).post(paths.members(project.id), { user });
    expect([user, answer.status, answer.query('.field__error')?.text.includes('Choose')]).toEqual([user, 422, true]);
  }
  expect((await app.as(ada).patch(paths.member(project.id, ada.id), { enabled: 'perhaps' })).status).toBe(422);
  expect(await db.select().from(projectMembers).where(eq(projectMembers.userId, eve.id))).toEqual([]);
});

test('the invite link is made, shown, replaced and closed', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const shown = async () => (await browser.get(paths.members(project.id))).query('.copy-field input')?.getAttribute('value');
  expect(await shown()).toBeUndefined();
  await browser.post(paths.projectInvitation(project.id));
  const first = await token(db, project);
  expect(first).toMatch(/^[\w-]{32}$/);
  expect(await shown()).toBe(origin + paths.invitation(first!));
  await browser.post(paths.projectInvitation(project.id));
  expect(await token(db, project)).not.toBe(first);
  await browser.delete(paths.projectInvitation(project.id));
  await browser.delete(paths.projectInvitation(project.id));
  expect(await token(db, project)).toBeNull();
  expect((await acts(db, project)).map(([act]) => act)).toEqual(['close invite link', 'open invite link', 'open invite link']);
});

test('others may not: 403 for roles below, 404 for strangers', async ({ app, db }) => {
  const { ben, cy, di, eve, project } = await make.story(db);
  for (const [user, status] of [
    [ben, 403],
    [cy, 403],
    [di, 404],
    [eve, 404],
  ] as const) {
    const browser = app.as(user);
    const answers = [
      await browser.get(paths.members(project.id)),
      await browser.post(paths.members(project.id), { user: di.id }),
      await browser.patch(paths.member(project.id, ben.id), { enabled: 'false' }),
      await browser.delete(paths.member(project.id, ben.id)),
      await browser.post(paths.projectInvitation(project.id)),
      await browser.delete(paths.projectInvitation(project.id)),
    ];
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => status));
  }
});
