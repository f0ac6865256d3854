import type { Logger } from 'pino';
import type { ImportLimits } from '#app/core/imports.ts';
import type { Db } from '#app/db/client.ts';
import type { FileStore } from '#app/outside/files.ts';
import type { GuardedFetch } from '#app/outside/guarded-fetch.ts';
import type { Mail } from '#app/outside/mail.ts';
import type { Enqueue } from '#app/jobs/queue.ts';

/** What differs between test and life. Built in `production.ts`; a domain function receives the single thing it uses. */
export type Deps = {
  db: Db;
  files: FileStore;
  /** Files from addresses that people type. */
  fetch: GuardedFetch;
  /** Absent without SMTP_URL: pages then show links to copy. */
  mail?: Mail;
  enqueue: Enqueue;
  clock: () => Date;
  log: Logger;
  /** Of imports, as the operator set them. */
  limits: ImportLimits;
  /** Origin for links in mails and invitations; never the Host header. */
  baseUrl: string;
  version: string;
  /** Logical asset name -> URL, e.g. `css` -> `/assets/index-3F2A.css`. */
  assets: (name: string) => string;
  /** Folder of the built and vendored assets. */
  publicDir: string;
};
