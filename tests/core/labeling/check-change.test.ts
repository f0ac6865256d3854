import { expect, test } from 'vitest';
import { checkChange, type InUse } from '#app/core/labeling/check.ts';
import { configOf } from './configs.ts';

const config = (inside: string) => configOf(`<View><Text name="txt" value="$text"/><Text name="other" value="$title"/>${inside}</View>`);
const kinds = (...names: string[]): string =>
  `<Choices name="kind" toName="txt">${names.map((name) => `<Choice value="${name}"/>`).join('')}</Choices>`;
const before = config(`${kinds('A', 'B', 'C')}<Rating name="stars" toName="txt"/><TextArea name="note" toName="txt"/>`);
const used: InUse = {
  controls: {
    kind: { to: 'txt', type: 'choices', count: 12 },
    note: { to: 'txt', type: 'textarea', count: 1 },
    stars: { to: 'txt', type: 'rating', count: 0 },
  },
  labels: { kind: { A: 11, B: 1, C: 0 } },
  relations: {},
};
const orphaned = (inside: string): string[] => checkChange(before, config(inside), used).map(({ message }) => message);
const note = '<TextArea name="note" toName="txt"/>';

test('what nobody used may go, and anything may come', () => {
  expect(orphaned(`${kinds('B', 'A', 'new')}${note}<Rating name="more" toName="txt"/>`)).toEqual([]);
  expect(checkChange(before, before, used)).toEqual([]);
});

test('labels and controls in use may not', () => {
  expect(orphaned(kinds('B') + note)).toEqual(['"A" of "kind" is gone, but 11 results use it.']);
  expect(checkChange(before, config(note), used)).toEqual([
    { kind: 'control', control: 'kind', count: 12, message: '"kind" is gone, but 12 results use it.' },
  ]);
});

test('a control may not become another, nor move to another object, but a TextArea may move', () => {
  expect(orphaned(`<Rating name="kind" toName="txt"/>${note}`)).toEqual([
    '"kind" no longer makes choices, it is a <Rating> now, but 12 results use it.',
    '"A" of "kind" is gone, but 11 results use it.',
    '"B" of "kind" is gone, but 1 result uses it.',
  ]);
  expect(orphaned(kinds('A', 'B').replace('toName="txt"', 'toName="other"') + note)).toEqual([
    '"kind" no longer works on "txt", but 12 results use it.',
  ]);
  expect(orphaned(kinds('A', 'B') + note.replace('toName="txt"', 'toName="other"'))).toEqual([]);
});

test('labels may come from the task instead; a nested choice is found by its path', () => {
  expect(orphaned(`<Choices name="kind" toName="txt" value="$list"/>${note}`)).toEqual([]);
  const nested = config('<Choices name="kind" toName="txt"><Choice value="A"><Choice value="A1"/></Choice></Choices>');
  expect(checkChange(nested, nested, { controls: {}, labels: { kind: { '["A","A1"]': 3, A1: 2 } }, relations: {} })).toEqual([]);
});

test('a data key that answers were made with stays shown; without answers it may go', () => {
  const changed = configOf(
    '<View><Text name="txt" value="$body"/><Text name="other" value="$title"/><Choices name="kind" toName="txt"><Choice value="A"/><Choice value="B"/></Choices><TextArea name="note" toName="txt"/></View>',
  );
  expect(checkChange(before, changed, used)).toEqual([
    { kind: 'data key', key: 'text', message: '"$text" is no longer shown, but annotations were made with it.' },
  ]);
  expect(checkChange(before, changed, { controls: {}, labels: {}, relations: {} })).toEqual([]);
});

test('labels of relations in use stay, once there is a list of them', () => {
  const none = config(note);
  const relations = (...labels: string[]) =>
    config(`${note}<Relations>${labels.map((label) => `<Relation value="${label}"/>`).join('')}</Relations>`);
  const worn: InUse = { controls: {}, labels: {}, relations: { 'is a': 2, has: 1, of: 0 } };
  const gone = (label: string, uses: string) => `"${label}" of relations is gone, but ${uses} it.`;
  const said = (one: typeof none, next: typeof none) => checkChange(one, next, worn).map(({ message }) => message);
  expect(said(relations('is a', 'has', 'of'), relations('has', 'is a', 'new'))).toEqual([]);
  expect(said(relations('is a', 'has'), relations('has'))).toEqual([gone('is a', '2 results use')]);
  expect(said(relations('is a', 'has'), none)).toEqual([gone('is a', '2 results use'), gone('has', '1 result uses')]);
  expect(said(none, relations('is a'))).toEqual([gone('has', '1 result uses')]);
  expect(said(none, none)).toEqual([]);
});
