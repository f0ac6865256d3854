import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doAct, type Act } from '#app/core/labeling/builder/acts.ts';
import { readBuilt, type Built } from '#app/core/labeling/builder/built.ts';
import { controlOffers, objectOffers, offerFits } from '#app/core/labeling/builder/offers.ts';
import { readSource } from '#app/core/labeling/builder/source.ts';
import { parseConfig } from '#app/core/labeling/config.ts';

const base = `<View>
  <!-- kept: <Label value="not one"/> -->
  <Image name="pic" value="$photo.url" zoom='true'/>
  <RectangleLabels name="box" toName="pic"   canRotate="false">
    <Label value="Cat" background='#c2410c'/>
    <!-- between -->
    <Label value="Dog" alias="dog"/> <!-- beside -->
    <View style="color: red"><Label value="Bird"/></View>
  </RectangleLabels>
  <Wonder of="it"/>
  <Text name="say" value="Look: $title"/>
  <Choices name="mood" toName="say" required="true"><Choice value="Good"><Choice value="Very"/></Choice><Choice value="Bad"/></Choices>
  <TextArea name="note" toName="pic"/>
</View>`;

const done = (markup: string, act: Act): string => {
  const acted = doAct(markup, act);
  if ('refused' in acted) throw new Error(acted.refused);
  return acted.markup;
};
const refused = (act: Act): string => {
  const acted = doAct(base, act);
  return 'refused' in acted ? acted.refused : `was not refused: ${acted.markup}`;
};
const builtOf = (markup: string): Built => {
  const read = readSource(markup);
  if ('problem' in read) throw new Error(read.problem.message);
  return readBuilt(read.source);
};
const cat = { control: 'box', at: 0, was: 'Cat' };

test('what is understood, and what is left alone with its line', () => {
  const { objects, controls, foreign } = builtOf(base);
  expect(objects.map(({ name, type, key }) => [name, type, key])).toEqual([
    ['pic', 'Image', 'photo.url'],
    ['say', 'Text', undefined],
  ]);
  expect(controls.map(({ name, about, required, choice }) => [name, about, required, choice?.now])).toEqual([
    ['box', 'pic', false, 'single'],
    ['mood', 'say', true, 'single'],
    ['note', 'pic', false, undefined],
  ]);
  expect(controls[0]!.labels.map(({ value, background, alias, first, last }) => [value, background, alias, first, last])).toEqual([
    ['Cat', '#c2410c', '', true, false],
    ['Dog', '', 'dog', false, true],
    ['Bird', '', '', true, true],
  ]);
  expect(controls[1]!.labels.map(({ value, depth }) => [value, depth])).toEqual([
    ['Good', 0],
    ['Very', 1],
    ['Bad', 0],
  ]);
  expect(foreign).toEqual([{ type: 'Wonder', line: 10, column: 3, why: 'The labeling language has no such tag.' }]);
});

test.each<[string, Act, string, string]>([
  ['a name', { kind: 'set label', ...cat, words: { value: 'Big "cat"' } }, 'value="Cat"', 'value="Big &quot;cat&quot;"'],
  ['a color in its own quotes', { kind: 'set label', ...cat, words: { background: '#0b6fb8' } }, "'#c2410c'", "'#0b6fb8'"],
  ['no color', { kind: 'set label', ...cat, words: { background: '' } }, " background='#c2410c'", ''],
  ['a key', { kind: 'set label', control: 'box', at: 1, was: 'Dog', words: { hotkey: 'd' } }, 'alias="dog"', 'alias="dog" hotkey="d"'],
  ['a label found by its name', { kind: 'set label', control: 'box', at: 0, was: 'Bird', words: { alias: 'b' } }, '"Bird"', '"Bird" alias="b"'],
  ['a data key', { kind: 'set object', name: 'pic', key: '$picture' }, '$photo.url', '$picture'],
  ['another tag', { kind: 'set object', name: 'pic', type: 'Pdf' }, '<Image', '<Pdf'],
  ['no need', { kind: 'set control', name: 'mood', required: false }, ' required="true"', ''],
  ['several answers', { kind: 'set control', name: 'mood', choice: 'multiple' }, 'required="true"', 'required="true" choice="multiple"'],
  ['another object', { kind: 'set control', name: 'note', about: 'say' }, 'name="note" toName="pic"', 'name="note" toName="say"'],
  ['a label less, with its line', { kind: 'remove label', ...cat }, `    <Label value="Cat" background='#c2410c'/>\n`, ''],
  ['a label less, beside a comment', { kind: 'remove label', control: 'box', at: 1, was: 'Dog' }, '<Label value="Dog" alias="dog"/>', ''],
  ['a choice less', { kind: 'remove label', control: 'mood', at: 1, was: 'Very' }, '<Choice value="Very"/>', ''],
  ['a control less', { kind: 'remove control', name: 'note' }, '  <TextArea name="note" toName="pic"/>\n', ''],
  [
    'labels behind the last one',
    {
      kind: 'add labels',
      control: 'box',
      labels: [{ value: ' Ox ' }, { value: 'Cat' }, { value: '' }, { value: 'Emu', background: '#123456', hotkey: 'e' }],
    },
    '<Label value="Bird"/>',
    '<Label value="Bird"/><Label value="Ox"/><Label value="Emu" background="#123456" hotkey="e"/>',
  ],
  [
    'choices in one line',
    { kind: 'add labels', control: 'mood', labels: [{ value: 'So & so' }] },
    '<Choice value="Bad"/>',
    '<Choice value="Bad"/><Choice value="So &amp; so"/>',
  ],
  [
    'a question behind those about the same object',
    { kind: 'add control', offer: 'choice', about: 'say', labels: [{ value: 'Yes' }, { value: 'No' }] },
    '</Choices>',
    '</Choices>\n  <Choices name="choice" toName="say">\n    <Choice value="Yes"/>\n    <Choice value="No"/>\n  </Choices>',
  ],
])('%s', (_what, act, before, after) => {
  expect(base.split(before)).toHaveLength(2);
  expect(done(base, act)).toBe(base.replace(before, () => after));
});

test('what cannot be done is said, and nothing changes', () => {
  expect(refused({ kind: 'set label', ...cat, words: { value: ' ' } })).toContain('needs a name');
  expect(refused({ kind: 'set label', ...cat, words: { value: 'a\u0001' } })).toContain('would not be markup');
  expect(refused({ kind: 'set label', control: 'box', at: 9, was: 'Cow', words: { value: 'Ox' } })).toContain('“Cow” is not where it was');
  expect(refused({ kind: 'move label', ...cat, by: -1 })).toContain('already the first');
  expect(refused({ kind: 'add labels', control: 'box', labels: [{ value: 'Cat' }] })).toContain('there already');
  expect(refused({ kind: 'add labels', control: 'box', labels: [] })).toContain('at least one label');
  expect(refused({ kind: 'set object', name: 'pic', key: 'two words' })).toContain('no data key');
  expect(refused({ kind: 'set object', name: 'say', key: 'text' })).toContain('more than one data key');
  expect(refused({ kind: 'remove object', name: 'pic' })).toContain('“box” is about “pic”');
  expect(refused({ kind: 'add control', offer: 'boxes', about: 'say', labels: [{ value: 'A' }] })).toContain('does not work on');
  expect(refused({ kind: 'add control', offer: 'boxes', about: 'pic', labels: [] })).toContain('at least one label');
  expect(doAct('<View>', { kind: 'remove object', name: 'pic' })).toMatchObject({ refused: expect.stringContaining('Line 1') as string });
});

test('everything on offer makes a config without problems, from nothing', () => {
  for (const { type, key } of objectOffers) {
    const seen = done('<View></View>', { kind: 'add object', type, key: '' });
    for (const offer of controlOffers.filter((one) => offerFits(one, type))) {
      const asked = done(seen, { kind: 'add control', offer: offer.id, about: key, labels: [{ value: 'One' }] });
      expect([offer.id, asked, parseConfig(asked).problems]).toEqual([offer.id, asked, []]);
      expect(parseConfig(asked).config!.objects).toMatchObject([{ type, key }]);
    }
  }
});

const someLabel = fc.constantFrom(
  ...builtOf(base).controls.flatMap(({ name, labels }) => labels.map((label, at) => ({ control: name, at, was: label.value }))),
);
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((text) => `x${text.replaceAll(/\p{C}/gu, '')}`);
const plain = (built: Built) =>
  built.controls.map(({ element: _element, labels, ...control }) => ({ ...control, labels: labels.map(({ element: _one, ...label }) => label) }));

test('setting a label changes that label alone, in place', () => {
  fc.assert(
    fc.property(someLabel, fc.constantFrom('value', 'alias', 'hotkey', 'background'), words, (label, field, value) => {
      const next = done(base, { kind: 'set label', ...label, words: { [field]: value } });
      const wanted = plain(builtOf(base));
      wanted.find(({ name }) => name === label.control)!.labels[label.at]![field as 'value'] = value.trim();
      expect(plain(builtOf(next))).toEqual(wanted);
      const { element } = builtOf(base).controls.find(({ name }) => name === label.control)!.labels[label.at]!;
      expect(next.startsWith(base.slice(0, element.start))).toBe(true);
      expect(next.endsWith(base.slice(element.openEnd))).toBe(true);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test('down and up again is as before; added and removed again is as before', () => {
  fc.assert(
    fc.property(
      someLabel,
      fc.uniqueArray(
        words.map((word) => word.trim()),
        { minLength: 1, maxLength: 5 },
      ),
      (label, values) => {
        const down = doAct(base, { kind: 'move label', ...label, by: 1 });
        if ('markup' in down) {
          const labels = builtOf(down.markup).controls.find(({ name }) => name === label.control)!.labels;
          const at = labels.findIndex(({ value }) => value === label.was);
          expect(done(down.markup, { kind: 'move label', ...label, at, by: -1 })).toBe(base);
        }
        let more = done(base, { kind: 'add labels', control: label.control, labels: values.map((value) => ({ value })) });
        for (const was of values) more = done(more, { kind: 'remove label', control: label.control, at: 0, was });
        expect(more).toBe(base);
      },
    ),
    { seed: 3, numRuns: 100 },
  );
});
