/** Every route that changes something declares who may do it, by `allow`, `allowSignedIn`, `allowAnybody` or the API's own guard. */
import { Hono, type MiddlewareHandler } from 'hono';
import { expect, test } from 'vitest';
import { createApp } from '#app/app.tsx';
import { allowAnybody, guards } from '#app/web/scopes.ts';
import { testDeps } from '#tests/support/app.ts';

type Route = { method: string; path: string; handler: unknown };

/** Routes other than GET (and middleware, which shows as ALL) without a guard hung on the very same method and path. */
function unguarded(routes: Route[]): string[] {
  const named = (route: Route): string => `${route.method} ${route.path}`;
  const guarded = new Set(routes.filter(({ handler }) => guards.has(handler as object)).map(named));
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
