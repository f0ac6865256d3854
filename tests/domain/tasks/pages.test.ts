/** Deep pages of a text that many tasks hold, but few of the first ones: found by the index of words, by number and from link to link. */
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { TaskFilters } from '#app/core/task-query.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { pageOfTasks, type Numbered } from '#app/domain/tasks/pages.ts';
import { reachOf, spreadOf } from '#app/domain/tasks/words.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const [many, from] = [1900, 600];

/** From the 600th on, every task but each tenth holds the word; another project has it, too. */
async function worded(db: Db, project: Project): Promise<number[]> {
  for (const { id } of [project, await make.project(db, { by: { id: project.createdBy, organizationId: project.organizationId } as never })])
    await db.execute(sql`insert into tasks (project_id, inner_id, data, overlap)
      select ${id}, n, jsonb_build_object('text', case when n > ${from} and n % 10 <> 0 then 'lighthouse ' else 'river ' end || n), 1 from generate_series(1, ${many}) n`);
  const rows = await db.execute<{ id: string }>(
    sql`select id from tasks where project_id = ${project.id} and inner_id > ${from} and inner_id % 10 <> 0 order by id`,
  );
  return rows.map(({ id }) => Number(id));
}

test.for<[string, TaskFilters]>([
  ['the text alone', {}],
  ['the text and a state', { states: ['new'] }],
])('%s: pages by number and by link hold every hit once, in order', async ([, more], { db }) => {
  const { project } = await make.story(db);
  const ids = await worded(db, project);
  for (const direction of ['asc', 'desc'] as const) {
    const wanted = direction === 'asc' ? ids : ids.toReversed();
    const read = (numbered: Numbered) => pageOfTasks(db, project, { filters: { text: 'Light', ...more }, order: 'id', direction }, numbered);
    expect((await read({ page: 12, page_size: 100 })).tasks.map(({ id }) => id)).toEqual(wanted.slice(1100));
    await expect(read({ page: 13, page_size: 100 })).rejects.toMatchObject({ kind: 'not-found' });
    const linked: number[] = [];
    for (let page = 1, after: string | undefined; page === 1 || after; page += 1) {
      const found = await read({ page, page_size: 390, after });
      linked.push(...found.tasks.map(({ id }) => id));
      after = found.next;
    }
    expect(linked).toEqual(wanted);
  }
});

// The first thousand hits lie side by side; those after them too, or each by itself: then more than was thought has to be looked through.
test.for([
  ['as densely as the first ones', 1],
  ['more thinly than the first ones', 4],
] as const)('a page far on, but before the middle, is right where the hits lie %s', async ([, thin], { db }) => {
  const { project } = await make.story(db);
  await db.execute(sql`insert into tasks (project_id, inner_id, data, overlap)
    select ${project.id}, n, jsonb_build_object('text', case when n > 500 and (n <= 1600 or n % ${thin}::int = 0) then 'lighthouse ' else 'river ' end || n), 1
    from generate_series(1, 4200) n`);
  const wanted = await db.execute<{ id: string }>(
    sql`select id from tasks where project_id = ${project.id} and data->>'text' like 'light%' order by id`,
  );
  const { tasks } = await pageOfTasks(db, project, { filters: { text: 'lighthouse' }, order: 'id', direction: 'asc' }, { page: 25, page_size: 50 });
  expect(tasks.map(({ id }) => id)).toEqual(wanted.slice(1200, 1250).map(({ id }) => Number(id)));
});

test('how far so many hits reach is told from some of them', () => {
  const spread = spreadOf([40, 20, 60, 100, 80]);
  expect(spread).toEqual({ first: 20, step: 16 });
  expect(reachOf(spread, 100)).toBe(20 + 1840);
});
