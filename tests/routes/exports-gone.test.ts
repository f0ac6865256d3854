/** Stored files that somebody else deleted from the file store: exports go on without them and say which. */
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { exports, files } from '#app/db/schema/transfers.ts';
import { runCheck } from '#app/domain/checks.ts';
import { runExport } from '#app/domain/exports/run.ts';
import type { Client } from '#tests/support/app.ts';
import { programOf } from '#tests/api/program.ts';
import { grayPng } from '#tests/fixtures/picture.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const kinds = { image: { type: 'image/png', key: 'photo' }, audio: { type: 'audio/mpeg', key: 'sound' } } as const;
const transcripts = '<View><Audio name="a" value="$sound"/><TextArea name="t" toName="a"/></View>';

/** A task for each of the names, with a file of its own. */
async function stored(app: Client, db: Db, project: Project, kind: keyof typeof kinds, names: readonly string[]) {
  const kept: { address: string; key: string }[] = [];
  for (const [at, name] of names.entries()) {
    const put = await app.deps.files.put(Readable.from([grayPng(10 + at, 20)]));
    const [file] = await db
      .insert(files)
      .values({ projectId: project.id, name, type: kinds[kind].type, ...put })
      .returning();
    const address = paths.file(project.id, file!.token, name);
    await make.task(db, { project, data: { [kinds[kind].key]: address } });
    kept.push({ address, key: put.key });
  }
  return kept;
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
/** Files as `manifest.json` has them, but for itself. */
const listed = (held: Record<string, Uint8Array>, manifest = 'manifest.json'): string[] =>
  (JSON.parse(text(held[manifest])) as { files: { path: string }[] }).files.map(({ path }) => path);
const lastId = (app: Client): number => (app.deps.sent.jobs.at(-1)!.data as { exportId: number }).exportId;

const gone = 'stored files whose bytes are gone, by their address';

test('a kept export with pictures goes on without those whose bytes are gone; check, archive and card say which', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const names = ['a.png', 'b.png', 'c.png', 'd.png', 'e.png', 'f.png', 'g.png', 'h.png'];
  const kept = await stored(app, db, project, 'image', names);
  for (const { key } of kept.slice(1)) await app.deps.files.delete(key);
  const browser = app.as(ada);
  const order = { format: 'COCO', tasks: 'all', media: 'on' };
  const made = async () => {
    await browser.post(paths.exports(project.id), order);
    const id = lastId(app);
    await runExport(db, id, app.deps);
    return { id, bytes: (await browser.get(paths.exportFile(project.id, id))).bytes };
  };
  const { id, bytes } = await made();
  const held = unzipSync(bytes);
  expect(Object.keys(held).filter((path) => path.startsWith('images/'))).toEqual([expect.stringMatching(/__a\.png$/)]);
  expect(listed(held)).toEqual(Object.keys(held).filter((path) => path !== 'manifest.json'));
  const addresses = text(held['image-addresses.csv']);
  expect(kept.map(({ address }) => addresses.includes(address))).toEqual([false, ...kept.slice(1).map(() => true)]);
  expect(text(held['left-out.txt'])).toContain(`${gone}: 7 (b.png, c.png, d.png, e.png, f.png and 2 more)\n`);
  const card = (await browser.get(paths.exports(project.id))).query(`#export-${id}`)!.textContent;
  expect(card).toContain('7 stored files whose bytes are gone: b.png, c.png, d.png, e.png, f.png and 2 more');
  expect(Buffer.compare((await made()).bytes as Buffer, bytes as Buffer)).toBe(0);
  const download = await browser.get(withQuery(paths.exportDownload(project.id), order));
  expect(Buffer.compare(download.bytes as Buffer, bytes as Buffer)).toBe(0);
  await browser.post(paths.exportChecks(project.id), order);
  const { checkId } = app.deps.sent.jobs.at(-1)!.data as { checkId: number };
  await runCheck(db, checkId, app.deps);
  const rows = (await browser.get(paths.exportCheck(project.id, checkId))).queryAll('#losses tbody tr').map((row) => row.textContent);
  expect(rows).toContain(`7${gone}: b.png, c.png, d.png, e.png, f.png and 2 more7 tasks`);
  const lint = await (
    await programOf(app, db, ada)
  ).get(`/projects/${project.id}/exports/lint?exportType=COCO&download_resources=true&download_all_tasks=true`);
  expect(lint.json<{ losses: object[] }>().losses).toContainEqual(
    expect.objectContaining({ what: gone, count: 7, names: ['b.png', 'c.png', 'd.png', 'e.png', 'f.png'] }),
  );
});

test('an ASR manifest names a sound whose bytes are gone by its address', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: transcripts });
  const [, lost] = await stored(app, db, project, 'audio', ['a.mp3', 'b.mp3']);
  await app.deps.files.delete(lost!.key);
  const { bytes } = await app.as(ada).get(withQuery(paths.exportDownload(project.id), { format: 'ASR_MANIFEST', tasks: 'all', media: 'on' }));
  const held = unzipSync(bytes);
  const said = text(held['manifest.json'])
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { audio_filepath: string }).audio_filepath);
  expect(said).toEqual([expect.stringMatching(/^audio\/.*__a\.mp3$/), lost!.address]);
  expect(Object.keys(held)).toEqual(['manifest.json', said[0], 'left-out.txt', 'export-manifest.json']);
  expect(text(held['left-out.txt'])).toContain(`${gone}: 1 (b.mp3)\n`);
  expect(listed(held, 'export-manifest.json')).toEqual(['manifest.json', said[0], 'left-out.txt']);
});

test('without pictures, the size of one that is gone is not known, and nothing breaks', async ({ app, db }) => {
  const { ada, ben } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image, members: [ben] });
  const [, lost] = await stored(app, db, project, 'image', ['a.png', 'b.png']);
  await app.deps.files.delete(lost!.key);
  const value = { x: 10, y: 20, width: 30, height: 40, rotation: 0, rectanglelabels: ['Cat'] };
  const result = [{ id: 'r', from_name: 'box', to_name: 'photo', type: 'rectanglelabels', value }];
  for (const task of await db.select().from(tasks)) await make.annotation(db, { task, by: ben, result });
  const { bytes, status } = await app.as(ada).get(withQuery(paths.exportDownload(project.id), { format: 'COCO', tasks: 'all' }));
  expect(status).toBe(200);
  const { images } = JSON.parse(text(unzipSync(bytes)['result.json'])) as { images: { width: number | null }[] };
  expect(images.map(({ width }) => width)).toEqual([10, null]);
});

test('raw data goes on without files that are gone, and is made anew when they are back', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const [, lost] = await stored(app, db, project, 'image', ['a.png', 'b.png']);
  await app.deps.files.delete(lost!.key);
  const browser = app.as(ada);
  const made = async () => {
    await browser.post(paths.rawData(project.id));
    await runExport(db, lastId(app), app.deps);
    return unzipSync((await browser.get(paths.exportFile(project.id, lastId(app)))).bytes);
  };
  const held = await made();
  expect(Object.keys(held)).toEqual([expect.stringMatching(/^images\/.*__a\.png$/), 'files.csv', 'left-out.txt', 'manifest.json']);
  expect(listed(held)).toEqual(Object.keys(held).slice(0, -1));
  expect(text(held['files.csv'])).not.toContain('b.png');
  const words = async () => (await browser.get(paths.exports(project.id))).query('#raw-data')!.textContent;
  expect(await words()).toContain('1 stored file whose bytes are gone: b.png');
  const back = await app.deps.files.put(Readable.from([grayPng(3, 3)]));
  await db.update(files).set({ key: back.key }).where(eq(files.key, lost!.key));
  expect(Object.keys(await made())).toHaveLength(4);
  expect(await words()).not.toContain('are gone');
  expect(await words()).toContain('2 files');
});

test.for(['kept', 'raw'] as const)(
  'a file that breaks off while it is read fails the export (%s), and no half of one is there',
  async (which, { app, db }) => {
    const { ada } = await make.story(db);
    const project = await make.project(db, { by: ada, config: make.configs.image });
    const [first] = await stored(app, db, project, 'image', ['a.png', 'b.png']);
    const browser = app.as(ada);
    if (which === 'raw') await browser.post(paths.rawData(project.id));
    else await browser.post(paths.exports(project.id), { format: 'COCO', tasks: 'all', media: 'on' });
    const id = lastId(app);
    const breaking = {
      ...app.deps.files,
      get: async (key: string, range?: { start: number; end: number }) =>
        key === first!.key
          ? Readable.from(
              (async function* some() {
                yield Buffer.from('begun');
                throw Object.assign(new Error('The store is gone.'), { code: 'ENOENT' });
              })(),
            )
          : app.deps.files.get(key, range),
    };
    await expect(runExport(db, id, { ...app.deps, files: breaking })).rejects.toThrow('The store is gone.');
    const [order] = await db.select().from(exports).where(eq(exports.id, id));
    expect(order).toMatchObject({ fileId: null });
    expect(await db.$count(files)).toBe(2);
    await runExport(db, id, app.deps);
    expect((await browser.get(paths.exportFile(project.id, id))).status).toBe(200);
  },
);
