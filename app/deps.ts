import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { paths } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { folderFiles, type FileStore } from '#app/outside/files.ts';
import { smtpMail, type Mail } from '#app/outside/mail.ts';
import type { Enqueue } from '#app/jobs/queue.ts';

/** What differs between test and life. Built in `server.ts`; a domain function receives the single thing it uses. */
export type Deps = {
  db: Db;
  files: FileStore;
  /** Absent without SMTP_URL: pages then show links to copy. */
  mail?: Mail;
  enqueue: Enqueue;
  clock: () => Date;
  log: Logger;
  /** Origin for links in mails and invitations; never the Host header. */
  baseUrl: string;
  version: string;
  /** Logical asset name -> URL, e.g. `css` -> `/assets/index-3F2A.css`. */
  assets: (name: string) => string;
  /** Folder of the built and vendored assets. */
  publicDir: string;
};

/** What a running server knows before its dependencies exist. */
export type Given = { db: Db; enqueue: Enqueue; log: Logger; filesDir: string; smtpUrl?: string; baseUrl: string; version: string; publicDir: string };

export function productionDeps({ filesDir, smtpUrl, ...given }: Given): Deps {
  return {
    ...given,
    files: folderFiles(filesDir),
    mail: smtpUrl === undefined ? undefined : smtpMail(smtpUrl),
    clock: () => new Date(),
    assets: builtAssets(given.publicDir),
  };
}

/** Reads the build's manifest once. A name the build does not know is a bug and says so. */
export function builtAssets(publicDir: string): Deps['assets'] {
  const manifest = JSON.parse(readFileSync(join(publicDir, 'build/manifest.json'), 'utf8')) as Record<string, string>;
  return (name) => {
    const file = manifest[name];
    if (!file) throw new Error(`The build has no asset called ${name}.`);
    return paths.asset(file);
  };
}
