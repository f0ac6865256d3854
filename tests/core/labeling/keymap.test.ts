import { expect, test } from 'vitest';
import { commandKeys, readKeymap, remappable } from '#app/core/labeling/keymap.ts';

test('keys are read in any spelling; empty and standard ones are none', () => {
  const given = { 'annotation:submit': ' Cmd+Enter ', 'annotation:skip': 'Shift+Alt+N', 'region:delete': '', 'no:act': 'x' };
  expect(readKeymap(given)).toEqual({ keymap: { 'annotation:skip': 'alt+shift+n' }, problems: [] });
  expect(commandKeys({ 'annotation:skip': 'alt+shift+n', gone: 'x' })).toEqual({ skip: 'alt+shift+n' });
});

test('what is no key, belongs to the browser, or is taken gets its sentence', () => {
  const problem = (given: Record<string, string>) => readKeymap(given).problems;
  expect(problem({ 'annotation:skip': 'hello' })).toEqual([
    { name: 'annotation:skip', message: '"hello" is no key. Write it like ctrl+enter, alt+n or x.' },
  ]);
  expect(problem({ 'annotation:skip': 'super+x' })[0]?.message).toContain('is no key');
  expect(problem({ 'annotation:skip': 'ctrl+w' })).toEqual([
    { name: 'annotation:skip', message: 'ctrl+w belongs to the browser. Choose another key.' },
  ]);
  expect(problem({ 'annotation:skip': 'ctrl+z' })).toEqual([{ name: 'annotation:skip', message: 'ctrl+z is the key of “Undo” already.' }]);
  expect(problem({ 'annotation:skip': 'x', 'annotation:undo': 'x' })).toEqual([
    { name: 'annotation:undo', message: 'x is the key of “Skip the task” already.' },
  ]);
});

test('two acts may trade their keys', () => {
  const trade = { 'annotation:undo': 'ctrl+d', 'region:duplicate': 'ctrl+z' };
  expect(readKeymap(trade)).toEqual({ keymap: trade, problems: [] });
});

test('no two acts have the same standard key', () => {
  const keys = remappable.flatMap((one) => one.keys);
  expect(new Set(keys).size).toBe(keys.length);
});
