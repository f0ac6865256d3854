import { eq, inArray, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { updateProject } from '#app/domain/projects.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { cohortSize, keepCohort } from '#app/domain/projects/overlap.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

async function overlaps(db: Db, project: Pick<Project, 'id'>): Promise<number[]> {
  const rows = await db.select({ overlap: tasks.overlap }).from(tasks).where(eq(tasks.projectId, project.id)).orderBy(tasks.id);
  return rows.map(({ overlap }) => overlap);
}
async function addTasks(db: Db, project: Project, count: number): Promise<void> {
  const [{ last }] = (await db.execute<{ last: number }>(
    sql`update projects set last_inner_id = last_inner_id + ${count} where id = ${project.id} returning last_inner_id - ${count} as last`,
  )) as unknown as [{ last: number }];
  await db.insert(tasks).values(
    Array.from({ length: count }, (_, at) => ({
      projectId: project.id,
      innerId: Number(last) + at + 1,
      data: { text: `${at}` },
      overlap: project.overlap,
    })),
  );
  await keepCohort(db, project);
}
const several = (list: number[]) => list.filter((overlap) => overlap > 1).length;

async function projectWith(db: Db, count: number) {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada });
  await addTasks(db, project, count);
  return { ada, project };
}

test('a new overlap goes to all tasks where none had several', async ({ db }) => {
  const { ada, project } = await projectWith(db, 5);
  await updateProject(db, project, { overlap: 3 }, ada);
  expect(await overlaps(db, project)).toEqual([3, 3, 3, 3, 3]);
});

test('a new overlap goes only to the tasks that have several, and one frees all', async ({ db }) => {
  const { ada, project } = await projectWith(db, 10);
  const half = await updateProject(db, project, { overlap: 2, overlapCohort: 50 }, ada);
  const before = await overlaps(db, project);
  const more = await updateProject(db, half, { overlap: 4 }, ada);
  expect(await overlaps(db, project)).toEqual(before.map((overlap) => (overlap > 1 ? 4 : 1)));
  await updateProject(db, more, { overlap: 1 }, ada);
  expect(several(await overlaps(db, project))).toBe(0);
});

test('a smaller share is part of a larger one, and the choice is the same every time', async ({ db }) => {
  const { ada, project } = await projectWith(db, 40);
  const full = await updateProject(db, project, { overlap: 2, overlapCohort: 75 }, ada);
  const large = await overlaps(db, project);
  const less = await updateProject(db, full, { overlapCohort: 25 }, ada);
  const small = await overlaps(db, project);
  expect([several(large), several(small)]).toEqual([30, 10]);
  expect(small.every((overlap, at) => overlap === 1 || large[at] === 2)).toBe(true);
  await updateProject(db, less, { overlapCohort: 75 }, ada);
  expect(await overlaps(db, project)).toEqual(large);
});

test('lowering finishes tasks and raising opens them again', async ({ db }) => {
  const { ada, ben, project } = { ...(await make.story(db)) };
  const task = await make.task(db, { project });
  await make.annotation(db, { task, by: ben });
  const two = await updateProject(db, project, { overlap: 2 }, ada);
  expect((await countersOf(db, project)).inProgressTasks).toBe(1);
  await updateProject(db, two, { overlap: 1 }, ada);
  expect((await countersOf(db, project)).doneTasks).toBe(1);
});

test('whatever is set and however tasks come and go, the cohort has its size', async ({ db }) => {
  const { ada } = await make.story(db);
  const act = fc.oneof(
    fc.record({ kind: fc.constant('settings' as const), overlap: fc.integer({ min: 1, max: 4 }), overlapCohort: fc.integer({ min: 0, max: 100 }) }),
    fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant('remove' as const), count: fc.integer({ min: 1, max: 4 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      const made = await make.project(db, { by: ada });
      for (const each of acts) {
        const [project] = (await db.select().from(projects).where(eq(projects.id, made.id))) as [Project];
        if (each.kind === 'settings') await updateProject(db, project, { overlap: each.overlap, overlapCohort: each.overlapCohort }, ada);
        if (each.kind === 'add') await addTasks(db, project, each.count);
        if (each.kind === 'remove') {
          const some = db.select({ id: tasks.id }).from(tasks).where(eq(tasks.projectId, project.id)).limit(each.count);
          await db.delete(tasks).where(inArray(tasks.id, some));
          await keepCohort(db, project);
        }
      }
      const [project] = (await db.select().from(projects).where(eq(projects.id, made.id))) as [Project];
      const list = await overlaps(db, project);
      expect(several(list)).toBe(project.overlap === 1 ? 0 : cohortSize(list.length, project.overlapCohort));
      expect(list.every((overlap) => overlap === 1 || overlap === project.overlap)).toBe(true);
    }),
    { numRuns: 40, seed: 11 },
  );
});
