import { expect, test } from 'vitest';
import { parseConfig } from '#app/core/labeling/config.ts';
import { fitTo } from '#app/formats/foreign/fit.ts';
import { foreign, read } from './delivered.ts';

/** As the shared task of 2003 has it, with emoji, names of one word side by side, and tags of other schemes. */
const shared = `-DOCSTART- -X- -X- O

EU NNP B-NP B-ORG
rejects VBZ B-VP O
German JJ B-NP B-MISC
call NN I-NP O

🐱 NN B-NP O
Peter NNP B-NP B-PER
Blackburn NNP I-NP I-PER
Ada NNP I-NP B-PER
Old NNP B-NP I-LOC
Bar NNP I-NP E-LOC
Inn NNP I-NP S-LOC
`;

test('sentences become texts with names on their words, offsets in code points', async () => {
  const { title, words, count, markup, items } = await read({ 'eng.train.txt': shared });
  expect([title, words, count]).toEqual(['CoNLL', '2 sentences, 4 labels', 2]);
  expect(markup).toBe(`<View>
  <Text name="text" value="$text"/>
  <Labels name="label" toName="text">
    <Label value="ORG"/>
    <Label value="MISC"/>
    <Label value="PER"/>
    <Label value="LOC"/>
  </Labels>
</View>`);
  const told = items.map((item) =>
    'task' in item
      ? [item.row, item.task.data.text, item.task.annotations?.[0]?.result.map(({ value }) => [value?.start, value?.end, value?.text, value?.labels])]
      : item,
  );
  expect(told).toEqual([
    [
      3,
      'EU rejects German call',
      [
        [0, 2, 'EU', ['ORG']],
        [11, 17, 'German', ['MISC']],
      ],
    ],
    [
      8,
      '🐱 Peter Blackburn Ada Old Bar Inn',
      [
        [2, 17, 'Peter Blackburn', ['PER']],
        [18, 21, 'Ada', ['PER']],
        [22, 29, 'Old Bar', ['LOC']],
        [30, 33, 'Inn', ['LOC']],
      ],
    ],
  ]);
});

test('a sentence without a name is a task without an answer', async () => {
  const { items } = await read({ 'a.conll': 'Nobody O\n\n\nAda B-PER' });
  expect(items).toMatchObject([
    { row: 1, task: { data: { text: 'Nobody' } } },
    { row: 4, task: { annotations: [{}] } },
  ]);
  expect(items[0]).not.toHaveProperty('task.annotations');
});

test.each([
  ['a.txt', 'A fine day.\nI have O\n'],
  ['a.txt', 'Vitamins:\nVitamin B-12\n'],
  ['a.csv', 'word,tag\nAda B-PER\n'],
])('%s with %j is no CoNLL', async (name, text) => {
  expect(await foreign({ [name]: text })).toBeUndefined();
});

test('lines that are wrong are named', async () => {
  const many = `${'Ada B-PER\n'.repeat(200)}Byron\nx B-\ny Z-PER\n`;
  expect(await foreign({ 'a.conll': many })).toEqual([
    { file: 'a.conll', row: 201, problem: 'A word and its tag are needed here, such as "London B-LOC".' },
    { file: 'a.conll', row: 202, problem: '"B-" is no tag. Tags are O, or B- or I- with a label, such as B-PER.' },
    { file: 'a.conll', row: 203, problem: '"Z-PER" is no tag. Tags are O, or B- or I- with a label, such as B-PER.' },
  ]);
});

test('sentences without any name make a config all the same, and ask nothing of the one that is here', async () => {
  const { markup, used } = await read({ 'a.conll': 'Nobody O\n' });
  const [own, other] = [markup, '<View><Text name="t" value="$body"/><Rating name="r" toName="t"/></View>'].map((text) => parseConfig(text).config!);
  const fit = fitTo(other!, own!, { used });
  expect('task' in fit && fit.task({ data: { text: 'Nobody' } })).toEqual({ data: { body: 'Nobody' } });
});
