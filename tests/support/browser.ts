/** A real server with built assets and a real Chromium, for journeys through pages whose script matters. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright';
import { openBrowser } from '#tests/support/chromium.ts';
import { buildIfStale } from '#app/build.mjs';
import { openSql, type Connection } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Deps } from '#app/deps.ts';
import { openSession } from '#app/domain/sessions.ts';
import type { Loop } from '#app/jobs/loop.ts';
import { createQueue, enqueueWith } from '#app/jobs/queue.ts';
import { startWork } from '#app/jobs/work.ts';
import { openServer } from '#app/listen.ts';
import { builtAssets, root } from '#app/production.ts';
import { client } from './app.ts';
import { cloneDatabase } from './db.ts';

export type Room = {
  base: string;
  connection: Connection;
  /** A browser of somebody, signed in, or of nobody yet: storage of its own, like another machine. */
  sitDown(user?: User, options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>;
  /** Somebody else sits down at the same browser, whose pages and cache stay. */
  giveTo(user: User, context: BrowserContext): Promise<void>;
  /** The server dies, connections and all; and comes back at the same address. */
  kill(): Promise<void>;
  revive(): Promise<void>;
  close(): Promise<void>;
};

/** The real queue on the room's database; `work` begins to take its jobs. */
async function openQueue(url: string) {
  const sql = openSql(url, { max: 1, idle_timeout: 0 });
  const boss = await createQueue(sql);
  boss.on('error', (error) => console.error(error));
  let worker: Loop | undefined;
  return {
    enqueue: enqueueWith(boss),
    async work(deps: Deps) {
      worker = await startWork(deps, boss, { alone: true });
    },
    async close() {
      // A job that runs still is waited for.
      await worker?.finish();
      await boss.stop({ graceful: false, wait: false });
      await sql.end({ timeout: 1 });
    },
  };
}

/** `working`: imports and exports are done as in life, by the queue. */
export async function openRoom(name: string, { working = false } = {}): Promise<Room> {
  const connection = await cloneDatabase(`${name}_${process.pid}`);
  // What is in `public/build` is what people get, so tests look at that and not at another build.
  await buildIfStale();
  const publicDir = join(root, 'public');
  const queue = working ? await openQueue(connection.url) : undefined;
  const assets = builtAssets(join(publicDir, 'build'));
  const { hono, deps } = client(connection.db, { publicDir, assets, ...(queue && { enqueue: queue.enqueue }) });
  await queue?.work(deps);
  const start = (port: number): Promise<Server> =>
    new Promise((ready) => {
      const made = openServer(hono).listen(port, 'localhost', () => ready(made));
    });
  let server = await start(0);
  const { port } = server.address() as AddressInfo;
  const base = `http://localhost:${port}`;
  deps.baseUrl = base;
  const browser = await openBrowser();
  const kill = (): Promise<void> =>
    new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  const giveTo = async (user: User, context: BrowserContext): Promise<void> => {
    const [pair = ''] = (await openSession(connection.db, user, { agent: 'browser', address: '' }, false)).split(';');
    const at = pair.indexOf('=');
    await context.addCookies([{ name: pair.slice(0, at), value: pair.slice(at + 1), url: base }]);
  };
  return {
    base,
    connection,
    kill,
    giveTo,
    async sitDown(user, options) {
      const context = await browser.newContext({ baseURL: base, ...options });
      if (user) await giveTo(user, context);
      return context;
    },
    async revive() {
      server = await start(port);
    },
    async close() {
      await browser.close();
      await kill();
      await queue?.close();
      await connection.close();
    },
  };
}
