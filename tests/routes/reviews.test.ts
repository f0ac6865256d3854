/** Reviews by their doors: the page of a task, the own work of who gave the answer, the list of tasks. */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { annotations, reviews } from '#app/db/schema/annotations.ts';
import { projects } from '#app/db/schema/projects.ts';
import { answer, asForm } from '#tests/support/answers.ts';
import { test } from '#tests/support/db.ts';
import { acts, lines } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';

const script = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'--><svg/onload=alert(3)>';
const approve = { verdict: 'approved', version: '1', comment: '' };
const reject = { verdict: 'rejected', version: '1', comment: 'Sad, not glad' };

/** Ben's answer to a task of Ada's project, and where it is reviewed. */
async function answered(db: Db) {
  const story = await make.story(db);
  const task = await make.task(db, { project: story.project, data: { text: 'The river' } });
  const annotation = await make.annotation(db, { task, by: story.ben });
  const { id } = story.project;
  return { ...story, task, annotation, here: paths.task(id, task.id), door: paths.reviews(id, annotation.id) };
}

const verdictOf = async (db: Db, id: number) => (await db.select().from(annotations).where(eq(annotations.id, id)))[0]?.verdict;
const words = (text: string | undefined) => text?.replaceAll(/\s+/g, ' ').trim();

test('a reviewer approves and rejects; it shows by whom and why, and the log tells', async ({ app, db }) => {
  const { project, cy, task, annotation, here, door } = await answered(db);
  const browser = app.as(cy);
  const form = (await browser.get(here)).query('.answer .review-form[open] form')!;
  expect(form.querySelectorAll('button').map((button) => button.getAttribute('value'))).toEqual(['approved', 'rejected']);
  const action = form.getAttribute('action')!.replaceAll('&amp;', '&');
  const back = withQuery(here, { annotation: annotation.id });
  expect((await browser.post(action, approve)).location).toBe(back);
  expect(await verdictOf(db, annotation.id)).toBe('approved');
  expect((await browser.post(action, reject)).location).toBe(back);
  const page = await browser.get(here);
  expect(words(page.query('.answer > .review')?.text)).toMatch(/^Rejected ?Cy · .*Sad, not glad/);
  expect(words(page.query('.answer > .fold:not(.review-form)')?.text)).toMatch(/^Earlier review ?Approved ?Cy/);
  expect((await lines(db)).slice(0, 2)).toMatchObject([
    { act: 'reject annotation', subjectId: annotation.id, details: { task: task.id, version: 1 } },
    { act: 'approve annotation', by: cy.id, projectId: project.id },
  ]);
  expect((await browser.post(door, approve)).location).toBe(back);
});

test('the same verdict twice is one review', async ({ app, db }) => {
  const { cy, door } = await answered(db);
  for (let twice = 0; twice < 2; twice += 1) expect((await app.as(cy).post(door, reject)).status).toBe(303);
  expect([await db.$count(reviews), (await acts(db)).filter((act) => act === 'reject annotation').length]).toEqual([1, 1]);
});

test('what is wrong comes back with what was typed', async ({ app, db }) => {
  const { cy, annotation, door, here } = await answered(db);
  const browser = app.as(cy);
  const list = paths.tasks(annotation.projectId);
  const from = withQuery(door, { next: withQuery(here, { annotation: annotation.id, list }) });
  const sent = async (given: Record<string, string>) => {
    const page = await browser.post(from, given);
    return [page.status, words(page.query('.form-errors__title')?.text), page.query('[name=comment]')?.text.trim()];
  };
  const long = 'a'.repeat(2001);
  expect(await sent({ ...reject, comment: ' ' })).toEqual([422, 'Say in the comment what is to be changed: whoever gave this answer reads it.', '']);
  expect(await sent({ ...reject, comment: long })).toEqual([422, 'A comment may have 2000 characters at most.', long]);
  expect(await sent({ ...approve, verdict: 'perhaps', comment: 'x' })).toEqual([422, 'Press Approve or Reject.', 'x']);
  expect((await sent({ ...approve, version: '-1' }))[0]).toBe(422);
  expect((await sent({ ...approve, comment: 'a\0' }))[0]).toBe(422);
  expect((await browser.post(from, { ...reject, comment: '' })).queryAll('.crumbs a')[0]?.getAttribute('href')).toBe(list);
  expect(await db.$count(reviews)).toBe(0);
  // A line's end is one character, however a browser sends it.
  expect((await browser.post(from, { ...reject, comment: `${'a'.repeat(1998)}\r\nb` })).status).toBe(303);
});

test('what was changed meanwhile is not judged: the page shows it as it is, and keeps the comment', async ({ app, db }) => {
  const { cy, annotation, door } = await answered(db);
  await db
    .update(annotations)
    .set({ version: 2, result: make.choice('Sad') })
    .where(eq(annotations.id, annotation.id));
  const page = await app.as(cy).post(door, reject);
  expect([page.status, page.query('[name=comment]')?.text.trim(), page.query('[name=version]')?.getAttribute('value')]).toEqual([
    409,
    'Sad, not glad',
    '2',
  ]);
  expect(words(page.query('.form-errors__title')?.text)).toContain('changed in the meantime');
  expect(await db.$count(reviews)).toBe(0);
});

test('nobody reviews their own, and the page says so', async ({ app, db }) => {
  const { project, cy, task } = await answered(db);
  const own = await make.annotation(db, { task, by: cy });
  const browser = app.as(cy);
  const page = await browser.get(withQuery(paths.task(project.id, task.id), { annotation: own.id }));
  expect(words(page.query('.answer--current .review__words')?.text)).toBe('Your own: somebody else reviews it.');
  expect(page.query('.answer--current .review-form')).toBeNull();
  expect((await browser.post(paths.reviews(project.id, own.id), approve)).status).toBe(403);
  expect(await verdictOf(db, own.id)).toBeNull();
});

test('a review is withdrawn by whoever gave it, and twice is harmless', async ({ app, db }) => {
  const { project, ada, cy, annotation, here, door } = await answered(db);
  await app.as(cy).post(door, approve);
  const [review] = await db.select().from(reviews);
  const at = paths.review(project.id, annotation.id, review!.id);
  expect((await app.as(ada).get(here)).query('.answer > .review form')).toBeNull();
  expect((await app.as(ada).delete(at)).status).toBe(403);
  const form = (await app.as(cy).get(here)).query('.answer > .review form')!;
  const action = form.getAttribute('action')!.replaceAll('&amp;', '&');
  expect(action).toBe(`${withQuery(at, { next: withQuery(here, { annotation: annotation.id }) })}&_method=DELETE`);
  for (let twice = 0; twice < 2; twice += 1) expect((await app.as(cy).post(action)).location).toBe(withQuery(here, { annotation: annotation.id }));
  expect([await verdictOf(db, annotation.id), await db.$count(reviews)]).toEqual([null, 0]);
  expect((await acts(db)).slice(0, 2)).toEqual(['withdraw review', 'approve annotation']);
});

test('T29 strangers find nothing, annotators are told that they may not, and projects do not mix', async ({ app, db }) => {
  const { project, ada, ben, cy, di, eve, annotation, door } = await answered(db);
  await app.as(cy).post(door, approve);
  const [review] = await db.select().from(reviews);
  const at = paths.review(project.id, annotation.id, review!.id);
  for (const stranger of [di, eve]) {
    expect((await app.as(stranger).post(door, approve)).status).toBe(404);
    expect((await app.as(stranger).delete(at)).status).toBe(404);
  }
  expect((await app.as(ben).post(door, approve)).status).toBe(403);
  expect((await app.as(ben).delete(at)).status).toBe(403);
  expect((await app.as().post(door, approve)).location).toContain(paths.signIn);
  const other = await make.project(db, { by: ada });
  expect((await app.as(ada).post(paths.reviews(other.id, annotation.id), approve)).status).toBe(404);
  expect((await app.as(ada).delete(paths.review(other.id, annotation.id, review!.id))).status).toBe(404);
  expect((await app.as(ada).post(paths.reviews(project.id, 'x'), approve)).status).toBe(404);
  expect((await app.as(cy).post(withQuery(door, { next: '//evil.example' }), approve)).location).toBe(
    withQuery(paths.task(project.id, annotation.taskId), { annotation: annotation.id }),
  );
  expect([await db.$count(reviews), await verdictOf(db, annotation.id)]).toEqual([1, 'approved']);
});

test('T12 a hostile comment stays text for reviewers and for the author', async ({ app, db }) => {
  const { project, ben, cy, task, here, door } = await answered(db);
  await app.as(cy).post(door, { ...reject, comment: script });
  const pages = [
    await app.as(cy).get(here),
    await app.as(ben).get(paths.myWork(project.id)),
    await app.as(ben).get(paths.label(project.id, task.id)),
  ];
  for (const page of pages) {
    expect([page.status, page.text.includes('&lt;script&gt;alert(1)')]).toEqual([200, true]);
    expect(page.text).not.toMatch(/<svg\/onload|<img src=x|<script>alert/);
  }
});

test('a rejected answer stands first in the own work of whoever gave it, and changed it is not reviewed again', async ({ app, db }) => {
  const { project, ben, cy, task, annotation, door } = await answered(db);
  await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  await app.as(cy).post(door, reject);
  const browser = app.as(ben);
  const work = await browser.get(paths.myWork(project.id));
  expect(words(work.query('#rejected li')?.text)).toContain('Sad, not glad');
  expect(work.text).not.toContain('Cy');
  expect(words(work.queryAll('#own-answers tbody tr').at(-1)?.text)).toContain('Rejected');
  const link = work.query('#rejected li a')!.getAttribute('href')!;
  expect((await browser.get((await browser.get(link)).location!)).text).toContain('Sad, not glad');
  const change = asForm(await answer(db, project, { result: make.choice('Sad') }), 1);
  expect((await browser.patch(paths.annotation(project.id, annotation.id), change)).location).toBe(paths.myWork(project.id));
  expect(await verdictOf(db, annotation.id)).toBeNull();
  expect((await browser.get(paths.myWork(project.id))).query('#rejected')).toBeNull();
  expect(words((await app.as(cy).get(paths.task(project.id, task.id))).query('.review__words')?.text)).toBe('Changed since it was reviewed.');
});

test('who opens an answer of theirs that was rejected reads so where it stands, with the reviewer where they see everybody’s work', async ({
  app,
  db,
}) => {
  const { project, ada, ben, cy, task, door, here } = await answered(db);
  const own = await make.annotation(db, { task, by: ada });
  const notices = async (by: typeof ada, path: string) => (await app.as(by).get(path)).queryAll('.notice--warning').map(({ text }) => words(text));
  const label = withQuery(paths.label(project.id, task.id), { annotation: own.id });
  expect([await notices(ada, here), await notices(ada, label)]).toEqual([[], []]);
  await app.as(cy).post(door, reject);
  await app.as(cy).post(paths.reviews(project.id, own.id), { ...reject, comment: 'Look again' });
  // Also while another answer is shown; of Ben's, Ada is not the author.
  const page = await app.as(ada).get(withQuery(here, { annotation: own.id - 1 }));
  expect(page.queryAll('.notice--warning').map(({ text }) => words(text))).toEqual([
    expect.stringMatching(/^Cy rejected your answer ?Look again ?Change it$/),
  ]);
  expect(page.query('.notice--warning a')?.getAttribute('href')).toBe(paths.annotation(project.id, own.id));
  expect((await notices(ada, label))[0]).toMatch(/^Cy rejected this answer ?Look again$/);
  expect(await notices(cy, here)).toEqual([]);
  expect((await notices(ben, paths.label(project.id, task.id)))[0]).toMatch(/^A reviewer rejected this answer ?Sad, not glad$/);
  await app.as(ada).patch(paths.annotation(project.id, own.id), asForm(await answer(db, project, { result: make.choice('Sad') }), 1));
  expect(await notices(ada, here)).toEqual([]);
});

test('also where a project shows no earlier answers, a rejected one can be opened and changed', async ({ app, db }) => {
  const { project, ben, cy, task, annotation, door } = await answered(db);
  await db.update(projects).set({ showHistory: false }).where(eq(projects.id, project.id));
  const browser = app.as(ben);
  const label = withQuery(paths.label(project.id, task.id), { annotation: annotation.id });
  expect([(await browser.get(paths.myWork(project.id))).query('#rejected'), (await browser.get(label)).status]).toEqual([null, 404]);
  await app.as(cy).post(door, reject);
  expect(words((await browser.get(paths.myWork(project.id))).query('#rejected')?.text)).toContain('Sad, not glad');
  expect((await browser.get(label)).status).toBe(200);
  await browser.patch(paths.annotation(project.id, annotation.id), asForm(await answer(db, project), 1));
  expect((await browser.get(label)).status).toBe(404);
});

test('the list of tasks marks and finds them by what was said', async ({ app, db }) => {
  const { project, ben, cy, task, door } = await answered(db);
  const other = await make.task(db, { project });
  await make.annotation(db, { task: other, by: ben });
  await make.task(db, { project });
  await app.as(cy).post(door, approve);
  const at = async (review: string) => {
    const page = await app.as(cy).get(withQuery(paths.tasks(project.id), { review }));
    return page.queryAll('#tasks tbody th a').map((link) => Number(link.text));
  };
  expect([await at('approved'), await at('rejected'), await at('not reviewed')]).toEqual([[task.id], [], [other.id]]);
  expect(await at('perhaps')).toHaveLength(3);
  const page = await app.as(cy).get(withQuery(paths.tasks(project.id), { review: 'approved' }));
  expect([page.query('[name=review] option[selected]')?.getAttribute('value'), words(page.query('.found')?.text)]).toEqual([
    'approved',
    'Found 1 task',
  ]);
  expect(page.query('.task-row__count [title=approved]')).not.toBeNull();
});
