import { expect, test } from 'vitest';
import { rowType } from '#app/core/labeling/row-types.ts';
import { tagCatalog } from '#app/core/labeling/tags.ts';

test('row types are those of the catalog', () => {
  const controls = [...tagCatalog.values()].filter(({ family, result }) => family === 'control' && result && result.type !== 'relation');
  expect(controls.map(({ type }) => rowType(type))).toEqual(controls.map(({ result }) => result?.type));
});
