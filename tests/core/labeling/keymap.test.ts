import { expect, test } from 'vitest';
import { acts, actsIn, meet } from '#app/core/labeling/acts.ts';
import { normalKeys } from '#app/core/labeling/hotkeys.ts';
import { ownKeys, readKeymap, remappable, sharedKeys } from '#app/core/labeling/keymap.ts';
import { configOf } from './configs.ts';

test('keys are read in any spelling; empty and standard ones are none', () => {
  const given = { 'annotation:submit': ' Cmd+Enter ', 'annotation:skip': 'Shift+Alt+N', 'region:delete': '', 'no:act': 'x' };
  expect(readKeymap(given)).toEqual({ keymap: { 'annotation:skip': 'alt+shift+n' }, problems: [] });
});

test('the editor hears of changed keys only, each with the commands and the standard keys that it replaces', () => {
  expect(ownKeys({ 'media:step-backward': 'alt+shift+n', gone: 'x' })).toEqual([{ commands: ['step'], standard: ['alt+left'], key: 'alt+shift+n' }]);
  expect(ownKeys({ gone: 'x' })).toBeUndefined();
});

const problem = (given: Record<string, string>) => readKeymap(given).problems;

test('what is no key, belongs to the browser, or is taken gets its sentence', () => {
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

test('a key of any tool, player or dialogue is taken for what works everywhere, and for its own medium', () => {
  const taken = (name: string, key: string) => problem({ [name]: key })[0]?.message;
  expect(taken('annotation:skip', 'o')).toBe('o is the key of “Draw ellipses” already.');
  expect(taken('annotation:skip', 'alt+z')).toBe('alt+z is the key of “What was done” already.');
  expect(taken('annotation:skip', 'alt+shift+3')).toBe('alt+shift+3 is the key of “Region 3” already.');
  expect(taken('annotation:skip', 'alt+k')).toBe('alt+k is the key of “Add or delete the key frame here” already.');
  expect(taken('annotation:skip', 'ctrl+shift+a')).toBe('ctrl+shift+a is the key of “Label the whole phrase” already.');
  expect(taken('tool:ellipse', 'e')).toBe('e is the key of “Erase from a mask” already.');
  expect(taken('tool:ellipse', 'alt+g')).toBe('alt+g is the key of “Go to a page of a PDF by its number” already.');
  expect(taken('tool:ellipse', 'alt+q')).toBe('alt+q is the key of “Go to the questions about the region” already.');
});

test('two media may share a key, since the one that has the focus is meant', () => {
  const shared = { 'tool:ellipse': 'alt+k', 'audio:loop': 'alt+e' };
  expect(readKeymap(shared)).toEqual({ keymap: shared, problems: [] });
  expect(sharedKeys(shared)).toEqual({});
});

test('what needs the focus keeps its key there, and that is said', () => {
  const keymap = { 'annotation:skip': 'space', 'ts:grow-left': 'alt+i' };
  expect(readKeymap(keymap)).toEqual({ keymap, problems: [] });
  expect(sharedKeys(keymap)).toEqual({
    'annotation:skip': 'While a sound has the focus, space is “Play or pause (on the sound or video)”, not “Skip the task”.',
    'ts:grow-left': 'While a time series has the focus, alt+i is “Grow the interval to the left”, not “Mark an instant at the cursor”.',
  });
});

test('two acts may trade their keys; one of several standard keys may be chosen alone', () => {
  const trade = { 'annotation:undo': 'ctrl+d', 'region:duplicate': 'ctrl+z', 'region:unselect': 'escape' };
  expect(readKeymap(trade)).toEqual({ keymap: trade, problems: [] });
});

test('acts have their names for themselves, and keys in the one spelling', () => {
  const names = acts.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { keys } of acts) expect(keys).toEqual(keys.map(normalKeys));
});

/** What is shared from the start: the same way in another mode, or a key that means both. */
const sharedFromTheStart = ['p', 'pageup', 'pagedown'];

test('no other two acts that count at the same place have the same standard key', () => {
  const changeable = remappable.flatMap((one, index) =>
    remappable
      .slice(index + 1)
      .filter((other) => meet(one, other) && one.within === other.within)
      .flatMap((other) => one.keys.filter((key) => other.keys.includes(key) && !sharedFromTheStart.includes(key))),
  );
  expect(changeable).toEqual([]);
});

test('a config brings in the acts of its own tags only', () => {
  const names = (inside: string) => actsIn(configOf(`<View>${inside}</View>`).root).map(({ name }) => name);
  const text = names('<Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="A"/></Choices>');
  expect(text).toContain('annotation:submit');
  expect(text.filter((name) => /^(tool|audio|video|media|ts|phrases|image|pdf|repeater|pair)|relation|focus/.test(name))).toEqual([]);
  const picture = names(
    '<Image name="i" value="$i" rotateControl="false"/><Brush name="b" toName="i"/><Rating name="r" toName="i" perRegion="true"/>',
  );
  expect(picture).toEqual(expect.arrayContaining(['tool:brush', 'tool:eraser', 'tool:zoom-in', 'region:focus', 'region:relation']));
  expect(picture.filter((name) => /ellipse|rotate|image:|pdf:/.test(name))).toEqual([]);
});
