/** Every route that changes something declares who may do it, by `allow`, `allowSignedIn`, `allowAnybody` or the API's own guard. */
import { Hono, type MiddlewareHandler } from 'hono';
import { expect, test } from 'vitest';
import { createApp } from '#app/app.tsx';
import { allowAnybody, guards } from '#app/web/scopes.ts';
import { testDeps } from '#tests/support/app.ts';

type Route = { method: string; path: string; handler: unknown };

/** A router with an error handler of its own wraps its handlers; Hono keeps the real one beside. */
const real = (handler: unknown): object => ((handler as Record<string, object>).__COMPOSED_HANDLER ?? handler) as object;

/** Routes other than GET (and middleware, which shows as ALL) without a guard hung on the very same method and path. */
function unguarded(routes: Route[]): string[] {
  const named = (route: Route): string => `${route.method} ${route.path}`;
  const guarded = new Set(routes.filter(({ handler }) => guards.has(real(handler))).map(named));
  return [...new Set(routes.filter(({ method }) => method !== 'GET' && method !== 'ALL').map(named))].filter((name) => !guarded.has(name));
}

test('every act is guarded', () => {
  const app = createApp(testDeps(undefined as never));
  expect(unguarded(app.routes)).toEqual([]);
});

test('a planted open door is found', () => {
  const open: MiddlewareHandler = (c) => Promise.resolve(c.text('done'));
  const planted = new Hono().post('/open', open).post('/guarded', allowAnybody(), open);
  expect(unguarded(planted.routes)).toEqual(['POST /open']);
});
