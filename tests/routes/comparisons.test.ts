/** Two answers side by side, and another's answer as a beginning. */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { predictions } from '#app/db/schema/annotations.ts';
import { projects } from '#app/db/schema/projects.ts';
import type { Answer } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

async function two(db: Db) {
  const story = await make.story(db);
  const { project, ben, cy } = story;
  const task = await make.task(db, { project, overlap: 2 });
  const a = await make.annotation(db, { task, by: ben, result: make.choice('Glad') });
  const b = await make.annotation(db, { task, by: cy, result: make.choice('Sad') });
  return { ...story, task, a, b };
}

const pair = (a: string, b: string) => ({ a, b });

test('what differs stands in a table, with the words of both sides', async ({ app, db }) => {
  const { project, ada, task, a, b } = await two(db);
  const page = await app.as(ada).get(withQuery(paths.comparison(project.id, task.id), pair(`annotation-${a.id}`, `annotation-${b.id}`)));
  expect(page.status).toBe(200);
  const cells = page.queryAll('#differences tbody tr').map((row) => row.querySelectorAll('th, td').map(({ text }) => text.trim()));
  expect(cells).toEqual([[expect.any(String), 'Glad', 'Sad']]);
  expect(page.queryAll('[data-island=labeler]')).toHaveLength(2);
});

test('an answer and a prediction that say the same have no difference', async ({ app, db }) => {
  const { project, ada, task, a } = await two(db);
  const [prediction] = await db
    .insert(predictions)
    .values({ projectId: project.id, taskId: task.id, result: make.choice('Glad'), modelVersion: 'v1' })
    .returning();
  const page = await app.as(ada).get(withQuery(paths.comparison(project.id, task.id), pair(`annotation-${a.id}`, `prediction-${prediction?.id}`)));
  expect(page.text).toContain('Both answers say the same.');
  expect(page.text).toContain('Model v1');
});

test('a stranger, an annotator, and what is no answer to the task find nothing', async ({ app, db }) => {
  const { project, ada, ben, di, task, a, b } = await two(db);
  const other = await make.task(db, { project });
  const path = (query: { a: string; b: string }, id = task.id) => withQuery(paths.comparison(project.id, id), query);
  const both = pair(`annotation-${a.id}`, `annotation-${b.id}`);
  expect((await app.as(di).get(path(both))).status).toBe(404);
  expect((await app.as(ben).get(path(both))).status).toBe(403);
  expect((await app.as(ada).get(path(both, other.id))).status).toBe(404);
  for (const odd of ['annotation-0', 'prediction-1', 'nothing', ''])
    expect((await app.as(ada).get(path(pair(odd, `annotation-${b.id}`)))).status).toBe(404);
});

/** What the form of a page would send. */
const rowsOf = (page: Answer): Row[] =>
  JSON.parse((page.query('input[name=result]')?.getAttribute('value') ?? '').replaceAll('&quot;', '"')) as Row[];

test('a manager begins with a copy of another’s answer; an annotator may not, and nothing is kept by looking', async ({ app, db }) => {
  const { project, ada, ben, task, b } = await two(db);
  const copy = withQuery(paths.label(project.id, task.id), { copy: b.id });
  const page = await app.as(ada).get(copy);
  expect(page.status).toBe(200);
  const [first] = make.choice('Sad');
  expect(rowsOf(page)).toEqual([{ ...first, id: expect.stringMatching(/^[\w-]{10}$/) as string }]);
  expect(rowsOf(page)[0]?.id).not.toBe(first?.id);
  expect(rowsOf(await app.as(ada).get(withQuery(paths.label(project.id, task.id), { copy: `annotation-${b.id}` })))).toEqual(rowsOf(page));
  expect(page.text).toContain('This begins as a copy of another answer.');
  expect((await app.as(ben).get(copy)).status).toBe(403);
  const other = await make.task(db, { project });
  expect((await app.as(ada).get(withQuery(paths.label(project.id, other.id), { copy: b.id }))).status).toBe(404);
});

test('a prediction is copied likewise, also where the project hides predictions; beside one’s own answer it becomes another one', async ({
  app,
  db,
}) => {
  const { project, ada, ben, task } = await two(db);
  await db.update(projects).set({ showPredictions: false }).where(eq(projects.id, project.id));
  const [made] = await db
    .insert(predictions)
    .values({ projectId: project.id, taskId: task.id, result: make.choice('Sad'), modelVersion: 'v1' })
    .returning();
  const copy = withQuery(paths.label(project.id, task.id), { copy: `prediction-${made?.id}` });
  const shown = await app.as(ada).get(paths.task(project.id, task.id));
  expect(shown.queryAll('a').filter(({ text }) => text.includes('Copy to a new annotation'))).toHaveLength(1);
  const page = await app.as(ada).get(copy);
  expect(page.text).toContain('This begins as a copy of a prediction.');
  expect(rowsOf(page)).toMatchObject([{ origin: 'prediction', value: { choices: ['Sad'] } }]);
  await make.annotation(db, { task, by: ada, result: rowsOf(page) });
  const again = await app.as(ada).get(copy);
  expect(again.query('form#answer')?.getAttribute('action')).toContain(paths.annotations(project.id, task.id));
  expect(again.query('input[name=extra]')?.getAttribute('value')).toBe('on');
  expect(rowsOf(again)[0]?.id).not.toBe(rowsOf(page)[0]?.id);
  expect((await app.as(ben).get(copy)).status).toBe(403);
  const other = await make.task(db, { project });
  for (const odd of [`prediction-${made?.id}`, 'prediction-0', 'model-1', 'nothing'])
    expect((await app.as(ada).get(withQuery(paths.label(project.id, other.id), { copy: odd }))).status).toBe(404);
});
