import { desc } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { activities } from '#app/db/schema/activities.ts';
import { runCheck } from '#app/domain/checks.ts';
import { runRestoration } from '#app/domain/snapshots/restore.ts';
import { runSnapshot } from '#app/domain/snapshots/run.ts';
import type { Client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

/** Does what the last job asks for. */
async function work({ deps }: Client): Promise<number> {
  const { name, data } = deps.sent.jobs.at(-1)!;
  const id = Object.values(data)[0] as number;
  if (name === 'snapshot.run') await runSnapshot(deps.db, id, deps);
  else if (name === 'restoration.run') await runRestoration(deps.db, id, deps);
  else await runCheck(deps.db, id, deps);
  return id;
}

test('made, listed, exported, compared, renamed, restored and deleted; each is in the log', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  const browser = app.as(ada);
  expect((await browser.get(paths.snapshots(project.id))).text).toContain('No snapshots yet');
  const made = await browser.post(paths.snapshots(project.id), { title: ' Before the second round ' });
  expect((await browser.get(paths.snapshotExport(project.id, made.location!.split('/').at(-1)!) + '?format=JSON&tasks=all')).status).toBe(409);
  const id = await work(app);
  expect(made.location).toBe(paths.snapshot(project.id, id));
  const listed = await browser.get(paths.snapshots(project.id));
  expect(listed.text).toContain('Before the second round');
  expect(listed.query('#listed-snapshots #compare-snapshots'), 'comes with the part that is fetched until all are ready').not.toBeNull();
  const shown = await browser.get(paths.snapshot(project.id, id));
  expect(shown.queryAll('#export-snapshot option').map((option) => option.getAttribute('value'))).toEqual(expect.arrayContaining(['JSON', 'CSV']));
  expect([shown.text.includes('Not in it: reviews'), shown.text.includes('people and answers, without reviews.')]).toEqual([true, true]);
  expect(shown.query('#snapshot #restore-snapshot'), 'comes with the part that is fetched until it is ready').not.toBeNull();
  const order = { format: 'JSON', tasks: 'all', fullTasks: 'on', predictions: 'on' };
  expect((await browser.get(withQuery(paths.snapshotExport(project.id, id), order))).json()).toMatchObject([
    { annotations: [{ completed_by: ben.id }] },
  ]);

  const checked = await browser.post(paths.snapshotChecks(project.id, id), { ...order, format: 'CSV' });
  await work(app);
  const losses = await browser.get(checked.location!);
  expect(losses.text).toContain('1 task was read');
  expect(losses.query('a[download]')?.getAttribute('href')).toMatch(new RegExp(`^${paths.snapshotExport(project.id, id)}\\?`));

  await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  const asked = await browser.post(paths.snapshotComparisons(project.id), { before: id, after: 'now' });
  expect((await browser.get(asked.location!)).query('progress')).not.toBeNull();
  const check = await work(app);
  const compared = await browser.get(paths.snapshotComparison(project.id, check));
  expect(compared.text).toContain('From Before the second round to the project as it was then.');
  expect(compared.queryAll('#by-person tbody tr').map((row) => row.textContent)).toEqual(['Ben1000']);
  expect(compared.queryAll('#by-label tbody tr').map((row) => row.textContent)).toEqual(['moodGlad1000']);
  expect(compared.queryAll('#by-label-and-person tbody tr').map((row) => row.textContent)).toEqual(['moodGladBen1000']);

  expect((await browser.patch(paths.snapshot(project.id, id), { title: 'Round two' })).location).toBe(paths.snapshot(project.id, id));
  expect((await browser.get(paths.snapshot(project.id, id))).query('h1')?.textContent).toBe('Round two');
  const restored = await browser.post(paths.snapshotRestorations(project.id, id), { title: 'Moods again' });
  expect((await browser.get(restored.location!)).query('progress')).not.toBeNull();
  expect(restored.location).toBe(paths.snapshotRestoration(project.id, await work(app)));
  const opened = (await browser.get(restored.location!)).query('#restoration a.button')?.getAttribute('href');
  expect((await browser.get(opened!)).query('h1')?.textContent).toContain('Moods again');
  expect((await browser.get(paths.snapshot(project.id, id))).queryAll('#restorations tbody tr')).toHaveLength(1);
  expect((await browser.delete(paths.snapshot(project.id, id), { confirmation: 'Round two' })).location).toBe(paths.snapshots(project.id));
  expect((await browser.get(paths.snapshot(project.id, id))).status).toBe(404);
  expect((await browser.get(paths.snapshotComparison(project.id, check))).text).toContain(`a deleted snapshot (${id})`);
  const log = await db.select().from(activities).orderBy(desc(activities.id)).limit(11);
  expect(log.map(({ act }) => act)).toEqual([
    'delete snapshot',
    'import tasks',
    'start import',
    'restore snapshot',
    'create project',
    'start restoring snapshot',
    'rename snapshot',
    'compare snapshots',
    'check export',
    'make snapshot',
  ]);
});

test('bad input comes back with its form, and changes nothing', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  await browser.post(paths.snapshots(project.id), { title: 'one' });
  const id = await work(app);
  const jobs = app.deps.sent.jobs.length;
  const bad: [() => Promise<{ status: number; text: string }>, string][] = [
    [() => browser.post(paths.snapshots(project.id), { title: ' ' }), 'The name is missing.'],
    [() => browser.post(paths.snapshots(project.id), { title: 'one' }), 'already'],
    [() => browser.post(paths.snapshotComparisons(project.id), { before: 'x', after: 'now' }), 'Choose a snapshot.'],
    [() => browser.post(paths.snapshotComparisons(project.id), { before: id, after: id }), 'two different states'],
    [() => browser.post(paths.snapshotChecks(project.id, id), { format: 'COCO', tasks: 'all' }), 'does not suit'],
    [() => browser.patch(paths.snapshot(project.id, id), { title: '' }), 'The name is missing.'],
    [() => browser.delete(paths.snapshot(project.id, id), { confirmation: 'two' }), 'exactly as it stands'],
    [() => browser.post(paths.snapshotRestorations(project.id, id), { title: 'x' }), 'has 3 to 50 characters'],
    [() => browser.get(withQuery(paths.snapshotExport(project.id, id), { format: 'DOC', tasks: 'all' })), 'Choose a format.'],
    [() => browser.get(withQuery(paths.snapshotExport(project.id, id), { format: 'COCO', tasks: 'all' })), 'does not suit this snapshot'],
  ];
  for (const [asked, why] of bad) {
    const { status, text } = await asked();
    expect([why, status, text.includes(why)]).toEqual([why, 422, true]);
  }
  expect((await browser.post(paths.snapshotComparisons(project.id), { before: 999, after: 'now' })).status).toBe(404);
  expect([app.deps.sent.jobs.length, (await browser.get(paths.snapshot(project.id, id))).query('h1')?.textContent]).toEqual([jobs, 'one']);
});

test('done twice it is harmless: the same name again, deleted again', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  await browser.post(paths.snapshots(project.id), { title: 'one' });
  const id = await work(app);
  await work(app);
  const before = await db.$count(activities);
  await browser.patch(paths.snapshot(project.id, id), { title: 'one' });
  expect(await db.$count(activities)).toBe(before);
  await browser.delete(paths.snapshot(project.id, id), { confirmation: 'one' });
  expect((await browser.delete(paths.snapshot(project.id, id), { confirmation: 'one' })).status).toBe(404);
});

test('T29 T36 strangers get 404, annotators and reviewers 403, passers-by the sign-in page', async ({ app, db }) => {
  const { ada, ben, cy, di, eve, project } = await make.story(db);
  await app.as(ada).post(paths.snapshots(project.id), { title: 'one' });
  const id = await work(app);
  const of = (person: Parameters<typeof app.as>[0]) => {
    const browser = app.as(person);
    return [
      () => browser.get(paths.snapshots(project.id)),
      () => browser.get(paths.snapshot(project.id, id)),
      () => browser.get(withQuery(paths.snapshotExport(project.id, id), { format: 'JSON', tasks: 'all' })),
      () => browser.post(paths.snapshots(project.id), { title: 'two' }),
      () => browser.patch(paths.snapshot(project.id, id), { title: 'two' }),
      () => browser.delete(paths.snapshot(project.id, id), { confirmation: 'one' }),
      () => browser.post(paths.snapshotRestorations(project.id, id), { title: 'Mine now' }),
      () => browser.post(paths.snapshotChecks(project.id, id), { format: 'JSON', tasks: 'all' }),
      () => browser.post(paths.snapshotComparisons(project.id), { before: id, after: 'now' }),
    ];
  };
  for (const stranger of [di, eve]) for (const ask of of(stranger)) expect((await ask()).status).toBe(404);
  for (const member of [ben, cy]) for (const ask of of(member)) expect((await ask()).status).toBe(403);
  expect((await app.as().get(paths.snapshots(project.id))).location).toContain(paths.signIn);
  // Of another project, by the number of this one's.
  const other = await make.project(db, { by: ada, title: 'Other' });
  expect((await app.as(ada).get(paths.snapshot(other.id, id))).status).toBe(404);
});
