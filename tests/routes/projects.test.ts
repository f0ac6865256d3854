import { desc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { activities } from '#app/db/schema/activities.ts';
import { labelingConfigs, projectMembers, projects } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import type { Db } from '#app/db/client.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const acts = async (db: Db, project: number) =>
  (await db.select().from(activities).where(eq(activities.projectId, project)).orderBy(desc(activities.id))).map(({ act }) => act);
const named = async (db: Db, title: string) => (await db.select().from(projects).where(eq(projects.title, title)))[0];

test('a manager creates a project from scratch and goes on to its config', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const answer = await app.as(ada).post(paths.projects, { title: '  Night birds ', description: 'Who calls when' });
  const made = await named(db, 'Night birds');
  expect(answer).toMatchObject({ status: 303, location: paths.labelingConfig(made!.id) });
  expect(made).toMatchObject({
    createdBy: ada.id,
    organizationId: ada.organizationId,
    description: 'Who calls when',
    publishedAt: null,
    configVersion: 0,
  });
  expect(await db.select().from(projectMembers).where(eq(projectMembers.projectId, made!.id))).toMatchObject([{ userId: ada.id, enabled: true }]);
  expect(await acts(db, made!.id)).toEqual(['create project']);
  expect((await app.as(ada).get(answer.location!)).status).toBe(200);
  expect((await app.as(ada).get(paths.project(made!.id))).text).toContain('Say how to label');
});

test('from a template: its config is in force', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const browser = app.as(ada);
  expect((await browser.get(withQuery(paths.newProject, { from: 'template' }))).queryAll('.tile')).not.toHaveLength(0);
  expect((await browser.get(withQuery(paths.newProject, { template: 'sentiment' }))).query('input[name=template]')?.getAttribute('value')).toBe(
    'sentiment',
  );
  const answer = await browser.post(paths.projects, { title: 'Feelings', template: 'sentiment' });
  const made = await named(db, 'Feelings');
  expect(answer.location).toBe(paths.project(made!.id));
  expect(await db.select().from(labelingConfigs).where(eq(labelingConfigs.projectId, made!.id))).toMatchObject([{ version: 1, createdBy: ada.id }]);
  expect((await browser.get(withQuery(paths.newProject, { template: 'nowhere' }))).status).toBe(404);
});

test.for([
  ['', 'missing'],
  ['ab', '3 to 50'],
  ['x'.repeat(51), '3 to 50'],
  ['Moods', 'taken'],
] as const)('title %j comes back with the form', async ([title, says], { app, db }) => {
  const { ada } = await make.story(db);
  const answer = await app.as(ada).post(paths.projects, { title, description: 'kept' });
  expect(answer.status).toBe(422);
  expect(answer.query('.field__error')?.text).toContain(says);
  expect(answer.query('textarea[name=description]')?.text).toContain('kept');
});

test('another owner may use the same title', async ({ app, db }) => {
  const { di } = await make.story(db);
  expect((await app.as(di).post(paths.projects, { title: 'Moods' })).status).toBe(303);
});

test.for(['text', 'image', 'audio'] as const)(
  'a %s sample is published with tasks and instruction; twice makes a second',
  async (kind, { app, db }) => {
    const { ada } = await make.story(db);
    const browser = app.as(ada);
    const first = await browser.post(paths.newSampleProject, { kind });
    const second = await browser.post(paths.newSampleProject, { kind });
    expect([first.status, second.status]).toEqual([303, 303]);
    const page = await browser.get(first.location!);
    expect(page.query('h1')?.text).toMatch(/^Sample: /);
    expect((await browser.get(second.location!)).query('h1')?.text).toMatch(/\(1\)$/);
    const id = Number(first.location!.split('/').at(-1));
    const [project] = await db.select().from(projects).where(eq(projects.id, id));
    expect(project).toMatchObject({ configVersion: 1, showInstruction: true, instruction: expect.stringContaining('<h3>') as string });
    expect(project!.publishedAt).not.toBeNull();
    expect((await db.select().from(tasks).where(eq(tasks.projectId, id))).length).toBe(project!.lastInnerId);
  },
);

test.for([{}, { kind: 'video' }])('a sample of no kind there is (%j) makes nothing and says so', async (form, { app, db }) => {
  const { ada } = await make.story(db);
  const before = await db.$count(projects);
  const answer = await app.as(ada).post(paths.newSampleProject, form);
  expect([answer.status, answer.query('.notice[role=alert]')?.text.trim()]).toEqual([422, 'Choose texts, photos or sounds.']);
  expect(answer.queryAll('.tile')).toHaveLength(3);
  expect(await db.$count(projects)).toBe(before);
});

test('the trash comes in pages', async ({ app, db }) => {
  const { olga } = await make.story(db);
  const at = (n: number) => new Date(Date.now() - Math.floor(n / 2) * 1000);
  for (let n = 0; n < 53; n += 1) await make.project(db, { by: olga, title: `Gone ${n}`, trashedAt: at(n) });
  const browser = app.as(olga);
  const titles = (page: Awaited<ReturnType<typeof browser.get>>) => page.queryAll('#trash tbody th').map((cell) => cell.text);
  const link = (page: Awaited<ReturnType<typeof browser.get>>, rel: string) =>
    page.query(`a[rel=${rel}]`)!.getAttribute('href')!.replaceAll('&amp;', '&');
  const first = await browser.get(paths.trash);
  const second = await browser.get(link(first, 'next'));
  expect([titles(first).length, titles(second).length]).toEqual([50, 3]);
  expect(new Set([...titles(first), ...titles(second)]).size).toBe(53);
  expect(titles(await browser.get(link(second, 'prev')))).toEqual(titles(first));
  expect(titles(await browser.get(withQuery(paths.trash, { after: btoa('["x",1]') })))).toEqual(titles(first));
});

test('the list shows what one may open: managers a table, annotators a large button', async ({ app, db }) => {
  const { ada, ben, cy, di, eve, olga, project } = await make.story(db);
  await make.project(db, { by: ada, title: 'Still a draft', members: [ben, cy], published: false });
  await make.project(db, { by: ada, title: 'For everybody', access: 'public' });
  const titles = async (user: typeof ada) => {
    const page = await app.as(user).get(paths.projects);
    return ['Moods', 'Still a draft', 'For everybody'].filter((title) => page.text.includes(`>${title}<`));
  };
  expect(await titles(ada)).toEqual(['Moods', 'Still a draft', 'For everybody']);
  expect(await titles(olga)).toEqual(['Moods', 'Still a draft', 'For everybody']);
  expect(await titles(cy)).toEqual(['Moods', 'Still a draft', 'For everybody']);
  expect(await titles(ben)).toEqual(['Moods', 'For everybody']);
  expect(await titles(di)).toEqual(['For everybody']);
  expect(await titles(eve)).toEqual([]);
  const bens = await app.as(ben).get(paths.projects);
  expect(bens.queryAll('a').map((link) => link.getAttribute('href'))).toContain(paths.stream(project.id));
  expect(bens.text).not.toContain('Create from scratch');
});

test('search and pages', async ({ app, db }) => {
  const { ada } = await make.story(db);
  for (let n = 0; n < 60; n += 1) await make.project(db, { by: ada, title: `Heron ${n}`, description: n === 7 ? '100%_sure' : '' });
  const browser = app.as(ada);
  const rows = (answer: { queryAll(selector: string): { text: string }[] }) => answer.queryAll('#project-table tbody tr').length;
  expect(rows(await browser.get(withQuery(paths.projects, { q: '100%_' })))).toBe(1);
  expect((await browser.get(withQuery(paths.projects, { q: 'no such' }))).text).toContain('No project matches');
  const first = await browser.get(withQuery(paths.projects, { q: 'heron' }));
  const next = first.query('a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&');
  const second = await browser.get(next);
  expect([rows(first), rows(second)]).toEqual([50, 10]);
  const back = await browser.get(second.query('a[rel=prev]')!.getAttribute('href')!.replaceAll('&amp;', '&'));
  expect(back.query('#project-table')?.text).toBe(first.query('#project-table')?.text);
});

test('each role lands where it works', async ({ app, db }) => {
  const { ada, ben, cy, di, eve, project } = await make.story(db);
  const land = async (user: typeof ada) => {
    const { status, location } = await app.as(user).get(paths.project(project.id));
    return location ?? status;
  };
  expect(await land(ada)).toBe(200);
  expect(await land(cy)).toBe(paths.tasks(project.id));
  expect(await land(ben)).toBe(paths.stream(project.id));
  expect([await land(di), await land(eve)]).toEqual([404, 404]);
  expect((await app.as().get(paths.project(project.id))).location).toContain(paths.signIn);
});

test('publishing and unpublishing; twice is harmless', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const browser = app.as(ada);
  await browser.delete(paths.projectPublication(project.id));
  await browser.delete(paths.projectPublication(project.id));
  expect((await app.as(ben).get(paths.project(project.id))).status).toBe(404);
  await browser.post(paths.projectPublication(project.id));
  expect((await app.as(ben).get(paths.project(project.id))).status).toBe(303);
  expect(await acts(db, project.id)).toEqual(['publish project', 'unpublish project']);
});

test('a duplicate has settings, config and tasks, but no answers, members or link', async ({ app, db }) => {
  const {
    ada,
    ben,
    project: { id },
  } = await make.story(db);
  await db.update(projects).set({ overlap: 2, overlapCohort: 50, instruction: '<p>Read</p>', inviteToken: 'secret' }).where(eq(projects.id, id));
  const [project] = await db.select().from(projects).where(eq(projects.id, id));
  for (let n = 0; n < 4; n += 1) await make.annotation(db, { task: await make.task(db, { project: project! }), by: ben });
  const browser = app.as(ada);
  const bare = await browser.post(paths.projectDuplicates(id), { sent: '1' });
  const full = await browser.post(paths.projectDuplicates(id), { sent: '1', withTasks: true });
  const copyOf = async (path: string) =>
    (
      await db
        .select()
        .from(projects)
        .where(eq(projects.id, Number(path.split('/').at(-1))))
    )[0]!;
  const [one, two] = [await copyOf(bare.location!), await copyOf(full.location!)];
  expect([one.title, two.title]).toEqual(['Moods (1)', 'Moods (2)']);
  expect(two).toMatchObject({
    publishedAt: null,
    inviteToken: null,
    overlap: 2,
    overlapCohort: 50,
    instruction: '<p>Read</p>',
    configVersion: 1,
    createdBy: ada.id,
    lastInnerId: 4,
  });
  expect(await db.select().from(tasks).where(eq(tasks.projectId, one.id))).toEqual([]);
  const copied = await db.select().from(tasks).where(eq(tasks.projectId, two.id));
  expect(copied.map(({ state, overlap, annotationCount }) => [state, overlap, annotationCount]).sort()).toEqual([
    ['new', 1, 0],
    ['new', 1, 0],
    ['new', 2, 0],
    ['new', 2, 0],
  ]);
  expect(await db.select().from(projectMembers).where(eq(projectMembers.projectId, two.id))).toHaveLength(1);
  expect(await acts(db, two.id)).toEqual(['duplicate project']);
});

test('the trash gives a project back to those who may, and to nobody else', async ({ app, db }) => {
  const { ada, di, eve, olga, project } = await make.story(db);
  expect((await app.as(ada).post(paths.projectDeletions(project.id), { what: 'project', confirmation: 'Moods' })).location).toBe(paths.projects);
  expect((await app.as(ada).get(paths.project(project.id))).status).toBe(404);
  expect((await app.as(ada).get(paths.trash)).text).toContain('Moods');
  expect((await app.as(olga).get(paths.trash)).text).toContain('Moods');
  for (const stranger of [di, eve]) {
    expect((await app.as(stranger).get(paths.trash)).text).not.toContain('Moods');
    expect((await app.as(stranger).post(paths.projectRestoration(project.id))).status).toBe(404);
  }
  expect((await app.as(ada).post(paths.projectRestoration(project.id))).location).toBe(paths.project(project.id));
  expect((await app.as(ada).post(paths.projectRestoration(project.id))).status).toBe(404);
  expect(await acts(db, project.id)).toEqual(['restore project', 'delete project']);
});

test('annotators and reviewers make no projects', async ({ app, db }) => {
  const { ben, cy, project } = await make.story(db);
  for (const user of [ben, cy]) {
    const browser = app.as(user);
    const answers = [
      await browser.get(paths.newProject),
      await browser.post(paths.projects, { title: 'Mine' }),
      await browser.post(paths.newSampleProject, { kind: 'text' }),
      await browser.post(paths.projectDuplicates(project.id)),
      await browser.post(paths.projectPublication(project.id)),
      await browser.delete(paths.projectPublication(project.id)),
      await browser.get(paths.trash),
      await browser.post(paths.projectRestoration(project.id)),
      await browser.get(paths.projectFigures(project.id)),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
  }
});
