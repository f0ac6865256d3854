import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { Order } from './support/order.ts';

const root = resolve(import.meta.dirname, '..');
const base = {
  root,
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'hono/jsx' } },
};

/** pure: Node alone; served: with PostgreSQL, and Chromium where pages are looked at; operator: whole servers. */
const inPure = [
  'tests/core/**/*.test.{ts,tsx}',
  'tests/views/**/*.test.{ts,tsx}',
  'tests/house/**/*.test.ts',
  'tests/formats/**/*.test.ts',
  'tests/islands/**/*.test.{ts,tsx}',
];
/** Modules are loaded once per worker, not per file: loading the application takes longer than most of its tests. */
const together = {
  isolate: false,
  // What one test throws away is mostly young: in larger rooms less of it is copied before it is gone.
  execArgv: ['--max-semi-space-size=32'],
  unstubGlobals: true,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};
/** As one project workers and what they have loaded are kept from the first file to the last; apart, nobody waits for a database or a server that is not asked for. */
const isWhole = process.env.GLOSS_TESTS === 'whole';
/** A house test that asks the database. */
const inServedHouse = 'tests/house/queries.test.ts';
const inServed = ['tests/{domain,routes,api,jobs,db,threats,outside,support}/**/*.test.{ts,tsx}', inServedHouse];
const inOperator = ['tests/operator/**/*.test.ts'];
const inBrowser = ['tests/browser/**/*.test.ts', 'tests/islands/**/*.browser.test.ts'];

/** What is awaited may take its time on a machine that does much else; one second is no promise of the product. */
const patient = { expect: { poll: { timeout: 20_000 } }, testTimeout: 60_000, hookTimeout: 90_000 };
const served = { ...together, ...patient, globalSetup: ['tests/support/postgres.ts', 'tests/outside/installed.ts'] };
/** Generous, because other tests keep the machine busy; alone, a test takes some 2 s. */
const operator = { ...together, globalSetup: ['tests/operator/made.ts'], setupFiles: ['tests/operator/tidy.ts'], testTimeout: 90_000 };

const apart = [
  { ...base, test: { name: 'pure', include: inPure, exclude: [...inBrowser, inServedHouse], ...together } },
  { ...base, test: { name: 'served', include: [...inServed, ...inBrowser], ...served } },
  { ...base, test: { name: 'operator', include: inOperator, ...operator } },
];
const whole = {
  ...base,
  test: {
    name: 'all',
    include: [...inPure, ...inServed, ...inBrowser, ...inOperator],
    ...served,
    ...operator,
    globalSetup: [...served.globalSetup, ...operator.globalSetup],
  },
};

export default defineConfig({
  root,
  test: {
    // One more than a small machine has cores: each waits for its browser, its server or a clock for a fifth of its time (347 s with 2, 292 s with 3).
    maxWorkers: 3,
    sequence: { sequencer: Order },
    projects: isWhole ? [whole] : apart,
  },
});
