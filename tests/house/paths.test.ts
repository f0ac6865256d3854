import { expect, test } from 'vitest';
import { sources, type Source } from './files.ts';

/** A path in quotes that only `core/paths` may spell. Calls of the API are spelled below /api where they are declared: the contract fixes them. */
const spelled =
  /['"`]\/(projects|people|profile|sign-in|sign-out|setup|invitations|password-resets|organization|activities|samples|shared-exports)\b/;

const offenders = (files: Source[]): string[] =>
  files.filter(({ path, text }) => path !== 'app/core/paths.ts' && !path.startsWith('app/api/') && spelled.test(text)).map(({ path }) => path);

test('nobody else spells a path', () => {
  expect(offenders(sources('app', 'views', 'islands'))).toEqual([]);
});

test('a planted path is found', () => {
  expect(offenders([{ path: 'views/planted.tsx', text: '<a href="/projects/1">' }])).toEqual(['views/planted.tsx']);
});
