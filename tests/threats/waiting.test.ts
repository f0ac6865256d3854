/** Acts that meet: whoever comes second waits, and neither fails. */
import { expect } from 'vitest';
import { deleteAnnotations, deleteTasks } from '#app/domain/deletions.ts';
import { saveDraft } from '#app/domain/drafts.ts';
import { lockTask } from '#app/domain/leases.ts';
import { someoneWaits, testApart } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const saving = (annotationId: number | null, sequence: number) => ({
  result: make.choice('Sad'),
  leadTime: 1,
  writer: 'tab',
  sequence,
  base: 0,
  annotationId,
});

testApart.for(['tasks', 'annotations'] as const)(
  'deleting all %s while somebody saves a draft there: both come to their end',
  async (what, { connection: { db } }) => {
    const { ada, ben, project } = await make.story(db);
    const task = await make.task(db, { project });
    const annotation = await make.annotation(db, { task, by: ben });
    await saveDraft(db, project, task, saving(annotation.id, 1), ben);
    let deleting: Promise<unknown> | undefined;
    await db.transaction(async (tx) => {
      await lockTask(tx, task);
      deleting = what === 'tasks' ? deleteTasks(db, project, undefined, new Date(), ada) : deleteAnnotations(db, project, new Date(), ada);
      await someoneWaits(db);
      expect(await saveDraft(tx, project, task, saving(annotation.id, 2), ben)).toMatchObject({ draft: { sequence: 2 } });
    });
    expect(await deleting).toMatchObject({ what, count: 1 });
  },
);
