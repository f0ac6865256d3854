/** Kept files as downloads that go on where they broke off. */
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { FileStore } from '#app/outside/files.ts';
import { rangeOf } from './range.ts';
import { downloadHeaders } from './respond.tsx';

type Kept = { name: string; type: string; key: string; size: number; sha256: string };

/** Whether an answer begins at the first byte: the rest of a download that was cut off is none of its own. */
export const isBeginning = (c: Context): boolean => /^bytes=(?!0-)/.exec(c.req.header('Range') ?? '') === null;

/**
 * The file, or the part that is asked for. Its tag is its checksum: a part of another file is never taken for one of this. Never packed on
 * the way, or its parts would not fit together.
 */
export async function sendKept(c: Context, file: Kept, store: FileStore): Promise<Response> {
  const tag = `"${file.sha256}"`;
  const headers = { ...downloadHeaders(file), 'Cache-Control': 'no-store, no-transform', 'Accept-Ranges': 'bytes', ETag: tag };
  if (c.req.header('If-None-Match') === tag) return c.body(null, 304, headers);
  const condition = c.req.header('If-Range');
  const range = condition === undefined || condition === tag ? rangeOf(c.req.header('Range'), file.size) : undefined;
  if (range === null) return c.body(null, 416, { 'Content-Range': `bytes */${file.size}`, 'Accept-Ranges': 'bytes' });
  const bytes = Readable.toWeb(await store.get(file.key, range)) as ReadableStream;
  if (!range) return c.body(bytes, 200, { ...headers, 'Content-Length': String(file.size) });
  return c.body(bytes, 206, {
    ...headers,
    'Content-Length': String(range.end - range.start + 1),
    'Content-Range': `bytes ${range.start}-${range.end}/${file.size}`,
  });
}
