import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { localPath } from '#app/core/local-path.ts';

/** One sentence shown on the next page, carried in a cookie that dies when read. `undo` posts to a path of ours that takes it back. */
export type Flash = { kind: 'done' | 'problem'; text: string; undo?: { action: string; label: string } };
const undo = z.object({
  action: z
    .string()
    .max(500)
    .refine((path) => localPath(path) !== undefined),
  label: z.string().max(50),
});
const shape = z.object({ kind: z.enum(['done', 'problem']), text: z.string().max(500), undo: undo.optional() });
const name = 'gloss_flash';

export function setFlash(c: Context, text: string, kind: Flash['kind'] = 'done', taking?: Flash['undo']): void {
  setCookie(c, name, encodeURIComponent(JSON.stringify({ kind, text, undo: taking })), { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 });
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
