import type { Hono } from 'hono';
import type { Env } from '#app/web/env.ts';
import { assets } from './assets.ts';
import { exportRoutes } from './exports.tsx';
import { health } from './health.ts';

/** Every noun with a page. The order matters only where a literal path and a parameter could meet. */
export function mountRoutes(app: Hono<Env>): void {
  app.route('/', assets);
  app.route('/', health);
  app.route('/', exportRoutes);
}
