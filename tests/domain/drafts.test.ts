import { describe, expect } from 'vitest';
import { drafts } from '#app/db/schema/annotations.ts';
import { activities } from '#app/db/schema/activities.ts';
import { deleteDraft, maybeDraft, saveDraft, type Saving } from '#app/domain/drafts.ts';
import { maybeLease } from '#app/domain/leases.ts';
import { expire, lease } from '#tests/support/answers.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const saving = (given: Partial<Saving> = {}): Saving => ({
  result: make.choice('Glad'),
  leadTime: 2,
  writer: 'one',
  sequence: 1,
  base: 0,
  annotationId: null,
  ...given,
});

describe('one tab', () => {
  test('each save grows the version; replaying and overtaking change nothing (T48)', async ({ db }) => {
    const { project, ben } = await make.story(db);
    const task = await make.task(db, { project });
    expect(await saveDraft(db, project, task, saving(), ben)).toMatchObject({ draft: { version: 1, sequence: 1 } });
    expect(await saveDraft(db, project, task, saving({ sequence: 3, result: [] }), ben)).toMatchObject({ draft: { version: 2, sequence: 3 } });
    expect(await saveDraft(db, project, task, saving({ sequence: 2 }), ben)).toMatchObject({ draft: { version: 2, sequence: 3, result: [] } });
    expect(await saveDraft(db, project, task, saving({ sequence: 3, result: [] }), ben)).toMatchObject({ draft: { version: 2 } });
    expect(await db.$count(drafts)).toBe(1);
  });

  test('saving prolongs the lease, and brings an expired one back', async ({ db }) => {
    const { project, ben } = await make.story(db);
    await make.task(db, { project });
    const { task, fence } = await lease(db, project, ben);
    expect(await saveDraft(db, project, task, saving(), ben)).toMatchObject({ lease: { fence } });
    await expire(db, task, ben);
    await saveDraft(db, project, task, saving({ sequence: 2 }), ben);
    expect(await maybeLease(db, task, ben)).toMatchObject({ isLive: true });
  });
});

describe('two writers', () => {
  test('the second, not knowing of the first, is told so and nothing is overwritten', async ({ db }) => {
    const { project, ben } = await make.story(db);
    const task = await make.task(db, { project });
    await saveDraft(db, project, task, saving({ writer: 'one' }), ben);
    expect(await saveDraft(db, project, task, saving({ writer: 'two', result: [] }), ben)).toMatchObject({ ahead: { writer: 'one', version: 1 } });
    expect(await maybeDraft(db, task, null, ben)).toMatchObject({ writer: 'one', result: make.choice('Glad') });
  });

  test('taking over names the newer version; then the first is the one to be told', async ({ db }) => {
    const { project, ben } = await make.story(db);
    const task = await make.task(db, { project });
    await saveDraft(db, project, task, saving({ writer: 'one' }), ben);
    expect(await saveDraft(db, project, task, saving({ writer: 'two', base: 1 }), ben)).toMatchObject({ draft: { writer: 'two', version: 2 } });
    expect(await saveDraft(db, project, task, saving({ writer: 'one', sequence: 9, base: 1 }), ben)).toMatchObject({
      ahead: { writer: 'two', version: 2 },
    });
  });

  test('a new answer and a change of an annotation have drafts of their own', async ({ db }) => {
    const { project, cy } = await make.story(db);
    const task = await make.task(db, { project });
    const annotation = await make.annotation(db, { task, by: cy });
    await saveDraft(db, project, task, saving(), cy);
    await saveDraft(db, project, task, saving({ annotationId: annotation.id, result: [] }), cy);
    expect(await db.$count(drafts)).toBe(2);
  });
});

test('after the answer is given elsewhere no draft comes to life again', async ({ db }) => {
  const { project, ben } = await make.story(db);
  const task = await make.task(db, { project });
  const annotation = await make.annotation(db, { task, by: ben });
  expect(await saveDraft(db, project, task, saving(), ben)).toMatchObject({ answered: { id: annotation.id } });
  expect(await db.$count(drafts)).toBe(0);
});

test('throwing a draft away is recorded once', async ({ db }) => {
  const { project, ben } = await make.story(db);
  const task = await make.task(db, { project });
  await saveDraft(db, project, task, saving(), ben);
  await deleteDraft(db, project, task, null, ben);
  await deleteDraft(db, project, task, null, ben);
  expect(await maybeDraft(db, task, null, ben)).toBeUndefined();
  expect(await db.$count(activities)).toBe(1);
});
