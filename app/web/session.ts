import { createMiddleware } from 'hono/factory';
import { getCookie } from 'hono/cookie';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { maybeSession } from '#app/domain/sessions.ts';
import type { Env } from './env.ts';

/** Cookies are marked Secure exactly where people reach the server over https. */
export const isSecure = (c: Context<Env>): boolean => c.var.baseUrl.startsWith('https:');

/** Who is asking. Sets `maybeUser` and prolongs a session in use. */
export const readSession = createMiddleware<Env>(async (c, next) => {
  c.set('address', addressOf(c));
  const secret = getCookie(c, 'gloss_session');
  if (secret) {
    const session = await maybeSession(c.var.db, secret, isSecure(c));
    if (session) {
      c.set('maybeUser', session.user);
      c.set('sessionId', session.sessionId);
      if (session.cookie) c.header('Set-Cookie', session.cookie, { append: true });
    }
  }
  await next();
});

/** Address of the peer; without a socket (tests by `app.request`) there is none. */
function addressOf(c: Context<Env>): string {
  if (!c.env || !('incoming' in (c.env as object))) return '';
  return getConnInfo(c).remote.address ?? '';
}
