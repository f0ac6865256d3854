import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referencesIn, resolve, resolveText, wholeReference } from '#app/core/labeling/references.ts';
import { anyCharacter } from '#tests/core/characters.ts';

const data = {
  text: 'Hi',
  n: 5,
  zero: 0,
  no: false,
  nothing: null,
  photo: { url: '/a.png', sizes: [10, 20] },
  pages: ['/1.png', '/2.png'],
  rows: [{ a: 'x' }, { a: 'y' }],
  'a.b': 'dotted key',
  'my-key': 'dashed',
  größe: 3,
};

test.each([
  ['$text', 'Hi'],
  [' $text ', 'Hi'],
  ['$photo', data.photo],
  ['$photo.url', '/a.png'],
  ['$photo.sizes[1]', 20],
  ['$pages[0]', '/1.png'],
  ['$a.b', 'dotted key'],
  ['$my-key', 'dashed'],
  ['$größe', 3],
  ['$nothing', null],
  ['$missing', undefined],
  ['$photo.missing.deeper', undefined],
  ['$text.length', undefined],
  ['$pages.length', 2],
  ['plain', 'plain'],
  ['Doc: $text, $n!', 'Doc: Hi, 5!'],
  ['$text.', 'Hi.'],
  ['$text-$n', 'Hi-5'],
  ['$photo.url?x=$zero&y=$no', '/a.png?x=0&y=false'],
  ['[$missing]', '[]'],
  ['It costs $5', 'It costs $5'],
  ['$', '$'],
  ['', ''],
])('%j means %j', (template, value) => expect(resolve(template, data)).toEqual(value));

test.each(['$constructor', '$__proto__', '$photo.constructor.name', '$text.__proto__', '$pages.map', '$toString'])(
  '%s reads no prototype',
  (template) => {
    expect(resolve(template, data)).toBeUndefined();
  },
);

test('a Repeater position is filled in', () => {
  expect(resolve('$rows[{{idx}}].a', data, 1)).toBe('y');
  expect(resolveText('Row {{idx}}: $rows[{{idx}}].a', data, 1)).toBe('Row {{idx}}: y');
});

test('objects in texts are written as JSON, nothing as nothing', () => {
  expect([resolveText('$photo', data), resolveText('$missing', data), resolveText('$nothing', data)]).toEqual([JSON.stringify(data.photo), '', '']);
});

describe('references that are found', () => {
  test.each([
    ['$photo.url', [{ key: 'photo', steps: ['photo', 'url'], written: 'photo.url' }]],
    ['$a[3].b', [{ key: 'a', steps: ['a', 3, 'b'], written: 'a[3].b' }]],
    ['$p[{{idx}}]', [{ key: 'p', steps: ['p', { placeholder: 'idx' }], written: 'p[{{idx}}]' }]],
    ['none', []],
  ])('%s', (template, found) => expect(referencesIn(template)).toEqual(found));

  test('keys in a text', () => expect(referencesIn('$a and $b.c, $a').map(({ key }) => key)).toEqual(['a', 'b', 'a']));
  test('a text around it is no whole reference', () => expect([wholeReference('x $a'), wholeReference('$a b')]).toEqual([undefined, undefined]));
});

test('a template without $ is itself, and none ever throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), fc.dictionary(fc.string(), fc.jsonValue()), (template, some) => {
      const value = resolve(template, some);
      if (!template.includes('$')) expect(value).toBe(template);
      expect(typeof resolveText(template, some)).toBe('string');
    }),
    { seed: 20_260 },
  );
});
