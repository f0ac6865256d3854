import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { createMiddleware } from 'hono/factory';
import type { Env } from './env.ts';

const brotli = promisify(brotliCompress);

/** As quick as gzip, and a tenth smaller: pages are what a slow line waits for again and again. */
const quality = 5;
/** Browsers offer it on safe connections only; what offers none of it gets gzip from `compress`, as does all that is no page. */
const isTaken = (accepted: string | undefined): boolean => /(?:^|[,\s])br(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))\s*(?:[;,]|$)/i.test(accepted ?? '');

/** Pages, whole as they are, by Brotli. */
export const brotliPages = createMiddleware<Env>(async (c, next) => {
  await next();
  const { res, req } = c;
  if (req.method === 'HEAD' || !res.body || res.headers.has('Content-Encoding') || !isTaken(req.header('Accept-Encoding'))) return;
  if (!res.headers.get('Content-Type')?.startsWith('text/html')) return;
  const page = Buffer.from(await res.arrayBuffer());
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: page.length };
  c.res = new Response(new Uint8Array(await brotli(page, { params })), res);
  c.res.headers.delete('Content-Length');
  c.res.headers.append('Vary', 'Accept-Encoding');
  c.res.headers.set('Content-Encoding', 'br');
});
