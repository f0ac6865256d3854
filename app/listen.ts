import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type AddressInfo, createServer, Server as NetServer, type Socket } from 'node:net';

import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

import { CannotStart } from '#app/core/cannot-start.ts';
import type { Env as AppEnv } from '#app/web/env.ts';

export type Listening = {
  /** Refuses new connections and returns when the last request is answered, or cut after `patienceMs`. */
  stop(patienceMs: number): Promise<void>;
};

const idleMs = 120_000;

/** Why a port cannot be had, by the system's code. */
const reasons: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) => `PORT ${port} is taken on ${host}: stop what listens there, or set PORT to another number.`,
  EACCES: (_host, port) => `PORT ${port} may not be used by this user: set PORT to a number above 1023.`,
  EADDRNOTAVAIL: (host) => `HOST ${host} is no address of this machine: set HOST to one that is, or to 0.0.0.0.`,
  ENOTFOUND: (host) => `HOST ${host} is not known: set HOST to an address of this machine, or to 0.0.0.0.`,
};

/** Slow uploads may take an hour, but not without a word; a head must come at once, so that half-open requests cannot pile up (T48). */
function setLimits(server: Server, silentMs: number): void {
  server.timeout = silentMs;
  server.headersTimeout = 20_000;
  server.requestTimeout = 3_600_000;
  // Longer than the idle time of the usual load balancers, which otherwise meet closed connections.
  server.keepAliveTimeout = 65_000;
}

/**
 * A silent connection is cut, unless it is we who owe the next word: somebody who sent all of a large file waits as long as that takes us.
 * Who does not take the answer, once it began, is cut as well.
 */
function cutSilent(server: Server, silentMs: number): void {
  const under = new WeakMap<Socket, { request: IncomingMessage; response: ServerResponse }>();
  server.on('request', (request, response) => under.set(request.socket, { request, response }));
  server.on('timeout', (socket) => {
    const { request, response } = under.get(socket) ?? {};
    if (request?.complete && response && !response.headersSent) socket.setTimeout(silentMs);
    else socket.destroy();
  });
}

/** What has just connected has its request under way, though it looks idle until the request is read. */
const readingMs = 200;

function stopper(server: Server): Listening {
  return {
    stop: (patienceMs) =>
      new Promise((resolve) => {
        const stopped = Date.now();
        // A connection that has just answered stays open for the next request; it is idle then and goes at the next look.
        const sweep = setInterval(() => {
          if (Date.now() - stopped > readingMs) server.closeIdleConnections();
        }, 50);
        const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
        // Not the HTTP server's own `close`, which cuts whatever looks idle at once.
        NetServer.prototype.close.call(server, () => {
          clearInterval(sweep);
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}

/** The server that answers with the app; it does not listen yet. `silentMs`: how long a connection may be silent. */
export function openServer(app: Pick<Hono<AppEnv>, 'fetch'>, silentMs = idleMs): Server {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  setLimits(server, silentMs);
  cutSilent(server, silentMs);
  // Connections stay open without two lines in each answer that say so: a page in a slow place is a dozen answers.
  server.prependListener('request', (_request, response) => response.removeHeader('connection'));
  return server;
}

/** Serves the app. Throws CannotStart when the port cannot be had. */
export async function listen(app: Hono<AppEnv>, host: string, port: number): Promise<Listening> {
  const server = openServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = reasons[error.code ?? ''];
      reject(reason ? new CannotStart(reason(host, port)) : error);
    });
    server.listen(port, host, resolve);
  });
  return stopper(server);
}

export type Port = {
  number: number;
  /** To be called right before `listen`. */
  release(): Promise<void>;
};

/** PORT=0 means any free one; it must be known before the first link is made, and is held so that nobody else gets it while the server gets ready. */
export async function choosePort(host: string, port: number): Promise<Port> {
  if (port !== 0) return { number: port, release: () => Promise.resolve() };
  const holder = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => holder.listen(0, host, resolve));
  return {
    number: (holder.address() as AddressInfo).port,
    release: () => new Promise((resolve) => holder.close(() => resolve())),
  };
}
