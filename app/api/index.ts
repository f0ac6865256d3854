import type { Hono } from 'hono';
import type { Env } from '#app/web/env.ts';

/** The second door: JSON for programs, by token, over the same domain. */
export function mountApi(_app: Hono<Env>): void {
  // Calls are added here, one file per noun.
}
