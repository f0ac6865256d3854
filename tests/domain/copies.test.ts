import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { files } from '#app/db/schema/transfers.ts';
import { catchUpCopies } from '#app/domain/copies.ts';
import { copyMakers } from '#app/domain/copies/tried.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';
import { grayPng } from '../fixtures/picture.ts';
import { makeTone } from '../fixtures/tone.ts';

const config =
  '<View><Image name="pic" value="$image"/><Audio name="snd" value="$audio"/><Choices name="a" toName="pic"><Choice value="A"/></Choices></View>';

test('media that have no copy get one, a few at a time; what cannot be read is tried once, what is not there another time', async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config });
  const sounds = Array.from({ length: 9 }, (_, n) => file(`s${n}.wav`, makeTone({ seconds: 1, rate: 8000, channels: [() => 0.1 * n] })));
  const wide = file('wide.png', grayPng(3000, 2000, { rest: 600_000 }));
  const given = [...sounds, wide, file('odd.m4a', Buffer.from('\0\0\0\x20ftypM4A \0\0\0\0M4A mp42isom\0\0\0\0')), file('dot.png', grayPng(9, 9))];
  await importThrough(app, app.as(ada), project, { files: given });
  const all = () => db.select().from(files).orderBy(asc(files.id));
  const [lost] = await all();
  await app.deps.files.delete(lost!.key);
  expect((await all()).filter(({ peaksKey, thumbnailKey }) => peaksKey ?? thumbnailKey)).toEqual([]);

  const told: number[] = [];
  const asked: number[] = [];
  const run = (after: number) =>
    catchUpCopies(db, after, {
      files: app.deps.files,
      enqueue: async (_tx, _name, data) => void asked.push((data as { after: number }).after),
      tell: (id) => told.push(id),
    });
  await run(0);
  while (asked.length > 0) await run(asked.shift()!);
  const seen = Object.fromEntries(
    (await all()).map(({ name, copiesTried, peaksKey, thumbnailKey }) => [name, [copiesTried, (peaksKey ?? thumbnailKey) !== null]]),
  );
  const made = Object.fromEntries([...sounds.slice(1), wide].map(({ name }) => [name, [copyMakers, true]]));
  expect(seen).toEqual({ ...made, 's0.wav': [0, false], 'odd.m4a': [copyMakers, false], 'dot.png': [0, false] });
  expect(told).toEqual([lost!.id]);

  // Another night only the one that was not there is tried.
  const before = await all();
  await run(0);
  expect([told, asked, await all()]).toEqual([[lost!.id, lost!.id], [lost!.id], before]);
  await db.delete(files).where(eq(files.id, lost!.id));
  await run(0);
  expect(asked).toEqual([lost!.id]);
});
