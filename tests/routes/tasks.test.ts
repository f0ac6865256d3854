/** The data manager by its doors: lists, a task with everybody's answers, stars, deletions. */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import { activities, deletions } from '#app/db/schema/activities.ts';
import { users } from '#app/db/schema/people.ts';
import { memberCounters } from '#app/db/schema/projects.ts';
import { leases, tasks } from '#app/db/schema/tasks.ts';
import type { Answer } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import { acts, lines } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';

const script = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'--><svg/onload=alert(3)>';

/** Ids of the tasks on a page, in order. */
const listed = (answer: Answer): number[] => answer.queryAll('#tasks tbody th a').map((link) => Number(link.text));

async function three(db: Db) {
  const story = await make.story(db);
  const { project, ben } = story;
  const made = [
    await make.task(db, { project, data: { text: 'The river 🌠' } }),
    await make.task(db, { project, data: { text: 'A "quoted" street' } }),
    await make.task(db, { project }),
  ];
  const annotation = await make.annotation(db, { task: made[0]!, by: ben });
  return { ...story, tasks: made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]] & typeof made, annotation };
}

test('a manager and a reviewer see the tasks, what they are about, and who answered', async ({ app, db }) => {
  const {
    project,
    ada,
    cy,
    ben,
    tasks: [first, second, third],
  } = await three(db);
  for (const person of [ada, cy]) {
    const page = await app.as(person).get(paths.tasks(project.id));
    expect(page.status).toBe(200);
    expect(listed(page)).toEqual([first!.id, second!.id, third!.id]);
    expect(page.text).toContain('The river 🌠');
    expect(page.query('#tasks tbody tr')?.text).toContain(ben.firstName);
    expect(page.query('.found')?.text).toContain('3 tasks');
  }
});

test('an address carries the filters, and the form shows what was taken', async ({ app, db }) => {
  const {
    project,
    ada,
    ben,
    tasks: [first, second, third],
  } = await three(db);
  const at = async (query: Record<string, string>) => app.as(ada).get(withQuery(paths.tasks(project.id), query));
  expect(listed(await at({ state: 'done' }))).toEqual([first!.id]);
  expect(listed(await at({ person: String(ben.id) }))).toEqual([first!.id]);
  expect(listed(await at({ text: '"quoted" stre' }))).toEqual([second!.id]);
  expect(listed(await at({ id: `${second!.id}-${third!.id}` }))).toEqual([second!.id, third!.id]);
  expect(listed(await at({ direction: 'desc' }))).toEqual([third!.id, second!.id, first!.id]);
  const page = await at({ text: script, id: `${first!.id}` });
  expect(listed(page)).toEqual([]);
  expect(page.query('input[name=text]')?.getAttribute('value')).toBe(script);
  expect(page.query('input[name=id]')?.getAttribute('value')).toBe(String(first!.id));
  expect(page.text).toContain('No task fits these filters');
});

test('pages lead on and back, with filters and order kept', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const made: number[] = [];
  for (let n = 0; n < 60; n += 1) made.push((await make.task(db, { project, data: { text: n % 2 ? 'odd' : 'even' }, overlap: 1 })).id);
  const browser = app.as(ada);
  const first = await browser.get(`${paths.tasks(project.id)}?direction=desc`);
  expect(listed(first)).toEqual(made.toReversed().slice(0, 50));
  const next = first.query('a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&');
  const second = await browser.get(next);
  expect(listed(second)).toEqual(made.toReversed().slice(50));
  expect(second.query('a[rel=next]')).toBeNull();
  const back = await browser.get(second.query('a[rel=prev]')!.getAttribute('href')!.replaceAll('&amp;', '&'));
  expect(listed(back)).toEqual(listed(first));
});

test('nothing yet: the first step is a button for those who may take it', async ({ app, db }) => {
  const { project, ada, cy } = await make.story(db);
  expect(
    (await app.as(ada).get(paths.tasks(project.id))).queryAll('a').some((link) => link.getAttribute('href') === paths.newImport(project.id)),
  ).toBe(true);
  expect((await app.as(cy).get(paths.tasks(project.id))).text).toContain('A manager of this project can add data.');
});

test('a task shows everybody’s answers and predictions; one is chosen by its address', async ({ app, db }) => {
  const {
    project,
    ada,
    ben,
    cy,
    tasks: [first],
    annotation,
  } = await three(db);
  const second = await make.annotation(db, { task: first!, by: cy, result: make.choice('Sad') });
  const [prediction] = await db
    .insert(predictions)
    .values({ projectId: project.id, taskId: first!.id, result: make.choice('Sad'), modelVersion: 'm-1', score: 0.5 })
    .returning();
  const browser = app.as(ada);
  const page = await browser.get(paths.task(project.id, first!.id));
  for (const name of [ben.firstName, cy.firstName, 'm-1']) expect(page.text).toContain(name);
  const shown = async (query: Record<string, number>) =>
    (await browser.get(withQuery(paths.task(project.id, first!.id), query))).query('.answer[aria-current=true]')?.text;
  expect(await shown({ annotation: annotation.id })).toContain(ben.firstName);
  expect(await shown({ annotation: second.id })).toContain(cy.firstName);
  expect(await shown({ prediction: prediction!.id })).toContain('m-1');
});

test('a star is given and taken back, and the log tells; twice is harmless', async ({ app, db }) => {
  const { project, cy, annotation } = await three(db);
  const browser = app.as(cy);
  for (let twice = 0; twice < 2; twice += 1)
    expect((await browser.post(paths.groundTruth(project.id, annotation.id))).location).toBe(paths.task(project.id, annotation.taskId));
  const [starred] = await db.select().from(annotations).where(eq(annotations.id, annotation.id));
  expect(starred).toMatchObject({ groundTruthBy: cy.id });
  for (let twice = 0; twice < 2; twice += 1) await browser.delete(paths.groundTruth(project.id, annotation.id));
  expect((await acts(db)).filter((act) => act.includes('ground truth'))).toEqual(['unmark ground truth', 'mark ground truth']);
});

test('what a star does to the count stands beside it before, and is said after', async ({ app, db }) => {
  const { project, ada, ben, cy } = await make.story(db);
  const task = await make.task(db, { project });
  const given = await make.annotation(db, { task, by: ben });
  const browser = app.as(cy);
  const look = async () => {
    const page = await browser.get(paths.task(project.id, task.id));
    return [page.query('.answers__words')?.text.replaceAll(/\s+/g, ' ').trim(), page.query('.flash__text')?.text];
  };
  const starring = 'A ground truth is the reference for the others and does not count as an answer. With the star on one of these, the task has';
  expect(await look()).toEqual([`${starring} 0 of 1, is no longer done, and goes to one more person.`, undefined]);
  await browser.post(paths.groundTruth(project.id, given.id));
  const reference = 'The ground truth is the reference and does not count: the task has';
  expect(await look()).toEqual([
    `${reference} 0 of 1. Without the star it has 1 of 1.`,
    'This is the ground truth now, and does not count as an answer: the task has 0 of 1 and is open for others.',
  ]);
  await db.insert(leases).values({ taskId: task.id, userId: ada.id, projectId: project.id, expiresAt: new Date(Date.now() + 60_000) });
  expect((await look())[0]).toBe(`${reference} 0 of 1. Without the star it has 1 of 1, and somebody is giving another right now.`);
  await make.annotation(db, { task, by: ada });
  await db.delete(leases);
  expect((await look())[0]).toBe(`${reference} 1 of 1. Without the star it has 2 of 1, more than it needs.`);
  await browser.delete(paths.groundTruth(project.id, given.id));
  expect(await look()).toEqual([`${starring} 1 of 1.`, 'The star is off, and the answer counts again: the task has 2 of 1, more than it needs.']);
  const [log] = await db.select().from(activities).where(eq(activities.act, 'unmark ground truth'));
  expect(log!.details).toEqual({ task: task.id, surplus: 1 });
});

test('an annotation is deleted and brought back by Undo, by the reviewer who did it', async ({ app, db }) => {
  const { project, cy, annotation } = await three(db);
  const browser = app.as(cy);
  const here = paths.task(project.id, annotation.taskId);
  expect((await browser.delete(paths.annotation(project.id, annotation.id))).location).toBe(here);
  expect(await db.$count(annotations)).toBe(0);
  const undo = (await browser.get(here)).query('.flash form')!;
  const action = undo.getAttribute('action')!.replaceAll('&amp;', '&');
  expect((await browser.post(action)).location).toBe(here);
  const [back] = await db.select().from(annotations);
  expect(back).toEqual(annotation);
  expect((await browser.post(action)).location).toBe(here);
  expect(await db.$count(annotations)).toBe(1);
  expect((await acts(db)).slice(0, 2)).toEqual(['restore annotations', 'delete annotations']);
});

test('a reviewer brings back no deletion of somebody else’s, and Undo leads nowhere else (T46)', async ({ app, db }) => {
  const { project, ada, cy, annotation } = await three(db);
  await app.as(ada).delete(paths.annotation(project.id, annotation.id));
  const [deletion] = await db.select().from(deletions);
  expect((await app.as(cy).post(paths.deletionRestoration(project.id, deletion!.id))).status).toBe(404);
  const answer = await app.as(ada).post(withQuery(paths.deletionRestoration(project.id, deletion!.id), { next: '//evil.example' }));
  expect(answer.location).toBe(paths.projectSettings(project.id, 'danger'));
});

test('chosen tasks are deleted, one task is deleted, and the log tells how many', async ({ app, db }) => {
  const {
    project,
    ada,
    tasks: [first, second, third],
  } = await three(db);
  const browser = app.as(ada);
  expect((await browser.post(paths.taskDeletions(project.id), { task: [String(first!.id), String(third!.id)] })).location).toBe(
    paths.tasks(project.id),
  );
  const page = await browser.get(paths.tasks(project.id));
  expect(listed(page)).toEqual([second!.id]);
  expect(page.query('.flash__text')?.text).toBe('2 tasks deleted. For 30 days Settings, Danger zone brings them back.');
  expect((await browser.delete(paths.task(project.id, second!.id))).location).toBe(paths.tasks(project.id));
  expect(await db.$count(tasks)).toBe(0);
  expect((await lines(db)).slice(0, 2)).toMatchObject([
    { act: 'delete tasks', details: { count: 1 } },
    { act: 'delete tasks', details: { count: 2 } },
  ]);
  expect((await browser.post(paths.taskDeletions(project.id), { task: [String(first!.id)] })).status).toBe(303);
  expect((await browser.post(paths.taskDeletions(project.id), {})).status).toBe(422);
});

test('the list of people to filter by says where it ends, and holds whoever is filtered by', async ({ app, db }) => {
  const { home, project, ada, cy } = await make.story(db);
  const rows = Array.from({ length: 203 }, (_, n) => ({
    organizationId: home.id,
    role: 'annotator' as const,
    state: 'active' as const,
    email: `p${n}@example.org`,
  }));
  const people = await db.insert(users).values(rows).returning();
  await db.insert(memberCounters).values(people.map(({ id: userId }, n) => ({ projectId: project.id, userId, annotations: 300 - n })));
  await make.task(db, { project });
  const last = String(people.at(-1)!.id);
  const options = async (person: typeof ada, query: Record<string, string>) =>
    (await app.as(person).get(withQuery(paths.tasks(project.id), query))).queryAll('[name=person] option');
  const shown = await options(ada, {});
  expect(shown.map((option) => option.getAttribute('value'))).not.toContain(last);
  expect(shown.at(-1)?.text).toBe('These are 200 of 203; the overview leads to all');
  expect((await options(cy, {})).at(-1)?.text).toBe('These are 200 of 203');
  const chosen = (await options(ada, { person: last })).find((option) => option.getAttribute('selected') !== undefined);
  expect(chosen?.getAttribute('value')).toBe(last);
});

test('nothing chosen: the list stays as it was and says what to do', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  for (let n = 0; n < 53; n += 1) await make.task(db, { project, data: { text: 'heron' } });
  const browser = app.as(ada);
  const first = await browser.get(withQuery(paths.tasks(project.id), { state: 'new', direction: 'desc' }));
  const second = await browser.get(first.query('a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&'));
  const answer = await browser.post(second.query('form#chosen')!.getAttribute('action')!.replaceAll('&amp;', '&'));
  expect([answer.status, answer.query('.notice[role=alert]')?.text.trim()]).toEqual([422, 'Choose the tasks to delete by their boxes in the list.']);
  expect(listed(answer)).toEqual(listed(second));
  expect(answer.query('[name=state] option[selected]')?.getAttribute('value')).toBe('new');
  expect(answer.query('form#chosen')?.getAttribute('action')).toBe(second.query('form#chosen')?.getAttribute('action'));
  expect(await db.$count(tasks)).toBe(53);
});

test('T29 strangers find nothing, the wrong role is told so, passers-by sign in', async ({ app, db }) => {
  const {
    project,
    ada,
    ben,
    cy,
    di,
    eve,
    tasks: [first],
    annotation,
  } = await three(db);
  const gets = [paths.tasks(project.id), paths.task(project.id, first!.id)];
  for (const path of gets) {
    for (const stranger of [di, eve]) expect((await app.as(stranger).get(path)).status).toBe(404);
    expect((await app.as(ben).get(path)).status).toBe(403);
    expect((await app.as().get(path)).location).toContain(paths.signIn);
  }
  for (const stranger of [di, eve]) {
    expect((await app.as(stranger).delete(paths.task(project.id, first!.id))).status).toBe(404);
    expect((await app.as(stranger).post(paths.taskDeletions(project.id), { task: [String(first!.id)] })).status).toBe(404);
    expect((await app.as(stranger).delete(paths.annotation(project.id, annotation.id))).status).toBe(404);
    expect((await app.as(stranger).post(paths.groundTruth(project.id, annotation.id))).status).toBe(404);
  }
  expect((await app.as(cy).delete(paths.task(project.id, first!.id))).status).toBe(403);
  expect((await app.as(ben).delete(paths.annotation(project.id, annotation.id))).status).toBe(403);
  expect((await app.as(ben).post(paths.groundTruth(project.id, annotation.id))).status).toBe(403);
  const other = await make.project(db, { by: ada });
  expect((await app.as(ada).get(paths.task(other.id, first!.id))).status).toBe(404);
  expect((await app.as(ada).delete(paths.annotation(other.id, annotation.id))).status).toBe(404);
  await app.as(ada).post(paths.taskDeletions(other.id), { task: [String(first!.id)] });
  expect(await db.$count(tasks)).toBe(3);
});

test('uploaded files of every kind go by their names in the list', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const config =
    '<View><TimeSeries name="ts" value="$csv" valueType="url"><Channel column="v"/></TimeSeries><Choices name="c" toName="ts"><Choice value="A"/></Choices></View>';
  const project = await make.project(db, { by: ada, config });
  await make.task(db, { project, data: { csv: paths.file(project.id, '0623cf38-702b-4edd-ac0f-d08caf64d0ff', 'my weather.csv') } });
  expect((await app.as(ada).get(paths.tasks(project.id))).query('.preview')?.text.trim()).toBe('my weather.csv');
});

test('T12 hostile data, names and model versions stay text in list and task', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const task = await make.task(db, {
    project,
    data: { text: script, [script]: [script], photo: 'javascript:alert(1)' },
    meta: { [script]: script },
    source: script,
  });
  await make.annotation(db, { task, by: ben, result: [{ ...make.choice('Glad')[0], meta: { text: [script] } }] });
  await db.insert(predictions).values({ projectId: project.id, taskId: task.id, result: make.choice('Sad'), modelVersion: script });
  for (const path of [
    paths.tasks(project.id),
    paths.task(project.id, task.id),
    `${paths.tasks(project.id)}?text=${encodeURIComponent(script)}&sort=${encodeURIComponent(script)}&after=${encodeURIComponent(script)}`,
  ]) {
    const page = await app.as(ada).get(path);
    expect(page.status).toBe(200);
    expect(
      page
        .queryAll('script:not([src]), style, [style]')
        .filter((element) => element.getAttribute('type') !== 'application/json')
        .map((element) => element.outerHTML),
    ).toEqual([]);
    expect(page.queryAll('*').filter((element) => Object.keys(element.attributes).some((name) => /^on/i.test(name)))).toEqual([]);
    expect(
      page
        .queryAll('a, img, audio, form')
        .some((element) => /^javascript:/i.test(element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action') ?? '')),
    ).toBe(false);
    expect(page.text).not.toMatch(/<svg\/onload|<img src=x/);
  }
});
