import { expect } from 'vitest';
import { imports } from '#app/db/schema/transfers.ts';
import { listImports } from '#app/domain/imports.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('imports are listed in pages, the newest first', async ({ db }) => {
  const { project, ada } = await make.story(db);
  const made = await db
    .insert(imports)
    .values(Array.from({ length: 53 }, () => ({ projectId: project.id, createdBy: ada.id, sources: [] })))
    .returning({ id: imports.id });
  const newest = await listImports(db, project);
  const oldest = await listImports(db, project, { after: newest.next });
  const ids = [...newest.rows, ...oldest.rows].map((row) => row.import.id);
  expect([newest.rows.length, ids]).toEqual([50, made.map(({ id }) => id).toSorted((a, b) => b - a)]);
  expect((await listImports(db, project, { before: oldest.previous })).rows).toEqual(newest.rows);
});
