import { expect, test } from 'vitest';
import { sources } from './files.ts';
import { crossings } from './floors.ts';

test('imports point downward only', () => {
  expect(crossings(sources('app', 'views', 'islands'))).toEqual([]);
});

test.each([
  ['app/core/planted.ts', "import { eq } from 'drizzle-orm';"],
  ['app/core/planted.ts', "import { record } from '#app/domain/activities.ts';"],
  ['app/routes/planted.tsx', "import { eq } from 'drizzle-orm';"],
  ['app/domain/planted.ts', "import { Page } from '#views/layout.tsx';"],
  ['views/planted.tsx', "import { findProject } from '#app/domain/projects.ts';"],
  ['islands/labeler/planted.ts', "import Konva from 'konva/lib/Core';"],
  ['islands/labeler/planted.ts', "import { getDocument } from 'pdfjs-dist';"],
  ['islands/planted.ts', "const load = () => import('#app/domain/projects.ts');"],
  ['app/api/planted.ts', "import { Page } from '#views/layout.tsx';"],
  ['app/db/planted.ts', "import { can } from '../core/permissions.ts';"],
])('a planted crossing in %s is found', (path, text) => {
  expect(crossings([{ path, text }])).toHaveLength(1);
});
