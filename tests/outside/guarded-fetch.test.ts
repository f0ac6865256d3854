/** Every request here ends on this machine: what may not be called is refused before it is. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { isPublic } from '#app/outside/addresses.ts';
import { guardedFetch, type FetchRules } from '#app/outside/guarded-fetch.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** The origin of a server that answers so. */
async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const loopback: FetchRules = { allowHosts: ['127.0.0.1'] };
const fetched = async (url: string, rules: FetchRules = loopback): Promise<string> => text((await guardedFetch(rules)(url)).bytes);
const fault = (url: string, rules?: FetchRules): Promise<string> =>
  fetched(url, rules).then(
    () => 'taken',
    (error: Error) => error.message,
  );

test('a file comes with the name of its address', async () => {
  const origin = await served((_, answer) => answer.setHeader('Content-Type', 'text/csv; charset=utf-8').end('text\nx\n'));
  expect(await fetched(`${origin}/a/tasks.csv?key=1`)).toBe('text\nx\n');
  const names = await Promise.all(
    ['/a/my%20tasks.csv', '/rows', '/%ff', '/'].map(async (path) => (await guardedFetch(loopback)(origin + path)).name),
  );
  expect(names).toEqual(['my tasks.csv', 'rows.csv', '%ff.csv', 'file.csv']);
});

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[fe80::1]/',
  'http://[fc00::1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://0.0.0.0/',
  'http://10.1.2.3/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://172.31.0.1/',
  'http://192.168.1.1/',
  'http://255.255.255.255/',
])('T1 T8 %s may not be called unless the operator says so', async (url) => {
  expect(await fault(url, { allowHosts: [] })).toContain('may not call');
});

test('T1 public addresses may be called', () => {
  expect(['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700::1', '::ffff:8.8.8.8'].every(isPublic)).toBe(true);
  expect(['', 'example.org', '::ffff:10.0.0.1', 'fe80::1%eth0'].some(isPublic)).toBe(false);
});

test('T1 what the operator names may be called: by network, by address, by name', async () => {
  const origin = await served((_, answer) => answer.end('ok'));
  for (const allowHosts of [['127.0.0.0/8'], ['127.0.0.1']]) expect(await fetched(origin, { allowHosts })).toBe('ok');
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const named = origin.replace('127.0.0.1', 'files.internal');
  expect(await fetched(named, { allowHosts: ['files.internal'], resolve })).toBe('ok');
  expect(await fault(named, { allowHosts: ['other.internal', '10.0.0.0/8'], resolve })).toContain('may not call files.internal');
});

test('T2 a redirect is checked again, and ends', async () => {
  const goal = await served((_, answer) => answer.end('secret'));
  const hop = (to: string) => served((_, answer) => answer.writeHead(302, { Location: to }).end());
  expect(await fetched(await hop(`${goal}/file`))).toBe('secret');
  const forbidden = goal.replace('127.0.0.1', '[::1]');
  expect(await fault(await hop(forbidden))).toContain('may not call ::1');
  expect(await fault(await hop('file:///etc/passwd'))).toContain('Only addresses with http or https');
  expect(await fault(await hop('/again'))).toContain('more than 5 times');
});

test('T3 a name is looked up once, and one of its addresses that is private refuses it', async () => {
  const origin = await served((_, answer) => answer.end('ok'));
  let turns = 0;
  const resolve = async () => {
    turns += 1;
    return [{ address: turns === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
  };
  expect(await fetched(origin.replace('127.0.0.1', 'rebinding.example'), { ...loopback, resolve })).toBe('ok');
  expect(turns).toBe(1);
  const both = async () => [
    { address: '1.1.1.1', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ];
  expect(await fault('http://both.example/', { allowHosts: [], resolve: both })).toContain('may not call both.example');
});

test.each(['file:///etc/passwd', 'gopher://x/', 'ftp://x/', 'data:text/plain,x', 'javascript:alert(1)', 'no address', 'http://a:b@example.org/'])(
  'T4 %s is not fetched',
  async (url) => {
    expect(await fault(url, { allowHosts: [] })).toMatch(/\.$|csv$/);
    expect(await fault(url, { allowHosts: [] })).not.toBe('taken');
  },
);

test('T6 what comes back is never in a sentence', async () => {
  for (const status of [201, 204, 400, 401, 404, 500]) {
    const origin = await served((_, answer) =>
      answer.writeHead(status, 'token=hunter2', { 'X-Secret': 'hunter2' }).end(status === 204 ? undefined : 'hunter2'),
    );
    const sentence = await fault(origin);
    expect(sentence).toContain(`status ${status}`);
    expect(sentence).not.toContain('hunter2');
  }
});

test('T7 who answers too slowly, breaks off or packs what he sends is told of', async () => {
  const silent = await served(() => undefined);
  expect(await fault(silent, { ...loopback, limits: { answerMs: 50 } })).toContain('takes too long');
  const stopping = await served((_, answer) => void answer.write('x'));
  expect(await fault(stopping, { ...loopback, limits: { answerMs: 50 } })).toContain('takes too long');
  const endless = await served((_, answer) => void answer.write('x'));
  expect(await fault(endless, { ...loopback, limits: { totalMs: 200 } })).toContain('takes too long');
  const broken = await served((_, answer) => answer.writeHead(200, { 'Content-Length': 10 }).write('x', () => answer.destroy()));
  expect(await fault(broken)).toContain('cannot be reached');
  const packed = await served((_, answer) => answer.writeHead(200, { 'Content-Encoding': 'gzip' }).end('x'));
  expect(await fault(packed)).toContain('comes packed');
  const closed = await served((_, answer) => answer.end());
  const server = servers.at(-1)!;
  await new Promise((done) => server.close(done));
  expect(await fault(closed)).toContain('cannot be reached (ECONNREFUSED)');
});
