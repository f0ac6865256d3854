/** One browser, several people: what one did never becomes another's, and who is shut out stays out. */
import { expect } from 'vitest';
import { eq } from 'drizzle-orm';
import { paths } from '#app/core/paths.ts';
import { annotations, drafts } from '#app/db/schema/annotations.ts';
import { projects } from '#app/db/schema/projects.ts';
import { enableMember } from '#app/domain/members.ts';
import { answer, asForm, lease } from '#tests/support/answers.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf } from '#tests/api/program.ts';

test('T44 work that waited in the browser is not stored for whoever signed in since', async ({ app, db }) => {
  const { ben, cy, project } = await make.story(db);
  await make.task(db, { project });
  const { task, fence } = await lease(db, project, ben);
  const form = asForm(await answer(db, project, { fence }));
  const from = { Accept: 'application/json', 'Gloss-User': String(ben.id) };
  const draft = { result: make.choice('Sad'), lead_time: 1, writer: 'w', sequence: 1, base: 0 };
  expect((await app.as(cy).post(paths.annotations(project.id, task.id), form, from)).status).toBe(401);
  expect((await app.as(cy).send('PUT', paths.draft(project.id, task.id), draft, from)).status).toBe(401);
  expect([await db.$count(annotations), await db.$count(drafts)]).toEqual([0, 0]);
  expect((await app.as(ben).post(paths.annotations(project.id, task.id), form, from)).status).toBe(200);
});

test('T29 who is shut out of a project stays out when it is public', async ({ app, db }) => {
  const { ada, ben, cy, olga, project } = await make.story(db);
  await db.update(projects).set({ access: 'public' }).where(eq(projects.id, project.id));
  for (const person of [ben, cy]) await enableMember(db, project, person.id, false, ada);
  for (const person of [ben, cy]) expect((await app.as(person).get(paths.stream(project.id))).status).toBe(404);
  expect((await (await programOf(app, db, ben)).get(`/projects/${project.id}/next`)).status).toBe(404);
  expect((await app.as(olga).get(paths.project(project.id))).status).toBe(200);
});
