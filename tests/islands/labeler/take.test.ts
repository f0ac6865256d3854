/** What a model says, taken into an answer: whole or in part, once, undone to the very object. */
import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { readRows, writeRows } from '#app/core/labeling/wire/rows.ts';
import { idsIn, take } from '#islands/labeler/actions/take.ts';
import { createHistory } from '#islands/labeler/history.ts';
import { config, kits } from './make.ts';

const parsed = config(
  `<View><Image name="photo" value="$photo"/><RectangleLabels name="label" toName="photo"><Label value="Cat"/><Label value="Dog"/></RectangleLabels>
<TextArea name="words" toName="photo" perRegion="true"/><Choices name="mood" toName="photo"><Choice value="Calm"/><Choice value="Awake"/></Choices></View>`,
);
const size = { original_width: 400, original_height: 250, image_rotation: 0 };
const place = (x: number) => ({ x, y: 10, width: 20, height: 20, rotation: 0 });
const boxRow = (id: string, x: number, label: string): Row => ({
  id,
  from_name: 'label',
  to_name: 'photo',
  type: 'rectanglelabels',
  ...size,
  score: 0.5,
  value: { ...place(x), rectanglelabels: [label] },
});
const mood = (id: string, choice: string): Row => ({ id, from_name: 'mood', to_name: 'photo', type: 'choices', value: { choices: [choice] } });
const rows: Row[] = [
  boxRow('p1', 10, 'Cat'),
  { id: 'p1', from_name: 'words', to_name: 'photo', type: 'textarea', ...size, value: { ...place(10), text: ['sleeps'] } },
  { ...boxRow('p2', 40, 'Dog'), parentID: 'p1' },
  mood('p3', 'Calm'),
  { type: 'relation', from_id: 'p1', to_id: 'p2', direction: 'right' },
];
const read = (given: Row[]) => {
  const { doc, failed } = readRows(given, parsed, kits.language);
  expect(failed).toEqual([]);
  return doc;
};
const written = (doc: ReturnType<typeof read>) => writeRows(doc, parsed, kits.language);
const renamed = (ids: string[]) => new Map(ids.map((id) => [id, `new-${id}`]));

test('all of it: regions with their answers, parents and relations, under new ids; what the task was answered gives way', () => {
  const said = read(rows);
  const history = createHistory(read([boxRow('own', 70, 'Cat'), mood('m', 'Awake')]));
  const before = history.doc;
  history.perform('Take prediction', take(said, renamed(idsIn(said))));
  expect(written(history.doc)).toEqual([
    expect.objectContaining({ id: 'own' }),
    expect.objectContaining({ id: 'new-p1', origin: 'prediction', score: 0.5, value: { ...place(10), rectanglelabels: ['Cat'] } }),
    expect.objectContaining({ id: 'new-p1', type: 'textarea', origin: 'prediction', value: { ...place(10), text: ['sleeps'] } }),
    expect.objectContaining({ id: 'new-p2', origin: 'prediction', parentID: 'new-p1' }),
    expect.objectContaining({ id: 'new-p3', type: 'choices', origin: 'prediction', value: { choices: ['Calm'] } }),
    { type: 'relation', from_id: 'new-p1', to_id: 'new-p2', direction: 'right' },
  ]);
  expect(history.doc.answers.filter(({ from }) => from === 'mood')).toHaveLength(1);
  expect(history.perform('Again', take(said, renamed(idsIn(said))))).toBeUndefined();
  history.undo();
  expect(history.doc).toBe(before);
});

test('one region: with its own answers, and with its relation and parent where the other end stands already', () => {
  const said = read(rows);
  const child = take(said, renamed(['p2']))(read([]));
  expect(written(child)).toEqual([expect.objectContaining({ id: 'new-p2' })]);
  expect(child.regions[0]?.parentId).toBeUndefined();
  const both = take(said, renamed(['p2']))(read([boxRow('mine', 10, 'Cat')]));
  expect(written(both)).toEqual([
    expect.objectContaining({ id: 'mine' }),
    expect.objectContaining({ id: 'new-p2', parentID: 'mine' }),
    { type: 'relation', from_id: 'mine', to_id: 'new-p2', direction: 'right' },
  ]);
});

test('what is there already is not doubled, and a deleted relation between what is there stays deleted', () => {
  const said = read(rows);
  const same = read(rows.slice(0, 4));
  expect(take(said, renamed(idsIn(said)))(same)).toBe(same);
});
