import { expect } from 'vitest';
import { listActivities, listActivityChoices, record } from '#app/domain/activities.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('tells newest first, with the names of today, and only of one’s own organization', async ({ db }) => {
  const { home, abroad, olga, ben, eve, project } = await make.story(db);
  await record(db, { organizationId: home.id, by: olga.id, act: 'activate person', subject: 'user', subjectId: ben.id });
  await record(db, { organizationId: home.id, projectId: project.id, by: ben.id, act: 'submit annotation', subject: 'annotation', subjectId: 7 });
  await record(db, { organizationId: home.id, projectId: 999_999, by: null, act: 'purge project', subject: 'project' });
  await record(db, { organizationId: abroad.id, by: eve.id, act: 'sign in', subject: 'user', subjectId: eve.id });
  expect((await listActivities(db, home.id, {})).rows).toMatchObject([
    { act: 'purge project', byName: undefined, projectTitle: undefined },
    { act: 'submit annotation', byName: 'Ben', subjectName: undefined, projectTitle: 'Moods' },
    { act: 'activate person', byName: 'Olga', subjectName: 'Ben' },
  ]);
});

test('is narrowed by person, project and act, and paged by cursor', async ({ db }) => {
  const { home, olga, ada, project } = await make.story(db);
  for (let index = 0; index < 60; index += 1) await record(db, { organizationId: home.id, by: olga.id, act: 'sign in', subject: 'user' });
  await record(db, { organizationId: home.id, projectId: project.id, by: ada.id, act: 'create project', subject: 'project' });
  const first = await listActivities(db, home.id, { act: 'sign in' });
  const second = await listActivities(db, home.id, { act: 'sign in', after: first.next });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, undefined]);
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60);
  expect((await listActivities(db, home.id, { person: ada.id })).rows).toHaveLength(1);
  expect((await listActivities(db, home.id, { project: project.id })).rows).toMatchObject([{ act: 'create project' }]);
});

test('offers what stands in the log to choose from', async ({ db }) => {
  const { home, abroad, olga, eve } = await make.story(db);
  for (const act of ['sign in', 'change role', 'sign in']) await record(db, { organizationId: home.id, by: olga.id, act, subject: 'user' });
  await record(db, { organizationId: abroad.id, by: eve.id, act: 'elsewhere', subject: 'user' });
  const choices = await listActivityChoices(db, olga);
  expect(choices.acts).toEqual(['change role', 'sign in']);
  expect(choices.people.map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Cy', 'Di', 'Olga']);
  expect(choices.projects).toMatchObject([{ title: 'Moods' }]);
});
