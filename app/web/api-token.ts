import { createMiddleware } from 'hono/factory';
import { maybeUserByToken } from '#app/domain/api-tokens.ts';
import type { UserEnv } from './env.ts';

const form = /^Token\s+(\S{1,200})\s*$/i;

/** Programs say who they are by `Authorization: Token <key>`; cookies count for nothing here, so no other site can act for a person (T43). */
export const byToken = createMiddleware<UserEnv>(async (c, next) => {
  const token = form.exec(c.req.header('Authorization') ?? '')?.[1];
  const user = token ? await maybeUserByToken(c.var.db, token, c.var.clock()) : undefined;
  if (!user) {
    const detail = token
      ? 'This token is not valid: it may have been revoked, or its owner deactivated. Make a new one in your profile.'
      : 'Say who you are with the header "Authorization: Token <key>". Tokens are made in the profile.';
    return c.json({ status_code: 401, detail }, 401, { 'WWW-Authenticate': 'Token', 'Cache-Control': 'no-store' });
  }
  c.set('user', user);
  c.set('maybeUser', user);
  await next();
});
