import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath } from '#app/core/local-path.ts';

test.each(['/', '/projects', '/projects/3/tasks?state=done&q=a%20b#row-2', '/people?q=a//b', '/a:b'])('%s stays', (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  undefined,
  '',
  'projects',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e%2e//evil.example',
  ' /projects',
  '/\u0000',
  '/./\\evil.example',
])('%j leads nowhere', (text) => {
  expect(localPath(text)).toBeUndefined();
});

/** Pieces that parsers of addresses disagree about. */
const piece = fc.constantFrom(
  '/',
  '//',
  '\\',
  '.',
  '..',
  '@',
  ':',
  '?',
  '#',
  '%2f',
  '%5c',
  '%00',
  '\t',
  '\n',
  ' ',
  'http:',
  'javascript:',
  'evil.example',
  '[::1]',
  'a',
  '\u2028',
  '\u3002',
  '\uff0f',
);
const segment = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."aZ09-._~!$&'()*+,;=:@") }),
  fc.string().map((word) => encodeURIComponent(word)),
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.string(),
  // `fc.webPath()` takes seconds before it makes the first.
  fc.array(segment).map((segments) => segments.map((one) => `/${one}`).join('')),
);

test('whatever is asked for, a browser stays on this server', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('http://gloss.test', 'https://gloss.test:8443'), (asked, origin) => {
      const path = localPath(asked);
      if (path === undefined) return;
      expect(new URL(path, `${origin}/sign-in`).origin).toBe(origin);
      expect(localPath(path)).toBe(path);
    }),
    { numRuns: 5000, seed: 46 },
  );
});
