import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { paths } from '#app/core/paths.ts';
import type { UserEnv } from '#app/web/env.ts';
import { readForm } from '#app/web/forms.ts';
import { allowSignedIn, signedIn } from '#app/web/scopes.ts';

const form = z.object({ html: z.string() });

/** An origin of its own that nobody else has, no script, no form, nothing fetched: looks and what stands in the document itself (T15). */
const alone = {
  'Content-Security-Policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
  'X-Frame-Options': 'SAMEORIGIN',
  // Names of hosts are looked up without asking any policy.
  'X-DNS-Prefetch-Control': 'off',
  'Cache-Control': 'no-store',
};

/** Elements that reach hosts, or lead away, past a policy; under another name they are nothing. */
const reaching = /<(?=(?:link|meta|base)\b)/gi;

/**
 * Links that lead out of the document ask for a window of their own, and may have none: followed in the frame they would leave an error
 * page where the document was. Of two targets the first counts. It stops at the next `<`, so that no document takes long.
 */
const leading = /<(a|area)(?=\s[^<>]*?\bhref\s*=(?!\s*["']?#))/gi;

/** A page to sign in on refuses to be framed, and one would see nothing at all. */
const sayingSignedOut = createMiddleware<UserEnv>(async (c, next) => {
  if (!c.var.maybeUser) return c.text('You are signed out. Sign in again in another tab, then ask for the document again here.', 401, alone);
  await next();
});

/** A document as it came, given back to be shown where it can do nothing (decision 44). Nothing is kept. */
export const documentFrameRoutes = new Hono<UserEnv>().post(paths.documentFrame, sayingSignedOut, signedIn, allowSignedIn(), async (c) => {
  const read = await readForm(c, form);
  if (!read.ok) return c.text('The document did not arrive whole. Go back to labeling and ask for it again.', 422, alone);
  return c.html(read.values.html.replace(reaching, '<x-').replace(leading, '<$1 target="_blank"'), 200, alone);
});
