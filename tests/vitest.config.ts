import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');
const base = {
  root,
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'hono/jsx' } },
};

/** pure: Node alone; served: with PostgreSQL; browser: with a server and Chromium. */
const inPure = [
  'tests/core/**/*.test.{ts,tsx}',
  'tests/views/**/*.test.{ts,tsx}',
  'tests/house/**/*.test.ts',
  'tests/formats/**/*.test.ts',
  'tests/islands/**/*.test.{ts,tsx}',
];
/** A house test that asks the database. */
const inServedHouse = 'tests/house/queries.test.ts';
const inBrowser = ['tests/browser/**/*.test.ts', 'tests/islands/**/*.browser.test.ts'];

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    reporters: process.env.CI ? ['default'] : ['default'],
    projects: [
      { ...base, test: { name: 'pure', include: inPure, exclude: [...inBrowser, inServedHouse], testTimeout: 20_000 } },
      {
        ...base,
        test: {
          name: 'served',
          include: ['tests/{domain,routes,api,jobs,db,threats,outside,support,operator}/**/*.test.{ts,tsx}', inServedHouse],
          globalSetup: ['tests/support/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...base,
        test: { name: 'browser', include: inBrowser, globalSetup: ['tests/support/postgres.ts'], testTimeout: 60_000, hookTimeout: 90_000 },
      },
    ],
  },
});
