/** Once per run: a real PostgreSQL in a temporary folder, with a migrated template that workers clone. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '#app/db/client.ts';
import { startEmbedded } from '#app/db/embedded.ts';
import { migrate } from '#app/db/migrate.ts';
import { folderForData } from './memory-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string;
    /** A folder that goes when the run ends. */
    folder: string;
  }
}

/** Starts the server and provides its URL, with `template` as its database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(folderForData(), 'gloss-test-'));
  const server = await startEmbedded({
    dataDir,
    log: () => undefined,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', max_connections: '250' },
  });
  const main = connect(server.url);
  await main.sql.unsafe('create database template');
  await main.close();
  const template = connect(withDatabase(server.url, 'template'));
  await migrate(template);
  await template.close();
  project.provide('postgres', server.url);
  const folder = join(dataDir, 'tests');
  mkdirSync(folder);
  project.provide('folder', folder);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
