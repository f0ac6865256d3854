import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { paths } from '#app/core/paths.ts';
import type { Env } from './env.ts';
import { renewsPart, signedOut } from './respond.tsx';

/**
 * Headers on every answer. Scripts and styles come from our own origin only, nothing inline (T18); pictures and sounds
 * may come from any https host a task names, and from blobs the editor makes. The one thing framed is a document as it came (decision 44).
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob: https: http:",
  "media-src 'self' blob: https: http:",
  "connect-src 'self' https: http:",
  "font-src 'self'",
  "form-action 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "manifest-src 'self'",
].join('; ');

/** What is no page needs nothing of anybody, and no line about what pages may do. */
const ofData = "default-src 'none'; frame-ancestors 'none'";

/**
 * What pages load acts under their policy; at a dozen files a page the lines would weigh as much as one more. Signs are our own too, and
 * hold no script. A worker (.mjs) acts under the policy of its own file.
 */
const loadedByPages = (path: string, type: string): boolean =>
  /^text\/(javascript|css)/.test(type) ? !path.endsWith('.mjs') : type === 'image/svg+xml' && path.startsWith(paths.asset(''));

export const safeHeaders = createMiddleware<Env>(async (c, next) => {
  await next();
  const headers = c.res.headers;
  headers.set('X-Content-Type-Options', 'nosniff');
  const type = headers.get('Content-Type') ?? '';
  if (loadedByPages(c.req.path, type)) return;
  const isData = type.startsWith('application/json');
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', isData ? ofData : policy);
  if (!headers.has('X-Frame-Options')) headers.set('X-Frame-Options', 'DENY');
  if (c.var.baseUrl.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000');
  if (isData) return;
  headers.set('Referrer-Policy', 'same-origin');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
});

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * T43: whatever changes state must come from our own pages, whatever its content type. Browsers say so by Sec-Fetch-Site
 * or Origin; a request with neither is no browser's and is refused as well.
 */
export const sameOrigin = createMiddleware<Env>(async (c, next) => {
  if (safe.has(c.req.method)) return next();
  const origin = c.req.header('Origin');
  const site = c.req.header('Sec-Fetch-Site');
  const own = [new URL(c.req.url).origin, new URL(c.var.baseUrl).origin];
  const allowed = origin ? own.includes(origin) : site === 'same-origin';
  if (!allowed) return c.text('This request did not come from a page of this server. Reload the page and try again.', 403);
  await next();
});

/** What a form may say it means: a POST that puts, patches or deletes, and nothing else. */
const meant = new Set(['PUT', 'PATCH', 'DELETE']);
export const onlyForms =
  (override: MiddlewareHandler): MiddlewareHandler =>
  (c, next) =>
    c.req.method === 'POST' && meant.has(c.req.query('_method') ?? '') ? override(c, next) : next();

const limitTo = (maxSize: number): MiddlewareHandler<Env> =>
  bodyLimit({
    maxSize,
    onError: (c) =>
      // A long text that somebody writes is not too long: they have been signed out meanwhile.
      renewsPart(c) && !(c as Context<Env>).var.maybeUser
        ? signedOut(c)
        : c.text('This is more than can be sent here at once. Send large amounts as files of an import.', 413),
  });
/** Forms are read into memory, so their size is known before. Strangers send no more than a name and a password. */
const [ofStrangers, ofPeople] = [limitTo(100_000), limitTo(32_000_000)];
/** Multipart imports, and files to be verified, stream their bodies and have limits of their own (uploads.ts, passing-file.ts). */
const streams = (path: string, type: string): boolean => /\/(imports|exports\/verification)$/.test(path) && type.startsWith('multipart/form-data');
export const limitBody = createMiddleware<Env>(async (c, next) => {
  // That door tells strangers to sign in and reads nothing of theirs, however long a document whose reader's session has ended.
  if (!c.var.maybeUser) return c.req.path === paths.documentFrame ? next() : ofStrangers(c, next);
  return streams(c.req.path, c.req.header('Content-Type') ?? '') ? next() : ofPeople(c, next);
});
