import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EnvProblem } from '#app/core/cannot-start.ts';
import { readEnv } from '#app/env.ts';
import { makeDataDir } from '#app/env/data-dir.ts';
import { keepSecret } from '#app/env/secret.ts';
import { Gloss, newFolder } from './gloss.ts';

const good = { GLOSS_EMAIL: 'Ada@Example.org', GLOSS_PASSWORD: 'paper lantern orchard' };

test('an empty environment has the defaults of the contract; empty values count as absent', () => {
  const expected = {
    port: 8080,
    host: '127.0.0.1',
    dataDir: join(process.cwd(), 'data'),
    role: 'all',
    baseUrl: 'http://127.0.0.1:8080',
    allowHosts: [],
    logLevel: 'info',
  };
  expect(readEnv({})).toMatchObject({ ...expected, s3: { region: 'us-east-1' } });
  expect(readEnv({ PORT: '', BASE_URL: ' ', DATABASE_URL: '' })).toEqual(readEnv({}));
});

const wrong: Record<string, string[]> = {
  PORT: ['x', '99999', '-1', '80.5'],
  HOST: ['a b', 'http://x'],
  DATABASE_URL: ['x', 'mysql://a/b'],
  FILES_URL: ['/files', 's3://'],
  ROLE: ['both'],
  BASE_URL: ['gloss', 'ftp://a.b', 'https://a.b/path', 'https://me:secret@a.b', 'https://a.b?x=1'],
  SECRET_KEY: ['short', 'a'.repeat(40), 'change-me-change-me-change-me-change-me', '0123456789abcdef0123456789abcdef'],
  GLOSS_ALLOW_HOSTS: ['10.0.0.300', '10.0.0.0/33', 'a_b', '::1/129', 'http://minio'],
  SMTP_URL: ['mail.example.org', 'http://mail.example.org'],
  S3_ENDPOINT: ['minio:9000', 'x'],
  LOG_LEVEL: ['loud'],
};

describe.each(Object.entries(wrong))('%s', (name, values) => {
  test.each(values)('%j is refused in one sentence that names it', (value) => {
    expect(() => readEnv({ [name]: value })).toThrow(EnvProblem);
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name} (should|is) [^\\n]+\\.$`));
  });
});

test.each([
  [{ GLOSS_EMAIL: good.GLOSS_EMAIL }, 'GLOSS_PASSWORD'],
  [{ GLOSS_PASSWORD: good.GLOSS_PASSWORD }, 'GLOSS_EMAIL'],
  [{ GLOSS_TOKEN: '5f1c9ab27d04e6883b1f' }, 'GLOSS_EMAIL'],
  [{ ...good, GLOSS_EMAIL: 'ada' }, 'GLOSS_EMAIL'],
  [{ ...good, GLOSS_PASSWORD: 'short' }, 'GLOSS_PASSWORD'],
  [{ ...good, GLOSS_TOKEN: 'short' }, 'GLOSS_TOKEN'],
])('an owner is whole or refused: %j', (env, name) => {
  expect(() => readEnv(env)).toThrow(new RegExp(`^${name} `));
});

test('no secret is repeated in what is said about it', () => {
  const secrets = { SECRET_KEY: 'my-secret', DATABASE_URL: 'pg//hunter2', SMTP_URL: 'hunter2', GLOSS_PASSWORD: 'hunter2' };
  for (const [name, value] of Object.entries(secrets))
    expect(() => readEnv({ GLOSS_EMAIL: 'a@b.org', [name]: value })).toThrow(expect.not.stringContaining(value));
});

test('what is given is read', () => {
  const env = readEnv({
    ...good,
    HOST: '0.0.0.0',
    PORT: '9000',
    GLOSS_ALLOW_HOSTS: 'MinIO.internal, 10.1.0.0/16 ::1',
    S3_REGION: 'eu-west-1',
    DATA_DIR: '/srv/gloss',
  });
  expect(env).toMatchObject({
    baseUrl: 'http://localhost:9000',
    dataDir: '/srv/gloss',
    allowHosts: ['minio.internal', '10.1.0.0/16', '::1'],
    owner: { email: 'ada@example.org' },
  });
  expect(readEnv({ BASE_URL: 'https://gloss.example.org/' }).baseUrl).toBe('https://gloss.example.org');
});

test('the earlier names of the S3 credentials go first, and a pair is never mixed', () => {
  const both = {
    HEARTEX_AWS_ACCESS_KEY_ID: 'h',
    HEARTEX_AWS_SECRET_ACCESS_KEY: 'hs',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'as',
    S3_REGION: 'r',
  };
  expect(readEnv(both).s3).toMatchObject({ accessKeyId: 'h', secretAccessKey: 'hs', region: 'r' });
  expect(readEnv({ ...both, HEARTEX_AWS_ACCESS_KEY_ID: '' }).s3).toMatchObject({ accessKeyId: 'a', secretAccessKey: 'as' });
});

test('the secret is made once, by one of several, for its owner alone', async () => {
  const folder = newFolder();
  const keys = await Promise.all([keepSecret(folder), keepSecret(folder), keepSecret(folder)]);
  expect(new Set([...keys, await keepSecret(folder)]).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toBe(keys[0]);
});

test('a guessable secret in the file is refused too', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'secret'), 'secret\n');
  await expect(keepSecret(folder)).rejects.toThrow(/32 random characters/);
});

test('a wrong value stops the start with exit code 1, that sentence alone, and touches nothing', async () => {
  const gloss = new Gloss({ DATA_DIR: join(newFolder(), 'data'), ROLE: 'both' });
  expect(await gloss.exit()).toBe(1);
  expect(gloss.output.trim().split('\n').at(-1)).toBe('ROLE should be web, worker or all.');
});

test.skipIf(process.platform !== 'linux')('where no folder can be made a DATA_DIR is a sentence, not a start without end', async () => {
  for (const dataDir of ['/proc/gloss', '/proc/gloss/data'])
    await expect(makeDataDir(dataDir)).rejects.toThrow(`${dataDir} is not: no folder can be made there.`);
});

test('a DATA_DIR that cannot be one is a sentence', async () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  const gloss = new Gloss({ DATA_DIR: join(file, 'data') });
  expect(await gloss.exit()).toBe(1);
  expect(gloss.output).toContain(`DATA_DIR should be a folder that Gloss can write to, and ${file}/data is not: a file stands in its way.`);
});
