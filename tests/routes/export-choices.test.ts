/** The form that says what is exported. */
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { drafts } from '#app/db/schema/annotations.ts';
import { exports } from '#app/db/schema/transfers.ts';
import { orderForm } from '#app/routes/export-form.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const order = { format: 'JSON', tasks: 'all', fullTasks: 'on' };
type Told = { id: number; annotations: { completed_by: number | string }[] }[];

test('the filters and the choice of annotations reach the file', async ({ app, db }) => {
  const { ada, ben, cy, project } = await make.story(db);
  const [river, town] = [
    await make.task(db, { project, data: { text: 'river' }, overlap: 3 }),
    await make.task(db, { project, data: { text: 'town' } }),
  ];
  await make.annotation(db, { task: river, by: ben });
  await make.annotation(db, { task: river, by: cy, result: make.choice('Sad'), verdict: 'approved' });
  await make.annotation(db, { task: town, by: ben, wasCancelled: true, result: [] });
  const told = async (query: Record<string, string | number>) => {
    const tasks = (await app.as(ada).get(withQuery(paths.exportDownload(project.id), { ...order, ...query }))).json<Told>();
    return tasks.map(({ id, annotations }) => [id, ...annotations.map((annotation) => annotation.completed_by)]);
  };
  expect(await told({ text: 'river' })).toEqual([[river.id, ben.id, cy.id]]);
  expect(await told({ state: 'skipped', skipped: 'on' })).toEqual([[town.id, ben.id]]);
  expect(await told({ id: `${town.id}`, person: ben.id })).toEqual([[town.id]]);
  expect(await told({ annotations: 'latest' })).toEqual([[river.id, cy.id], [town.id]]);
  expect(await told({ tasks: 'annotated', annotator: cy.id })).toEqual([[river.id, cy.id]]);
  expect(await told({ tasks: 'annotated', annotations: 'majority' })).toEqual([]);
  expect(await told({ truth: 'with', annotations: 'ground truths' })).toEqual([]);
  expect(await told({ tasks: 'annotated', approved: 'on' })).toEqual([[river.id, cy.id]]);
  expect(await told({ review: 'approved', annotator: ben.id })).toEqual([[river.id, ben.id]]);
  for (const [, ...names] of await told({ anonymous: 'on', tasks: 'annotated' }))
    expect(names).toEqual([expect.stringMatching(/^annotator-/), expect.stringMatching(/^annotator-/)]);
});

test('the list of tasks hands its filter on, and the form shows it', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  await make.annotation(db, { task: await make.task(db, { project, data: { text: 'river' } }), by: ben });
  const query = `state=done&state=new&person=${ben.id}&text=river&id=1-9999999&truth=without&review=not+reviewed`;
  const list = await app.as(ada).get(`${paths.tasks(project.id)}?${query}&sort=updated`);
  const links = list.queryAll('a').map((one) => one.getAttribute('href') ?? '');
  const link = links.find((href) => href.startsWith(`${paths.exports(project.id)}?`));
  const form = await app.as(ada).get(link!);
  const value = (selector: string) => form.query(selector)?.getAttribute('value');
  expect(form.queryAll('input[name=state][checked]').map((box) => box.getAttribute('value'))).toEqual(['new', 'done']);
  expect([value('[name=person] option[selected]'), value('[name=text]'), value('[name=id]')]).toEqual([String(ben.id), 'river', '1-9999999']);
  expect([value('[name=truth] option[selected]'), value('[name=tasks][checked]')]).toEqual(['without', 'all']);
  expect(value('[name=review] option[selected]')).toBe('not reviewed');
  expect(form.query('details[open] [name=text]')).not.toBeNull();
});

test('what was chosen comes back with the sentence that says what to mend, whichever button was pressed', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const wrong = { ...order, tasks: 'done', annotations: 'latest', id: '12, many', text: 'river', drafts: 'on' };
  const answers = [
    await app.as(ada).get(withQuery(paths.exportDownload(project.id), wrong)),
    await app.as(ada).post(paths.exports(project.id), wrong),
  ];
  for (const page of answers) {
    expect([page.status, page.text.includes('Ids are written as 12, 20-30')]).toEqual([422, true]);
    const value = (name: string) => page.query(`[name=${name}]`)!.getAttribute('value');
    expect([value('id'), value('text')]).toEqual(['12, many', 'river']);
    const checked = page.queryAll('form.form input[checked]').map((box) => `${box.getAttribute('name')}=${box.getAttribute('value')}`);
    expect(checked).toEqual(expect.arrayContaining(['format=JSON', 'tasks=done', 'annotations=latest', 'drafts=on', 'fullTasks=on']));
    expect(checked).not.toContain('predictions=on');
    expect(page.query('details[open] [name=id]')).not.toBeNull();
  }
  expect(await db.$count(exports)).toBe(0);
});

test.each([
  ['state', 'lost', 'Choose states from the list.'],
  ['person', 'me', 'Choose a person from the list.'],
  ['truth', 'perhaps', 'Choose with or without.'],
  ['review', 'perhaps', 'Choose a review from the list.'],
  ['annotations', 'best', 'Choose which annotations.'],
  ['text', 'a'.repeat(501), 'A search may have 500 characters at most.'],
  ['tasks', 'some', 'Choose which tasks.'],
])('%s %s is refused with a sentence', (name, value, sentence) => {
  const read = orderForm.safeParse({ ...order, [name]: value });
  expect(read.error?.issues.map(({ message }) => message)).toEqual([sentence]);
});

test('the kept export says in words what it holds', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  const asked = {
    ...order,
    tasks: 'done',
    text: 'river',
    annotator: ben.id,
    annotations: 'latest of each person',
    anonymous: 'on',
    predictions: 'on',
    approved: 'on',
    review: 'not reviewed',
  };
  await app.as(ada).post(paths.exports(project.id), asked);
  expect((await app.as(ada).get(paths.exports(project.id))).text).toContain(
    'Done tasks, with “river”, with an answer that is not reviewed; the latest annotation of each person by Ben, no skips, approved ones alone; with predictions, people by pseudonyms.',
  );
});

test('drafts go into every format that tells everything, where they are asked for', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const task = await make.task(db, { project });
  await db.insert(drafts).values({ projectId: project.id, taskId: task.id, userId: ben.id, result: make.choice('Sad'), writer: 'w', sequence: 1 });
  const told = async (format: string, asked?: string) =>
    (await app.as(ada).get(withQuery(paths.exportDownload(project.id), { ...order, format, drafts: asked }))).text.includes('"drafts":[{');
  for (const format of ['JSON', 'JSONL', 'LABEL_STUDIO'])
    expect([format, await told(format, 'on'), await told(format)]).toEqual([format, true, false]);
});
