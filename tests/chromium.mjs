// Where the browser for the tests is; fetches one when there is none: by the system's package manager as root, else by Playwright.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { runCommand } from './command.mjs';

/** The same engine without windows around the pages: it opens one in a third of the time, so it goes first. */
const shell = '/usr/bin/chromium-headless-shell';
const places = [
  shell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium on this machine, the system's before Playwright's own; undefined when there is none. */
export function findChromium() {
  return [...places, chromium.executablePath()].find((path) => existsSync(path));
}

/** Whether it ran and ended well; `quietly` where a failure is no news. */
const run = async (command, args, { quietly = false } = {}) =>
  (await runCommand(command, args, { keep: quietly, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })).code === 0;
const install = ['install', '-y', '-qq', '--no-install-recommends'];
const take = (names, options) => run('apt-get', [...install, ...names], options);

/** @throws Error saying what to install by hand. */
export async function ensureChromium() {
  const asRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (existsSync(shell)) return;
  if (findChromium()) {
    // Where the packages' lists do not know it, the whole browser does as well.
    if (asRoot) await take(['chromium-headless-shell'], { quietly: true });
    return;
  }
  console.log('Installing a Chromium for the browser tests …');
  if (asRoot && (await run('apt-get', ['update', '-qq']))) {
    for (const name of ['chromium-headless-shell', 'chromium']) if (await take([name, 'fonts-dejavu-core'])) return;
  }
  if (!findChromium()) await run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
  if (!findChromium())
    throw new Error(
      'The browser tests need a Chromium: install the package "chromium" of your system, or run: npx playwright install --with-deps chromium',
    );
}
