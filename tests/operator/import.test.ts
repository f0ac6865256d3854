import { expect, test } from 'vitest';
import { Gloss, madeFolder, until } from './gloss.ts';

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

/** Any moments, one in each part of the way: the first in the reading, the last while all of it is being stored, or when it is done. */
const moments = Array.from({ length: kills }, (_, n) => (n === kills - 1 ? 1 : (n + Math.random()) / kills));
const places = moments.map((share) => `${Math.round(share * 100)} %`).join(', ');

async function killedAgainAndAgain(): Promise<void> {
  const DATA_DIR = madeFolder();
  let gloss = new Gloss({ DATA_DIR, ...owner });
  let url = await gloss.ready();
  const project = await call(url, 'projects/', JSON.stringify({ title: 'Many texts' }));
  const order = await call(url, `projects/${project.id}/import/?async=1`, lines());
  const status = async (id = order.import) => call(url, `projects/${project.id}/imports/${id}/`);
  for (const share of moments) {
    const isThere = async () => {
      const told = await status();
      return told.status === 'completed' || told.task_count >= Math.max(share * count, 1);
    };
    await until('so much is read', isThere, 120_000).catch((error: unknown) => {
      throw new Error(`The server ${gloss.ended ? 'has ended' : 'runs'} and said: ${gloss.output}`, { cause: error });
    });
    await gloss.end('SIGKILL');
    gloss = new Gloss({ DATA_DIR, ...owner });
    url = await gloss.ready();
    expect([0, count]).toContain((await call(url, `projects/${project.id}/`)).task_number);
  }
  await until('the import is done', async () => (await status()).status === 'completed', 120_000);
  expect((await call(url, `projects/${project.id}/`)).task_number).toBe(count);
  const again = await call(url, `projects/${project.id}/import/?async=1`, lines());
  await until('the same file is read', async () => (await status(again.import)).status === 'completed', 120_000);
  expect((await call(url, `projects/${project.id}/`)).task_number).toBe(count);
}

test(`a server killed in an import, at ${places}, finishes it: never half a file, never a double`, killedAgainAndAgain, 120_000 + kills * 60_000);
