// Where the browser for the tests is; fetches one when there is none: by the system's package manager as root, else by Playwright.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium on this machine, the system's before Playwright's own; undefined when there is none. */
export function findChromium() {
  return [...places, chromium.executablePath()].find((path) => existsSync(path));
}

const run = (command, ...args) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;

/** @throws Error saying what to install by hand. */
export function ensureChromium() {
  if (findChromium()) return;
  console.log('Installing a Chromium for the browser tests …');
  if (process.getuid?.() === 0 && run('apt-get', 'update', '-qq'))
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  if (!findChromium()) run(process.execPath, 'node_modules/playwright/cli.js', 'install', 'chromium');
  if (!findChromium())
    throw new Error(
      'The browser tests need a Chromium: install the package "chromium" of your system, or run: npx playwright install --with-deps chromium',
    );
}
