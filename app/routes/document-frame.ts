import { Hono } from 'hono';
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

/** A document as it came, given back to be shown where it can do nothing (decision 44). Nothing is kept. */
export const documentFrameRoutes = new Hono<UserEnv>().post(paths.documentFrame, signedIn, allowSignedIn(), async (c) => {
  const read = await readForm(c, form);
  if (!read.ok) return c.text('The document did not arrive whole. Go back to labeling and ask for it again.', 422);
  return c.html(read.values.html.replace(reaching, '<x-'), 200, alone);
});
