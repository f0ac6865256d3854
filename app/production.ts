/** The dependencies of life, as tests have theirs of their own. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';

import { paths } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import type { Deps } from '#app/deps.ts';
import type { Env } from '#app/env.ts';
import type { Enqueue } from '#app/jobs/queue.ts';
import { type FileStore, folderFiles } from '#app/outside/files.ts';
import { openS3Files } from '#app/outside/files/s3.ts';
import { guardedFetch } from '#app/outside/guarded-fetch.ts';
import { smtpMail } from '#app/outside/mail.ts';

/** The folder of package.json, above the sources as above the bundled server. */
function findRoot(): string {
  let at = import.meta.dirname;
  while (!existsSync(join(at, 'package.json'))) at = dirname(at);
  return at;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

export const root = findRoot();
export const { version } = readJson(join(root, 'package.json')) as { version: string };

/** Logical name -> URL, by the manifest that `app/build.mjs` wrote. */
export function builtAssets(folder: string): Deps['assets'] {
  const manifest = readJson(join(folder, 'manifest.json')) as Record<string, string>;
  return (name) => paths.asset(manifest[name] ?? name);
}

type Parts = { env: Env; db: Db; enqueue: Enqueue; log: Logger };

/** The bucket of FILES_URL, or a folder in DATA_DIR. Throws CannotStart when the bucket cannot be used. */
export const openFiles = async ({ files, dataDir }: Pick<Env, 'files' | 'dataDir'>): Promise<FileStore> =>
  files ? openS3Files(files) : folderFiles(join(dataDir, 'files'));

/** Throws CannotStart when the file store cannot be used. */
export async function productionDeps({ env, db, enqueue, log }: Parts): Promise<Deps> {
  const publicDir = join(root, 'public');
  return {
    db,
    files: await openFiles(env),
    fetch: guardedFetch({ allowHosts: env.allowHosts }),
    ...(env.smtpUrl && { mail: smtpMail(env.smtpUrl) }),
    enqueue,
    clock: () => new Date(),
    log,
    limits: env.limits,
    baseUrl: env.baseUrl,
    version,
    assets: builtAssets(join(publicDir, 'build')),
    publicDir,
  };
}
