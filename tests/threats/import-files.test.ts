/** Files made to harm or to be misread: each ends in a sentence with its place, nothing is stored, and the next import goes well. */
import { constants, deflateRawSync } from 'node:zlib';
import { expect } from 'vitest';
import { documentedLimits } from '#app/core/imports.ts';
import type { Db } from '#app/db/client.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { importRows } from '#app/db/schema/import-rows.ts';
import { files } from '#app/db/schema/transfers.ts';
import { client, type Client } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { file, importThrough } from '#tests/support/uploads.ts';
import { rar, wideField, zip } from '#tests/formats/archives.ts';

const good = '[{"text": "A fine day."}]';
const columns = Array.from({ length: 10_000 }, (_, index) => `c${index}`);

async function refusedWith(app: Client, db: Db, name: string, content: string | Buffer, config: string = make.configs.choices) {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config });
  const order = await importThrough(app, app.as(ada), project, { files: [file(name, content)] });
  expect(order).toMatchObject({ state: 'refused', taskCount: 0, readBytes: expect.any(Number) });
  expect(await db.$count(tasks)).toBe(0);
  expect(await db.$count(importRows)).toBe(0);
  // What was sent stays; nothing that came of it.
  expect((await db.select().from(files)).map((kept) => kept.name)).toEqual([name]);
  const next = await importThrough(app, app.as(ada), project, {
    pasted: config === make.configs.choices ? good : '[{"photo": "https://example.org/a.png"}]',
  });
  expect(next).toMatchObject({ state: 'done', taskCount: 1 });
  return order.problems;
}

test.for<[string, string, string | Buffer, number, string]>([
  [
    'T48 a name that programs take for something else',
    'a.json',
    '[{"text": "a"},\n{"text": "b", "__proto__": {"isAdmin": true}}]',
    2,
    '"__proto__" cannot be used',
  ],
  ['T48 the same, deeper', 'a.json', '{"data": {"text": "b", "x": [{"__proto__": 1}]}}', 1, '"__proto__" cannot be used'],
  ['T48 the same as a column', 'a.csv', 'text,__proto__\na,b\n', 2, '"__proto__" cannot be used'],
  ['T48 two values of one name', 'a.jsonl', '{"text": "a"}\n{"text": "a", "text": "b"}', 2, '"text" stands twice'],
  ['T48 two columns of one name', 'a.csv', 'text,text\na,b\n', 1, 'Two columns are called "text"'],
  ['T48 a number beyond 2^53', 'a.json', '[{"text": "a", "id": 9007199254740993}]', 1, 'cannot be kept exactly'],
  ['T48 a number without end', 'a.json', '[{"text": "a", "id": 1e999}]', 1, 'too large to be kept'],
  ['T48 10,000 columns', 'a.csv', `${columns.join(',')}\n${columns.join(',')}\n`, 1, '10,000 columns'],
  ['T48 10,000 names', 'a.json', `[{"text": "a", ${columns.map((name) => `"${name}": 1`).join(',')}}]`, 1, '10,001 values'],
  ['T48 a NUL far behind the beginning', 'a.txt', `${'line\n'.repeat(2000)}a\0b\n`, 2001, 'NUL'],
  ['T48 a NUL in a cell', 'a.csv', `text\n${'line\n'.repeat(2000)}a\0b\n`, 2002, 'NUL'],
  ['T48 UTF-8 that breaks', 'a.txt', Buffer.concat([Buffer.from('Käse\n'), Buffer.from([0xff, 0xfe, 0x0a])]), 2, 'not UTF-8'],
  ['T48 a quote that is never closed', 'a.csv', 'text\n"a\nb\nc\n', 2, 'never closed'],
  ['T48 one line of 6 MB', 'a.csv', `text\n${'a'.repeat(6_000_000)}\n`, 2, 'This row is larger than 4 MB'],
  ['T48 JSON that is cut off', 'a.json', '[{"text": "a"},\n{"text": "b"', 2, 'cut off'],
  [
    'T20 an archive that leads out',
    'a.zip',
    zip([
      { name: 'a.json', content: good },
      { name: '../../etc/cron.d/x', content: 'x' },
    ]),
    1,
    '"../../etc/cron.d/x" in this archive leads out',
  ],
  [
    'T20 a rar that leads out',
    'a.rar',
    rar([
      { name: 'a.json', content: good },
      { name: '../x.json', content: good },
    ]),
    1,
    'leads out',
  ],
  ['T20 a link', 'a.zip', zip([{ name: 'a.json', content: '/etc/passwd', mode: 0o120_777 }]), 1, 'is a link'],
  [
    'T21 10 GB declared',
    'a.zip',
    zip([{ name: 'a.json', content: good, declared: 10_000_000_000, extra: wideField(10_000_000_000) }]),
    1,
    '10 GB once unpacked',
  ],
  [
    'T21 a bomb that inflates',
    'a.zip',
    zip([{ name: 'a.json', content: Buffer.alloc(21_000_000, ' '), deflate: true }]),
    1,
    'more than 250 times larger',
  ],
  [
    'T21 an archive in an archive',
    'a.zip',
    zip([{ name: 'b.zip', content: zip([{ name: 'a.json', content: good }]) }]),
    1,
    'archive inside the archive',
  ],
  [
    'T22 names that are one on some systems',
    'a.zip',
    zip([
      { name: 'a.json', content: good },
      { name: 'A.json', content: good },
    ]),
    1,
    'one name on many systems',
  ],
  ['an archive that is cut off', 'a.zip', zip([{ name: 'a.json', content: good }]).subarray(0, 60), 1, 'damaged or was cut off'],
  ['a rar that is cut off', 'a.rar', rar([{ name: 'a.json', content: good }]).subarray(0, 60), 1, 'damaged or was cut off'],
  ['an archive without files', 'a.zip', zip([]), 1, 'no file in this archive'],
])('%s ends in a sentence', { timeout: 60_000 }, async ([_what, name, content, row, sentence], { app, db }) => {
  const problems = await refusedWith(app, db, name, content);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ row, message: expect.stringContaining(sentence) });
});

/** A picture that goes on in zeros: the same packed megabyte over and over, so that making it costs nothing. */
function endlessPng(megabytes: number): Buffer {
  const png = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1');
  const piece = (bytes: Buffer): Buffer => deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  const zeros = piece(Buffer.alloc(1_000_000));
  return Buffer.concat([piece(png), ...Array.from({ length: megabytes }, () => zeros), deflateRawSync(Buffer.alloc(0))]);
}

test('T21 1 GB that pretends to be 10 MB is stopped there, and nothing of it stays', { timeout: 60_000 }, async ({ app, db }) => {
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada, config: make.configs.image });
  const bomb = zip([{ name: 'a.png', content: endlessPng(1000), method: 8, declared: 10_000_000 }]);
  expect(bomb.length).toBeLessThan(2_000_000);
  const { files: store } = app.deps;
  let kept = 0;
  const put: typeof store.put = async (bytes) =>
    store.put(
      (async function* counted() {
        for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
          kept += chunk.length;
          yield chunk;
        }
      })(),
    );
  app.deps.files = { ...store, put };
  const order = await importThrough(app, app.as(ada), project, { files: [file('bomb.zip', bomb)] });
  expect(order).toMatchObject({ state: 'refused', problems: [{ message: expect.stringContaining('larger than the archive says') }] });
  expect(kept - bomb.length).toBeLessThan(11_000_000);
  expect((await db.select().from(files)).map(({ name }) => name)).toEqual(['bomb.zip']);
});

test('T21 archives hold what the operator lets a file hold, and twenty times as much together', { timeout: 60_000 }, async ({ db }) => {
  const app = client(db, { limits: { ...documentedLimits, fileBytes: 1_000_000 } });
  const { ada } = await make.story(db);
  const project = await make.project(db, { by: ada });
  const packed = (names: string[], length: number): Buffer =>
    zip(names.map((name) => ({ name: `${name}.json`, content: `[]${' '.repeat(length)}`, deflate: true })));
  const large = await importThrough(app, app.as(ada), project, { files: [file('large.zip', packed(['a'], 2_000_000))] });
  expect(large.problems).toMatchObject([{ file: 'large.zip', message: expect.stringContaining('2 MB once unpacked; 1 MB is the most') }]);
  const some = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const several = [1, 2, 3].map((number) => file(`${number}.zip`, packed(some, 990_000)));
  const together = await importThrough(app, app.as(ada), project, { files: several });
  expect(together.problems).toContainEqual({
    file: '3.zip',
    row: 1,
    message: expect.stringContaining('Up to "g.json", the archives of this import unpack to more than 20 MB together'),
  });
  expect(await db.$count(tasks)).toBe(0);
});
