import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '#app/db/client.ts';
import { databaseUrl, Gloss, isAlive, isUp, madeFolder, newFolder, postmasterOf, until } from './gloss.ts';

async function run(dataDir: string, statement: string): Promise<Record<string, unknown>[]> {
  const { sql, close } = connect(databaseUrl(dataDir), { max: 1 });
  return sql
    .unsafe(statement)
    .then((rows) => [...rows])
    .finally(close);
}

const halfMade = (dataDir: string): string[] => readdirSync(dataDir).filter((name) => name.includes('.making-'));

test.concurrent('a killed server leaves PostgreSQL to the next one, with all that was committed', async () => {
  const DATA_DIR = madeFolder();
  const first = new Gloss({ DATA_DIR });
  await first.ready();
  await run(DATA_DIR, 'create table kept as select 42 as answer');
  const orphan = postmasterOf(DATA_DIR);
  await first.end('SIGKILL');
  expect(isAlive(orphan)).toBe(true);

  const second = new Gloss({ DATA_DIR });
  await second.ready();
  expect(postmasterOf(DATA_DIR)).toBe(orphan);
  expect(await run(DATA_DIR, 'select answer from kept')).toEqual([{ answer: 42 }]);
  expect(await second.end('SIGTERM')).toBe(0);
  expect(isAlive(orphan)).toBe(false);
});

test.concurrent('server and PostgreSQL killed together: the next start recovers', async () => {
  const DATA_DIR = madeFolder();
  const first = new Gloss({ DATA_DIR });
  await first.ready();
  await run(DATA_DIR, 'create table kept as select 42 as answer');
  const postmaster = postmasterOf(DATA_DIR);
  process.kill(postmaster, 'SIGKILL');
  await first.end('SIGKILL');
  await new Gloss({ DATA_DIR }).ready();
  expect(postmasterOf(DATA_DIR)).not.toBe(postmaster);
  expect(await run(DATA_DIR, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test.concurrent('a killed PostgreSQL comes back under the running server, which keeps its DATA_DIR', async () => {
  const DATA_DIR = madeFolder();
  const gloss = new Gloss({ DATA_DIR });
  const url = await gloss.ready();
  const before = postmasterOf(DATA_DIR);
  process.kill(before, 'SIGKILL');
  await until('another PostgreSQL runs', () => postmasterOf(DATA_DIR) > 0 && postmasterOf(DATA_DIR) !== before);
  await until('it answers again', () => isUp(url));
  const second = new Gloss({ DATA_DIR });
  expect(await second.exit()).toBe(1);
  expect(second.output).toContain('is in use');
  expect(await gloss.end('SIGTERM')).toBe(0);
});

test.concurrent('killed in the middle of making the database, the next start makes it', async () => {
  const DATA_DIR = newFolder();
  const first = new Gloss({ DATA_DIR });
  const making = await until('the making began', () => halfMade(DATA_DIR)[0]);
  await until('files are there', () => readdirSync(join(DATA_DIR, making)).includes('base'));
  await first.end('SIGKILL');
  // And one whose maker is long gone.
  mkdirSync(join(DATA_DIR, 'postgres.making-XXXXXX/base'), { recursive: true });
  await new Gloss({ DATA_DIR }).ready();
  expect(halfMade(DATA_DIR)).not.toContain('postgres.making-XXXXXX');
});

test.concurrent('of two first starts at once one serves and the other says that it is in use', async () => {
  const DATA_DIR = newFolder();
  const both = [new Gloss({ DATA_DIR }), new Gloss({ DATA_DIR })];
  const results = await Promise.all(
    both.map((gloss) =>
      gloss.ready().then(
        () => 'ready',
        () => gloss.exit(),
      ),
    ),
  );
  expect(new Set(results)).toEqual(new Set([1, 'ready']));
  expect(both.map(({ output }) => output).join('\n')).toContain('is in use by another Gloss server');
});

test.concurrent('a pid file whose number now belongs to another program does not keep PostgreSQL from starting', async () => {
  const DATA_DIR = madeFolder();
  // This very process lives, and is no PostgreSQL.
  writeFileSync(join(DATA_DIR, 'postgres/postmaster.pid'), `${process.pid}\n${DATA_DIR}/postgres\n1\n5432\n${DATA_DIR}/postgres\n\n`);
  await new Gloss({ DATA_DIR }).ready();
  expect(postmasterOf(DATA_DIR)).not.toBe(process.pid);
});
