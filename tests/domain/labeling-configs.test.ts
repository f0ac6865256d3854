import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import type { Db } from '#app/db/client.ts';
import { activities } from '#app/db/schema/activities.ts';
import { labelingConfigs, projects, type Project } from '#app/db/schema/projects.ts';
import { currentConfig, findLabelingConfig, listLabelingConfigs } from '#app/domain/labeling-configs.ts';
import { saveLabelingConfig } from '#app/domain/labeling-configs/save.ts';
import { findUsage } from '#app/domain/labeling-configs/usage.ts';
import { createProject } from '#app/domain/projects.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const choices = (labels: string[], { name = 'mood', key = 'text', tag = 'Choices', child = 'Choice' } = {}) =>
  `<View>\n  <Text name="text" value="$${key}"/>\n  <${tag} name="${name}" toName="text">\n${labels.map((label) => `    <${child} value="${label}"/>\n`).join('')}  </${tag}>\n</View>`;
const again = async (db: Db, project: Project): Promise<Project> => (await db.select().from(projects).where(eq(projects.id, project.id)))[0]!;

async function annotated(db: Db) {
  const story = await make.story(db);
  const { project, ada, ben, cy } = story;
  const task = await make.task(db, { project, overlap: 3 });
  await make.annotation(db, { task, by: ben });
  await make.annotation(db, { task, by: cy });
  await make.annotation(db, { task, by: ada, groundTruthAt: new Date(), groundTruthBy: ada.id });
  return story;
}

test('a project without a config has an empty one', async ({ db }) => {
  const { ada } = await make.story(db);
  const project = await createProject(db, { title: 'Nothing yet' }, ada);
  expect(await currentConfig(db, project)).toMatchObject({ id: null, version: 0, parsed: { controls: [], dataKeys: [] } });
});

test('saving makes a version, says who, and is recorded', async ({ db }) => {
  const { project, ada } = await make.story(db);
  expect(await saveLabelingConfig(db, project, choices(['Calm']), ada)).toEqual({ ok: true, version: 2, made: true });
  const current = await currentConfig(db, await again(db, project));
  expect(current).toMatchObject({ version: 2, markup: choices(['Calm']) });
  expect(current.parsed.controls[0]!.labels.map(({ name }) => name)).toEqual(['Calm']);
  expect((await listLabelingConfigs(db, project)).rows).toMatchObject([{ version: 2, by: { firstName: 'Ada' } }, { version: 1 }]);
  expect((await findLabelingConfig(db, project, 1)).markup).toBe(make.configs.choices);
  const log = await db.select().from(activities).where(eq(activities.projectId, project.id));
  expect(log).toMatchObject([{ act: 'change labeling config', by: ada.id, details: { version: 2 } }]);
});

test('unchanged markup makes no version', async ({ db }) => {
  const { project, ada } = await make.story(db);
  expect(await saveLabelingConfig(db, project, `${make.configs.choices}\r\n`, ada)).toEqual({ ok: true, version: 1, made: false });
});

test('problems come back with their places and nothing is saved', async ({ db }) => {
  const { project, ada } = await make.story(db);
  const saved = await saveLabelingConfig(db, project, '<View>\n  <Text name="text" value="$text">\n</View>', ada);
  expect(saved).toMatchObject({ ok: false, problems: [{ line: expect.any(Number) as number, severity: 'error' }], orphans: [] });
  expect((await again(db, project)).configVersion).toBe(1);
});

test('while there are no annotations everything may change', async ({ db }) => {
  const { project, ada } = await make.story(db);
  expect(await saveLabelingConfig(db, project, make.configs.image, ada)).toMatchObject({ ok: true, version: 2 });
});

test('with annotations: adding a label, and dropping one that nobody used, are allowed', async ({ db }) => {
  const { project, ada } = await annotated(db);
  expect(await saveLabelingConfig(db, project, choices(['Glad', 'Sad', 'Calm']), ada)).toMatchObject({ ok: true, version: 2 });
  expect(await saveLabelingConfig(db, await again(db, project), choices(['Glad', 'Calm']), ada)).toMatchObject({ ok: true, version: 3 });
});

test.for([
  ['a used label', choices(['Sad']), [{ what: 'mood: Glad', count: 3 }]],
  ['a used control', choices(['Glad'], { name: 'feeling' }), [{ what: 'mood', count: 3 }]],
  ['a control of another kind', choices(['Glad'], { tag: 'Labels', child: 'Label' }), [{ what: 'mood', count: 3 }]],
] as const)('with annotations, losing %s is refused with counts', async ([_what, markup, orphans], { db }) => {
  const { project, ada } = await annotated(db);
  expect(await saveLabelingConfig(db, project, markup, ada)).toMatchObject({ ok: false, orphans });
  expect((await again(db, project)).configVersion).toBe(1);
});

test('a label that relations wear counts as others do', async ({ db }) => {
  const { project, ada, ben } = await make.story(db);
  const relations = (...labels: string[]) =>
    choices(['Glad', 'Sad']).replace('</View>', `<Relations>${labels.map((label) => `<Relation value="${label}"/>`).join('')}</Relations></View>`);
  const worn: Row = { type: 'relation', from_id: 'r1', to_id: 'r2', direction: 'right', labels: ['is a'] };
  await make.annotation(db, { task: await make.task(db, { project }), by: ben, result: [...make.choice('Glad'), worn] });
  const save = async (markup: string) => saveLabelingConfig(db, await again(db, project), markup, ada);
  const refused = { ok: false, orphans: [{ what: 'Relations: is a', count: 1, message: '"is a" of relations is gone, but 1 result uses it.' }] };
  expect(await save(relations('has'))).toMatchObject(refused);
  expect(await save(relations('is a', 'has'))).toMatchObject({ ok: true, version: 2 });
  expect(await save(relations('has'))).toMatchObject(refused);
  expect(await save(choices(['Glad', 'Sad']))).toMatchObject(refused);
  expect(await save(relations('is a'))).toMatchObject({ ok: true, version: 3 });
});

test('a data key that annotations were made with must stay', async ({ db }) => {
  const { project, ada, ben } = await make.story(db);
  const task = await make.task(db, { project, data: { text: 'a', title: 'b' } });
  await make.annotation(db, { task, by: ben });
  const saved = await saveLabelingConfig(db, project, choices(['Glad', 'Sad'], { key: 'title' }), ada);
  expect(saved).toMatchObject({ ok: false, orphans: [{ what: '$text', count: 1 }] });
});

test('a new data key must be in every task', async ({ db }) => {
  const { project, ada } = await make.story(db);
  await make.task(db, { project, data: { text: 'a', body: 'b' } });
  const two = choices(['Glad'], { key: 'body' });
  expect(await saveLabelingConfig(db, project, two, ada)).toMatchObject({ ok: true });
  await make.task(db, { project, data: { body: 'c' } });
  const back = await saveLabelingConfig(db, await again(db, project), choices(['Glad']), ada);
  expect(back).toMatchObject({ ok: false, orphans: [{ what: '$text', count: 1, message: expect.stringContaining('1 task lacks') as string }] });
});

test('usage counts results by control, labels of regions, paths of trees, and no free text', async ({ db }) => {
  const { project, ben } = await make.story(db);
  const row = (type: string, value: Record<string, unknown>, from = type) => ({ id: 'r', from_name: from, to_name: 'text', type, value });
  await make.annotation(db, {
    task: await make.task(db, { project }),
    by: ben,
    result: [
      row('choices', { choices: ['Glad', 'Sad'] }, 'mood'),
      row('taxonomy', { taxonomy: [['a', 'b'], ['a']] }, 'tree'),
      row('textarea', { text: ['free'], textarea: ['no'] }, 'note'),
      row('rectanglelabels', { x: 1, rectanglelabels: ['Cat'] }, 'box'),
      { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' },
      { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right', labels: ['is a', 'has'] },
      { type: 'relation', from_id: 'b', to_id: 'a', direction: 'right', labels: ['is a'] },
    ],
  });
  expect(await findUsage(db, project)).toEqual({
    controls: {
      mood: { to: 'text', type: 'choices', count: 1 },
      tree: { to: 'text', type: 'taxonomy', count: 1 },
      note: { to: 'text', type: 'textarea', count: 1 },
      box: { to: 'text', type: 'rectanglelabels', count: 1 },
    },
    labels: { mood: { Glad: 1, Sad: 1 }, tree: { '["a","b"]': 1, '["a"]': 1 }, box: { Cat: 1 } },
    relations: { 'is a': 2, has: 1 },
  });
});

test('T48 names that answers bring along do not reach the prototypes of objects', async ({ db }) => {
  const { project, ada, ben } = await make.story(db);
  const row = { id: 'r1', from_name: '__proto__', to_name: 'text', type: 'choices', value: { choices: ['tainted'] } };
  await make.annotation(db, { task: await make.task(db, { project }), by: ben, result: [row] as never });
  const used = await findUsage(db, project);
  expect(({} as Record<string, unknown>).tainted).toBeUndefined();
  expect(Object.keys(used.controls)).toEqual(['__proto__']);
  expect(await saveLabelingConfig(db, project, make.configs.image, ada)).toMatchObject({ ok: false });
});

test('versions are listed in pages, without their markup', async ({ db }) => {
  const { project, ada } = await make.story(db);
  await db
    .insert(labelingConfigs)
    .values(Array.from({ length: 54 }, (_, n) => ({ projectId: project.id, version: n + 2, markup: make.configs.choices, createdBy: ada.id })));
  const newest = await listLabelingConfigs(db, project);
  expect([newest.rows.length, newest.rows[0]!.version, 'markup' in newest.rows[0]!]).toEqual([50, 55, false]);
  const oldest = await listLabelingConfigs(db, project, { after: newest.next });
  expect(oldest.rows.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
  expect((await listLabelingConfigs(db, project, { before: oldest.previous })).rows).toEqual(newest.rows);
});
