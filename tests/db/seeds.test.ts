import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import { users } from '#app/db/schema/people.ts';
import { seedDemo } from '#app/db/seeds/demo.ts';
import { seedLarge } from '#app/db/seeds/large.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { test, testApart } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';

test('the demo tells a whole story, with passwords nobody could guess', async ({ db }) => {
  const said: string[] = [];
  const projects = await seedDemo(db, (line) => said.push(line));
  expect(projects).toHaveLength(3);
  const [text] = await Promise.all(projects.map((project) => countersOf(db, project)));
  expect(text).toMatchObject({ tasks: 10, groundTruths: 1, predictions: 1, skips: 1 });
  expect(text!.annotations).toBeGreaterThan(5);
  expect(new Set(said.map((line) => line.split(' ').at(-1))).size).toBe(3);
  const stored = await db.select().from(users);
  for (const { passwordHash } of stored) expect(passwordHash).toMatch(/^\$argon2id\$/);
  expect(new Set(await acts(db))).toEqual(
    new Set([
      'create project',
      'publish project',
      'change settings',
      'add member',
      'lease task',
      'submit annotation',
      'skip task',
      'mark ground truth',
      'add prediction',
      'approve annotation',
      'reject annotation',
    ]),
  );
});

test('the demo does not come twice', async ({ db }) => {
  await seedDemo(db, () => undefined);
  await expect(seedDemo(db, () => undefined)).rejects.toMatchObject({ kind: 'invalid' });
});

const shape = async (db: Db) => [
  ...(await db.execute(sql`select pg_get_indexdef(indexrelid) as definition from pg_index join pg_class on pg_class.oid = indrelid where relname in ('tasks', 'task_words', 'annotations', 'predictions')
  union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1`)),
];

testApart(
  'the large seed leaves indexes and references as they were, its counters are right, and it is the same every time',
  async ({ connection: { db } }) => {
    const ada = await make.user(db, { organization: await make.organization(db), role: 'owner', firstName: 'Ada' });
    const before = await shape(db);
    const project = await seedLarge(db, ada, { tasks: 400, annotators: 200, otherProjects: 2 }, () => undefined);
    expect(await shape(db)).toEqual(before);
    expect(await db.$count(annotations)).toBe(1200);
    expect(await db.$count(predictions)).toBe(40);
    const counters = await countersOf(db, project);
    expect(counters.tasks).toBe(400);
    expect(counters.annotations + counters.skips + counters.groundTruths).toBe(1200);
    expect(counters.newTasks + counters.inProgressTasks + counters.doneTasks + counters.skippedTasks).toBe(400);
    const [{ sum }] = (await db.execute<{ sum: string }>(
      sql`select md5(string_agg(data::text, '' order by inner_id)) as sum from tasks where project_id = ${project.id}`,
    )) as unknown as [{ sum: string }];
    expect(sum).toMatchInlineSnapshot(`"ba4a5ef91c3f260c4c135724134cf3de"`);
  },
);
