/** Relations as actions: given, act, expect; and back. */
import { expect, test } from 'vitest';
import { directRelation, labelRelation, relate, unrelate } from '#islands/labeler/actions/relate.ts';
import { deleteRegions } from '#islands/labeler/actions/delete.ts';
import { relationsTag } from '#app/core/labeling/relations-tag.ts';
import { box, boxMarkup, config, docOf } from './make.ts';

const doc = docOf(box('a'), box('b'), box('c'));
const ends = { from: 'a', to: 'b' };

test('two regions have one relation, whichever way it is asked for; none relates to itself', () => {
  const related = relate(ends)(doc);
  expect(related.relations).toEqual([{ from: 'a', to: 'b', direction: 'right' }]);
  expect(relate(ends)(related)).toBe(related);
  expect(relate({ from: 'b', to: 'a' })(related)).toBe(related);
  expect(relate({ from: 'a', to: 'a' })(related)).toBe(related);
});

test('direction and labels change the one relation, and what is the same stays the same document', () => {
  const related = relate({ from: 'b', to: 'c' })(relate(ends, ['is-a'])(doc));
  expect(directRelation(ends, 'right')(related)).toBe(related);
  expect(directRelation(ends, 'bi')(related).relations).toEqual([
    { from: 'a', to: 'b', direction: 'bi', labels: ['is-a'] },
    { from: 'b', to: 'c', direction: 'right' },
  ]);
  expect(labelRelation(ends, [])(related).relations[0]).toEqual({ from: 'a', to: 'b', direction: 'right' });
  expect(unrelate(ends)(related).relations).toEqual([{ from: 'b', to: 'c', direction: 'right' }]);
});

test('a region takes its relations with it', () => {
  expect(deleteRegions(['b'])(relate({ from: 'b', to: 'c' })(relate(ends)(doc))).relations).toEqual([]);
});

test('the labels of relations come from the config', () => {
  const markup = boxMarkup.replace(
    '</View>',
    '<Relations choice="single"><Relation value="is-a"/><Relation value="part of" background="red"/></Relations></View>',
  );
  expect(relationsTag(config(markup))).toEqual({
    labels: [
      { value: 'is-a', background: undefined },
      { value: 'part of', background: 'red' },
    ],
    isMultiple: false,
  });
  expect(relationsTag(config(boxMarkup))).toBeUndefined();
});
