import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#app/db/client.ts';
import {
  forgetLeases,
  giveTaskBack,
  hasFreePlace,
  leaseSeconds,
  listLiveLeases,
  lockTask,
  maybeLease,
  renewLease,
  takeLease,
} from '#app/domain/leases.ts';
import { enableMember, removeMember } from '#app/domain/members.ts';
import { deactivatePerson } from '#app/domain/people.ts';
import { leaseNextTask } from '#app/domain/tasks/next.ts';
import { expire, lease } from '#tests/support/answers.ts';
import { test } from '#tests/support/db.ts';
import { acts } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';
import { noon } from '#tests/support/visit.ts';

type Acting = make.Story & { db: Db };

test('lasts three times the average, between 10 min and 1 h; 30 min while nobody has answered', async ({ db }) => {
  const { project, ben } = await make.story(db);
  expect(await leaseSeconds(db, project)).toBe(1800);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben, leadTime: 10 });
  expect(await leaseSeconds(db, project)).toBe(600);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben, leadTime: 990 });
  expect(await leaseSeconds(db, project)).toBe(1500);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben, leadTime: 90_000 });
  expect(await leaseSeconds(db, project)).toBe(3600);
});

test('a place is taken once', async ({ db }) => {
  const { project, ben, cy } = await make.story(db);
  const task = await make.task(db, { project });
  await lockTask(db, task);
  expect(await takeLease(db, task, ben)).toMatchObject({ taskId: task.id });
  expect(await hasFreePlace(db, task, cy)).toBe(false);
  expect(await takeLease(db, task, cy)).toBeUndefined();
});

test('renewing keeps the fence of a living lease, and never shortens it', async ({ db }) => {
  const { project, ben } = await make.story(db);
  await make.task(db, { project });
  const { task, fence } = await lease(db, project, ben);
  const before = await maybeLease(db, task, ben);
  const renewed = await renewLease(db, project, task, ben);
  expect(renewed).toMatchObject({ fence });
  expect(renewed!.expiresAt.getTime()).toBeGreaterThanOrEqual(before!.expiresAt.getTime());
});

test('an expired lease comes back under a greater fence while its place is free, and not after', async ({ db }) => {
  const { project, ben, cy } = await make.story(db);
  await make.task(db, { project });
  const { task, fence } = await lease(db, project, ben);
  await expire(db, task, ben);
  const again = await renewLease(db, project, task, ben);
  expect(again!.fence).toBeGreaterThan(fence);
  await expire(db, task, ben);
  await takeLease(db, task, cy);
  expect(await renewLease(db, project, task, ben)).toBeUndefined();
});

test('giving a task back ends only the lease that is meant, once, and the log tells', async ({ db }) => {
  const { project, ben } = await make.story(db);
  await make.task(db, { project });
  const { task, fence } = await lease(db, project, ben);
  await giveTaskBack(db, project, task, ben, fence + 1);
  expect(await listLiveLeases(db, project, ben)).toHaveLength(1);
  await giveTaskBack(db, project, task, ben, fence);
  await giveTaskBack(db, project, task, ben, fence);
  expect(await listLiveLeases(db, project, ben)).toEqual([]);
  expect(await acts(db)).toEqual(['give task back', 'lease task']);
});

test('an expired lease is kept for a month, in which work may come from where there was no network', async ({ db }) => {
  const { project, ben } = await make.story(db);
  const taken = [];
  for (const days of [0, 29, 31]) {
    const task = await make.task(db, { project });
    await lockTask(db, task);
    await takeLease(db, task, ben);
    await db.execute(sql`update leases set expires_at = expires_at - ${days} * interval '1 day' - interval '1 hour' where task_id = ${task.id}`);
    taken.push(task);
  }
  await forgetLeases(db);
  expect(await Promise.all(taken.map(async (task) => (await maybeLease(db, task, ben)) !== undefined))).toEqual([true, true, false]);
});

test.for([
  ['disabled', 1, ({ db, project, ada, ben }: Acting) => enableMember(db, project, ben.id, false, ada)],
  ['removed', 1, ({ db, project, ada, ben }: Acting) => removeMember(db, project, ben.id, ada)],
  ['deactivated', 0, ({ db, olga, ben }: Acting) => deactivatePerson(db, ben.id, olga, noon)],
] as const)('what somebody holds who is %s is free at once; elsewhere %d leases go on', async ([, left, act], { db }) => {
  const story = await make.story(db);
  const { project, ada, ben, cy } = story;
  const other = await make.project(db, { by: ada, members: [ben] });
  for (const of of [project, other]) {
    await make.task(db, { project: of });
    await lease(db, of, ben);
  }
  expect(await leaseNextTask(db, project, {}, cy)).toMatchObject({ left: 'held' });
  const { task } = await lease(db, project, ben);
  await act({ ...story, db });
  expect((await lease(db, project, cy)).task.id).toBe(task.id);
  expect(await maybeLease(db, task, ben)).toMatchObject({ isLive: false });
  expect(await listLiveLeases(db, other, ben)).toHaveLength(left);
});
