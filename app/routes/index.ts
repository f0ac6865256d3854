import type { Hono } from 'hono';
import type { Env } from '#app/web/env.ts';

/** Every noun with a page. The order matters only where a literal path and a parameter could meet. */
export function mountRoutes(_app: Hono<Env>): void {
  // Nouns are mounted here, one line each.
}
