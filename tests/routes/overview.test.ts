import { expect } from 'vitest';
import { drizzle } from 'drizzle-orm/postgres-js';
import { paths, withQuery } from '#app/core/paths.ts';
import * as schema from '#app/db/schema/index.ts';
import type { Db } from '#app/db/client.ts';
import { client } from '#tests/support/app.ts';
import { test, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('true numbers, per person, with ways to the lists behind them', async ({ app, db }) => {
  const { ada, ben, cy, project } = await make.story(db);
  const made = [];
  for (let n = 0; n < 5; n += 1) made.push(await make.task(db, { project, overlap: n === 0 ? 2 : 1 }));
  const [first, second, third] = made;
  await make.annotation(db, { task: first!, by: ben, leadTime: 10 });
  await make.annotation(db, { task: second!, by: ben, leadTime: 20 });
  await make.annotation(db, { task: second!, by: cy, groundTruthAt: new Date(), groundTruthBy: ada.id });
  await make.annotation(db, { task: third!, by: cy, wasCancelled: true });
  const page = await app.as(ada).get(paths.project(project.id));
  const cells = page.queryAll('#status .chart__table tr').map((row) => row.querySelectorAll('th,td').map((cell) => cell.text.trim()));
  expect(cells.filter(([label]) => ['Done', 'In progress', 'Skipped', 'New'].includes(label!))).toEqual([
    ['Done', '1', '20 %'],
    ['In progress', '1', '20 %'],
    ['Skipped', '1', '20 %'],
    ['New', '2', '40 %'],
  ]);
  const stats = Object.fromEntries(page.queryAll('.stat').map((stat) => [stat.querySelector('dt')!.text, stat.querySelector('dd')!.text]));
  expect(stats).toMatchObject({
    Tasks: '5',
    Annotations: '2',
    Skips: '1',
    'Ground truths': '1',
    'Average per annotation': '15 s',
    'Work left': '1 min',
  });
  const people = page.queryAll('#contributions tbody tr').map((row) => row.querySelectorAll('.num').map((cell) => cell.text));
  expect(people).toEqual([
    ['2', '0', '0'],
    ['0', '1', '1'],
  ]);
  expect(page.queryAll('#status a').map((link) => link.getAttribute('href'))).toContain(`${paths.tasks(project.id)}?state=in+progress`);
});

test('people who did less stand on a later page, which renews itself; each leads to their tasks', async ({ app, db }) => {
  const { ada, ben, home, project } = await make.story(db);
  const task = await make.task(db, { project });
  for (let n = 0; n < 50; n += 1) await make.annotation(db, { task, by: await make.user(db, { organization: home, role: 'annotator' }) });
  await make.annotation(db, { task, by: ben, wasCancelled: true });
  const browser = app.as(ada);
  const first = await browser.get(paths.project(project.id));
  expect(first.queryAll('#contributions tbody tr')).toHaveLength(50);
  const next = first.query('a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&');
  expect(next).toMatch(/#people$/);
  const second = await browser.get(next.replace('#people', ''));
  expect(second.queryAll('#contributions tbody a').map((link) => link.getAttribute('href'))).toEqual([
    withQuery(paths.tasks(project.id), { person: ben.id }),
  ]);
  const part = await browser.get(second.query('#figures')!.getAttribute('hx-get')!.replaceAll('&amp;', '&'), { 'HX-Request-Type': 'partial' });
  expect(part.queryAll('#contributions tbody tr')).toHaveLength(1);
});

test('the figures renew themselves', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const part = await app.as(ada).get(paths.projectFigures(project.id), { 'HX-Request-Type': 'partial' });
  expect(part.query('#figures')?.getAttribute('hx-get')).toBe(paths.projectFigures(project.id));
  expect(part.text).not.toContain('<html');
});

test('next steps go away when they are done', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const before = await app.as(ada).get(paths.project(project.id));
  expect(before.queryAll('.step').map((step) => step.classNames.includes('step--done'))).toEqual([true, false, true, true]);
  await make.task(db, { project });
  expect((await app.as(ada).get(paths.project(project.id))).queryAll('.step')).toEqual([]);
});

/** Counts what goes to the database while a page is made. */
async function queriesOf(sqlClient: Parameters<typeof drizzle>[0], make_: (db: Db) => Promise<unknown>): Promise<number> {
  let count = 0;
  const db = drizzle(sqlClient as never, { schema, casing: 'snake_case', logger: { logQuery: () => void (count += 1) } }) as Db;
  await make_(db);
  return count;
}

testApart('the overview and the list of projects cost the same for 3 rows and for 30', async ({ connection: { db, sql } }) => {
  const { ada, project } = await make.story(db);
  const fill = async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      const person = await make.user(db, { organization: { id: ada.organizationId } as never, role: 'annotator' });
      await make.annotation(db, { task: await make.task(db, { project }), by: person });
      await make.project(db, { by: ada, members: [person] });
    }
  };
  const cost = async () => {
    const counts = [];
    for (const path of [paths.projects, paths.project(project.id), paths.members(project.id), paths.labelingConfig(project.id)]) {
      counts.push(
        await queriesOf(sql, async (counted) => {
          const { status } = await client(counted).as(ada).get(path);
          expect(status).toBe(200);
        }),
      );
    }
    return counts;
  };
  await fill(3);
  await cost(); // The first visit of a server asks once whether it has been set up.
  const few = await cost();
  await fill(27);
  expect(await cost()).toEqual(few);
  expect(Math.max(...few)).toBeLessThan(12);
});
