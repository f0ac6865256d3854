/** What is said when the bucket does not serve: a sentence that names what to check, and no word of the server's own. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { CannotStart, EnvProblem } from '#app/core/cannot-start.ts';
import { readEnv } from '#app/env.ts';
import { isGone } from '#app/outside/files.ts';
import { openS3Files, s3Files, type S3Place } from '#app/outside/files/s3.ts';
import { partSize } from '#app/outside/files/s3-upload.ts';
import { openFiles } from '#app/production.ts';
import { hasRealServer, realS3, SmallS3, type S3Server } from './s3.ts';

const small = await new SmallS3().start();
afterAll(() => small.stop());
beforeEach(() => {
  small.instead = () => undefined;
  small.requests.length = 0;
  small.objects.clear();
});

const sentence = (why: string): RegExp => new RegExp(`^FILES_URL should be a bucket that Gloss can use, and s3://\\S+ is not, because ${why}\\.$`);
const some = (length: number): Readable => Readable.from([Buffer.alloc(length, 'x')]);

/** Opens the store in vain; gives what the operator reads. */
async function refusal(place: S3Place): Promise<string> {
  const problem: unknown = await openS3Files(place).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(CannotStart);
  const { message, cause } = problem as CannotStart;
  expect(cause).toBeUndefined();
  for (const secret of ['inner words', place.credentials.secretAccessKey, place.credentials.accessKeyId]) expect(message).not.toContain(secret);
  return message;
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

test('a bucket that works is opened and left as it was', async () => {
  await openS3Files(small.place);
  expect(small.requests.map((line) => line.split(' ')[0])).toEqual(['PUT', 'GET', 'DELETE']);
  expect(small.objects.size + small.uploads.size).toBe(0);
});

test('an unknown access key, a missing bucket and a server that is not there are sentences', async () => {
  expect(await refusal({ ...small.place, credentials: { accessKeyId: 'unknown-1', secretAccessKey: 'hunter22' } })).toMatch(
    sentence('the server does not know the access key; check .*AWS_ACCESS_KEY_ID'),
  );
  expect(await refusal({ ...small.place, bucket: 'elsewhere' })).toMatch(sentence('there is no such bucket; make it, or check FILES_URL'));
  const port = await closedPort();
  expect(await refusal({ ...small.place, endpoint: `http://127.0.0.1:${port}` })).toMatch(
    sentence(`the server at http://127.0.0.1:${port} cannot be reached \\(ECONNREFUSED\\); check S3_ENDPOINT`),
  );
  expect(await refusal({ ...small.place, endpoint: small.place.endpoint!.replace('http', 'https') })).toMatch(
    sentence('the server at \\S+ offers no safe connection \\(EPROTO\\); check S3_ENDPOINT'),
  );
});

test.each([
  [200, '<html>inner words</html>', 'the server at \\S+ does not answer as S3 does; check S3_ENDPOINT'],
  [400, '{"inner words": 1}', 'the server at \\S+ does not answer as S3 does \\(status 400\\); check S3_ENDPOINT'],
  [403, '<html>inner words</html>', 'the access key may not do this there; allow it to .*'],
  [301, 'inner words', 'the bucket is in another region; check HEARTEX_S3_REGION or S3_REGION'],
  [400, '<Error><Code>AuthorizationHeaderMalformed</Code><Message>inner words</Message></Error>', 'the bucket is in another region; check .*'],
  [403, '<Error><Code>RequestTimeTooSkewed</Code><Message>inner words</Message></Error>', 'the clocks of this machine and of the server differ; .*'],
  [400, '<Error><Code>inner words</Code></Error>', 'the server at \\S+ does not answer as S3 does \\(status 400\\); check S3_ENDPOINT'],
])('status %i with %j is told without its words', async (status, body, why) => {
  small.instead = () => ({ status, body, headers: { Location: 'http://127.0.0.1:1/' } });
  expect(await refusal(small.place)).toMatch(sentence(why));
});

test('a key that may read but not write is told so', async () => {
  small.instead = ({ method }) => (method === 'PUT' ? { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' } : undefined);
  expect(await refusal(small.place)).toMatch(sentence('the access key may not do this there; .*'));
});

test('a part that the server refuses calls the whole upload off', async () => {
  small.instead = ({ query }) => (query.get('partNumber') === '2' ? { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' } : undefined);
  const source = some(partSize * 3);
  const store = await s3Files(small.place);
  await expect(store.put(source)).rejects.toThrow('The file store s3://gloss-test failed, because the access key may not do this there');
  expect([small.objects.size, small.uploads.size, source.destroyed]).toEqual([0, 0, true]);
});

test('a part that gets lost once is sent again', async () => {
  let lost = 0;
  small.instead = ({ query }) => (query.get('partNumber') === '2' && lost++ === 0 ? 'cut' : undefined);
  const store = await s3Files(small.place);
  const { key } = await store.put(some(partSize + 1));
  expect([lost, await store.size(key)]).toEqual([2, partSize + 1]);
  await store.delete(key);
});

test('an upload whose end was done but not confirmed is not kept', async () => {
  small.instead = ({ method, query, key, body }) => {
    if (method !== 'POST' || !query.has('uploadId')) return undefined;
    small.objects.set(key, body);
    return { status: 400, body: '' };
  };
  await expect((await s3Files(small.place)).put(some(partSize))).rejects.toThrow('does not answer as S3 does');
  expect([small.objects.size, small.uploads.size]).toEqual([0, 0]);
});

test('a file that is gone or shut off is told from a store that fails', async () => {
  const store = await s3Files(small.place);
  const { key } = await store.put(some(10));
  const why = async () => store.get(key).then(() => 'there', isGone);
  const has = async () => store.has(key).catch(() => 'fails');
  expect([await why(), await has()]).toEqual(['there', true]);
  const refuse = (status: number, code: string) => (small.instead = () => ({ status, body: `<Error><Code>${code}</Code></Error>` }));
  const said: unknown[] = [];
  for (const [status, code] of [
    [404, 'NoSuchKey'],
    [403, 'AccessDenied'],
    [404, 'NoSuchBucket'],
    [403, 'InvalidAccessKeyId'],
    [403, 'SignatureDoesNotMatch'],
  ] as const) {
    refuse(status, code);
    said.push([code, await why(), await has()]);
  }
  expect(said).toEqual([
    ['NoSuchKey', true, false],
    ['AccessDenied', true, false],
    ['NoSuchBucket', false, 'fails'],
    ['InvalidAccessKeyId', false, 'fails'],
    ['SignatureDoesNotMatch', false, 'fails'],
  ]);
  await store.delete(key).catch(() => undefined);
  const closed = await s3Files({ ...small.place, endpoint: `http://127.0.0.1:${await closedPort()}` });
  expect(await closed.get(key).then(() => 'there', isGone)).toBe(false);
});

test('a download that breaks off is an error, never a short file', async () => {
  const store = await s3Files(small.place);
  const { key } = await store.put(some(1000));
  small.instead = () => ({ status: 200, body: 'half', headers: { 'Content-Length': '1000' }, cut: true });
  await expect(store.get(key).then(buffer)).rejects.toThrow(
    /^The file store s3:\/\/gloss-test failed, because the server at \S+ cannot be reached \(ECONNRESET\)/,
  );
});

test('FILES_URL leads there, and without it files are in DATA_DIR', async () => {
  const DATA_DIR = mkdtempSync(join(inject('folder'), 'files-'));
  const { endpoint: S3_ENDPOINT, credentials } = small.place;
  const named = { DATA_DIR, S3_ENDPOINT, AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey };
  const filesOf = (source: Record<string, string | undefined>) => openFiles(readEnv(source));
  const { key } = await (await filesOf({ ...named, FILES_URL: 's3://gloss-test/a/b/' })).put(some(5));
  expect([...small.objects.keys()]).toEqual([`a/b/${key}`]);
  const local = await filesOf(named);
  await expect(local.size(key)).rejects.toThrow('ENOENT');
  expect(await local.size((await local.put(some(7))).key)).toBe(7);
  await expect(filesOf({ ...named, FILES_URL: 's3://elsewhere' })).rejects.toThrow(CannotStart);
  rmSync(DATA_DIR, { recursive: true });
});

const pair = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'as' };

test('bucket, prefix, region, endpoint and credentials come from the names of the contract', () => {
  const place = {
    bucket: 'b.c-d',
    prefix: 'x/y',
    region: 'us-east-1',
    endpoint: undefined,
    credentials: { accessKeyId: 'a', secretAccessKey: 'as' },
  };
  expect(readEnv(pair).files).toBeUndefined();
  expect(readEnv({ ...pair, FILES_URL: 's3://b.c-d/x/y/' }).files).toEqual(place);
  expect(readEnv({ ...pair, FILES_URL: 's3://b.c-d', S3_REGION: 'r', S3_ENDPOINT: 'http://h:9' }).files).toEqual({
    ...place,
    prefix: '',
    region: 'r',
    endpoint: 'http://h:9',
  });
  const heartex = { HEARTEX_AWS_ACCESS_KEY_ID: 'h', HEARTEX_AWS_SECRET_ACCESS_KEY: 'hs', HEARTEX_S3_REGION: 'hr', S3_REGION: 'r' };
  expect(readEnv({ ...pair, ...heartex, FILES_URL: 's3://b.c-d/x/y' }).files).toMatchObject({
    region: 'hr',
    credentials: { accessKeyId: 'h', secretAccessKey: 'hs' },
  });
});

test.each([
  's3://ab',
  's3://UPPER/x',
  's3://abc//x',
  's3://abc/x//',
  's3://abc/../x',
  's3://abc/x/.',
  's3://abc/a b',
  's3://abc/x?y',
  'https://abc/x',
])('FILES_URL=%s is refused', (FILES_URL) => {
  expect(() => readEnv({ ...pair, FILES_URL })).toThrow(new EnvProblem('FILES_URL should look like s3://bucket/prefix.'));
});

test('a bucket without a whole pair of credentials is refused', () => {
  const FILES_URL = 's3://abc/x';
  expect(() => readEnv({ FILES_URL })).toThrow(/^AWS_ACCESS_KEY_ID is missing: it goes with FILES_URL /);
  expect(() => readEnv({ FILES_URL, AWS_ACCESS_KEY_ID: 'a' })).toThrow(/^AWS_SECRET_ACCESS_KEY is missing: it goes with FILES_URL /);
});

// Signatures, which the small server does not check. Only where the machine brings the real one.
if (hasRealServer) {
  let real: S3Server;
  beforeAll(async () => {
    real = await realS3();
  }, 120_000);
  afterAll(() => real.stop());

  test('a real server: a wrong secret, a wrong region, a missing bucket and a key that may only read are sentences', async () => {
    const { credentials } = real.place;
    expect(await refusal(real.place)).toMatch(sentence('there is no such bucket; make it, or check FILES_URL'));
    expect(await refusal({ ...real.place, credentials: { ...credentials, secretAccessKey: 'hunter22' } })).toMatch(
      sentence('the secret does not belong to the access key; check .*'),
    );
    expect(await refusal({ ...real.place, region: 'eu-west-1' })).toMatch(sentence('the bucket is in another region; check .*'));
    expect(await refusal({ ...real.place, credentials: real.readOnly! })).toMatch(sentence('the access key may not do this there; .*'));
  });
}
