/** A real server with built assets and a real Chromium, for journeys through pages whose script matters. */
import { mkdtempSync, readdirSync, readFileSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { build } from 'esbuild';
import { inject } from 'vitest';
import type { Browser, BrowserContext } from 'playwright';
import { openBrowser } from '#tests/support/chromium.ts';
import { openSql, type Connection } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Deps } from '#app/deps.ts';
import { openSession } from '#app/domain/sessions.ts';
import { createQueue, enqueueWith } from '#app/jobs/queue.ts';
import { startWorker } from '#app/worker.ts';
import { client } from './app.ts';
import { cloneDatabase } from './db.ts';

/** Where the assets of this test worker lie; every room shows the same. */
let assetsBuilt: Promise<string> | undefined;

/** Builds what the pages ask for, under plain names, into a folder of its own. */
async function buildPublic(): Promise<string> {
  const folder = mkdtempSync(join(inject('folder'), 'public-'));
  const outdir = join(folder, 'build');
  mkdirSync(outdir, { recursive: true });
  await build({
    entryPoints: {
      islands: 'islands/mount.ts',
      manners: 'islands/manners.ts',
      css: 'public/css/index.css',
      'pages-css': 'public/css/pages.css',
      'labeler-css': 'public/css/labeler.css',
    },
    outdir,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx/dom',
    target: 'chrome109',
    logLevel: 'error',
    external: ['*.svg', '*.woff2'],
    // As app/build.mjs does it.
    loader: { '.worker.min.mjs': 'file' },
  });
  for (const name of readdirSync('public')) if (name.endsWith('.svg')) copyFileSync(join('public', name), join(outdir, name));
  const htmx = readdirSync('public/vendor').find((name) => name.startsWith('htmx')) ?? '';
  copyFileSync(resolve('public/vendor', htmx), join(outdir, 'htmx.js'));
  symlinkSync(resolve('public/samples'), join(folder, 'samples'));
  // As `app/build.mjs` does, so that bytes over the wire are those of life.
  for (const name of readdirSync(outdir)) writeFileSync(join(outdir, `${name}.br`), brotliCompressSync(readFileSync(join(outdir, name))));
  return folder;
}

const endings: Record<string, string> = {
  css: 'css.css',
  'pages-css': 'pages-css.css',
  'labeler-css': 'labeler-css.css',
  icons: 'icons.svg',
  favicon: 'favicon.svg',
};

export type Room = {
  base: string;
  connection: Connection;
  /** A browser of somebody, signed in, or of nobody yet: storage of its own, like another machine. */
  sitDown(user?: User, options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>;
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
  return {
    enqueue: enqueueWith(boss),
    work: (deps: Deps) => startWorker(deps, boss, { alone: true }),
    async close() {
      await boss.stop({ graceful: false, wait: false });
      await sql.end({ timeout: 1 });
    },
  };
}

/** `working`: imports and exports are done as in life, by the queue. */
export async function openRoom(name: string, { working = false } = {}): Promise<Room> {
  const connection = await cloneDatabase(`${name}_${process.pid}`);
  const publicDir = await (assetsBuilt ??= buildPublic());
  const queue = working ? await openQueue(connection.url) : undefined;
  const assets = (asset: string): string => `/assets/${endings[asset] ?? `${asset}.js`}`;
  const { hono, deps } = client(connection.db, { publicDir, assets, ...(queue && { enqueue: queue.enqueue }) });
  await queue?.work(deps);
  const start = (port: number): Promise<Server> =>
    new Promise((ready) => {
      const made = serve({ fetch: hono.fetch, port, hostname: 'localhost' }, () => ready(made as Server));
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
  return {
    base,
    connection,
    kill,
    async sitDown(user, options) {
      const context = await browser.newContext({ baseURL: base, ...options });
      if (!user) return context;
      const [pair = ''] = (await openSession(connection.db, user, { agent: 'browser', address: '' }, false)).split(';');
      const at = pair.indexOf('=');
      await context.addCookies([{ name: pair.slice(0, at), value: pair.slice(at + 1), url: base }]);
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
