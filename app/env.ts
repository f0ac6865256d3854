/** The only reader of the environment. Names and defaults: the table in README. */
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

import { documentedLimits, type ImportLimits } from '#app/core/imports.ts';
import { EnvProblem } from '#app/core/cannot-start.ts';
import type { S3Place } from '#app/outside/files/s3.ts';
import { parseAllowedHosts } from './env/allowed-hosts.ts';
import { filesPlace, parseFilesUrl } from './env/files-url.ts';
import { weakness } from './env/secret.ts';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const url = (schemes: string[], sentence: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol) && new URL(text).hostname !== '', sentence);

const megabyte = 1_000_000;
const whole = (sentence: string, most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/, sentence)
    .transform(Number)
    .refine((number) => number <= most, sentence);

/** Links are made by adding a path, so that only scheme, host and port may stand here. */
const isOrigin = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && pathname === '/' && !search && !hash && !username;
};

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'should be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'should be a number from 0 to 65535')
    .default(8080),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'should be an address or host name to listen on, like 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol),
      'should look like postgres://user:password@host:5432/database',
    )
    .optional(),
  FILES_URL: z.string().transform(parseFilesUrl).optional(),
  ROLE: z.enum(['web', 'worker', 'all'], 'should be web, worker or all').default('all'),
  BASE_URL: z
    .string()
    .refine(isOrigin, 'should be the address people open, like https://gloss.example.org, without a path')
    .transform((text) => new URL(text).origin)
    .optional(),
  SECRET_KEY: z
    .string()
    .superRefine((key, issues) => {
      const message = weakness(key);
      if (message) issues.addIssue({ code: 'custom', message });
    })
    .optional(),
  GLOSS_EMAIL: z.email('should be an e-mail address').optional(),
  GLOSS_PASSWORD: z.string().min(8, 'should have 8 to 64 characters').max(64, 'should have 8 to 64 characters').optional(),
  GLOSS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{20,200}$/, 'should have 20 to 200 random characters without spaces, like the output of "openssl rand -hex 20"')
    .optional(),
  GLOSS_ALLOW_HOSTS: z.string().transform(parseAllowedHosts).default([]),
  GLOSS_IMPORT_TASKS: whole('should be how many tasks one file may hold, like 1000000', 1_000_000_000).default(documentedLimits.tasks),
  GLOSS_IMPORT_MB: whole('should be how many megabytes one file may have, like 1000', 1_000_000).default(documentedLimits.fileBytes / megabyte),
  GLOSS_UPLOADS_MB: whole('should be how many megabytes of unfinished uploads one person may have, like 5000', 100_000_000).default(
    documentedLimits.unfinishedBytes / megabyte,
  ),
  SMTP_URL: url(['smtp:', 'smtps:'], 'should look like smtp://user:password@mail.example.org:587').optional(),
  HEARTEX_AWS_ACCESS_KEY_ID: z.string().optional(),
  HEARTEX_AWS_SECRET_ACCESS_KEY: z.string().optional(),
  HEARTEX_S3_REGION: z.string().optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ENDPOINT: url(['http:', 'https:'], 'should be the address of an S3-compatible server, like https://minio.example.org:9000').optional(),
  LOG_LEVEL: z.enum(levels, `should be one of ${levels.join(', ')}`).default('info'),
});
type Raw = z.infer<typeof schema>;

export type Env = {
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** Absent: the PostgreSQL that comes along, in dataDir. */
  databaseUrl?: string;
  /** Absent: a folder in dataDir. */
  files?: S3Place;
  role: 'web' | 'worker' | 'all';
  /** Origin without a slash at the end. */
  baseUrl: string;
  /** Absent: made once and kept in dataDir, see `keepSecret`. */
  secretKey?: string;
  /** The owner to make at the first start. */
  owner?: { email: string; password: string; token?: string };
  /** Hosts, addresses and networks inside that the server may call all the same. */
  allowHosts: string[];
  limits: ImportLimits;
  smtpUrl?: string;
  /** Where neither storage nor project brings credentials. */
  s3: { accessKeyId?: string; secretAccessKey?: string; region: string; endpoint?: string };
  logLevel: (typeof levels)[number];
};

/** The names that outlive this server in scripts and monitors: the newer spelling first. A pair comes from one family, never mixed. */
function s3Of(raw: Raw): Env['s3'] {
  const heartex = raw.HEARTEX_AWS_ACCESS_KEY_ID !== undefined;
  return {
    accessKeyId: heartex ? raw.HEARTEX_AWS_ACCESS_KEY_ID : raw.AWS_ACCESS_KEY_ID,
    secretAccessKey: heartex ? raw.HEARTEX_AWS_SECRET_ACCESS_KEY : raw.AWS_SECRET_ACCESS_KEY,
    region: raw.HEARTEX_S3_REGION ?? raw.S3_REGION ?? 'us-east-1',
    endpoint: raw.S3_ENDPOINT,
  };
}

function ownerOf({ GLOSS_EMAIL: email, GLOSS_PASSWORD: password, GLOSS_TOKEN: token }: Raw): Env['owner'] {
  if (email && password) return { email: email.toLowerCase(), password, ...(token && { token }) };
  if (email) throw new EnvProblem('GLOSS_PASSWORD is missing: it goes with GLOSS_EMAIL and should have 8 to 64 characters.');
  if (password || token) throw new EnvProblem('GLOSS_EMAIL is missing: it goes with GLOSS_PASSWORD and GLOSS_TOKEN and should be an e-mail address.');
  return undefined;
}

function ownAddress(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Reads the names of the contract; an empty value counts as absent. Throws EnvProblem. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const { success, data: raw, error } = schema.safeParse(given);
  if (!success) {
    const [issue] = error.issues;
    throw new EnvProblem(`${String(issue?.path[0])} ${issue?.message}.`);
  }
  const s3 = s3Of(raw);
  return {
    port: raw.PORT,
    host: raw.HOST,
    dataDir: isAbsolute(raw.DATA_DIR) ? raw.DATA_DIR : resolve(raw.DATA_DIR),
    databaseUrl: raw.DATABASE_URL,
    files: filesPlace(raw.FILES_URL, s3),
    role: raw.ROLE,
    baseUrl: raw.BASE_URL ?? ownAddress(raw.HOST, raw.PORT),
    secretKey: raw.SECRET_KEY,
    owner: ownerOf(raw),
    allowHosts: raw.GLOSS_ALLOW_HOSTS,
    limits: { tasks: raw.GLOSS_IMPORT_TASKS, fileBytes: raw.GLOSS_IMPORT_MB * megabyte, unfinishedBytes: raw.GLOSS_UPLOADS_MB * megabyte },
    smtpUrl: raw.SMTP_URL,
    s3,
    logLevel: raw.LOG_LEVEL,
  };
}

/** PORT=0 stands for any free port; once it is chosen, links must name it. */
export const atPort = (env: Env, port: number): Env => ({ ...env, port, baseUrl: env.baseUrl.replace(/:0$/, `:${port}`) });
