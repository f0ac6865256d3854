/**
 * Snapshots and the check before a download, of 100,000 annotations by a real server, against COPY of the same rows in the same run:
 * `npx tsx tests/bench/snapshots.ts`.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { connect } from '#app/db/client.ts';
import { users } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { seedLarge } from '#app/db/seeds/large.ts';
import { ask, asked, bytesOf, finished } from './calls.ts';
import { say, tellNumber } from './figures.ts';
import { sized } from './size.ts';
import { databaseUrl, dataOf, forget, owner, start, type Started } from './started.ts';
import { copied, noMemory, seconds, sum, tellCosts } from './watched.ts';

/** Times of COPY, megabytes above rest: the server has done nothing before, so that what it grows by at its first work is in them. */
const budget = { ratio: 20, memory: 200 };
/** A restored project is written with all its indexes, words and counters, where COPY only reads. */
const restored = { ratio: 60, memory: 300 };
/** Three annotations each, on average. */
const tasks = Number(process.env.TASKS ?? sized(33_334, 5000));

async function measure(server: Started, project: Project, against: number): Promise<boolean> {
  const rest = dataOf(server.pid) ?? noMemory;
  tellNumber(`memory at rest: server ${rest.server} + PostgreSQL ${rest.postgres}`, sum(rest), 'MB');
  const of = `/projects/${project.id}`;
  const costs = { pid: server.pid, against, rest, budget };
  const made = await tellCosts('a snapshot', costs, async () => {
    const { id } = await asked<{ id: number }>(server, 'POST', `${of}/snapshots`, { title: 'Frozen' });
    return finished<{ id: number; status: string; annotation_number: number }>(server, `${of}/snapshots/${id}`);
  });
  const at = `${of}/snapshots/${made.value.id}`;
  say(`  of ${made.value.annotation_number.toLocaleString('en-GB')} annotations`);
  const others = [
    await tellCosts('the snapshot as JSON', costs, async () => bytesOf(await ask(server, 'GET', `${at}/export?exportType=JSON`))),
    await tellCosts('the snapshot as CSV', costs, async () => bytesOf(await ask(server, 'GET', `${at}/export?exportType=CSV`))),
    await tellCosts('compared with the project', costs, () => asked(server, 'GET', `${at}/differences`)),
    await tellCosts('a check before a download as CSV', costs, () => asked(server, 'GET', `${of}/exports/lint?exportType=CSV`)),
    await tellCosts('restored into a new project', { ...costs, budget: restored }, async () => {
      const { id } = await asked<{ id: number }>(server, 'POST', `${at}/restore`, { title: 'Restored' });
      return finished(server, `${of}/snapshots/restorations/${id}`);
    }),
  ];
  return [made, ...others].every(({ within }) => within);
}

/** Prints every figure; false when one is over its budget. */
export async function benchSnapshots(): Promise<boolean> {
  say('Snapshots of a real server, and the check before a download');
  const server = await start();
  const connection = connect(databaseUrl(), { max: 2 });
  try {
    const [by] = await connection.db.select().from(users).where(eq(users.email, owner.email));
    const project = await seedLarge(connection.db, by!, { tasks, annotators: 50, otherProjects: 1 }, () => undefined);
    const { bytes, took } = await copied(connection, project);
    tellNumber(`COPY of the same rows, ${Math.round(bytes / 1e6)} MB`, seconds(took), 's');
    await wait(sized(10_000, 3000));
    return await measure(server, project, took);
  } finally {
    await connection.close();
    await server.stop();
    forget();
  }
}

if (process.argv[1]?.endsWith('bench/snapshots.ts')) process.exit((await benchSnapshots()) ? 0 : 1);
