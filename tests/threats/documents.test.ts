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
  expect([stranger.status, stranger.text.includes('4 < 5')]).toEqual([303, false]);
  const other = await app.as(ben).post(paths.documentFrame, { html }, { Origin: 'https://elsewhere.example' });
  expect([other.status, other.text.includes('4 < 5')]).toEqual([403, false]);
  expect((await app.as(ben).post(paths.documentFrame, {})).status).toBe(422);
  expect((await app.as(ben).post(paths.documentFrame, {}, { Origin: origin })).text).toContain('did not arrive whole');
});
