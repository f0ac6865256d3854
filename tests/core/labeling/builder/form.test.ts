import { expect, test } from 'vitest';
import { hexOf } from '#app/core/labeling/builder/colors.ts';
import { build, builderForm, readLabels, type Building } from '#app/core/labeling/builder/form.ts';

const markup = `<View>
  <Text name="text" value="$text"/>
  <Labels name="name" toName="text">
    <Label value="Person"/>
    <Label value="Place"/>
  </Labels>
</View>`;

const was = (at: number, value: string) => JSON.stringify(['name', at, value, '#0b6fb8', '', '']);
/** As the page sends it where nobody typed anything. */
const rows = {
  open: 'name',
  'object-was': JSON.stringify(['text', 'Text', 'text']),
  'object-type': 'Text',
  'object-key': 'text',
  'control-was': JSON.stringify(['name', 'text', 'no', 'single']),
  'control-about': 'text',
  'control-required': 'no',
  'control-choice': 'single',
  'label-was': [was(0, 'Person'), was(1, 'Place')],
  'label-value': ['Person', 'Place'],
  'label-background': ['#0b6fb8', '#0b6fb8'],
  'label-hotkey': ['', ''],
  'label-alias': ['', ''],
};
const sent = (fields: Record<string, unknown>, text = markup): Building => build(text, builderForm.parse({ ...rows, ...fields }));

test('what nobody touched changes nothing, also from lines of Windows', () => {
  expect(sent({})).toEqual({ markup, open: 'name', from: 0 });
  expect(sent({}, markup.replaceAll('\n', '\r\n')).markup).toBe(markup);
});

test('what was typed and what was pressed both take hold, in this order', () => {
  const built = sent({ act: 'down 0', 'label-value': ['Human', 'Place'], 'label-background': ['#aa0000', '#0b6fb8'], 'object-key': 'words' });
  expect(built.markup).toBe(
    markup
      .replace('$text', '$words')
      .replace('<Label value="Person"/>', '<Label value="Place"/>')
      .replace('<Label value="Place"/>\n  </', '<Label value="Human" background="#aa0000"/>\n  </'),
  );
  expect(built).toMatchObject({ said: '“Human” moved down.', focus: 'down Human' });
});

test('a change of the text and one of the fields both stay', () => {
  const typed = markup.replace('    <Label value="Person"/>\n', '').replace('<Text ', '<Text granularity="word" ');
  expect(sent({ 'label-hotkey': ['', 'p'] }, typed).markup).toBe(typed.replace('"Place"', '"Place" hotkey="p"'));
});

test('one thing that cannot be done leaves everything as it was', () => {
  const built = sent({ act: 'remove-label 1', 'label-value': ['', 'Place'] });
  expect(built).toMatchObject({ markup, refused: expect.stringContaining('needs a name') as string });
  expect(sent({ 'label-was': ['not json', '[]'], 'object-was': '{"a":1}', 'control-was': '7' })).toMatchObject({ markup });
});

test('labels from a list or from a table', () => {
  expect(readLabels('Cat\r\n\nDog\t#123456\td')).toEqual([{ value: 'Cat' }, { value: '' }, { value: 'Dog', background: '#123456', hotkey: 'd' }]);
  expect(sent({ act: 'add-labels', 'more-labels': 'Date\nPlace' })).toMatchObject({ said: '“Date” is added to “name”; 1 were there already.' });
});

test('a new question is opened', () => {
  const built = sent({ act: 'add-control', 'new-control': 'choice text', 'new-labels': 'Yes\nNo' });
  expect(built).toMatchObject({ open: 'choice', focus: 'new-control' });
  expect(built.markup).toContain('<Choices name="choice" toName="text">\n    <Choice value="Yes"/>');
});

test('colors that a field can show', () => {
  expect(['#abc', '#A1B2C3', 'red', 'rgb(1,2,3)', ''].map(hexOf)).toEqual(['#aabbcc', '#a1b2c3', undefined, undefined, undefined]);
});
