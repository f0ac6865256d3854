/** The list of regions without a browser: sought, sorted, grouped, as a tree; regions put under each other; steps gone to. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeRegion } from '#islands/labeler/actions/place.ts';
import { canNest, nestRegion } from '#islands/labeler/actions/nest.ts';
import { emptyView, type State } from '#islands/labeler/doc.ts';
import { createHistory } from '#islands/labeler/history.ts';
import { whyNotUnder } from '#islands/labeler/outline/nest-rules.ts';
import { isGroup, outlineRows } from '#islands/labeler/outline/rows.ts';
import { standardSettings, type EditorSettings } from '#islands/labeler/settings.ts';
import { box, boxMarkup, config, docOf, kits } from './make.ts';

const known = { config: config(boxMarkup), kits };
const regions = [
  box('a', { y: 50, score: 0.2 }),
  box('b', { y: 10, x: 60, labels: ['Dog'], parentId: 'c', meta: { text: ['with a collar'] } }),
  box('c', { y: 10, x: 5, labels: [], score: 0.9 }),
];
const state = (settings: Partial<EditorSettings>): State => ({
  doc: docOf(...regions),
  view: { ...emptyView, settings: { ...standardSettings, ...settings } },
});
const shown = (settings: Partial<EditorSettings>, sought = '') =>
  outlineRows(known, state(settings), sought).map((row) => (isGroup(row) ? `${row.title} ${row.ids.length}` : `${'-'.repeat(row.level)}${row.key}`));

test('a tree by parents, in the order they were made, by place or by score', () => {
  expect(shown({})).toEqual(['a', 'c', '-b']);
  expect(shown({ regionOrder: 'place' })).toEqual(['c', '-b', 'a']);
  expect(shown({ regionOrder: 'score' })).toEqual(['c', '-b', 'a']);
});

test('each order goes both ways; what has no score stays at the end', () => {
  const flat = { regionGroup: 'kind' } as const;
  expect(shown({ ...flat, regionTurned: true })).toEqual(['Box 3', 'c', 'b', 'a']);
  expect(shown({ ...flat, regionTurned: true, regionOrder: 'place' })).toEqual(['Box 3', 'a', 'b', 'c']);
  expect(shown({ ...flat, regionTurned: true, regionOrder: 'score' })).toEqual(['Box 3', 'a', 'c', 'b']);
  expect(shown({ regionTurned: true })).toEqual(['c', '-b', 'a']);
});

test('groups count, a search finds labels, notes and numbers', () => {
  expect(shown({ regionGroup: 'label' })).toEqual(['Cat 1', 'a', 'Dog 1', 'b', 'No label 1', 'c']);
  expect(shown({ regionGroup: 'kind', regionOrder: 'score' })).toEqual(['Box 3', 'c', 'a', 'b']);
  expect(shown({}, 'COLLAR dog')).toEqual(['b']);
  expect(shown({}, 'unlabelled')).toEqual(['c']);
  expect(shown({}, 'zebra')).toEqual([]);
});

test('a stored circle of parents and a parent that is gone leave no region out', () => {
  const doc = docOf(box('a', { parentId: 'b' }), box('b', { parentId: 'a' }), box('c', { parentId: 'gone' }));
  const keys = outlineRows(known, { doc, view: emptyView }, '').map(({ key }) => key);
  expect(keys.toSorted()).toEqual(['a', 'b', 'c']);
});

test('no moves under each other ever close a circle, and undo gives the document back', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.option(id, { nil: undefined })), { maxLength: 20 }), (moves) => {
      const history = createHistory(docOf(box('a'), box('b'), box('c'), box('d')));
      const first = history.doc;
      for (const [one, parent] of moves) history.perform('Move', nestRegion(one, parent));
      for (const region of history.doc.regions) expect(canNest(history.doc, region.id, region.parentId)).toBe(true);
      history.go(0);
      expect(history.doc).toBe(first);
    }),
  );
});

test('any step is gone to as one change, and what lies after it can be brought back', () => {
  const history = createHistory(docOf(box('a')));
  const docs = [history.doc];
  for (const x of [20, 30, 40]) {
    history.perform(`To ${x}`, placeRegion('a', { x }));
    docs.push(history.doc);
  }
  let changes = 0;
  history.subscribe(() => (changes += 1));
  history.go(1);
  expect([history.doc, changes]).toEqual([docs[1], 1]);
  expect(history.past.map(({ name }) => name)).toEqual(['To 20']);
  expect(history.future.map(({ name }) => name)).toEqual(['To 30', 'To 40']);
  history.go(3);
  expect(history.doc).toBe(docs[3]);
  history.go(99);
  expect([history.doc, changes]).toEqual([docs[3], 2]);
});

test('what a label may hold and how deep its regions may lie is the config’s to say', () => {
  const strict = config(`<View><Image name="photo" value="$photo"/><RectangleLabels name="label" toName="photo" groupDepth="2">
<Label value="Page" groupCanContain="Line, Dog"/><Label value="Line"/><Label value="Cat"/></RectangleLabels></View>`);
  const doc = docOf(
    box('page', { labels: ['Page'] }),
    box('line', { labels: ['Line'], parentId: 'page' }),
    box('cat'),
    box('kit', { parentId: 'cat' }),
  );
  expect(whyNotUnder(strict, doc, 'line', 'page')).toBeUndefined();
  expect(whyNotUnder(strict, doc, 'cat', 'page')).toBe('Under Page only these may lie: Line, Dog.');
  expect(whyNotUnder(strict, doc, 'cat', 'line')).toBe('At most 2 levels may lie under Page.');
  expect(whyNotUnder(strict, doc, 'kit', 'line')).toBeUndefined();
  expect(whyNotUnder(strict, doc, 'page', 'line')).toContain('under itself');
});
