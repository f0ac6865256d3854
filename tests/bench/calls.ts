/** Calls of the API of a server that was started for the bench, by its owner. */
import { setTimeout as wait } from 'node:timers/promises';
import { paths } from '#app/core/paths.ts';
import { owner, type Started } from './started.ts';

type Body = string | Uint8Array<ArrayBuffer>;

/** Not packed: what is measured is the work. @throws Error with the answer of a call that was refused */
export async function ask(server: Started, method: string, path: string, body?: Body): Promise<Response> {
  const headers = { Authorization: `Token ${owner.token}`, 'Content-Type': 'application/json', 'Accept-Encoding': 'identity' };
  const answer = await fetch(`${server.url}${paths.api}${path}`, { method, body, headers });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

export async function asked<Told>(server: Started, method: string, path: string, body?: unknown): Promise<Told> {
  const answer = await ask(server, method, path, body === undefined ? undefined : JSON.stringify(body));
  return (await answer.json()) as Told;
}

/** The bytes of an answer, read to its end. */
export async function bytesOf(answer: Response): Promise<number> {
  let bytes = 0;
  for await (const chunk of answer.body!) bytes += (chunk as Uint8Array).length;
  return bytes;
}

/** Asks until the job behind a path is done. @throws Error when it failed */
export async function finished<Told extends { status: string }>(server: Started, path: string): Promise<Told> {
  for (;;) {
    const told = await asked<Told>(server, 'GET', path);
    if (told.status === 'completed') return told;
    if (told.status === 'failed') throw new Error(`${path}: ${JSON.stringify(told)}`);
    await wait(50);
  }
}
