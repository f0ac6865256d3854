/** No pair of a control and an object that the language allows and the editor draws is without its browser tests. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tagCatalog } from '#app/core/labeling/tags.ts';
import { pairs, relations, trees } from './pairs.ts';

const root = join(import.meta.dirname, '../..');
const all = [...tagCatalog.values()].filter(({ drawn }) => drawn);
const objects = all.filter(({ family }) => family === 'object').map(({ type }) => type);

/** Relations have no object of their own. */
const allowed = all
  .filter(({ family, type }) => family === 'control' && type !== 'Relations')
  .flatMap(({ type, fits }) => (fits === 'any' ? objects : (fits ?? [])).map((object) => `${type} ${object}`));

test('every pair names a test by pointer and one by keys', () => {
  expect(Object.keys(pairs).toSorted()).toEqual(allowed.toSorted());
});

test('every test that is named is there', () => {
  const missing = [...Object.entries(pairs), ['relations', relations] as const, ['trees', trees] as const].flatMap(
    ([pair, { file, pointer, keys }]) => {
      const path = join(root, file);
      if (!existsSync(path)) return [`${pair}: ${file} is not there`];
      const text = readFileSync(path, 'utf8');
      return [pointer, keys].filter((title) => !text.includes(title)).map((title) => `${pair}: ${file} has no “${title}”`);
    },
  );
  expect(missing).toEqual([]);
});
