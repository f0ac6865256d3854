import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acts } from '#app/core/labeling/acts.ts';
import { assignKeys, automaticKeys, normalKeys } from '#app/core/labeling/hotkeys.ts';
import { repeated } from '#app/core/labeling/repeat.ts';
import { configOf } from './configs.ts';

const keysOf = (choices: string): [string, string, boolean][] => {
  const config = configOf(`<View><Text name="t" value="$t"/><Choices name="c" toName="t" allowNested="true">${choices}</Choices></View>`);
  return assignKeys(config).map(({ path, keys, automatic }) => [path.join('/'), keys, automatic]);
};

test('keys are given out in order; named ones stay and are not given twice', () => {
  expect(
    keysOf('<Choice value="A"/><Choice value="B" hotkey="1"/><Choice value="C"><Choice value="D"/></Choice><Choice value="E" hotkey="Shift+X"/>'),
  ).toEqual([
    ['A', '2', true],
    ['B', '1', false],
    ['C', '3', true],
    ['C/D', '4', true],
    ['E', 'shift+x', false],
  ]);
});

test('the order is that of existing editors; after the last key labels go without', () => {
  const many = Array.from({ length: 40 }, (_, index) => `<Choice value="c${index}"/>`).join('');
  expect(
    keysOf(many)
      .map(([, keys]) => keys)
      .join(''),
  ).toBe('1234567890qwetasdfgzxcvbyiopjklnm');
});

test('each page of a Repeater has the same keys, of as many entries as show together; what follows has others', () => {
  const of = (size: number | undefined) => {
    const choices = '<Choices name="c{{idx}}" toName="t{{idx}}"><Choice value="x"/><Choice value="y"/></Choices>';
    const written = configOf(
      `<View><Repeater on="$rows" mode="pagination"><Text name="t{{idx}}" value="$rows[{{idx}}]"/>${choices}</Repeater><Text name="t" value="$t"/><Choices name="end" toName="t"><Choice value="z"/></Choices></View>`,
    );
    const config = repeated(written, { rows: ['a', 'b', 'c'] });
    return assignKeys(config, ({ type }) => (type === 'Repeater' ? size : undefined)).map(
      ({ control, path, keys }) => `${control}.${path[0]} ${keys}`,
    );
  };
  expect(of(1)).toEqual(['c0.x 1', 'c0.y 2', 'c1.x 1', 'c1.y 2', 'c2.x 1', 'c2.y 2', 'end.z 3']);
  expect(of(2)).toEqual(['c0.x 1', 'c0.y 2', 'c1.x 3', 'c1.y 4', 'c2.x 1', 'c2.y 2', 'end.z 5']);
  expect(of(undefined)).toEqual(['c0.x 1', 'c0.y 2', 'c1.x 3', 'c1.y 4', 'c2.x 5', 'c2.y 6', 'end.z 7']);
});

test('automatic keys are none that always belong to the editor', () => {
  const always = new Set(acts.filter(({ on }) => !on).flatMap(({ keys }) => keys));
  expect(automaticKeys.filter((keys) => always.has(keys))).toEqual([]);
});

test.each([
  ['Ctrl+Shift+Z', 'ctrl+shift+z'],
  ['shift + cmd + z', 'ctrl+shift+z'],
  ['ESC', 'escape'],
  ['+', 'plus'],
  ['Alt+.', 'alt+.'],
])('%s is %s', (written, keys) => {
  expect(normalKeys(written)).toBe(keys);
});

test('one spelling is its own spelling', () => {
  const spelled = fc.property(fc.string(), (written) => {
    expect(normalKeys(normalKeys(written))).toBe(normalKeys(written));
  });
  fc.assert(spelled, { seed: 20_260 });
});
