import { expect, test } from 'vitest';
import { openSql } from '#app/db/client.ts';
import { databaseUrl, Gloss, madeFolder, until } from './gloss.ts';

const token = 'a-token-for-this-test-alone-4711';
const owner = { GLOSS_EMAIL: 'olga@example.org', GLOSS_PASSWORD: 'correct-horse-battery', GLOSS_TOKEN: token };
/** `COUNT=250000 KILLS=10` is the large trial. */
const count = Number(process.env.COUNT ?? 10_000);
const kills = Number(process.env.KILLS ?? 3);

type Told = { task_number: number; status: string; task_count: number; import: number; id: number };

async function call(url: string, path: string, body?: string): Promise<Told> {
  const answer = await fetch(`${url}/api/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    body,
    headers: { Authorization: `Token ${token}`, 'Content-Type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Told;
}

const lines = (): string => Array.from({ length: count }, (_, n) => JSON.stringify({ text: `Text ${n} ${'word '.repeat(30)}` })).join('\n');

/** Any moments, one in each part of the way, while it is read; one more comes when all of it is stored but for the last word. */
const moments = Array.from({ length: kills - 1 }, (_, n) => (n + Math.random()) / kills);
const places = [...moments.map((share) => `${Math.round(share * 100)} %`), 'the last word'].join(', ');

/** Whoever has stored an import waits, before the line in the log that ends it, as long as `held` has a row. */
const hold = `create table held as select 1 as row;
  create function wait_while_held() returns trigger language plpgsql as
    $$ begin while exists (select from held) loop perform pg_sleep(0.02); end loop; return new; end $$;
  create trigger hold_import before insert on activities for each row when (new.act = 'import tasks') execute function wait_while_held()`;

async function ask<Row>(dataDir: string, query: string): Promise<Row[]> {
  const sql = openSql(databaseUrl(dataDir), { max: 1 });
  try {
    return [...(await sql.unsafe(query))] as Row[];
  } finally {
    await sql.end();
  }
}

async function killedAgainAndAgain(): Promise<void> {
  const DATA_DIR = madeFolder();
  let gloss = new Gloss({ DATA_DIR, ...owner });
  let url = await gloss.ready();
  const project = await call(url, 'projects/', JSON.stringify({ title: 'Many texts' }));
  await ask(DATA_DIR, hold);
  const order = await call(url, `projects/${project.id}/import/?async=1`, lines());
  const status = async (id = order.import) => call(url, `projects/${project.id}/imports/${id}/`);
  const isWaiting = async () => (await ask(DATA_DIR, "select from pg_stat_activity where wait_event = 'PgSleep'")).length > 0;
  const kill = async (what: string, isThen: () => Promise<boolean>, before = 'select'): Promise<void> => {
    await until(what, isThen, 120_000).catch((error: unknown) => {
      throw new Error(`The server ${gloss.ended ? 'has ended' : 'runs'} and said: ${gloss.output}`, { cause: error });
    });
    await gloss.end('SIGKILL');
    // The database lives on.
    expect(await ask(DATA_DIR, `select from tasks where project_id = ${project.id} limit 1`)).toEqual([]);
    await ask(DATA_DIR, before);
    gloss = new Gloss({ DATA_DIR, ...owner });
    url = await gloss.ready();
  };
  for (const share of moments) await kill('so much is read', async () => (await status()).task_count >= Math.max(share * count, 1));
  await kill('all of it is stored', isWaiting, 'delete from held');
  await until('the import is done', async () => (await status()).status === 'completed', 120_000);
  expect((await call(url, `projects/${project.id}/`)).task_number).toBe(count);
  const again = await call(url, `projects/${project.id}/import/?async=1`, lines());
  await until('the same file is read', async () => (await status(again.import)).status === 'completed', 120_000);
  expect((await call(url, `projects/${project.id}/`)).task_number).toBe(count);
}

test(`a server killed in an import, at ${places}, finishes it: never half a file, never a double`, killedAgainAndAgain, 120_000 + kills * 60_000);
