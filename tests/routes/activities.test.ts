import { expect } from 'vitest';
import { record } from '#app/domain/activities.ts';
import { changeRole } from '#app/domain/people.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('administrators read who did what, in sentences', async ({ app, db }) => {
  const { olga, ben, project } = await make.story(db);
  await changeRole(db, ben.id, 'reviewer', olga);
  await record(db, {
    organizationId: ben.organizationId,
    projectId: project.id,
    by: ben.id,
    act: 'submit annotation',
    subject: 'annotation',
    subjectId: 7,
  });
  const page = await app.as(olga).get('/activities');
  expect(
    page.queryAll('tbody tr').map((row) =>
      row
        .querySelectorAll('td')
        .slice(1)
        .map((cell) => cell.text.replaceAll(/\s+/g, ' ').trim()),
    ),
  ).toEqual([
    [expect.stringContaining('Ben'), 'submitted annotation 7', 'Moods'],
    [expect.stringContaining('Olga'), 'changed the role of Ben from annotator to reviewer', ''],
  ]);
});

test('is narrowed by address and paged', async ({ app, db }) => {
  const { olga, ada, project } = await make.story(db);
  for (let index = 0; index < 51; index += 1)
    await record(db, { organizationId: ada.organizationId, projectId: project.id, by: ada.id, act: 'change settings', subject: 'project' });
  const first = await app.as(olga).get(`/activities?person=${ada.id}&project=${project.id}&act=change+settings`);
  expect(first.queryAll('tbody tr')).toHaveLength(50);
  const next = first.query('a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&');
  expect((await app.as(olga).get(next)).queryAll('tbody tr')).toHaveLength(1);
  expect((await app.as(olga).get(`/activities?person=${olga.id}`)).text).toContain('Nothing here');
  expect((await app.as(olga).get('/activities?person=x&after=x')).queryAll('tbody tr')).toHaveLength(50);
});

test('is for administrators', async ({ app, db }) => {
  const { ada } = await make.story(db);
  expect(await app.as(ada).get('/activities')).toMatchObject({ status: 403 });
  expect((await app.as().get('/activities')).location).toBe('/sign-in?next=%2Factivities');
});
