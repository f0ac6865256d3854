import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '#app/db/client.ts';
import { type Embedded, startEmbedded } from '#app/db/embedded.ts';
import { madeFolder, newFolder } from './gloss.ts';

const isRoot = process.getuid?.() === 0;
const quick = { fsync: 'off', synchronous_commit: 'off' };

async function withEmbedded<T>(dataDir: string, use: (embedded: Embedded, said: string[]) => T | Promise<T>): Promise<T> {
  const said: string[] = [];
  const embedded = await startEmbedded({ dataDir, log: (line) => said.push(line), settings: quick });
  try {
    return await use(embedded, said);
  } finally {
    await embedded.stop();
  }
}

const answer = async ({ url }: Embedded): Promise<unknown> => {
  const { sql, close } = connect(url, { max: 1 });
  return sql`select 1 as one`.then(([row]) => row?.one).finally(close);
};

test('a folder that the unprivileged account cannot reach: the database lies where it can, a link tells where', async () => {
  const closed = newFolder();
  const dataDir = join(closed, 'inner');
  mkdirSync(dataDir, { mode: 0o700 });
  chmodSync(closed, 0o700);
  await withEmbedded(dataDir, async (embedded, said) => {
    expect(await answer(embedded)).toBe(1);
    const isLink = lstatSync(join(dataDir, 'postgres')).isSymbolicLink();
    expect(isLink).toBe(isRoot);
    expect(said).toHaveLength(isRoot ? 1 : 0);
  });
  // Found again by the link, without a word.
  await withEmbedded(dataDir, async (embedded, said) => {
    expect([embedded.fresh, await answer(embedded), said]).toEqual([false, 1, []]);
  });
  if (!isRoot) return;
  rmSync(dirname(readlinkSync(join(dataDir, 'postgres'))), { recursive: true });
  await expect(withEmbedded(dataDir, () => undefined)).rejects.toThrow(/points to .* which is not there/);
});

test('a DATA_DIR that root keeps for itself stays closed to all but the account', async () => {
  const dataDir = newFolder();
  chmodSync(dataDir, 0o700);
  await withEmbedded(dataDir, answer);
  expect(statSync(dataDir).mode & 0o777).toBe(isRoot ? 0o710 : 0o700);
  expect(lstatSync(join(dataDir, 'postgres')).isSymbolicLink()).toBe(false);
});

test('a copy that came back as root and readable by all is mended', async () => {
  const dataDir = madeFolder();
  const data = join(dataDir, 'postgres');
  chmodSync(data, 0o755);
  if (isRoot) for (const name of ['', ...readdirSync(data, { recursive: true, encoding: 'utf8' })]) chownSync(join(data, name), 0, 0);
  expect(await withEmbedded(dataDir, answer)).toBe(1);
  expect(statSync(data).mode & 0o777).toBe(0o700);
});

test('a path too long for a socket gets one in a private folder', async () => {
  const dataDir = join(newFolder(), 'a'.repeat(60), 'b'.repeat(60));
  let socket = '';
  await withEmbedded(dataDir, async (embedded) => {
    expect(await answer(embedded)).toBe(1);
    socket = new URL(embedded.url).searchParams.get('host') ?? '';
    expect(Buffer.byteLength(socket)).toBeLessThan(80);
    expect(statSync(socket).mode & 0o777).toBe(0o700);
  });
  rmSync(socket, { recursive: true });
});

test('what is no database of ours is left alone', async () => {
  const dataDir = newFolder();
  mkdirSync(join(dataDir, 'postgres'));
  await expect(withEmbedded(dataDir, answer)).rejects.toThrow(/is no PostgreSQL database/);
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '17\n');
  await expect(withEmbedded(dataDir, answer)).rejects.toThrow(/was made by PostgreSQL 17/);
});
