/** Exports of 1,000,000 annotations by a real server, against COPY of the same rows in the same run: `npx tsx tests/bench/exports.ts`. */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { paths } from '#app/core/paths.ts';
import { connect, type Connection } from '#app/db/client.ts';
import { users } from '#app/db/schema/people.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { seedLarge } from '#app/db/seeds/large.ts';
import { say, tellNumber } from './figures.ts';
import { sized } from './size.ts';
import { databaseUrl, forget, dataOf, owner, start, type Started } from './started.ts';
import { copied, noMemory, seconds, sum, watched } from './watched.ts';

/** Megabytes above rest, milliseconds, and times of COPY. */
const budget = { memory: 150, firstByte: 1000, ratio: 8 };
/** Three annotations each, on average. */
const tasks = Number(process.env.TASKS ?? sized(333_334, 10_000));
const restMs = sized(15_000, 5000);
/** Not packed: what is measured is the export. */
const headers = { Authorization: `Token ${owner.token}`, 'Accept-Encoding': 'identity' };

type Taken = { bytes: number; sha256: string; firstByte: number; took: number };

async function fetched(url: string): Promise<Taken> {
  const from = performance.now();
  const answer = await fetch(url, { headers });
  if (answer.status !== 200 || !answer.body) throw new Error(`${url}: ${answer.status}`);
  const hash = createHash('sha256');
  let [bytes, firstByte] = [0, 0];
  for await (const chunk of answer.body) {
    firstByte ||= performance.now() - from;
    bytes += (chunk as Uint8Array).length;
    hash.update(chunk as Uint8Array);
  }
  return { bytes, firstByte, took: performance.now() - from, sha256: hash.digest('hex') };
}

/** A file that is kept: asked for, waited for, fetched. */
async function kept(server: Started, project: Project): Promise<Taken> {
  const path = `${server.url}${paths.api}/projects/${project.id}/exports`;
  const from = performance.now();
  const body = JSON.stringify({ exportType: 'JSON', download_all_tasks: true });
  const made = await fetch(path, { method: 'POST', body, headers: { ...headers, 'Content-Type': 'application/json' } });
  const { id } = (await made.json()) as { id: number };
  for (let status = ''; status !== 'completed'; await wait(100)) {
    status = ((await (await fetch(`${path}/${id}`, { headers })).json()) as { status: string }).status;
    if (status === 'failed') throw new Error('The export failed.');
  }
  const took = performance.now() - from;
  return { ...(await fetched(`${path}/${id}/download`)), took };
}

async function measure(server: Started, connection: Connection, project: Project): Promise<boolean> {
  const copy = await copied(connection, project);
  tellNumber(`COPY of the same rows, ${Math.round(copy.bytes / 1e6)} MB`, seconds(copy.took), 's');
  await wait(restMs);
  const rest = dataOf(server.pid) ?? noMemory;
  tellNumber(`memory at rest: server ${rest.server} + PostgreSQL ${rest.postgres}`, sum(rest), 'MB');
  const of = `${server.url}${paths.api}/projects/${project.id}/export?download_all_tasks=true&exportType=`;
  const sums = new Set<string>();
  let within = true;
  for (const [title, act] of [
    ['JSON', () => fetched(`${of}JSON`)],
    ['JSON again', () => fetched(`${of}JSON`)],
    ['JSON, kept', () => kept(server, project)],
    ['short JSON', () => fetched(`${of}JSON_MIN`)],
    ['CSV', () => fetched(`${of}CSV`)],
    ['the majority', () => fetched(`${of}JSON&annotations=majority`)],
  ] as const) {
    const { value, peak } = await watched(server.pid, act);
    if (title.startsWith('JSON')) sums.add(value.sha256);
    say(`${title}: ${Math.round(value.bytes / 1e6)} MB in ${seconds(value.took)} s`);
    within = tellNumber('  times COPY', Math.round((value.took / copy.took) * 10) / 10, 'x', budget.ratio) && within;
    within = tellNumber('  until the first byte', Math.round(value.firstByte), 'ms', budget.firstByte) && within;
    within =
      tellNumber(
        `  memory above rest: server ${peak.server - rest.server} + PostgreSQL ${peak.postgres - rest.postgres}`,
        sum(peak) - sum(rest),
        'MB',
        budget.memory,
      ) && within;
  }
  const isSame = sums.size === 1;
  say(`the same bytes each time, streamed or kept: ${isSame ? 'yes' : 'no   WRONG'}`);
  return within && isSame;
}

/** Prints every figure; false when one is over its budget. */
export async function benchExports(): Promise<boolean> {
  say(`Exports of some ${(tasks * 3).toLocaleString('en-GB')} annotations`);
  const server = await start();
  const connection = connect(databaseUrl(), { max: 2 });
  try {
    const [by] = await connection.db.select().from(users).where(eq(users.email, owner.email));
    const project = await seedLarge(connection.db, by!, { tasks, annotators: 50, otherProjects: 1 }, () => undefined);
    return await measure(server, connection, project);
  } finally {
    await connection.close();
    await server.stop();
    forget();
  }
}

if (process.argv[1]?.endsWith('bench/exports.ts')) process.exit((await benchExports()) ? 0 : 1);
