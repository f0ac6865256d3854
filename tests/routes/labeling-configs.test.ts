import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import type { Db } from '#app/db/client.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const partial = { 'HX-Request-Type': 'partial' };
const versionOf = async (db: Db, project: Project) => (await db.select().from(projects).where(eq(projects.id, project.id)))[0]!.configVersion;
const propsOf = (answer: { query(selector: string): { getAttribute(name: string): string | undefined } | null }) =>
  JSON.parse(answer.query('[data-island=labeler]')!.getAttribute('data-props')!) as {
    mode: string;
    data: Record<string, unknown>;
    config: { controls: { name: string }[] };
  };

test('the page shows the config, its preview and its versions', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const page = await app.as(ada).get(paths.labelingConfig(project.id));
  expect(page.query('textarea[name=markup]')?.text.trim()).toBe(make.configs.choices);
  expect(page.query('#preview')?.text).toContain('mood');
  expect(page.query('[data-island=labeler]')).toBeNull();
  const asked = await app.as(ada).post(paths.labelingConfigPreview(project.id), { markup: make.configs.choices });
  expect(propsOf(asked)).toMatchObject({ mode: 'preview', config: { controls: [{ name: 'mood' }] }, data: { text: expect.any(String) as string } });
  expect(page.queryAll('#version-list tbody tr')).toHaveLength(1);
});

test('saving makes a version; old ones are read and restored', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  expect((await browser.put(paths.labelingConfig(project.id), { markup: make.configs.text })).location).toBe(paths.labelingConfig(project.id));
  expect((await browser.get(paths.labelingConfigVersion(project.id, 1))).text).toContain('Restore as new version');
  await browser.post(paths.labelingConfigVersion(project.id, 1));
  await browser.post(paths.labelingConfigVersion(project.id, 1));
  expect(await versionOf(db, project)).toBe(3);
  expect((await browser.get(paths.labelingConfig(project.id))).query('textarea[name=markup]')?.text.trim()).toBe(make.configs.choices);
  expect((await browser.get(paths.labelingConfigVersion(project.id, 9))).status).toBe(404);
});

test('faults come back with their lines, and what was typed', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const markup = '<View>\n  <Text name="text" value="$text"/>\n  <Wonder name="a" toName="text"/>\n</View>';
  const answer = await app.as(ada).put(paths.labelingConfig(project.id), { markup });
  expect(answer.status).toBe(422);
  expect(answer.query('textarea[name=markup]')?.text.trim()).toBe(markup);
  expect(answer.query('#config-problems')?.text).toMatch(/Line 3:\d+/);
  expect(answer.query('[data-island=labeler]')).toBeNull();
  expect((await app.as(ada).put(paths.labelingConfig(project.id), {})).status).toBe(422);
});

test('a change that would orphan answers is refused, naming them with counts', async ({ app, db }) => {
  const { ada, ben, cy, project } = await make.story(db);
  const task = await make.task(db, { project, overlap: 2 });
  for (const by of [ben, cy]) await make.annotation(db, { task, by });
  const answer = await app.as(ada).put(paths.labelingConfig(project.id), { markup: make.configs.choices.replace('Glad', 'Merry') });
  expect(answer.status).toBe(422);
  expect(answer.query('#orphans')?.text).toContain('"Glad" of "mood" is gone, but 2 results use it.');
  expect(await versionOf(db, project)).toBe(1);
});

test('a template is put into the editor and not saved', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const page = await app.as(ada).get(withQuery(paths.labelingConfig(project.id), { template: 'speakers' }));
  expect(page.query('textarea[name=markup]')?.text).toContain('name="speaker"');
  expect(page.text).toContain('It is not saved yet');
  expect(await versionOf(db, project)).toBe(1);
  expect((await app.as(ada).get(withQuery(paths.labelingConfig(project.id), { template: 'none' }))).status).toBe(404);
});

test('typing renews the preview and the problems alone; without script the whole page comes', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const typed = await browser.post(paths.labelingConfigPreview(project.id), { markup: make.configs.image }, partial);
  expect(propsOf(typed).data).toEqual({ photo: paths.sampleMedia('photo.jpg') });
  expect(typed.query('#config-problems')?.getAttribute('hx-swap-oob')).toBeDefined();
  expect(typed.query('textarea[name=markup]')).toBeNull();
  const whole = await browser.post(paths.labelingConfigPreview(project.id), { markup: make.configs.image });
  expect(whole.query('textarea[name=markup]')?.text.trim()).toBe(make.configs.image);
  expect(await versionOf(db, project)).toBe(1);
});

test('others may not: 403 for roles below, 404 for strangers', async ({ app, db }) => {
  const { ben, cy, di, eve, project } = await make.story(db);
  const markup = make.configs.text;
  for (const [user, status] of [
    [ben, 403],
    [cy, 403],
    [di, 404],
    [eve, 404],
  ] as const) {
    const browser = app.as(user);
    const answers = [
      await browser.get(paths.labelingConfig(project.id)),
      await browser.put(paths.labelingConfig(project.id), { markup }),
      await browser.post(paths.labelingConfigPreview(project.id), { markup }),
      await browser.post(paths.labelingConfigBuilder(project.id), { markup, act: 'add-object' }),
      await browser.get(paths.labelingConfigVersion(project.id, 1)),
      await browser.post(paths.labelingConfigVersion(project.id, 1)),
    ];
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => status));
  }
});

test('answers and predictions in the sample comment stand in the preview', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const row = { id: 'a', from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: ['Glad'] } };
  const sample = JSON.stringify({ data: { text: 'x' }, completions: [{ result: [row] }], predictions: [{ result: [row] }] });
  const markup = make.configs.choices.replace('</View>', `<!-- ${sample} --></View>`);
  const asked = await app.as(ada).post(paths.labelingConfigPreview(project.id), { markup }, partial);
  expect(propsOf(asked)).toMatchObject({ data: { text: 'x' }, result: [row], predictions: [{ id: 1, result: [row] }] });
});
