/** The application by its public door: `as(ada).get('/projects')`, with everything outside replaced by real small things. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Hono } from 'hono';
import { parse, type HTMLElement } from 'node-html-parser';
import pino from 'pino';
import { inject } from 'vitest';
import { appOver } from '#app/app.tsx';
import { documentedLimits } from '#app/core/imports.ts';
import type { Db } from '#app/db/client.ts';
import type { User } from '#app/db/schema/people.ts';
import type { Deps } from '#app/deps.ts';
import { openSession } from '#app/domain/sessions.ts';
import type { JobData, JobName } from '#app/jobs/queue.ts';
import { folderFiles } from '#app/outside/files.ts';
import { guardedFetch } from '#app/outside/guarded-fetch.ts';
import type { Letter } from '#app/outside/mail.ts';
import type { Env } from '#app/web/env.ts';

export const origin = 'http://gloss.test';

export type Job = { name: JobName; data: JobData[JobName] };
export type Sent = { letters: Letter[]; jobs: Job[] };

/** A folder that goes with the run; benches have none. */
const runFolder = (): string => (process.env.VITEST ? inject('folder') : undefined) ?? tmpdir();

/** Dependencies for tests. The clock runs; pass `clock` to hold it. Letters and jobs are collected, not sent. */
export function testDeps(db: Db, given: Partial<Deps> = {}): Deps & { sent: Sent } {
  const sent: Sent = { letters: [], jobs: [] };
  return {
    db,
    files: folderFiles(join(runFolder(), randomUUID())),
    fetch: guardedFetch({ allowHosts: [] }),
    enqueue: async (_tx, name, data) => {
      sent.jobs.push({ name, data });
    },
    clock: () => new Date(),
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    limits: documentedLimits,
    baseUrl: origin,
    version: '0.0.0',
    assets: (name) => `/assets/${name}`,
    publicDir: resolve('public'),
    ...given,
    sent,
  };
}

/** Collects letters as a mail server would. */
export const collectingMail = (letters: Letter[]): NonNullable<Deps['mail']> => ({
  send: async (letter) => {
    letters.push(letter);
  },
});

export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  bytes: Uint8Array;
  /** Where a redirect leads, as a path. */
  location?: string;
  /** Parsed lazily; null when nothing matches. */
  query(selector: string): HTMLElement | null;
  queryAll(selector: string): HTMLElement[];
  json<T = unknown>(): T;
  /** Name=value pairs of the cookies it sets. */
  cookies: Record<string, string>;
};

export type FormValues = Record<string, string | number | boolean | string[] | File | File[] | undefined>;
export type Person = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, form?: FormValues, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, form?: FormValues, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, form?: FormValues, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, form?: FormValues, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a JSON body. */
  send(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
};
/** As much of an application as tests and servers use. */
export type App = Pick<Hono<Env>, 'routes' | 'request' | 'fetch'>;
export type Client = {
  hono: App;
  deps: Deps & { sent: Sent };
  /** A browser of this person, signed in; `undefined` is a stranger. Cookies set on the way are kept. */
  as(user?: User): Person;
};

let application: Hono<Env> | undefined;

/** One for all tests of a worker, as putting its hundreds of routes together takes longer than most requests; each brings its own dependencies. */
function appWith(deps: Deps): App {
  application ??= appOver((c) => (c.env as { deps: Deps }).deps);
  const { routes, request, fetch } = application;
  return {
    routes,
    request: (input, init, env) => request(input, init, { ...(env as object), deps }),
    fetch: (asked, env, context) => fetch(asked, { ...(env as object), deps }, context),
  };
}

export function client(db: Db, given: Partial<Deps> = {}): Client {
  const deps = testDeps(db, given);
  const hono = appWith(deps);
  return { hono, deps, as: (user) => browser(hono, db, user) };
}

function browser(hono: App, db: Db, user?: User): Person {
  const jar: Record<string, string> = {};
  let signedIn: Promise<void> | undefined;
  const request = async (method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Answer> => {
    if (user) await (signedIn ??= openSession(db, user, { agent: 'test', address: '' }, false).then((cookie) => keep(jar, [cookie])));
    const cookie = Object.entries(jar)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    const response = await hono.request(origin + path, {
      method,
      body,
      headers: { ...(method === 'GET' ? {} : { Origin: origin }), ...(cookie && { Cookie: cookie }), ...headers },
    });
    keep(jar, response.headers.getSetCookie());
    return answer(response);
  };
  const withForm =
    (method: string) =>
    (path: string, form: FormValues = {}, headers?: Record<string, string>) =>
      request(method, path, formBody(form), headers);
  return {
    get: (path, headers) => request('GET', path, undefined, headers),
    post: withForm('POST'),
    put: withForm('PUT'),
    patch: withForm('PATCH'),
    delete: withForm('DELETE'),
    send: (method, path, body, headers) => request(method, path, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers }),
  };
}

function keep(jar: Record<string, string>, cookies: string[]): void {
  for (const cookie of cookies) {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1);
    if (value === '' || /max-age=0/i.test(cookie)) delete jar[pair.slice(0, at)];
    else jar[pair.slice(0, at)] = value;
  }
}

function formBody(form: FormValues): FormData | URLSearchParams {
  const entries = Object.entries(form).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((item) => [name, item] as const) : [[name, value] as const],
  );
  const present = entries.filter(([, value]) => value !== undefined && value !== false);
  const hasFile = present.some(([, value]) => value instanceof File);
  const body = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of present) body.append(name, (value instanceof File ? value : value === true ? 'on' : String(value)) as string);
  return body;
}

async function answer(response: Response): Promise<Answer> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  let root: HTMLElement | undefined;
  const html = (): HTMLElement => (root ??= parse(text));
  const location = response.headers.get('Location') ?? undefined;
  const jar: Record<string, string> = {};
  keep(jar, response.headers.getSetCookie());
  return {
    status: response.status,
    bytes,
    headers: response.headers,
    text,
    cookies: jar,
    location: location && location.replace(origin, ''),
    query: (selector) => html().querySelector(selector),
    queryAll: (selector) => html().querySelectorAll(selector),
    json: <T>() => JSON.parse(text) as T,
  };
}
