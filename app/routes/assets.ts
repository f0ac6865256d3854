import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Hono, type Context } from 'hono';
import { paths } from '#app/core/paths.ts';
import { notFound } from '#app/core/refused.ts';
import type { Env } from '#app/web/env.ts';
import { rangeOf } from '#app/web/range.ts';

/** Scripts are read as UTF-8, as modules and by pages that are: a dozen of them a page need not say so. */
const types: Record<string, string> = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
  map: 'application/json',
  jpg: 'image/jpeg',
  png: 'image/png',
  wav: 'audio/wav',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  webm: 'video/webm',
};
/** One path segment without dots in front: nothing can climb out of the folder (T26). */
const nameShape = /^[\w-][\w.-]*\.(\w+)$/;

/** Bytes up to which a file is read in one go: a stream takes longer to set up than most of what pages need takes to read. */
const small = 64 * 1024;

/** Precompressed twins that the build makes, best first. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** A piece of a file: players jump only in what comes in pieces. */
function part(c: Context<Env>, path: string, size: number, headers: Record<string, string>): Response {
  const range = rangeOf(c.req.header('Range'), size);
  if (range === null) return c.body(null, 416, { 'Content-Range': `bytes */${size}` });
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const place = { 'Accept-Ranges': 'bytes', 'Content-Range': `bytes ${start}-${end}/${size}`, 'Content-Length': String(end - start + 1) };
  return c.body(Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream, 206, { ...headers, ...place });
}

async function send(c: Context<Env>, folder: string, caching: string): Promise<Response> {
  const name = c.req.param('name') ?? '';
  const type = types[nameShape.exec(name)?.[1] ?? ''];
  if (!type) throw notFound();
  const accepted = c.req.header('Accept-Encoding') ?? '';
  const wanted = [...encodings.filter(([encoding]) => accepted.includes(encoding)), ['', ''] as const];
  for (const [encoding, ending] of wanted) {
    const path = join(c.var.publicDir, folder, name + ending);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) continue;
    const headers: Record<string, string> = {
      'Content-Type': type,
      'Content-Length': String(found.size),
      'Cache-Control': caching,
      Vary: 'Accept-Encoding',
    };
    if (encoding) headers['Content-Encoding'] = encoding;
    else if (c.req.header('Range')) return part(c, path, found.size, headers);
    const body = found.size <= small ? new Uint8Array(await readFile(path)) : (Readable.toWeb(createReadStream(path)) as ReadableStream);
    return c.body(body, 200, headers);
  }
  throw notFound();
}

/** Built files carry their hash in the name, so browsers keep them for good. */
export const assets = new Hono<Env>()
  .get(paths.asset(':name'), (c) => send(c, 'build', 'max-age=31536000, immutable'))
  .get(paths.sampleMedia(':name'), (c) => send(c, 'samples', 'public, max-age=86400'));
