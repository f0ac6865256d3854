import { createHash, randomInt } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Gloss, madeFolder, until } from './gloss.ts';
import { giveUp, hold, isHeld, letGo } from './held.ts';

const token = 'a-token-for-this-test-alone-4711';
const owner = { GLOSS_EMAIL: 'olga@example.org', GLOSS_PASSWORD: 'correct-horse-battery', GLOSS_TOKEN: token };
/** `COUNT=250000 KILLS=10` is the large trial. */
const count = Number(process.env.COUNT ?? 2000);
const kills = Number(process.env.KILLS ?? 3);

const markup = '<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Glad"/></Choices></View>';
const answer = { result: [{ id: 'a', from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: ['Glad'] } }] };

const ask = (url: string, path: string, body?: string): Promise<Response> =>
  fetch(`${url}/api/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    body,
    headers: { Authorization: `Token ${token}`, 'Content-Type': 'application/json' },
  });

async function call<Told>(url: string, path: string, body?: string): Promise<Told> {
  const reply = await ask(url, path, body);
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as Told;
}

/** Files that are being written, with their sizes. */
function unfinished(dataDir: string): Map<string, number> {
  const folder = join(dataDir, 'files');
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part')) : [];
  return new Map(names.filter((name) => existsSync(join(folder, name))).map((name) => [name, statSync(join(folder, name)).size]));
}

async function killedAgainAndAgain(): Promise<void> {
  const DATA_DIR = madeFolder();
  let gloss = new Gloss({ DATA_DIR, ...owner });
  let url = await gloss.ready();
  const project = await call<{ id: number }>(url, 'projects/', JSON.stringify({ title: 'Many texts', label_config: markup }));
  const lines = Array.from({ length: count }, (_, n) => JSON.stringify({ data: { text: `Text ${n} ${'word '.repeat(60)}` }, annotations: [answer] }));
  const brought = await call<{ import: number }>(url, `projects/${project.id}/import/?async=1`, lines.join('\n'));
  const isIn = async () => (await call<{ status: string }>(url, `projects/${project.id}/imports/${brought.import}/`)).status === 'completed';
  await until('all of it is brought in', isIn, 600_000);
  const whole = new Uint8Array(await (await ask(url, `projects/${project.id}/export?exportType=JSON`)).arrayBuffer());
  const sum = createHash('sha256').update(whole).digest('hex');

  await hold(DATA_DIR, 'update on exports', "new.state = 'done'");
  const { id } = await call<{ id: number }>(url, `projects/${project.id}/exports`, JSON.stringify({ exportType: 'JSON' }));
  const at = `projects/${project.id}/exports/${id}`;
  const moments = Array.from({ length: kills }, () => randomInt(Math.floor(whole.length / 2)));
  for (const moment of moments) {
    const left = unfinished(DATA_DIR);
    await until(
      `a new file has ${moment} bytes, or all but the last word (moments: ${moments.join(', ')})`,
      async () => [...unfinished(DATA_DIR)].some(([name, size]) => !left.has(name) && size >= moment) || isHeld(DATA_DIR),
      120_000,
    );
    await gloss.end('SIGKILL');
    await giveUp(DATA_DIR);
    gloss = new Gloss({ DATA_DIR, ...owner });
    url = await gloss.ready();
    expect((await ask(url, `${at}/download`)).status).toBe(409);
  }
  await letGo(DATA_DIR);
  await until('it is whole', async () => (await call<{ status: string }>(url, at)).status === 'completed', 120_000);
  const made = await ask(url, `${at}/download`);
  expect(made.headers.get('ETag')).toBe(`"${sum}"`);
  expect(
    createHash('sha256')
      .update(new Uint8Array(await made.arrayBuffer()))
      .digest('hex'),
  ).toBe(sum);
  expect(await call(url, at)).toMatchObject({ counters: { task_number: count, annotation_number: count } });
}

test(
  'a server killed at any moment of an export makes it anew at the next start, and never offers half of it',
  killedAgainAndAgain,
  120_000 + kills * 60_000,
);
