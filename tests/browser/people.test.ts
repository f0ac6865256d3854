/** Management needs no script: the first visit, an invitation and an activation with scripts switched off. */
import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { openBrowser, type OpenBrowser } from '#tests/support/chromium.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { client, origin } from '#tests/support/app.ts';
import { cloneDatabase } from '#tests/support/db.ts';

let browser: OpenBrowser;
let server: ServerType;
let connection: Awaited<ReturnType<typeof cloneDatabase>>;
let base = '';

beforeAll(async () => {
  connection = await cloneDatabase(`browser_people_${process.pid}`);
  const { hono } = client(connection.db);
  server = await new Promise((ready) => {
    const listening = serve({ fetch: hono.fetch, port: 0, hostname: '127.0.0.1' }, () => ready(listening));
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await new Promise((closed) => server.close(closed));
  await connection.close();
});

/** Another person at another machine. */
const sitDown = async (): Promise<Page> => (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage();

async function fill(page: Page, fields: Record<string, string>, button: string): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: false }).first().fill(value);
  await page.getByRole('button', { name: button }).click();
}

it('sets up, invites, waits, is activated and signs in, without script and on a phone', async () => {
  const ada = await sitDown();
  await ada.goto(`${base}/projects`);
  expect(new URL(ada.url()).pathname).toBe('/setup');
  await fill(ada, { Organization: 'Engines', 'First name': 'Ada', 'E-mail': 'ada@example.org', Password: 'short' }, 'Create the organization');
  await expect.poll(() => ada.getByRole('alert').textContent()).toContain('at least 8 characters');
  await fill(ada, { Password: 'four words for ada' }, 'Create the organization');

  await ada.goto(`${base}/people`);
  await ada.getByRole('button', { name: 'Open an invite link' }).click();
  const link = await ada.getByLabel('Invite link').inputValue();

  const ben = await sitDown();
  await ben.goto(link.replace(origin, base));
  await fill(ben, { 'First name': 'Ben', 'E-mail': 'ben@example.org', Password: 'four words for ben' }, 'Create the account');
  expect(new URL(ben.url()).pathname).toBe('/waiting');

  await ada.reload();
  await ada.getByRole('link', { name: 'Show who is waiting' }).click();
  await ada.getByRole('button', { name: 'Activate' }).click();
  await expect.poll(() => ada.getByRole('status').textContent()).toContain('can work from now on');
  expect(new URL(ada.url()).searchParams.get('state')).toBe('not activated');

  await ben.getByRole('button', { name: 'Sign out' }).click();
  await ben.goto(`${base}/profile`);
  await fill(ben, { 'E-mail': 'BEN@example.org', Password: 'four words for ben' }, 'Sign in');
  await expect.poll(() => ben.getByRole('heading', { level: 1 }).textContent()).toBe('Profile');
  await ben.getByLabel('Name of the new token').fill('nightly');
  await ben.getByRole('button', { name: 'Make a token' }).click();
  await expect.poll(() => ben.getByLabel('Token', { exact: true }).inputValue()).toMatch(/^gloss_/);
});
