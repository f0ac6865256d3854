/** What the label page hands the editor of predictions: only where the project shows them, the newest, and nothing of answers (T40). */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { paths } from '#app/core/paths.ts';
import { predictions } from '#app/db/schema/annotations.ts';
import type { User } from '#app/db/schema/people.ts';
import { projects } from '#app/db/schema/projects.ts';
import type { LabelerProps } from '#islands/labeler/props.ts';
import { test } from '#tests/support/db.ts';
import { desk } from '#tests/support/desk.ts';
import * as make from '#tests/support/make.ts';

test('the newest five of any model, with version and score; none where the project hides them', async ({ db, app }) => {
  const { project, ben, cy, task } = await desk(db);
  const made = [1, 2, 3, 4, 5, 6].map((n) => ({
    projectId: project.id,
    taskId: task.id,
    result: make.choice('Sad'),
    modelVersion: `m-${n}`,
    score: n === 6 ? null : n / 10,
  }));
  await db.insert(predictions).values(made);
  await make.annotation(db, { task, by: cy, result: make.choice('Happy') });
  const props = async () => {
    const text = (await app.as(ben).get(paths.label(project.id, task.id))).query('[data-island=labeler]')?.getAttribute('data-props') ?? '';
    expect(text).not.toContain(JSON.stringify(make.choice('Happy')));
    return JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as LabelerProps;
  };
  const shown = (await props()).predictions ?? [];
  expect(shown.map(({ modelVersion, score }) => [modelVersion, score])).toEqual([
    ['m-6', null],
    ['m-5', 0.5],
    ['m-4', 0.4],
    ['m-3', 0.3],
    ['m-2', 0.2],
  ]);
  expect(Object.keys(shown[0]!).toSorted()).toEqual(['id', 'modelVersion', 'result', 'score']);
  expect(shown[0]!.result).toEqual(make.choice('Sad'));
  await db.update(projects).set({ showPredictions: false }).where(eq(projects.id, project.id));
  expect(await props()).toMatchObject({ predictions: [], result: [] });
});

test('one starts from a copy under ids of one’s own: the same however often the page opens, others for others', async ({ db, app }) => {
  const { project, ben, cy, task } = await desk(db);
  const arrow = { type: 'relation', from_id: 'choice0001', to_id: 'gone', direction: 'right' };
  await db.insert(predictions).values({ projectId: project.id, taskId: task.id, result: [...make.choice('Sad'), arrow], modelVersion: 'm-1' });
  const begun = async (by: User) => {
    const page = await app.as(by).get(paths.label(project.id, task.id));
    return JSON.parse((page.query('input[name=result]')?.getAttribute('value') ?? '').replaceAll('&quot;', '"')) as Row[];
  };
  const [row, relation] = await begun(ben);
  expect(row).toEqual({ ...make.choice('Sad')[0], id: expect.stringMatching(/^[\w-]{10}$/) as string, origin: 'prediction' });
  expect(row?.id).not.toBe('choice0001');
  expect(relation).toEqual({ ...arrow, from_id: row?.id });
  expect(await begun(ben)).toEqual([row, relation]);
  expect((await begun(cy))[0]?.id).not.toBe(row?.id);
});
