/** One contract for every place that files are kept in. */
import { createCipheriv, createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { S3 } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type FileStore, folderFiles, isGone } from '#app/outside/files.ts';
import { s3Files } from '#app/outside/files/s3.ts';
import { partSize } from '#app/outside/files/s3-upload.ts';
import { hasRealServer, realS3, type S3Server, SmallS3 } from './s3.ts';

type Kept = { store: FileStore; /** Everything that lies there, finished or not. */ all(): Promise<string[]>; stop(): Promise<void> };

async function inFolder(): Promise<Kept> {
  const folder = mkdtempSync(join(inject('folder'), 'files-'));
  const all = async () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  return { store: folderFiles(folder), all, stop: async () => rmSync(folder, { recursive: true }) };
}

async function inBucket(server: S3Server): Promise<Kept> {
  const { endpoint, region, credentials, bucket: Bucket } = server.place;
  const client = new S3({ endpoint, region, credentials, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' });
  await client.createBucket({ Bucket });
  async function all(): Promise<string[]> {
    const { Contents = [] } = await client.listObjectsV2({ Bucket });
    const { Uploads = [] } = await client.listMultipartUploads({ Bucket });
    return [...Contents.map(({ Key = '' }) => Key), ...Uploads.map(({ UploadId }) => `upload ${UploadId}`)];
  }
  return { store: await s3Files(server.place), all, stop: server.stop.bind(server) };
}

/** With what each place takes at once: a folder knows no parts, so there some pieces of a stream will do. */
const places: [string, () => Promise<Kept>, number][] = [
  ['a folder', inFolder, 1_000_000],
  ['a small S3 server', async () => inBucket(await new SmallS3().start()), partSize],
];
// Only where the machine brings it; the small one has the same suite, so no clone goes without.
if (hasRealServer) places.push(['a real S3 server', async () => inBucket(await realS3()), partSize]);

async function* inChunks(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* broken(length: number): AsyncIterable<Uint8Array> {
  yield* inChunks(Buffer.alloc(length, 'x'), 1_000_000);
  throw new Error('The sender went away.');
}

/** Bytes without a pattern, the same in every run. */
const noise = (length: number): Buffer => createCipheriv('aes-128-ctr', Buffer.alloc(16, 'seed'), Buffer.alloc(16)).update(Buffer.alloc(length));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.each(places)('in %s', (_name, open, part) => {
  let kept: Kept;
  beforeAll(async () => {
    kept = await open();
  }, 120_000);
  afterAll(() => kept.stop());

  test('any bytes in any chunks come out the same, whole and by any range', async () => {
    // As long as that: of the few bytes that it makes else, most ranges would hold none.
    const bytes = fc.uint8Array({ maxLength: 300, size: 'max' });
    const case_ = fc.tuple(bytes, fc.integer({ min: 1, max: 100 }), fc.array(fc.tuple(fc.nat(320), fc.nat(320)), { maxLength: 3 }));
    const check = async ([given, chunk, ranges]: [Uint8Array, number, [number, number][]]): Promise<void> => {
      const { key, ...measured } = await kept.store.put(inChunks(given, chunk));
      expect(measured).toEqual({ size: given.length, sha256: sha256(given) });
      expect([await kept.store.size(key), await kept.store.has(key)]).toEqual([given.length, true]);
      expect(await buffer(await kept.store.get(key))).toEqual(Buffer.from(given));
      for (const [start, more] of ranges)
        expect(await buffer(await kept.store.get(key, { start, end: start + more }))).toEqual(Buffer.from(given.subarray(start, start + more + 1)));
      await kept.store.delete(key);
    };
    // A server is asked some ten times for each; what is cut into parts is larger, and has tests of its own.
    const numRuns = part === partSize ? 10 : 25;
    await fc.assert(fc.asyncProperty(case_, check), { seed: 13, numRuns, examples: [[[new Uint8Array(), 1, [[0, 4095]]]]] });
    expect(await kept.all()).toEqual([]);
  });

  test.each([part - 1, part, part * 2 + 5])('%i bytes, from a web stream, with a range across parts', async (length) => {
    const given = noise(length);
    const { key, ...measured } = await kept.store.put(new Blob([new Uint8Array(given)]).stream());
    expect(measured).toEqual({ size: length, sha256: sha256(given) });
    const range = { start: part - 10, end: part + 10 };
    expect((await buffer(await kept.store.get(key, range))).equals(given.subarray(range.start, range.end + 1))).toBe(true);
    expect((await buffer(await kept.store.get(key))).equals(given)).toBe(true);
    await kept.store.delete(key);
    expect(await kept.all()).toEqual([]);
  });

  test.each([0, 10, part * 2 + 1])('a stream that breaks after %i bytes leaves nothing, and tells its own error', async (length) => {
    await expect(kept.store.put(broken(length))).rejects.toThrow('The sender went away.');
    expect(await kept.all()).toEqual([]);
  });

  test('a file is not there before its last byte', async () => {
    async function* watched(): AsyncIterable<Uint8Array> {
      yield noise(part + 1);
      expect((await kept.all()).filter((name) => !name.startsWith('upload ') && !name.endsWith('.part'))).toEqual([]);
    }
    await kept.store.delete((await kept.store.put(watched())).key);
  });

  test('keys are made here, each one new; others lead nowhere', async () => {
    const keys = await Promise.all(Array.from({ length: 5 }, async () => (await kept.store.put(inChunks(noise(10), 10))).key));
    expect(new Set(keys).size).toBe(5);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{30}$/);
    for (const key of keys) await kept.store.delete(key);
    for (const key of ['../secret', '/etc/passwd', '', 'ab/../../x', `${keys[0]}/..`]) {
      await expect(kept.store.get(key)).rejects.toThrow('Not a file key');
      await expect(kept.store.size(key)).rejects.toThrow('Not a file key');
      await expect(kept.store.delete(key)).rejects.toThrow('Not a file key');
    }
  });

  test('what is gone is gone; deleting it again is no error', async () => {
    const { key } = await kept.store.put(inChunks(noise(10), 10));
    await kept.store.delete(key);
    await kept.store.delete(key);
    expect(await kept.store.get(key).then(() => 'there', isGone)).toBe(true);
    expect(await kept.store.has(key)).toBe(false);
    await expect(kept.store.size(key)).rejects.toThrow();
  });

  test('a reader may stop early', async () => {
    const { key } = await kept.store.put(inChunks(noise(part), 100_000));
    for await (const chunk of await kept.store.get(key)) if ((chunk as Buffer).length) break;
    expect(await kept.store.size(key)).toBe(part);
    await kept.store.delete(key);
  });
});

test('what a killed server left half written goes, once nobody has touched it for long', async () => {
  const folder = mkdtempSync(join(inject('folder'), 'files-'));
  const store = folderFiles(folder);
  await store.dropUnfinished(new Date());
  const { key } = await store.put(inChunks(noise(10), 10));
  const [kept, old, young] = [join(folder, key), join(folder, `${key}0.part`), join(folder, `${key}1.part`)];
  for (const path of [old, young]) writeFileSync(path, 'half');
  for (const path of [kept, old]) utimesSync(path, 1, 1);
  await store.dropUnfinished(new Date(Date.now() - 60_000));
  expect([kept, old, young].map((path) => existsSync(path))).toEqual([true, false, true]);
});
