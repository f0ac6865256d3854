import { expect, test } from 'vitest';
import { Gloss, madeFolder, until } from './gloss.ts';
import { ask, hold, isHeld, letGo } from './held.ts';

const token = 'a-token-for-this-test-alone-4711';
const owner = { GLOSS_EMAIL: 'olga@example.org', GLOSS_PASSWORD: 'correct-horse-battery', GLOSS_TOKEN: token };
/** `COUNT=250000 KILLS=10` is the large trial. */
const count = Number(process.env.COUNT ?? 5000);
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

async function killedAgainAndAgain(): Promise<void> {
  const DATA_DIR = madeFolder();
  let gloss = new Gloss({ DATA_DIR, ...owner });
  let url = await gloss.ready();
  const project = await call(url, 'projects/', JSON.stringify({ title: 'Many texts' }));
  await hold(DATA_DIR, 'insert on activities', "new.act = 'import tasks'");
  const order = await call(url, `projects/${project.id}/import/?async=1`, lines());
  const status = async (id = order.import) => call(url, `projects/${project.id}/imports/${id}/`);
  const kill = async (what: string, isThen: () => Promise<boolean>, before?: (dataDir: string) => Promise<unknown>): Promise<void> => {
    await until(what, isThen, 120_000).catch((error: unknown) => {
      throw new Error(`The server ${gloss.ended ? 'has ended' : 'runs'} and said: ${gloss.output}`, { cause: error });
    });
    await gloss.end('SIGKILL');
    // The database lives on.
    expect(await ask(DATA_DIR, `select from tasks where project_id = ${project.id} limit 1`)).toEqual([]);
    await before?.(DATA_DIR);
    gloss = new Gloss({ DATA_DIR, ...owner });
    url = await gloss.ready();
  };
  for (const share of moments) await kill('so much is read', async () => (await status()).task_count >= Math.max(share * count, 1));
  await kill('all of it is stored', () => isHeld(DATA_DIR), letGo);
  await until('the import is done', async () => (await status()).status === 'completed', 120_000);
  expect((await call(url, `projects/${project.id}/`)).task_number).toBe(count);
  const again = await call(url, `projects/${project.id}/import/?async=1`, lines());
  await until('the same file is read', async () => (await status(again.import)).status === 'completed', 120_000);
  expect((await call(url, `projects/${project.id}/`)).task_number).toBe(count);
}

test(`a server killed in an import, at ${places}, finishes it: never half a file, never a double`, killedAgainAndAgain, 120_000 + kills * 60_000);
