import { expect } from 'vitest';
import type { Page, Place } from '#app/core/pages.ts';
import type { Db } from '#app/db/client.ts';
import { users, type User } from '#app/db/schema/people.ts';
import { memberCounters, projectMembers, type Project } from '#app/db/schema/projects.ts';
import { listContributions, listContributors } from '#app/domain/members/contributions.ts';
import { listCandidates, listMembers } from '#app/domain/members/list.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

/** So many annotators, three of each name. */
async function crowd(db: Db, { home }: Pick<make.Story, 'home'>, count: number): Promise<User[]> {
  const rows = Array.from({ length: count }, (_, n) => ({
    organizationId: home.id,
    role: 'annotator' as const,
    state: 'active' as const,
    firstName: `Name ${String(Math.floor(n / 3)).padStart(3, '0')}`,
    email: `crowd-${n}@example.org`,
  }));
  return db.insert(users).values(rows).returning();
}

async function answering(db: Db, project: Project, people: User[]): Promise<void> {
  await db.insert(memberCounters).values(people.map(({ id: userId }, n) => ({ projectId: project.id, userId, annotations: 1 + (n % 7) })));
}

/** Forward to the end and back to the beginning; both ways meet everybody once, in one order. */
async function bothWays(list: (place: Place) => Promise<Page<{ id: number }>>): Promise<number[]> {
  const pages: number[][] = [];
  let page = await list({});
  for (;;) {
    pages.push(page.rows.map(({ id }) => id));
    if (!page.next) break;
    page = await list({ after: page.next });
  }
  const back = [pages.at(-1)];
  while (page.previous) {
    page = await list({ before: page.previous });
    back.unshift(page.rows.map(({ id }) => id));
  }
  expect(back).toEqual(pages);
  const all = pages.flat();
  expect(new Set(all).size).toBe(all.length);
  return all;
}

test('members and contributions come in pages that leave nobody out', async ({ db }) => {
  const story = await make.story(db);
  const { project } = story;
  const people = await crowd(db, story, 117);
  await db.insert(projectMembers).values(people.map(({ id: userId }) => ({ projectId: project.id, userId })));
  await answering(db, project, people);
  expect(await bothWays((place) => listMembers(db, project, place))).toHaveLength(120);
  expect((await listMembers(db, project, { q: 'name 003' })).rows).toHaveLength(3);
  const work = await bothWays((place) => listContributions(db, project, place));
  expect(work).toHaveLength(117);
  const [first] = (await listContributions(db, project)).rows;
  expect(first).toMatchObject({ annotations: 7 });
});

test('those who answered can be chosen, whoever is named already among them; how many there are is told', async ({ db }) => {
  const story = await make.story(db);
  const people = await crowd(db, story, 210);
  await answering(db, story.project, people);
  const least = people.at(-7)!;
  const { people: first, count } = await listContributors(db, story.project);
  expect([first.length, count, first.some(({ id }) => id === least.id)]).toEqual([200, 210, false]);
  expect((await listContributors(db, story.project, [undefined, least.id])).people[0]).toMatchObject({ id: least.id });
});

test('who can be added is found by name, and how many there are is told', async ({ db }) => {
  const story = await make.story(db);
  await crowd(db, story, 60);
  const all = await listCandidates(db, story.project);
  // The crowd, and Di and Olga of the story.
  expect([all.people.length, all.count]).toEqual([50, 62]);
  expect((await listCandidates(db, story.project, 'OLGA')).people).toMatchObject([{ id: story.olga.id }]);
  expect(await listCandidates(db, story.project, 'nobody')).toEqual({ people: [], count: 0 });
});
