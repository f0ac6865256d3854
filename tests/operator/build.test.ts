/** Several processes that find an old build: one makes it, the others wait. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, until } from './gloss.ts';

const module = resolve(import.meta.dirname, '../../app/build-alone.mjs');

/** Writes down when the work begins and ends; `ms` between. */
const working = (folder: string, name: string, ms: number): string => `
  import { appendFileSync } from 'node:fs';
  import { alone } from ${JSON.stringify(module)};
  await alone(${JSON.stringify(join(folder, 'lock'))}, async () => {
    appendFileSync(${JSON.stringify(join(folder, 'said'))}, '${name} begins\\n');
    await new Promise((done) => setTimeout(done, ${ms}));
    appendFileSync(${JSON.stringify(join(folder, 'said'))}, '${name} ends\\n');
  });`;

const start = (folder: string, name: string, ms = 300) =>
  spawn(process.execPath, ['--input-type=module', '-e', working(folder, name, ms)], { stdio: ['ignore', 'inherit', 'inherit'] });

const said = (folder: string): string[] => (existsSync(join(folder, 'said')) ? readFileSync(join(folder, 'said'), 'utf8').trim().split('\n') : []);

test.concurrent('of two builds at once one waits for the other', async () => {
  const folder = newFolder();
  const ended = ['one', 'two'].map((name) => once(start(folder, name), 'exit'));
  expect((await Promise.all(ended)).map(([code]) => code as number)).toEqual([0, 0]);
  const lines = said(folder);
  const names = lines.filter((line) => line.endsWith('begins')).map((line) => line.split(' ')[0]);
  expect(names.toSorted()).toEqual(['one', 'two']);
  expect(lines).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});

test.concurrent('what a killed build left keeps nobody waiting', async () => {
  const folder = newFolder();
  const first = start(folder, 'first', 60_000);
  await until('it works', () => said(folder).length === 1);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const [code] = (await once(start(folder, 'next', 0), 'exit')) as [number];
  expect([code, ...said(folder)]).toEqual([0, 'first begins', 'next begins', 'next ends']);
});

test('a number that an earlier container gave to this very process is no other one', () => {
  const folder = newFolder();
  const own = `import { symlinkSync } from 'node:fs';\nsymlinkSync(String(process.pid), ${JSON.stringify(join(folder, 'lock'))});`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', own + working(folder, 'next', 0)], { timeout: 20_000 });
  expect([status, ...said(folder)]).toEqual([0, 'next begins', 'next ends']);
});

test('works that fail give way as well', async () => {
  const { alone } = await import('#app/build-alone.mjs');
  const lock = join(newFolder(), 'lock');
  symlinkSync('2147483647', lock);
  const failing = alone(lock, () => Promise.reject(new Error('wrong sources')));
  const next = alone(lock, () => 'done');
  await expect(failing).rejects.toThrow('wrong sources');
  expect(await next).toBe('done');
  expect(existsSync(lock)).toBe(false);
});
