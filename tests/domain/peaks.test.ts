import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { readPeaks } from '#app/core/sound/peaks-file.ts';
import { columnsOf } from '#app/core/sound/peaks.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { files } from '#app/db/schema/transfers.ts';
import { catchUpCopies } from '#app/domain/copies.ts';
import { keepPeaks } from '#app/domain/peaks.ts';
import { purgeTrash, trashProject } from '#app/domain/projects/trash.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';
import { makeTone } from '../fixtures/tone.ts';

const audio = '<View><Audio name="snd" value="$audio"/><Labels name="who" toName="snd"><Label value="A"/></Labels></View>';

test('the peaks of an uploaded sound are made once, seen by its people alone, and go with it', async ({ app, db }) => {
  const { ada, di, home } = await make.story(db);
  const project = await make.project(db, { by: ada, config: audio });
  const sound = makeTone({ seconds: 2, rate: 8000, channels: [() => 0.5, (second) => (second < 1 ? 0 : -0.25)] });
  await importThrough(app, app.as(ada), project, { files: [file('two.wav', sound)] });
  const [task] = await db.select().from(tasks).where(eq(tasks.projectId, project.id));
  const address = `${(task!.data as { audio: string }).audio}/peaks`;
  expect((await app.as(ada).get(address)).status).toBe(204);

  const job = app.deps.sent.jobs.find(({ name }) => name === 'peaks.keep');
  const { fileId } = job!.data as { fileId: number };
  await keepPeaks(db, fileId, app.deps.files);
  const [kept] = await db.select().from(files).where(eq(files.id, fileId));
  await keepPeaks(db, fileId, app.deps.files);
  expect((await db.select().from(files).where(eq(files.id, fileId)))[0]).toEqual(kept);

  const answer = await app.as(ada).get(address);
  expect([answer.status, answer.headers.get('content-encoding'), answer.headers.get('cache-control')]).toEqual([
    200,
    'gzip',
    'private, max-age=86400, immutable',
  ]);
  const unpacked = gunzipSync(await buffer(await app.deps.files.get(kept!.peaksKey!)));
  const peaks = readPeaks(new Uint8Array(unpacked).buffer) ?? [];
  expect(peaks.map(({ length, sampleRate }) => length / sampleRate)).toEqual([2, 2]);
  expect([...columnsOf(peaks[0]!, 0, 2, 1)][1]).toBeCloseTo(0.5, 1);
  const right = [...columnsOf(peaks[1]!, 0, 2, 64)].map((part) => Math.round(part * 10) / 10);
  expect([...right.slice(0, 2), ...right.slice(-2)]).toEqual([0, 0, -0.3, -0.3]);

  const stranger = await make.user(db, { organization: home, role: 'annotator' });
  expect((await app.as(stranger).get(address)).status).toBe(404);
  expect((await app.as(di).get(address)).status).toBe(404);

  await trashProject(db, project, new Date(), ada);
  await purgeTrash(db, new Date(Date.now() + 31 * 86_400_000), app.deps.files);
  await expect(app.deps.files.size(kept!.peaksKey!)).rejects.toThrow();
});

test('an M4A as phones record it: its wave comes from the server, also of one that came in before that was so', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: audio });
  const memo = readFileSync(join(import.meta.dirname, '../fixtures/sounds/beeps.m4a'));
  await importThrough(app, app.as(ada), project, { files: [file('memo.m4a', memo, 'audio/x-m4a')] });
  const [task] = await db.select().from(tasks).where(eq(tasks.projectId, project.id));
  const address = `${(task!.data as { audio: string }).audio}/peaks`;
  // Looked at by those before, who made nothing of it.
  await db.update(files).set({ copiesTried: 3 }).where(eq(files.projectId, project.id));
  expect((await app.as(ada).get(address)).status).toBe(204);

  await catchUpCopies(db, 0, {
    files: app.deps.files,
    enqueue: async () => undefined,
    tell: (_, why) => expect.unreachable(String(why)),
  });
  const [kept] = await db.select().from(files).where(eq(files.projectId, project.id));
  expect([kept?.type, (await app.as(ada).get(address)).status]).toEqual(['audio/mp4', 200]);
  const unpacked = gunzipSync(await buffer(await app.deps.files.get(kept!.peaksKey!)));
  const peaks = readPeaks(new Uint8Array(unpacked).buffer) ?? [];
  expect(peaks.map(({ length, sampleRate }) => length / sampleRate)).toEqual([2, 2]);
  expect(Math.max(...columnsOf(peaks[0]!, 0.2, 0.8, 20))).toBeCloseTo(0.5, 1);
});

test('a sound that cannot be read gets none, and nothing breaks', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: audio });
  const empty = new Uint8Array([...Buffer.from('RIFF0000WAVEdata'), 0, 0, 0, 0]);
  await importThrough(app, app.as(ada), project, { files: [file('odd.wav', empty)] });
  const [kept] = await db.select().from(files).where(eq(files.projectId, project.id));
  await keepPeaks(db, kept!.id, app.deps.files);
  expect((await db.select().from(files).where(eq(files.id, kept!.id)))[0]?.peaksKey).toBeNull();
});
