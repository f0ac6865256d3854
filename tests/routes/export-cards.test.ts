/** Kept exports: fetched in parts, renamed, deleted and brought back, shared by links. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { exportLinks } from '#app/db/schema/transfers.ts';
import { runExport } from '#app/domain/exports/run.ts';
import { trashProject } from '#app/domain/projects/trash.ts';
import { client, origin, type Client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import { acts, lines } from '#tests/support/log.ts';
import * as make from '#tests/support/make.ts';

const order = { format: 'JSON', tasks: 'all', fullTasks: 'on' };

async function kept(app: Client, db: Db) {
  const story = await make.story(db);
  const { ada, ben, project } = story;
  await make.annotation(db, { task: await make.task(db, { project }), by: ben });
  const browser = app.as(ada);
  await browser.post(paths.exports(project.id), { ...order, title: 'For training' });
  const { exportId: id } = app.deps.sent.jobs.at(-1)!.data as { exportId: number };
  await runExport(db, id, app.deps);
  return { ...story, browser, id, file: paths.exportFile(project.id, id) };
}

test('a card tells name, who, what, counts, size and checksum', async ({ app, db }) => {
  const { browser, project, id, file } = await kept(app, db);
  const { bytes } = await browser.get(file);
  const card = (await browser.get(paths.exports(project.id))).query(`#export-${id}`)!.textContent.replaceAll(/\s+/g, ' ');
  for (const words of ['For training', 'Ready', 'by Ada', 'All tasks; all annotations, no skips.', '1 task, 1 annotation', `${bytes.length} bytes`])
    expect(card).toContain(words);
  expect(card).toContain(createHash('sha256').update(bytes).digest('hex'));
});

test('a download goes on where it broke off', async ({ app, db }) => {
  const { browser, file } = await kept(app, db);
  const whole = await browser.get(file);
  const { length } = whole.bytes;
  const tag = whole.headers.get('ETag')!;
  expect([whole.status, whole.headers.get('Accept-Ranges'), whole.headers.get('Content-Length')]).toEqual([200, 'bytes', String(length)]);
  expect(tag).toBe(`"${createHash('sha256').update(whole.bytes).digest('hex')}"`);
  const parts: [Record<string, string>, number, [number, number]][] = [
    [{ Range: 'bytes=10-' }, 206, [10, length]],
    [{ Range: 'bytes=0-4' }, 206, [0, 5]],
    [{ Range: 'bytes=-7' }, 206, [length - 7, length]],
    [{ Range: `bytes=3-${length + 99}` }, 206, [3, length]],
    [{ Range: 'bytes=-99999' }, 206, [0, length]],
    [{ Range: 'bytes=10-', 'If-Range': tag }, 206, [10, length]],
    [{ Range: 'bytes=10-', 'If-Range': '"another"' }, 200, [0, length]],
    [{ Range: 'bytes=10-', 'If-Range': `W/${tag}` }, 200, [0, length]],
    [{ Range: 'bytes=5-3' }, 200, [0, length]],
    [{ Range: 'lines=1-2' }, 200, [0, length]],
    [{ Range: 'bytes=0-1,4-5' }, 200, [0, length]],
  ];
  for (const [headers, status, [from, to]] of parts) {
    const part = await browser.get(file, headers);
    expect([headers, part.status, Buffer.from(part.bytes).toString()]).toEqual([
      headers,
      status,
      Buffer.from(whole.bytes.slice(from, to)).toString(),
    ]);
    expect(part.headers.get('Content-Range')).toBe(status === 206 ? `bytes ${from}-${to - 1}/${length}` : null);
    expect(part.headers.get('Content-Length')).toBe(String(to - from));
  }
  for (const Range of [`bytes=${length}-`, 'bytes=-0']) {
    const beyond = await browser.get(file, { Range });
    expect([beyond.status, beyond.headers.get('Content-Range'), beyond.bytes.length]).toEqual([416, `bytes */${length}`, 0]);
  }
  expect((await browser.get(file, { 'If-None-Match': tag })).status).toBe(304);
  // Packed on the way, its parts would not fit together.
  expect((await browser.get(file, { 'Accept-Encoding': 'gzip' })).headers.get('Content-Encoding')).toBeNull();
});

test('what is made while it is sent has no parts', async ({ app, db }) => {
  const { browser, project } = await kept(app, db);
  const answer = await browser.get(`${paths.exportDownload(project.id)}?${new URLSearchParams(order)}`, { Range: 'bytes=3-' });
  expect([answer.status, answer.headers.get('Accept-Ranges'), answer.json<unknown[]>().length]).toEqual([200, 'none', 1]);
});

test('renaming: it works, is recorded once, and comes back with what was typed', async ({ app, db }) => {
  const { browser, project, id, file, cy, eve } = await kept(app, db);
  const at = paths.export(project.id, id);
  const name = async (path: string) => /filename="([^"]*)"/.exec((await browser.get(path)).headers.get('Content-Disposition')!)![1];
  for (let twice = 0; twice < 2; twice += 1) expect((await browser.patch(at, { title: ' River corpus ' })).location).toBe(paths.exports(project.id));
  expect((await browser.get(paths.exports(project.id))).query(`#export-${id} h3`)!.text).toBe('River corpus');
  expect((await acts(db)).filter((act) => act === 'rename export')).toHaveLength(1);
  expect(await name(file)).toBe('River_corpus.json');
  expect((await browser.get(paths.exportChecksum(project.id, id))).text).toMatch(/ {2}River_corpus\.json\n$/);
  const link = /(\/shared-exports\/[\w-]+)/.exec((await browser.post(paths.exportLinks(project.id, id), { days: 'none' })).text)![1]!;
  await browser.patch(at, { title: '../a"b<c>.JSON' });
  for (const path of [file, link]) expect(await name(path)).toBe('__a_b_c_.JSON');
  const refused = await browser.patch(at, { title: '' });
  expect([refused.status, refused.text.includes('The name is missing.')]).toEqual([422, true]);
  expect(refused.query(`#export-${id} details[open] #rename-${id}`)).not.toBeNull();
  expect((await app.as(eve).patch(at, { title: 'x' })).status).toBe(404);
  expect((await app.as(cy).patch(at, { title: 'x' })).status).toBe(403);
});

test('deleting can be undone; a stranger cannot do either', async ({ app, db }) => {
  const { browser, project, id, file, cy, eve } = await kept(app, db);
  const [at, back] = [paths.export(project.id, id), paths.exportRestoration(project.id, id)];
  for (const [person, status] of [
    [eve, 404],
    [cy, 403],
  ] as const)
    expect([(await app.as(person).delete(at)).status, (await app.as(person).post(back)).status]).toEqual([status, status]);
  await browser.delete(at);
  const shown = await browser.get(paths.exports(project.id));
  expect([shown.query(`#export-${id}`), shown.query('#flash form')?.getAttribute('action')]).toEqual([null, back]);
  expect([(await browser.get(file)).status, (await browser.delete(at)).status]).toEqual([404, 404]);
  await browser.post(back);
  expect((await browser.get(file)).status).toBe(200);
});

const addressIn = (text: string): string => /http:\/\/gloss\.test(\/shared-exports\/[\w-]+)/.exec(text)![1]!;

test('a link is shown once, opens the file to anybody, is counted and logged, and leads nowhere once revoked', async ({ app, db }) => {
  const { browser, project, id, file } = await kept(app, db);
  const made = await browser.post(paths.exportLinks(project.id, id), { days: '7' });
  expect(made.status).toBe(201);
  const address = addressIn(made.text);
  const [row] = await db.select().from(exportLinks);
  expect(JSON.stringify(row)).not.toContain(address.split('/').at(-1));
  expect((await browser.get(paths.exports(project.id))).text).not.toContain(address);
  const stranger = app.as();
  const whole = await stranger.get(address);
  expect([whole.status, whole.headers.get('X-Robots-Tag'), whole.text]).toEqual([200, 'noindex', (await browser.get(file)).text]);
  expect((await stranger.get(address, { Range: 'bytes=5-' })).status).toBe(206);
  expect((await stranger.get(`${address}x`)).status).toBe(404);
  expect((await lines(db)).filter(({ act }) => act === 'fetch export')).toMatchObject([{ by: null, subjectId: id, projectId: project.id }]);
  expect((await browser.get(paths.exports(project.id))).query(`#export-${id}`)!.textContent).toContain('Fetched 1 time');
  for (let twice = 0; twice < 2; twice += 1) await browser.delete(paths.exportLink(project.id, id, row!.id));
  expect((await stranger.get(address)).status).toBe(404);
  expect((await acts(db)).filter((act) => /export link/.test(act))).toEqual(['revoke export link', 'open export link']);
});

test('a link ends when its time is over, and with its export and project', async ({ db }) => {
  let now = new Date();
  const app = client(db, { clock: () => now });
  const { browser, ada, project, id } = await kept(app, db);
  const link = async (days: string) => addressIn((await browser.post(paths.exportLinks(project.id, id), { days })).text);
  const [short, long] = [await link('1'), await link('none')];
  const status = async (address: string) => (await app.as().get(address)).status;
  now = new Date(now.getTime() + 25 * 60 * 60 * 1000);
  expect([await status(short), await status(long)]).toEqual([404, 200]);
  await browser.delete(paths.export(project.id, id));
  expect(await status(long)).toBe(404);
  await browser.post(paths.exportRestoration(project.id, id));
  expect(await status(long)).toBe(200);
  await trashProject(db, project, now, ada);
  expect(await status(long)).toBe(404);
});

test('links: strangers, other roles, other exports and odd times', async ({ app, db }) => {
  const { browser, project, id, cy, eve, ada } = await kept(app, db);
  const at = paths.exportLinks(project.id, id);
  expect((await app.as(eve).post(at, { days: '1' })).status).toBe(404);
  expect((await app.as(cy).post(at, { days: '1' })).status).toBe(403);
  expect((await browser.post(at, { days: '9999' })).status).toBe(422);
  const other = await make.project(db, { by: ada });
  expect((await browser.post(paths.exportLinks(other.id, id), { days: '1' })).status).toBe(404);
  const address = addressIn((await browser.post(at, { days: '1' })).text);
  const [row] = await db.select().from(exportLinks);
  for (const [person, path] of [
    [eve, paths.exportLink(project.id, id, row!.id)],
    [cy, paths.exportLink(project.id, id, row!.id)],
    [ada, paths.exportLink(other.id, id, row!.id)],
  ] as const)
    await app.as(person).delete(path);
  expect((await app.as().get(address)).status).toBe(200);
});

test('T45 whoever tries many links has to wait', async ({ db }) => {
  const app = client(db, { clock: () => new Date(2026, 0, 1) });
  await make.story(db);
  const from = { incoming: { socket: { remoteAddress: '192.0.2.7' } } };
  const tried = async () => (await app.hono.request(`${origin}${paths.sharedExport('nothing')}`, {}, from)).status;
  const seen: number[] = [];
  for (let n = 0; n < 33; n += 1) seen.push(await tried());
  expect([seen[0], seen.at(-1)]).toEqual([404, 429]);
});
