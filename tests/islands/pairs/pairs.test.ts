/** No pair of a control and an object that the language allows and the editor draws is without its browser tests. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tagCatalog } from '#app/core/labeling/tags.ts';
import { cited } from './cited.ts';
import { pairsOf, shownBy } from './shown.ts';
import { stories } from './stories.ts';
import type { Story } from './story.ts';

const islands = join(import.meta.dirname, '..');
const ways = ['pointer', 'keys'] as const;
const all = [...tagCatalog.values()].filter(({ drawn }) => drawn);
const objects = all.filter(({ family }) => family === 'object').map(({ type }) => type);

/** Relations have no object of their own. */
const allowed = all
  .filter(({ family, type }) => family === 'control' && type !== 'Relations')
  .flatMap(({ type, fits }) => (fits === 'any' ? objects : (fits ?? [])).map((object) => `${type} ${object}`))
  .concat('relations')
  .flatMap((pair) => ways.map((way) => `${way} ${pair}`));

const byCitation = cited.flatMap((one) => ways.filter((way) => one[way] !== undefined).flatMap((way) => one.pairs.map((pair) => `${way} ${pair}`)));

test('every pair is shown by pointer and by keys, in a story that is played or by a test that is cited', () => {
  const shown = new Set([...shownBy(stories), ...byCitation]);
  expect([...shown].toSorted()).toEqual(allowed.toSorted());
});

test('nothing is cited that is played', () => {
  const played = new Set(shownBy(stories));
  expect(byCitation.filter((one) => played.has(one))).toEqual([]);
});

test('only a ranking is not deleted', () => {
  const lasting = stories.filter(({ remove }) => !remove).flatMap(pairsOf);
  expect([...new Set(lasting)]).toEqual(['Ranker List']);
});

test('every test that is cited is there, and compares what it is cited for with its rows', () => {
  const missing = cited.flatMap((one) => {
    const { file } = one;
    const path = join(islands, `${file}.browser.test.ts`);
    if (!existsSync(path)) return [`${file} is not there`];
    const text = readFileSync(path, 'utf8');
    const wanted = [...ways.flatMap((way) => one[way] ?? []), `citedIn('${file}')`, 'pairsIn('];
    return wanted.filter((part) => !text.includes(part)).map((part) => `${file} has no ${part}`);
  });
  expect(missing).toEqual([]);
});

test('a story is about what its rows say, whatever its name is', () => {
  const planted: Story = {
    name: 'Rectangle on a picture',
    way: 'keys',
    given: { markup: '<View><Image name="i" value="$i"/><EllipseLabels name="e" toName="i"><Label value="A"/></EllipseLabels></View>' },
    make: () => Promise.resolve(),
    made: [{ from_name: 'e', to_name: 'i', value: {} }],
    change: () => Promise.resolve(),
    changed: [],
  };
  expect(pairsOf(planted)).toEqual(['EllipseLabels Image']);
  expect(() => pairsOf({ ...planted, also: ['MagicWand Image'] })).toThrow('has no MagicWand Image');
  expect(() => pairsOf({ ...planted, made: [] })).toThrow('makes nothing');
  expect(() => pairsOf({ ...planted, changed: planted.made })).toThrow('changes nothing');
});
