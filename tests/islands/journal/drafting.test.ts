/** Drafting against a real server on loopback that can refuse, vanish and come back. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Around } from '#islands/journal/around.ts';
import { createDrafting } from '#islands/journal/drafting.ts';
import { passingShelf, type Shelf } from '#islands/journal/shelf.ts';
import { createScope } from '#islands/scope.ts';

type Put = { sequence: number; base: number; writer: string; result: unknown };
let server: Server;
let puts: Put[];
let answer: (put: Put) => [status: number, body: unknown];
let said: string[];
let offered: Record<string, () => void>;
let shelf: Shelf;

beforeEach(async () => {
  [puts, said, offered, shelf] = [[], [], {}, passingShelf()];
  answer = ({ sequence }) => [200, { version: sequence, fence: 9 }];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const put = JSON.parse(text) as Put;
      puts.push(put);
      const [status, body] = answer(put);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterEach(() => new Promise((closed) => server.close(closed)));

function drafting() {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/draft`;
  const line = {
    say: (text: string, options?: { acts?: { label: string; run: () => void }[] }) => {
      said.push(text);
      for (const { label, run } of options?.acts ?? []) offered[label] = run;
    },
    rest: () => undefined,
  };
  const form = Object.assign(new EventTarget(), { elements: { namedItem: () => null } });
  const around = {
    scope: createScope(),
    key: 'k',
    form,
    shelf,
    line,
    lead: { seconds: () => 1 },
    writer: 'tab',
    props: { user: 1, task: 2, annotation: null, draft: { version: 0, writer: null, savedAt: null }, urls: { draft: url, stream: '/' } },
  } as unknown as Around;
  globalThis.HTMLInputElement ??= class {} as never;
  return createDrafting(around);
}

test('a change lies on the shelf at once, is sent, and marked there when acknowledged', async () => {
  const draft = drafting();
  draft.changed([{ id: 'a' }]);
  expect(await shelf.find('k')).toMatchObject({ result: [{ id: 'a' }], sequence: 1 });
  expect(draft.waiting()).toBe(1);
  await draft.flush();
  expect(puts).toMatchObject([{ sequence: 1, base: 0, result: [{ id: 'a' }] }]);
  expect([draft.waiting(), (await shelf.find('k'))?.saved?.version]).toEqual([0, 1]);
});

test('many changes are one save of the newest; the next names the version before', async () => {
  const draft = drafting();
  for (const id of ['a', 'b', 'c']) draft.changed([{ id }]);
  await draft.flush();
  draft.changed([{ id: 'd' }]);
  await draft.flush();
  expect(puts).toMatchObject([
    { sequence: 3, result: [{ id: 'c' }] },
    { sequence: 4, base: 3 },
  ]);
});

test('a server that fails keeps nobody from working, and says how much waits', async () => {
  answer = () => [503, {}];
  const draft = drafting();
  draft.changed([]);
  draft.changed([]);
  draft.changed([]);
  await draft.flush();
  expect(said.at(-1)).toMatch(/^3 changes wait here/);
  answer = ({ sequence }) => [200, { version: sequence }];
  await draft.flush();
  expect([draft.waiting(), said.at(-1)]).toEqual([0, expect.stringMatching(/^Saved at/)]);
});

test('a newer draft elsewhere is overwritten only when that is chosen', async () => {
  answer = ({ base }) => (base === 5 ? [200, { version: 6 }] : [409, { ahead: { version: 5, saved_at: '2026-05-04T12:00:00Z', result: [] } }]);
  const draft = drafting();
  draft.changed([{ id: 'mine' }]);
  await draft.flush();
  expect(said.at(-1)).toContain('open elsewhere');
  expect(await shelf.find('k')).toMatchObject({ result: [{ id: 'mine' }] });
  offered['Go on with mine']!();
  await expect.poll(() => draft.waiting()).toBe(0);
  expect(puts.at(-1)).toMatchObject({ base: 5, result: [{ id: 'mine' }] });
});

test('refused work is kept here; an answered task takes no more', async () => {
  answer = () => [422, { problems: [{ message: 'It is too large.' }] }];
  const draft = drafting();
  draft.changed([]);
  await draft.flush();
  expect(said.at(-1)).toContain('It is too large.');
  expect(await shelf.find('k')).toBeDefined();
  answer = () => [409, { answered: { same: true, annotation: 7 } }];
  await draft.flush();
  expect(await shelf.find('k')).toBeUndefined();
  draft.changed([]);
  expect(await shelf.find('k')).toBeUndefined();
});

test('a task that is gone says so', async () => {
  answer = () => [404, {}];
  const draft = drafting();
  draft.changed([]);
  await draft.flush();
  expect(said.at(-1)).toBe('This could not be saved on the server: This task is no longer open to you. It is kept here.');
});

test('what was done after the task was submitted on another page goes on as a change of that answer, or stays here', async () => {
  answer = () => [409, { answered: { same: false, annotation: 7 } }];
  const draft = drafting();
  draft.changed([{ id: 'mine' }]);
  await draft.flush();
  expect(said.at(-1)).toBe('You have submitted this task on another page, without what you did here.');
  expect(Object.keys(offered)).toEqual(['Open it with what you did here', 'Go on to the next task']);
  expect([await shelf.find('k'), await shelf.find('1/2/7')]).toMatchObject([undefined, { result: [{ id: 'mine' }], base: 0 }]);
  answer = () => [409, { answered: { same: false, annotation: null } }];
  const closed = drafting();
  closed.changed([{ id: 'mine' }]);
  await closed.flush();
  expect(said.at(-1)).toContain('It is kept on this machine.');
  expect(await shelf.find('k')).toMatchObject({ result: [{ id: 'mine' }] });
});

test('the same work that stands there already is saved, whoever saved it', async () => {
  answer = () => [409, { ahead: { version: 5, saved_at: '2026-05-04T12:00:00Z', result: [{ id: 'a', type: 'choices' }], writer: 'another' } }];
  const draft = drafting();
  draft.changed([{ type: 'choices', id: 'a' }]);
  await draft.flush();
  expect([draft.waiting(), said.at(-1)]).toEqual([0, expect.stringMatching(/^Saved at/)]);
  answer = ({ base }) => (base === 5 ? [200, { version: 6 }] : [500, {}]);
  draft.changed([]);
  await draft.flush();
  expect(draft.waiting()).toBe(0);
});

test('what the page before sent as it ended is no other one’s work: this page goes on from it', async () => {
  const stored = { version: 3, saved_at: '2026-05-04T12:00:00Z', result: [{ id: 'a' }], writer: 'before', sequence: 2 };
  answer = ({ base }) => (base === 3 ? [200, { version: 4 }] : [409, { ahead: stored }]);
  const draft = drafting();
  draft.adopt({ key: 'k', user: 1, result: [{ id: 'a' }], leadTime: 1, writer: 'before', sequence: 2, base: 0, at: 5 });
  draft.changed([{ id: 'a' }, { id: 'b' }]);
  await draft.flush();
  await expect.poll(() => draft.waiting()).toBe(0);
  expect(puts.map(({ base, result }) => [base, result])).toEqual([
    [0, [{ id: 'a' }, { id: 'b' }]],
    [3, [{ id: 'a' }, { id: 'b' }]],
  ]);
  expect(said.join()).not.toContain('elsewhere');
});

test('a page before that lives still, and has gone on, is asked about', async () => {
  const stored = { version: 3, saved_at: '2026-05-04T12:00:00Z', result: [{ id: 'newer' }], writer: 'before', sequence: 3 };
  answer = () => [409, { ahead: stored }];
  const draft = drafting();
  draft.adopt({ key: 'k', user: 1, result: [{ id: 'a' }], leadTime: 1, writer: 'before', sequence: 2, base: 0, at: 5 });
  await draft.flush();
  expect([puts.length, said.at(-1)]).toEqual([1, expect.stringContaining('open elsewhere')]);
});

test('of an older server, which says no more than that the task is answered, the work is kept as well', async () => {
  answer = () => [409, { answered: true }];
  const draft = drafting();
  draft.changed([{ id: 'mine' }]);
  await draft.flush();
  expect([said.at(-1), Object.keys(offered)]).toEqual([expect.stringContaining('It is kept on this machine.'), ['Go on to the next task']]);
  expect(await shelf.find('k')).toMatchObject({ result: [{ id: 'mine' }] });
});

test('an answer that says nothing of a version (a page in between) has saved nothing', async () => {
  answer = () => [200, { welcome: 'to our hotel' }];
  const draft = drafting();
  draft.changed([{ id: 'a' }]);
  await draft.flush();
  expect([draft.waiting(), (await shelf.find('k'))?.sequence]).toEqual([1, 1]);
});

test('where somebody else has signed in, the work waits for its person', async () => {
  answer = () => [401, { signedOut: true }];
  const draft = drafting();
  draft.changed([{ id: 'a' }]);
  await draft.flush();
  expect(said.at(-1)).toContain('You are signed out');
  expect((await shelf.find('k'))?.sequence).toBe(1);
});
