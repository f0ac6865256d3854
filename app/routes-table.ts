/** `npm run routes`: method, path and the permission that a guard on the route asks for. */
import { stdout } from 'node:process';

import { createApp } from '#app/app.tsx';
import type { Deps } from '#app/deps.ts';
import { guards } from '#app/web/scopes.ts';

type Row = { method: string; path: string; permission: string };

/** One row per route; middleware hung on many paths shows up with its own wider path and is left out. */
function rowsOf(routes: ReturnType<typeof createApp>['routes']): Row[] {
  const rows = new Map<string, Row>();
  for (const { method, path, handler } of routes) {
    if (method === 'ALL') continue;
    const key = `${method} ${path}`;
    const row = rows.get(key) ?? { method, path, permission: '' };
    row.permission ||= guards.get(handler) ?? '';
    rows.set(key, row);
  }
  return [...rows.values()].toSorted((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
}

// No route is called, so nothing they depend on is needed.
const rows = rowsOf(createApp({} as Deps).routes);
const width = Math.max(...rows.map(({ path }) => path.length));
for (const { method, path, permission } of rows) stdout.write(`${method.padEnd(7)}${path.padEnd(width + 2)}${permission || '-'}\n`);
