import type { Context } from 'hono';
import { page } from '#app/web/respond.tsx';
import { TooMany } from '#views/errors.tsx';

/** For attempts that come too fast: how long to wait, in words and for programs. */
export function tooMany(c: Context, seconds: number): Promise<Response> {
  c.header('Retry-After', String(seconds));
  return page(c, <TooMany seconds={seconds} />, 429);
}
