/** T48: connections on which nobody says a word. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Hono } from 'hono';
import { afterAll, expect, test } from 'vitest';
import { openServer } from '#app/listen.ts';

/** Long enough that a busy machine has read what was sent by then. */
const silentMs = 500;
const opened: Server[] = [];
afterAll(() => {
  for (const server of opened) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(app: Hono): Promise<{ server: Server; socket: Socket }> {
  const server = openServer(app, silentMs).listen(0, '127.0.0.1');
  opened.push(server);
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  return { server, socket };
}

/** All that comes until the other end closes. */
async function heard(socket: Socket): Promise<string> {
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(socket, 'close');
  return said;
}

const order = (length: number, body: string): string =>
  `POST / HTTP/1.1\r\nHost: gloss\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${body}`;

test.concurrent('somebody who sent everything waits as long as the answer takes', async () => {
  let answer = (): void => undefined;
  const ready = new Promise<void>((resolve) => (answer = resolve));
  const app = new Hono().post('/', async (c) => {
    const text = await c.req.text();
    await ready;
    return c.text(`${text} is in`);
  });
  const { server, socket } = await serve(app);
  const all = heard(socket);
  socket.write(order(5, 'tasks'));
  await once(server, 'timeout');
  answer();
  expect(await all).toMatch(/^HTTP\/1.1 200 [^]*tasks is in$/);
});

test.concurrent('somebody who stops in the middle of a request is cut', async () => {
  const app = new Hono().post('/', async (c) => c.text(await c.req.text().catch(() => 'cut')));
  const { socket } = await serve(app);
  socket.write(order(5, 'ta'));
  expect(await heard(socket)).not.toContain('200');
});

test.concurrent('somebody who does not take the answer is cut', async () => {
  const app = new Hono().get('/', (c) => c.body(new Uint8Array(64 * 1024 * 1024)));
  const { server, socket } = await serve(app);
  socket.pause();
  const gone = new Promise((resolve) => server.once('request', (request) => request.socket.once('close', resolve)));
  socket.write('GET / HTTP/1.1\r\nHost: gloss\r\n\r\n');
  await gone;
  socket.destroy();
});
