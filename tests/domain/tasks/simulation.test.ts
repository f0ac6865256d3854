/** A hundred people on some tasks (in `npm run bench` two hundred on two thousand), one for each and three: no answer too many, none left behind, nobody sees a task twice. */
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { projects } from '#app/db/schema/projects.ts';
import { leases, tasks } from '#app/db/schema/tasks.ts';
import { peekNext } from '#app/domain/tasks/next.ts';
import { liveThrough } from '#tests/support/crowd.ts';
import { testApart } from '#tests/support/db.ts';

for (const [overlap, sampling, tasksThere] of [
  [1, 'sequential', 60],
  [3, 'uniform', 30],
] as const) {
  testApart(
    `100 people on ${tasksThere} tasks at overlap ${overlap}, ${sampling}: no answer too many, none left behind, nobody sees a task twice`,
    // Far more than it takes, because everything else runs beside it.
    { timeout: 600_000 },
    async ({ connection: { db } }) => {
      const { project, people, counts, given } = await liveThrough(db, { people: 100, tasks: tasksThere, overlap, sampling });
      expect(counts).toEqual({ too_many: 0, miscounted: 0, left_behind: 0, doubled: 0, answers: tasksThere * overlap });
      for (const seen of given) expect(new Set(seen).size).toBe(seen.length);
      expect(await db.$count(leases, sql`expires_at > now()`)).toBe(0);
      const open = await db.$count(tasks, sql`annotation_count < overlap`);
      expect(open).toBe(0);
      expect(await peekNext(db, project, people[0]!)).toEqual({ left: 'nothing' });
      const [{ done }] = (await db.execute<{ done: number }>(
        sql`select sum(done_tasks)::int as done from project_counters where project_id = ${project.id}`,
      )) as unknown as [{ done: number }];
      expect(done).toBe(tasksThere);
      expect((await db.select().from(projects)).length).toBe(1);
    },
  );
}
