/** A page of a list asks the database as often for 9 rows as for 3. */
import { expect, test } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { predictions } from '#app/db/schema/annotations.ts';
import { deletions } from '#app/db/schema/activities.ts';
import type { User } from '#app/db/schema/people.ts';
import { labelingConfigs, type Project } from '#app/db/schema/projects.ts';
import type { Task } from '#app/db/schema/tasks.ts';
import { checks, snapshots } from '#app/db/schema/snapshots.ts';
import { tabs } from '#app/db/schema/tabs.ts';
import { exports, files, imports } from '#app/db/schema/transfers.ts';
import { record } from '#app/domain/activities.ts';
import { makeApiToken } from '#app/domain/api-tokens.ts';
import { expiryOf } from '#app/domain/deletions.ts';
import { client } from '#tests/support/app.ts';
import { cloneDatabase } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf } from '#tests/api/program.ts';

/** `crowded`: a task to which everybody adds an answer. */
type Story = Awaited<ReturnType<typeof make.story>> & { crowded: Task };

/** One row more in every list there is. */
async function addOne(db: Db, { home, project, crowded, olga, ada, cy }: Story): Promise<void> {
  const person = await make.user(db, { organization: home, role: 'annotator' });
  const other = await make.project(db, { by: ada, members: [cy, person] });
  await make.task(db, { project: other });
  const task = await make.task(db, { project, overlap: 5, data: { text: 'river' } });
  for (const by of [person, olga, ada, cy]) await make.annotation(db, { task, by });
  await make.annotation(db, { task: crowded, by: person });
  await db.insert(labelingConfigs).values({ projectId: project.id, version: 100 + task.id, markup: make.configs.choices, createdBy: ada.id });
  await db.insert(deletions).values({ projectId: project.id, by: ada.id, what: 'tasks', count: 1, at: new Date(), expiresAt: expiryOf(new Date()) });
  await makeApiToken(db, olga, `program ${task.id}`);
  await db.insert(predictions).values({ projectId: project.id, taskId: task.id, result: make.choice('Glad') });
  await db.insert(imports).values({ projectId: project.id, createdBy: ada.id, sources: [] });
  const [file] = await db
    .insert(files)
    .values({ projectId: project.id, key: `k${task.id}`, name: 'a', type: 'text/plain', size: 1, sha256: '' })
    .returning();
  const query = { filters: { person: person.id }, order: 'id', direction: 'asc' } as const;
  await db.insert(tabs).values({ projectId: project.id, createdBy: ada.id, title: `t ${task.id}`, query });
  await db.insert(snapshots).values({ projectId: project.id, createdBy: ada.id, title: `s ${task.id}` });
  await db.insert(checks).values([
    { projectId: project.id, createdBy: ada.id, kind: 'losses', input: { format: 'JSON' } },
    { projectId: project.id, createdBy: ada.id, kind: 'differences', input: { before: 1, after: null } },
  ]);
  await db.insert(exports).values({ projectId: project.id, createdBy: ada.id, title: 'x', format: 'JSON', options: {}, fileId: file!.id });
  await record(db, { organizationId: home.id, projectId: project.id, by: ada.id, act: 'do something', subject: 'task', subjectId: task.id });
}

/** Pages whose queries grew with the rows, and those that ask more often than any page should. */
function costly(few: Record<string, number>, many: Record<string, number>): string[] {
  return Object.entries(few)
    .filter(([name, queries]) => many[name] !== queries || queries > mostQueries)
    .map(([name, queries]) => `${name}: ${queries} queries for few rows, ${many[name]} for many`);
}
const mostQueries = 14;

test('a planted list that asks for each of its rows is found, and so is one that asks too often', () => {
  expect(costly({ sound: 5, planted: 8, busy: 15 }, { sound: 5, planted: 35, busy: 15 })).toEqual([
    'planted: 8 queries for few rows, 35 for many',
    'busy: 15 queries for few rows, 15 for many',
  ]);
});

const pagesOf = (project: Project, cy: User): Record<string, string> => ({
  tasks: paths.tasks(project.id),
  'tasks of a person': `${paths.tasks(project.id)}?person=${cy.id}`,
  'tasks by a word': `${paths.tasks(project.id)}?text=heron`,
  projects: paths.projects,
  overview: paths.project(project.id),
  people: paths.people,
  members: paths.members(project.id),
  imports: paths.newImport(project.id),
  exports: paths.exports(project.id),
  snapshots: paths.snapshots(project.id),
  activities: paths.activities,
  trash: paths.trash,
  'a person': paths.person(cy.id),
  'danger zone': paths.projectSettings(project.id, 'danger'),
  'labeling config': paths.labelingConfig(project.id),
  profile: paths.profile,
  'my work': paths.myWork(project.id),
});

test('every list costs the same for 3 rows and for 9', { timeout: 60_000 }, async () => {
  let asked = 0;
  const connection = await cloneDatabase(`queries_${process.pid}`, { max: 1, debug: () => (asked += 1) });
  try {
    const { db } = connection;
    const told = await make.story(db);
    const story: Story = { ...told, crowded: await make.task(db, { project: told.project, overlap: 100 }) };
    const app = client(db);
    const [browser, program] = [app.as(story.olga), await programOf(app, db, story.olga)];
    const calls = [
      '/projects',
      `/projects/${story.project.id}/tasks`,
      `/predictions?project=${story.project.id}`,
      `/projects/${story.project.id}/exports`,
      `/projects/${story.project.id}/snapshots`,
      `/projects/${story.project.id}/tabs`,
    ];
    const count = async (): Promise<Record<string, number>> => {
      const costs: Record<string, number> = {};
      const measure = async (name: string, get: () => Promise<{ status: number }>) => {
        asked = 0;
        expect([name, (await get()).status]).toEqual([name, 200]);
        costs[name] = asked;
      };
      for (const [name, path] of Object.entries(pagesOf(story.project, story.cy))) await measure(name, () => browser.get(path));
      for (const path of calls) await measure(`API ${path}`, () => program.get(path));
      const task = await make.task(db, { project: story.project });
      await measure('a task', () => browser.get(paths.task(story.project.id, task.id)));
      await measure('API annotations of a task', () => program.get(`/tasks/${story.crowded.id}/annotations`));
      return costs;
    };
    await browser.get(paths.projects);
    for (let row = 0; row < 3; row += 1) await addOne(db, story);
    await count();
    const few = await count();
    for (let row = 3; row < 9; row += 1) await addOne(db, story);
    expect(costly(few, await count())).toEqual([]);
  } finally {
    await connection.close();
  }
});
