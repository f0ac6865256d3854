/** Documents that customers imported, given back to be shown as they came (decision 44). */
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { client, origin } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const html =
  '<head><META http-equiv="refresh" content="0;url=/gone"><link rel="dns-prefetch" href="//tells.example"><base href="//x"></head><p>4 < 5</p>';

test('T15 a document that is framed has no origin, runs nothing, fetches nothing and is not kept', async ({ app, db }) => {
  const { ben } = await make.story(db);
  const framed = await app.as(ben).post(paths.documentFrame, { html });
  expect(framed.status).toBe(200);
  expect(framed.text).toBe(
    '<head><x-META http-equiv="refresh" content="0;url=/gone"><x-link rel="dns-prefetch" href="//tells.example"><x-base href="//x"></head><p>4 < 5</p>',
  );
  expect(
    Object.fromEntries(
      ['Content-Type', 'Content-Security-Policy', 'X-Frame-Options', 'X-Content-Type-Options', 'X-DNS-Prefetch-Control', 'Cache-Control'].map(
        (name) => [name, framed.headers.get(name)],
      ),
    ),
  ).toEqual({
    'Content-Type': 'text/html; charset=UTF-8',
    'Content-Security-Policy':
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
    'X-Frame-Options': 'SAMEORIGIN',
    'X-Content-Type-Options': 'nosniff',
    'X-DNS-Prefetch-Control': 'off',
    'Cache-Control': 'no-store',
  });
  expect((await app.as(ben).get(paths.home)).headers.get('X-Frame-Options')).toBe('DENY');
});

test('T15 T43 nobody else may have a document framed: no stranger, no other site, and nothing that is none', async ({ app, db }) => {
  const { ben } = await make.story(db);
  const stranger = await client(db).as().post(paths.documentFrame, { html });
  expect([stranger.status, stranger.text]).toEqual([401, 'You are signed out. Sign in again in another tab, then ask for the document again here.']);
  // Whoever was signed out meanwhile reads that in the frame, whatever the document weighs.
  const long = await client(db)
    .as()
    .post(paths.documentFrame, { html: html + 'a'.repeat(200_000) });
  expect([long.status, long.headers.get('X-Frame-Options'), long.headers.get('Content-Security-Policy')?.includes("frame-ancestors 'self'")]).toEqual(
    [401, 'SAMEORIGIN', true],
  );
  const other = await app.as(ben).post(paths.documentFrame, { html }, { Origin: 'https://elsewhere.example' });
  expect([other.status, other.text.includes('4 < 5')]).toEqual([403, false]);
  const empty = await app.as(ben).post(paths.documentFrame, {});
  expect([empty.status, empty.headers.get('X-Frame-Options')]).toEqual([422, 'SAMEORIGIN']);
  expect((await app.as(ben).post(paths.documentFrame, {}, { Origin: origin })).text).toContain('did not arrive whole');
});

test('T15 links out of a framed document lead nowhere, those within it do, and a document without an end is read at once', async ({ app, db }) => {
  const { ben } = await make.story(db);
  const framed = async (html: string) => (await app.as(ben).post(paths.documentFrame, { html })).text;
  expect(
    await framed('<a class="b" target="_top" href=/x>1</a><area HREF = "y"><a href= "#end">2</a><a name="end">href="z"</a><article href="/w">'),
  ).toBe(
    '<a target="_blank" class="b" target="_top" href=/x>1</a><area target="_blank" HREF = "y"><a href= "#end">2</a><a name="end">href="z"</a><article href="/w">',
  );
  const endless = '<a '.repeat(300_000) + '<a ' + 'x'.repeat(900_000);
  const begun = performance.now();
  expect((await framed(endless)).length).toBe(endless.length);
  expect(performance.now() - begun).toBeLessThan(3000);
});
