/**
 * The labeler in a real browser without the server: serves the bundled islands under the policy of our pages, and opens a
 * form with a config and data. Everything the server would add around it is plain HTML here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright';
import { parseConfig } from '#app/core/labeling/config.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { LabelerProps } from '#islands/labeler/props.ts';
import { bundleOnce, type Bundle, type Styles } from './bundle.ts';
import { openTabs, type Tabs } from './tabs.ts';

const root = resolve(import.meta.dirname, '../..');
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'";
const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.svg': 'image/svg+xml',
};

export type Given = {
  markup: string;
  data?: Record<string, unknown>;
  result?: Row[];
  mode?: LabelerProps['mode'];
  predictions?: LabelerProps['predictions'];
  room?: 'page' | 'workspace';
  keys?: LabelerProps['keys'];
};
export type Harness = {
  /** A tab that was done with where there is one, as good as new: opening one costs more than most tests. */
  open(given: Given, options?: BrowserContextOptions): Promise<Page>;
  /** The tab is no longer needed, or none of those that were opened. */
  done(page?: Page): Promise<void>;
  /** Answers an address of the same server with JSON, or with what went wrong where that is undefined. */
  answer(path: string, json: (query: URLSearchParams) => unknown): void;
  /** Opens something else in a page that is there already. */
  turn(page: Page, given: Given): Promise<void>;
  /** Requests on any page so far that were answered by a fault, as `404 /path`. */
  failed: string[];
  /** Script errors and breaks of the policy on any page so far; a file that is missing is no error. */
  errors: string[];
  /** Minified bytes of every built file by its name, and which of them are loaded at first. */
  bundle: Bundle;
  close(): Promise<void>;
};
/** What is built is the same for every file of a test worker, and so is who serves it: browsers keep what they have compiled by its address. */
let stage: Promise<Stage> | undefined;
type Stage = { bundle: Bundle; origin: string; pages: Map<string, string>; answers: Answers; tabs: Tabs };

async function setStage(): Promise<Stage> {
  const { bundle, styles } = await bundleOnce();
  const [pages, answers]: [Map<string, string>, Answers] = [new Map(), new Map()];
  const server = await serve(bundle, styles, pages, answers);
  // It ends with the worker.
  server.unref();
  return { bundle, pages, answers, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tabs: await openTabs() };
}

export async function startHarness(): Promise<Harness> {
  const { bundle, pages, answers, origin, tabs } = await (stage ??= setStage());
  const addressOf = (given: Given): string => {
    const path = `/page-${pages.size}`;
    pages.set(path, pageOf(given, bundle));
    return origin + path;
  };
  const heard = tabs.listen();
  return {
    bundle,
    ...heard,
    answer: (path, json) => void answers.set(path, json),
    async open(given, options = {}) {
      const page = await tabs.open(options);
      await drawn(page, addressOf(given));
      return page;
    },
    done: (page) => (page ? tabs.leave(page) : tabs.leaveAll()),
    turn: (page, given) => drawn(page, addressOf(given)),
    close: () => tabs.close(),
  };
}

/** Waits until every surface is drawn. In a tab that has the code already only the page's body changes, as between the tasks of a stream. */
async function drawn(page: Page, url: string): Promise<void> {
  const isThere = page.url().startsWith(new URL(url).origin);
  if (!isThere) await page.goto(url);
  await page.evaluate(showWhole, isThere ? url : undefined);
}

/**
 * Asks again every few milliseconds, without frames of its own: each costs more than the question. Of a PDF a page is drawn, or it says why
 * not; what takes its time says so with an ellipsis. A reader of PDF that is left sooner complains. No function of a name in here: those who
 * run the benchmarks would give it one in words that the page does not know.
 */
async function showWhole(url: string | undefined): Promise<void> {
  if (url !== undefined) {
    const next = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
    history.replaceState(null, '', url);
    document.body.replaceWith(next.body);
    scrollTo(0, 0);
  }
  for (const end = performance.now() + 30_000; performance.now() < end;) {
    await new Promise((later) => setTimeout(later, 8));
    if (!document.querySelector('form[data-ready]')) continue;
    if (document.querySelector('.labeler__object--image') && !document.querySelector('[data-drawn], .labeler__refused')) continue;
    const isWhole = [...document.querySelectorAll('.pdf-surface')].every(
      (one) => one.querySelector('[data-drawn]') ?? /[^…]$/.test(one.querySelector('.pdf-surface__status')?.textContent ?? ''),
    );
    if (isWhole) return void (await new Promise((drawn) => requestAnimationFrame(drawn)));
  }
  throw new Error('not every surface is drawn');
}

type Answers = Map<string, (query: URLSearchParams) => unknown>;

function serve(bundle: Bundle, styles: Styles, pages: Map<string, string>, answers: Answers): Promise<Server> {
  // What tests put there themselves may be another thing under the same name.
  const lasting = new Set([...bundle.files.keys()].map((name) => `/build/${name}`).concat([...styles.keys()].map((name) => `/css/${name}`)));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    const path = decodeURIComponent(pathname);
    const json = answers.get(path);
    if (json) {
      const body = json(searchParams);
      response.writeHead(body === undefined ? 500 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
      return;
    }
    const html = pages.get(path);
    const content = html ?? contentOf(path, bundle, styles);
    const part = html === undefined && content ? partOf(content, request.headers.range) : undefined;
    response.writeHead(content === undefined ? 404 : part ? 206 : 200, {
      'content-type': html === undefined ? (types[extname(path)] ?? 'text/plain') : 'text/html; charset=utf-8',
      'content-security-policy': policy,
      ...(lasting.has(path) && { 'cache-control': 'max-age=31536000, immutable' }),
      ...part?.headers,
    });
    response.end(part?.bytes ?? content);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

/** Players and readers of files ask for parts, as our server gives them. */
function partOf(content: Uint8Array | string, range: string | undefined) {
  const [, from = '', to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === '') return undefined;
  const bytes = Buffer.from(content);
  const end = Math.min(bytes.length - 1, to ? Number(to) : bytes.length);
  const headers = { 'accept-ranges': 'bytes', 'content-range': `bytes ${from}-${end}/${bytes.length}` };
  return { bytes: bytes.subarray(Number(from), end + 1), headers };
}

function contentOf(path: string, { files }: Bundle, styles: Styles): Uint8Array | string | undefined {
  if (path === '/page.js')
    return "addEventListener('labeler:ready', (event) => event.target.setAttribute('data-ready', ''));addEventListener('submit', (event) => { event.preventDefault(); event.target.setAttribute('data-sent', event.submitter?.dataset.act ?? ''); });";
  if (path.startsWith('/css/')) return styles.get(basename(path));
  const given = files.get(path.slice(1));
  if (given) return given;
  const file = path.startsWith('/build/') ? undefined : path.startsWith('/fixtures/') ? join(root, 'tests', path) : join(root, 'public', path);
  if (!file) return files.get(path.slice('/build/'.length));
  return dirname(file).startsWith(root) && existsSync(file) ? readFileSync(file) : undefined;
}

function pageOf(given: Given, bundle: Bundle): string {
  const { config, problems } = parseConfig(given.markup);
  if (!config) throw new Error(`The config is refused: ${problems.map(({ message }) => message).join(' ')}`);
  const props: LabelerProps = {
    config,
    data: given.data ?? {},
    result: given.result ?? [],
    mode: given.mode ?? 'label',
    predictions: given.predictions,
    keys: given.keys,
  };
  const quoted = JSON.stringify(props).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const room = given.room ?? 'workspace';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Labeler</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/css/index.css"><link rel="stylesheet" href="/css/labeler.css"><script src="/page.js"></script><script src="/build/${bundle.entry}" type="module"></script></head>
<body class="${room}"><main class="${room === 'workspace' ? 'workspace__work act' : 'work'}" tabindex="-1"><h1 class="hidden">Task</h1>
<form class="task-form" method="post" action="/annotations"><input type="hidden" name="result" value="[]">
<div class="task-form__acts"><button class="button" data-act="skip">Skip</button> <button class="button button--primary" data-act="submit">Submit</button></div>
<div data-island="labeler" data-props="${quoted}"></div></form></main></body></html>`;
}

/** The rows the form would send by now. */
export async function resultOf(page: Page): Promise<Row[]> {
  const sent = await page.evaluate(async () => {
    await new Promise((later) => setTimeout(later));
    // As if the page were left. Hidden and shown again, Konva would draw every picture anew.
    dispatchEvent(new Event('pagehide'));
    return document.querySelector<HTMLInputElement>('input[name=result]')?.value ?? '';
  });
  return JSON.parse(sent) as Row[];
}

/** Goes back by a key, then by the button, as far as there is something to undo; forth again likewise. */
export async function goThrough(page: Page, command: 'undo' | 'redo', keys: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press(keys);
  await page.evaluate(async (name) => {
    const button = document.querySelector<HTMLElement>(`[data-command=${name}]`);
    // What a step changes is drawn in the next frame, before those who ask for that frame after it.
    const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    // Some at a time: what is left is known when it is drawn, and a step too many does nothing.
    for (let isOver = !button; !isOver; isOver = button?.ariaDisabled === 'true') {
      for (let step = 0; step < 10; step += 1) button?.click();
      await drawn();
    }
  }, command);
}
