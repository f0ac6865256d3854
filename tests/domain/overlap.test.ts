import { eq, inArray, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { updateProject } from '#app/domain/projects.ts';
import { countersOf } from '#app/domain/projects/counters.ts';
import { keepCohort } from '#app/domain/projects/overlap.ts';
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

test('with a share below 100 % and no task that has several, a new number alone goes to all, until tasks come', async ({ db }) => {
  const { ada, project } = await projectWith(db, 10);
  const half = await updateProject(db, project, { overlapCohort: 50 }, ada);
  expect(several(await overlaps(db, project))).toBe(0);
  const three = await updateProject(db, half, { overlap: 3 }, ada);
  expect(await overlaps(db, project)).toEqual(Array(10).fill(3));
  await addTasks(db, three, 2);
  expect(several(await overlaps(db, project))).toBe(6);
});

/** What heartex 3.5 says of a list of tasks when the settings change, written down a second time. An object: any so many of them. */
function afterSettings(list: number[], before: Project, after: Project): number[] | { several: number } {
  if (before.overlapCohort !== after.overlapCohort && after.overlap > 1) return { several: Math.round((after.overlapCohort / 100) * list.length) };
  if (before.overlap === after.overlap) return list;
  return several(list) > 0 ? list.map((overlap) => (overlap > 1 ? after.overlap : 1)) : list.map(() => after.overlap);
}

test('whatever is set and however tasks come and go, the rule of cohorts holds', async ({ db }) => {
  const { ada } = await make.story(db);
  const act = fc.oneof(
    fc.record({ kind: fc.constant('settings' as const), overlap: fc.integer({ min: 1, max: 4 }), overlapCohort: fc.constantFrom(0, 30, 50, 100) }),
    fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant('remove' as const), count: fc.integer({ min: 1, max: 4 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      let project = await make.project(db, { by: ada });
      for (const each of acts) {
        const list = await overlaps(db, project);
        const share = { several: Math.round((project.overlapCohort / 100) * (list.length + (each.kind === 'add' ? each.count : 0))) };
        let expected: ReturnType<typeof afterSettings> = share;
        if (each.kind === 'settings') {
          const after = await updateProject(db, project, { overlap: each.overlap, overlapCohort: each.overlapCohort }, ada);
          expected = afterSettings(list, project, after);
          project = after;
        } else if (each.kind === 'add') {
          await addTasks(db, project, each.count);
          if (project.overlap === 1 || project.overlapCohort === 100) expected = [...list, ...Array<number>(each.count).fill(project.overlap)];
        } else {
          const some = db.select({ id: tasks.id }).from(tasks).where(eq(tasks.projectId, project.id)).orderBy(tasks.id).limit(each.count);
          await db.delete(tasks).where(inArray(tasks.id, some));
          await keepCohort(db, project);
          const left = list.slice(each.count);
          expected =
            project.overlap === 1 || project.overlapCohort === 100 ? left : { several: Math.round((project.overlapCohort / 100) * left.length) };
        }
        const now = await overlaps(db, project);
        if (Array.isArray(expected)) expect(now).toEqual(expected);
        else expect(several(now)).toBe(expected.several);
        expect(now.every((overlap) => overlap === 1 || overlap === project.overlap)).toBe(true);
      }
    }),
    { numRuns: 40, seed: 11 },
  );
});
