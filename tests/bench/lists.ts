/** How long pages and calls take at 1,000,000 tasks and 3,000,000 annotations: `npm run bench` or `npx tsx tests/bench/lists.ts`. DATA_DIR names a folder that `npm run seed -- large` has filled; without it one is filled first. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { paths } from '#app/core/paths.ts';
import { connect, type Db } from '#app/db/client.ts';
import { startEmbedded } from '#app/db/embedded.ts';
import { migrate } from '#app/db/migrate.ts';
import { organizations, users, type User } from '#app/db/schema/people.ts';
import { projects, type Project } from '#app/db/schema/projects.ts';
import { largest, seedLarge, type Size } from '#app/db/seeds/large.ts';
import { rare, uncommon } from '#app/db/seeds/words.ts';
import { makeApiToken } from '#app/domain/api-tokens.ts';
import { client, origin } from '#tests/support/app.ts';
import * as make from '#tests/support/make.ts';
import { bareTimes, say, tellTimes } from './figures.ts';
import { sized } from './size.ts';

const budget = 100;
const rounds = Number(process.env.ROUNDS ?? sized(40, 10));
const size: Size = sized(largest, { tasks: 50_000, annotators: 50, otherProjects: 60 });
type Case = { title: string; ask: (round: number) => { status: number } | Promise<{ status: number }> };

/** One after the other, as one person sees it; the first few warm up what a server that runs has warm. */
async function measure({ title, ask }: Case): Promise<boolean> {
  const times: number[] = [];
  for (let round = -3; round < rounds; round += 1) {
    const start = performance.now();
    const { status } = await ask(round + 3);
    if (round >= 0) times.push(performance.now() - start);
    if (status !== 200 && status !== 303) throw new Error(`${title}: ${status}`);
  }
  return tellTimes(title, times, budget);
}

async function largeProject(db: Db): Promise<{ project: Project; owner: User }> {
  const [found] = await db
    .select({ project: projects, owner: users })
    .from(projects)
    .innerJoin(users, eq(users.id, projects.createdBy))
    .where(eq(projects.title, 'One million texts'));
  if (found) return found;
  const [home] = await db.insert(organizations).values({ title: 'Large Numbers' }).returning();
  const owner = await make.user(db, { organization: home!, role: 'owner', firstName: 'Olga' });
  return { owner, project: await seedLarge(db, owner, size, say) };
}

async function cases(db: Db, { project, owner }: { project: Project; owner: User }): Promise<Case[]> {
  const app = client(db);
  const browser = app.as(owner);
  const token = await makeApiToken(db, owner, `bench ${Date.now()}`);
  const call = (path: string) => app.hono.request(`${origin}/api${path}`, { headers: { Authorization: `Token ${token}` } });
  const annotators = await db.select().from(users).where(eq(users.role, 'annotator'));
  const people = annotators.map(({ id }) => id);
  const at = (query: string) => browser.get(`${paths.tasks(project.id)}?${query}`);
  const [ends] = await db.execute<{ first: string; last: string }>(
    sql`select min(id) as first, max(id) as last from tasks where project_id = ${project.id}`,
  );
  const from = Number(ends!.first);
  const many = Number(ends!.last) - from + 1;
  /** Pages of 100: the one in the middle of all; one of a state; one among those with the uncommon word, and the one before it. */
  const pageOf = { middle: Math.floor(many / 200), state: Math.floor(many / 1000), uncommon: Math.max(Math.floor(many / 20_000), 2) };
  const anyTask = (round: number) => from + ((round * 7919) % many);
  const deep = new Map<string, Promise<string>>();
  /** The address of a page reached by a cursor in the middle. */
  const cursor = async (sort: string): Promise<string> => {
    const page = await call(`/projects/${project.id}/tasks?page=${pageOf.middle}&page_size=100&ordering=${sort === 'updated' ? 'updated_at' : 'id'}`);
    const { results } = (await page.json()) as { results: { id: number; updated_at: string }[] };
    const [row] = await db.execute<{ at: string }>(sql`select updated_at::text as at from tasks where id = ${results[0]!.id}`);
    return Buffer.from(JSON.stringify([sort === 'updated' ? row!.at : String(results[0]!.id), results[0]!.id])).toString('base64url');
  };
  const after = (sort: string) => deep.get(sort) ?? deep.set(sort, cursor(sort)).get(sort)!;
  let link: Promise<string> | undefined;
  const following = () =>
    (link ??= (async () => {
      const page = await call(`/projects/${project.id}/tasks?page=${pageOf.uncommon - 1}&text=${uncommon}`);
      const { next } = (await page.json()) as { next: string };
      return next.slice(next.indexOf('/api/') + '/api'.length);
    })());
  const states = ['new', 'in+progress', 'done', 'skipped'];
  const labeling = new Map<number, ReturnType<typeof app.as>>();
  const annotator = (round: number) => labeling.get(round) ?? labeling.set(round, app.as(annotators[round]!)).get(round)!;
  const pages: [string, Case['ask']][] = [
    ['tasks: plain', () => at('')],
    ['tasks: by state', (round) => at(`state=${states[round % 4]}`)],
    ['tasks: by person', (round) => at(`person=${people[round % people.length]}`)],
    ['tasks: by person, last first', (round) => at(`person=${people[round % people.length]}&direction=desc`)],
    ['tasks: by person, sorted by updated', (round) => at(`person=${people[round % people.length]}&sort=updated&direction=desc`)],
    ['tasks: by a rare word (one in 50,000)', () => at(`text=${rare}`)],
    ['tasks: by an uncommon word (one in 50)', () => at(`text=${uncommon}`)],
    ['tasks: by a common word (one in three)', () => at('text=river')],
    ['tasks: by two common words, last first', () => at('text=river+bridge&direction=desc')],
    ['tasks: by an uncommon word, sorted by updated', () => at(`text=${uncommon}&sort=updated&direction=desc`)],
    ['tasks: by a common word, sorted by annotations', () => at('text=river&sort=annotations&direction=desc')],
    ['tasks: by a word nobody wrote', () => at('text=zzzz')],
    ['tasks: by ids', (round) => at(`id=${from + ((round * 9973) % many)},${from + many / 2}-${from + many / 2 + 10_000}`)],
    ['tasks: by state, person and word', (round) => at(`state=done&person=${people[round % people.length]}&text=river`)],
    ['tasks: with a ground truth', () => at('truth=with')],
    ['tasks: with a ground truth, sorted by updated', () => at('truth=with&sort=updated')],
    ['tasks: not reviewed', () => at('review=not+reviewed')],
    ['tasks: not reviewed, sorted by updated', () => at('review=not+reviewed&sort=updated')],
    ['tasks: not reviewed, sorted by annotations', () => at('review=not+reviewed&sort=annotations&direction=desc')],
    ['tasks: not reviewed, of a state', (round) => at(`review=not+reviewed&state=${states[round % 4]}`)],
    ['tasks: approved, sorted by updated', () => at('review=approved&sort=updated')],
    ['tasks: rejected', () => at('review=rejected')],
    ['tasks: by state, sorted by updated', (round) => at(`state=${states[round % 4]}&sort=updated&direction=desc`)],
    ['tasks: by state, sorted by annotations', (round) => at(`state=${states[round % 4]}&sort=annotations&direction=desc`)],
    ['tasks: sorted by updated', () => at('sort=updated&direction=desc')],
    ['tasks: sorted by annotations', () => at('sort=annotations&direction=desc')],
    ['tasks: a page in the middle', async () => at(`after=${await after('id')}`)],
    ['tasks: a page in the middle, sorted by updated', async () => at(`after=${await after('updated')}&sort=updated`)],
    ['a task', (round) => browser.get(paths.task(project.id, anyTask(round)))],
    ['overview', () => browser.get(paths.project(project.id))],
    ['projects', () => browser.get(paths.projects)],
    ['members', () => browser.get(paths.members(project.id))],
    ['next task: asked and shown the way there', (round) => annotator(round).post(paths.leases(project.id))],
    ['API: tasks, first page of 100', () => call(`/projects/${project.id}/tasks`)],
    ['API: tasks, the page in the middle', () => call(`/projects/${project.id}/tasks?page=${pageOf.middle}`)],
    ['API: tasks, the page in the middle, sorted by updated', () => call(`/projects/${project.id}/tasks?page=${pageOf.middle}&ordering=-updated_at`)],
    ['API: tasks by state, deep', () => call(`/projects/${project.id}/tasks?page=${pageOf.state}&state=done`)],
    ['API: tasks by an uncommon word, deep', () => call(`/projects/${project.id}/tasks?page=${pageOf.uncommon}&text=${uncommon}`)],
    ['API: tasks by an uncommon word, by the link of the page before', async () => call(await following())],
    ['API: a task', (round) => call(`/tasks/${anyTask(round)}`)],
  ];
  return pages.map(([title, ask]) => ({ title, ask }));
}

/** Prints every figure; false when one is over the budget. */
export async function benchLists(only = ''): Promise<boolean> {
  const given = process.env.DATA_DIR;
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'gloss-bench-'));
  const server = await startEmbedded({ dataDir, log: () => undefined });
  const connection = connect(server.url, { max: 10 });
  try {
    await migrate(connection);
    say(`Pages at ${size.tasks.toLocaleString('en-GB')} tasks and three times as many annotations, in server time (budget: p95 < ${budget} ms)`);
    tellTimes('a bare round trip to the database', await bareTimes(connection.db));
    let within = true;
    for (const one of await cases(connection.db, await largeProject(connection.db)))
      if (one.title.includes(only)) within = (await measure(one)) && within;
    return within;
  } finally {
    await connection.close();
    await server.stop();
    if (!given) rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('lists.ts') && !(await benchLists(process.argv[2]))) process.exitCode = 1;
