/** A large import of a real server, against what parsing and COPY alone cost here and now: `npx tsx tests/bench/imports.ts`. */
import { createReadStream, createWriteStream, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Papa from 'papaparse';
import { connect, type Connection } from '#app/db/client.ts';
import { copyIn, copyJson } from '#app/db/copy.ts';
import { say, tellNumber, tellTimes } from './figures.ts';
import { sized } from './size.ts';
import { dataDir, databaseUrl, forget, memoryOf, owner, start, type Started, workOf } from './started.ts';

const many = Number(process.env.TASKS ?? sized(250_000, 10_000));
/** As many bytes a task as make 200 MB of 250,000. */
const bytesEach = 790;
/** How much longer than parsing and COPY, into an empty project and where each row is compared with what is there; megabytes above rest; milliseconds until the next task. */
const budget = { ratio: 2, compared: 4, memory: 300, next: 50 };
const config =
  '<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Glad"/><Choice value="Sad"/></Choices></View>';

const words = 'river heron lantern paper orchard signal copper meadow winter harbour violet engine marble thunder feather'.split(' ');
function textOf(number: number): string {
  let text = `Text ${number}:`;
  for (let turn = number; text.length < bytesEach - 60; turn += 7) text += ` ${words[(turn * 31 + (turn >> 3)) % words.length]}`;
  return text;
}

async function write(path: string, head: string, line: (number: number) => string, foot: string): Promise<void> {
  const file = createWriteStream(path);
  file.write(head);
  for (let number = 0; number < many; number += 1) if (!file.write(line(number))) await once(file, 'drain');
  file.end(foot);
  await once(file, 'close');
}

const kinds = {
  json: {
    name: 'tasks.json',
    write: (path: string) =>
      write(
        path,
        '[\n',
        (number) => `${number === 0 ? '' : ',\n'}${JSON.stringify({ data: { text: textOf(number), number }, meta: { shelf: number % 90 } })}`,
        '\n]\n',
      ),
    parse: (text: string): unknown[] => (JSON.parse(text) as { data: unknown }[]).map(({ data }) => data),
  },
  csv: {
    name: 'tasks.csv',
    write: (path: string) => write(path, 'text,number,shelf\n', (number) => `"${textOf(number)}",${number},${number % 90}\n`, ''),
    parse: (text: string): unknown[] => Papa.parse(text, { header: true, skipEmptyLines: true }).data,
  },
};

/** Seconds for parsing the whole file at once, and for a COPY of its rows into a table with nothing on it. */
async function bare({ db, sql }: Connection, path: string, parse: (text: string) => unknown[]): Promise<number> {
  await sql`create table if not exists bare_tasks (number int, data jsonb)`;
  await sql`truncate bare_tasks`;
  const text = readFileSync(path, 'utf8');
  const started = performance.now();
  const rows = parse(text);
  const parsed = performance.now();
  for (let from = 0; from < rows.length; from += 2000)
    await copyIn(
      db,
      'bare_tasks (number, data)',
      rows
        .slice(from, from + 2000)
        .map((row, at) => `${from + at}\t${copyJson(row)}\n`)
        .join(''),
    );
  const ended = performance.now();
  say(`  parsing alone ${((parsed - started) / 1000).toFixed(2)} s, COPY alone ${((ended - parsed) / 1000).toFixed(2)} s`);
  return (ended - started) / 1000;
}

async function call<T>(server: Started, method: string, path: string, body?: BodyInit): Promise<T> {
  const headers = { Authorization: `Token ${owner.token}`, 'Content-Type': 'application/json' };
  const answer = await fetch(`${server.url}/api${path}`, { method, body, headers, duplex: 'half' } as RequestInit);
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const newProject = (server: Started, title: string): Promise<{ id: number }> =>
  call(server, 'POST', '/projects/', JSON.stringify({ title, label_config: config, is_published: true }));

type Work = { server: number; postgres: number };
/** `next`: milliseconds until the next task, of the project that grows and of another. */
type Seen = { seconds: number; next: { same: number[]; other: number[] }; memory: number; work?: Work };

/** So many tasks are there before others come. */
const begun = 10_000;

async function labeledProject(server: Started, title: string): Promise<{ id: number }> {
  const project = await newProject(server, title);
  const lines = Array.from({ length: begun }, (_, n) => ({ text: `Line ${n}` }));
  await call(server, 'POST', `/projects/${project.id}/tasks/bulk/`, JSON.stringify(lines));
  return project;
}

type Into = { name: string; labeled: number; grows: boolean };

/** What an import takes, and what labeling and memory do meanwhile, in another project and, where its own has tasks (`grows`), in that. */
async function watched(server: Started, connection: Connection, path: string, { name, labeled, grows }: Into): Promise<Seen> {
  const project = await (grows ? labeledProject : newProject)(server, `${grows ? 'More' : 'Import'} of ${name}`);
  const { import: id } = await call<{ import: number }>(
    server,
    'PUT',
    `/projects/${project.id}/import/${name}?async=1`,
    createReadStream(path) as unknown as BodyInit,
  );
  const seen: Seen = { seconds: 0, next: { same: [], other: [] }, memory: 0 };
  const before = workOf(server.pid);
  for (let [status, turn] = ['', 1]; status !== 'completed'; turn += 1) {
    const [of, times] = grows && turn % 2 === 0 ? [project.id, seen.next.same] : [labeled, seen.next.other];
    const asked = performance.now();
    await call(server, 'GET', `/projects/${of}/next/`);
    times.push(performance.now() - asked);
    // To look costs as much as a task: not every time.
    const now = turn % 16 === 0 ? memoryOf(server.pid) : undefined;
    if (now) seen.memory = Math.max(seen.memory, now.server + now.postgres);
    ({ status } = await call<{ status: string }>(server, 'GET', `/projects/${project.id}/imports/${id}/`));
    if (status === 'failed') throw new Error(`The import of ${name} failed.`);
    await wait(20);
  }
  const after = workOf(server.pid);
  if (before && after) seen.work = { server: after.server - before.server, postgres: after.postgres - before.postgres };
  const [took] = await connection.sql<
    { seconds: number }[]
  >`select extract(epoch from finished_at - started_at)::float8 as seconds from imports where id = ${id}`;
  const { task_number: tasks } = await call<{ task_number: number }>(server, 'GET', `/projects/${project.id}/`);
  const wanted = many + (grows ? begun : 0);
  if (tasks !== wanted) throw new Error(`${tasks} tasks instead of ${wanted}`);
  seen.seconds = took!.seconds;
  await until('its words are kept', async () => (await connection.sql`select 1 from imports where words_at is null`).length === 0);
  return seen;
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 600_000; !(await isSo()); await wait(200))
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
}

async function measure(server: Started, kind: keyof typeof kinds, labeled: number, grows: boolean): Promise<boolean> {
  const { name, write: make, parse } = kinds[kind];
  const path = join(dataDir, name);
  await make(path);
  const connection = connect(databaseUrl(), { max: 2 });
  try {
    const into = grows ? `a project with ${begun.toLocaleString('en-GB')}` : 'an empty project';
    say(`${name}: ${many.toLocaleString('en-GB')} tasks, ${Math.round(statSync(path).size / 1_000_000)} MB, into ${into}`);
    const before = await bare(connection, path, parse);
    await wait(3000);
    const rest = memoryOf(server.pid);
    const { seconds, next, memory, work } = await watched(server, connection, path, { name, labeled, grows });
    // Before and after: what else the machine does changes from minute to minute.
    const atLeast = (before + (await bare(connection, path, parse))) / 2;
    await connection.sql`drop table bare_tasks`;
    say(`  parsing and COPY ${atLeast.toFixed(2)} s, the import ${seconds.toFixed(2)} s`);
    if (work) say(`  processors worked ${work.server.toFixed(2)} s for the server and ${work.postgres.toFixed(2)} s for PostgreSQL meanwhile`);
    const within = [
      tellNumber(
        '  an import against parsing and COPY alone',
        Math.round((seconds / atLeast) * 100) / 100,
        'times',
        grows ? budget.compared : budget.ratio,
      ),
      grows ? tellTimes('  the next task of its project meanwhile', next.same, budget.next) : true,
      tellTimes('  the next task of another project meanwhile', next.other, budget.next),
      rest ? tellNumber('  memory above rest, at most', memory - rest.server - rest.postgres, 'MB', budget.memory) : true,
    ];
    return within.every(Boolean);
  } finally {
    await connection.close();
    rmSync(path);
  }
}

/** Prints the figures; false when one is over its budget. */
export async function benchImports(): Promise<boolean> {
  say('Imports of a real server');
  const server = await start();
  try {
    const labeled = await labeledProject(server, 'Labeled meanwhile');
    const told: boolean[] = [];
    for (const grows of [false, true]) for (const kind of ['json', 'csv'] as const) told.push(await measure(server, kind, labeled.id, grows));
    return told.every(Boolean);
  } finally {
    await server.stop();
    forget();
  }
}

if (process.argv[1]?.endsWith('imports.ts')) process.exit((await benchImports()) ? 0 : 1);
