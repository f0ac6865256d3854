import { isIP } from 'node:net';
import { createMiddleware } from 'hono/factory';
import { getCookie } from 'hono/cookie';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { maybeSession } from '#app/domain/sessions.ts';
import type { Visit } from '#app/domain/sign-ins.ts';
import type { Env } from './env.ts';

/** Cookies are marked Secure exactly where people reach the server over https. */
export const isSecure = (c: Context): boolean => c.var.baseUrl.startsWith('https:');

/** Who is asking. Sets `maybeUser` and prolongs a session in use. */
export const readSession = createMiddleware<Env>(async (c, next) => {
  c.set('address', addressOf(c));
  const secret = getCookie(c, 'gloss_session');
  if (secret) {
    const session = await maybeSession(c.var.db, secret, isSecure(c), c.var.clock());
    if (session) {
      c.set('maybeUser', session.user);
      c.set('sessionId', session.sessionId);
      if (session.cookie) giveSession(c, session.cookie);
    }
  }
  await next();
});

/** Hands a session's cookie to the browser. */
export const giveSession = (c: Context, cookie: string): void => c.header('Set-Cookie', cookie, { append: true });

/** The browser behind a request, for acts that open a session. */
export const visitOf = (c: Context): Visit => ({
  agent: c.req.header('User-Agent') ?? '',
  address: c.var.address,
  now: c.var.clock(),
  secure: isSecure(c),
  sessionId: c.var.sessionId,
});

/**
 * Address of the peer; without a socket (tests by `app.request`) there is none. A proxy on this very machine is believed about whom
 * it speaks for: only the last entry, which it wrote itself. Anybody else could write what they like.
 */
function addressOf(c: Context): string {
  if (!c.env || !('incoming' in (c.env as object))) return '';
  const peer = getConnInfo(c).remote.address ?? '';
  const told = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? '';
  return isLoopback(peer) && isIP(told) ? told : peer;
}

const isLoopback = (address: string): boolean => /^(::ffff:)?127\.|^::1$/.test(address);
