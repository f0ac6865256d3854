import { expect, test } from 'vitest';
import { Gloss, newFolder, until } from './gloss.ts';

const token = 'a-token-for-this-test-alone-4711';
const owner = { GLOSS_EMAIL: 'olga@example.org', GLOSS_PASSWORD: 'correct-horse-battery', GLOSS_TOKEN: token };
const count = 20_000;

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

test('a server killed in the middle of an import finishes it at the next start: never half a file, never a double', async () => {
  const DATA_DIR = newFolder();
  const first = new Gloss({ DATA_DIR, ...owner });
  const url = await first.ready();
  const project = await call(url, 'projects/', JSON.stringify({ title: 'Many texts' }));
  const lines = Array.from({ length: count }, (_, n) => JSON.stringify({ text: `Text ${n} ${'word '.repeat(30)}` })).join('\n');
  const order = await call(url, `projects/${project.id}/import/?async=1`, lines);
  await until('some of it is read', async () => (await call(url, `projects/${project.id}/imports/${order.import}/`)).task_count > 0);
  await first.end('SIGKILL');

  const again = await new Gloss({ DATA_DIR, ...owner }).ready();
  const before = await call(again, `projects/${project.id}/`);
  expect([0, count]).toContain(before.task_number);
  await until('the import is done', async () => (await call(again, `projects/${project.id}/imports/${order.import}/`)).status === 'completed');
  expect((await call(again, `projects/${project.id}/`)).task_number).toBe(count);
});
