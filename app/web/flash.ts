import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';

/** One sentence shown on the next page, carried in a cookie that dies when read. */
export type Flash = { kind: 'done' | 'problem'; text: string };
const shape = z.object({ kind: z.enum(['done', 'problem']), text: z.string().max(500) });
const name = 'gloss_flash';

export function setFlash(c: Context, text: string, kind: Flash['kind'] = 'done'): void {
  setCookie(c, name, encodeURIComponent(JSON.stringify({ kind, text })), { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 });
}

export function takeFlash(c: Context): Flash | undefined {
  const cookie = getCookie(c, name);
  if (!cookie) return undefined;
  deleteCookie(c, name, { path: '/' });
  try {
    return shape.parse(JSON.parse(decodeURIComponent(cookie)));
  } catch {
    return undefined; // Not ours: nothing to show.
  }
}
