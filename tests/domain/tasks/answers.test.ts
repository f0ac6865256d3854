import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { listAnswers } from '#app/domain/tasks.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('of more answers than a page holds it says so, and holds ground truths and the one that is asked for', async ({ app, db }) => {
  const { project, ada, ben } = await make.story(db);
  const { id } = await make.task(db, { project, overlap: 2 });
  await db.execute(sql`insert into annotations (project_id, task_id, completed_by, result, result_count)
    select ${project.id}, ${id}, ${ben.id}, '[]', 0 from generate_series(1, 510)`);
  const all = await db.select({ id: annotations.id }).from(annotations).orderBy(annotations.id);
  const [asked, star] = [all.at(-2)!.id, all.at(-1)!.id];
  await db.update(annotations).set({ groundTruthAt: new Date(), groundTruthBy: ada.id }).where(eq(annotations.id, star));
  const ids = async (named?: number) => (await listAnswers(db, { id }, { annotations: [named] })).annotations.map((one) => one.id);
  const usual = await ids();
  expect([usual.length, usual[0], usual.at(-1)]).toEqual([500, star, all[498]!.id]);
  expect((await ids(asked)).at(-1)).toBe(asked);
  expect((await db.select().from(tasks))[0]).toMatchObject({ annotationCount: 509, groundTruthCount: 1 });
  const page = await app.as(ada).get(withQuery(paths.task(project.id, id), { annotation: asked }));
  expect(page.text).toContain('These are 500 of 510. An export holds all of them.');
  expect(page.queryAll('.answer[aria-current=true]')).toHaveLength(1);
});
