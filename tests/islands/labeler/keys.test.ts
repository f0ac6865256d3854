import { expect, test } from 'vitest';
import { commandFor } from '#islands/labeler/hotkeys.ts';
import { createKeys, pressName, printKey, type Press } from '#islands/labeler/keys.ts';
import { runCommand, type Command } from '#islands/labeler/commands.ts';
import { boxMarkup, config } from './make.ts';

test.each<[string, Press]>([
  ['ctrl+enter', { key: 'Enter', code: 'Enter', ctrlKey: true }],
  ['ctrl+space', { key: ' ', code: 'Space', ctrlKey: true }],
  ['ctrl+shift+z', { key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true }],
  ['ctrl+z', { key: 'z', code: 'KeyZ', metaKey: true }],
  ['1', { key: '1', code: 'Digit1' }],
  ['1', { key: '1', code: 'Numpad1' }],
  ['1', { key: 'End', code: 'Numpad1' }],
  ['shift+1', { key: '!', code: 'Digit1', shiftKey: true }],
  ['ctrl+plus', { key: '=', code: 'Equal', ctrlKey: true }],
  ['ctrl+plus', { key: '+', code: 'Equal', ctrlKey: true, shiftKey: true }],
  ['ctrl+minus', { key: '-', code: 'Minus', ctrlKey: true }],
  ['?', { key: '?', code: 'Slash', shiftKey: true }],
  ['alt+.', { key: '.', code: 'Period', altKey: true }],
  ['alt+h', { key: '˙', code: 'KeyH', altKey: true }],
  ['q', { key: 'й', code: 'KeyQ' }],
  ['shift+left', { key: 'ArrowLeft', code: 'ArrowLeft', shiftKey: true }],
  ['delete', { key: 'Delete', code: 'Delete' }],
])('%s is what %o is called', (name, press) => {
  expect(pressName(press)).toBe(name);
});

test('keys are printed as they stand on the board', () => {
  expect(['ctrl+shift+z', 'left', 'ctrl+plus', '1', 'q', 'escape'].map(printKey)).toEqual(['Ctrl+Shift+Z', '←', 'Ctrl++', '1', 'Q', 'Esc']);
});

test('labels and choices get their keys in the order of the format, written ones stay', () => {
  const keys = createKeys(
    config(
      '<View><Text name="t" value="$t"/><Labels name="l" toName="t"><Label value="A"/><Label value="B" hotkey="1"/></Labels><Choices name="c" toName="t"><Choice value="C"/></Choices></View>',
    ),
  );
  expect([keys.of('l', 'A'), keys.of('l', 'B'), keys.of('c', 'C')]).toEqual(['2', '1', '3']);
  expect(createKeys(config(boxMarkup)).of('label', 'none')).toBeUndefined();
});

const command = (id: string, keys: string[], more: Partial<Command> = {}): Command => ({
  id,
  title: id,
  group: 'Tools',
  keys,
  run: () => undefined,
  ...more,
});
const inside = { typing: false, inside: () => true };
const outside = { typing: false, inside: () => false };

test('a surface’s own keys count only inside it, and come first there', () => {
  const commands = [command('anywhere', ['enter']), command('here', ['enter'], { within: {} as HTMLElement })];
  expect(commandFor('enter', commands, inside)?.id).toBe('here');
  expect(commandFor('enter', commands, outside)?.id).toBe('anywhere');
});

test('with focus nowhere Enter goes to the first surface that can do with it, other keys to none', () => {
  const within = {} as HTMLElement;
  const commands = [
    command('none', ['enter'], { within, blocked: () => 'This picture takes no regions.' }),
    command('here', ['enter', 'up'], { within }),
  ];
  const nowhere = { ...outside, nowhere: true };
  expect(commandFor('enter', commands, nowhere)?.id).toBe('here');
  expect(commandFor('up', commands, nowhere)).toBeUndefined();
  expect(commandFor('enter', commands, outside)).toBeUndefined();
  expect(commandFor('enter', [...commands, command('own', ['enter'])], nowhere)?.id).toBe('own');
  expect(commandFor('enter', [...commands, command('asked', ['enter'], { blocked: () => 'Select a region first.' })], nowhere)?.id).toBe('here');
});

test('where they have nothing to do, what the key means elsewhere is done, if anything', () => {
  const here = command('here', ['ctrl+left'], { within: {} as HTMLElement, blocked: () => 'Select a region first.' });
  const page = command('page', ['ctrl+left']);
  expect(commandFor('ctrl+left', [here, page], inside)?.id).toBe('page');
  expect(commandFor('ctrl+left', [here], inside)?.id).toBe('here');
});

test('of keys that several surfaces have, those of the one with the focus are meant', () => {
  const [one, other] = [{}, {}] as [HTMLElement, HTMLElement];
  const commands = [command('one', ['['], { home: one }), command('other', ['['], { home: other })];
  const within = (place: HTMLElement) => ({ typing: false, inside: (element: HTMLElement) => element === place });
  expect(commandFor('[', commands, within(other))?.id).toBe('other');
  expect(commandFor('[', commands, within(one))?.id).toBe('one');
  expect(commandFor('[', commands, outside)?.id).toBe('one');
});

test('of keys that several controls have, that of one that shows is meant; where none shows, the first', () => {
  const shows = (id: string, asked: boolean) => command(id, ['1'], { asked: () => asked });
  expect(commandFor('1', [shows('c0', false), shows('c1', true)], outside)?.id).toBe('c1');
  expect(commandFor('1', [shows('c0', false), command('tool', ['1'])], outside)?.id).toBe('c0');
});

test('while one types only submit and skip are heard', () => {
  const commands = [command('cat', ['1']), command('undo', ['ctrl+z']), command('submit', ['ctrl+enter'])];
  const typing = { typing: true, inside: () => false };
  expect(['1', 'ctrl+z', 'ctrl+enter'].map((key) => commandFor(key, commands, typing)?.id)).toEqual([undefined, undefined, 'submit']);
});

test('a blocked command says why and is not done', () => {
  const done: string[] = [];
  const refused: string[] = [];
  const blocked = command('undo', [], { blocked: () => 'There is nothing to undo.', run: () => void done.push('undo') });
  expect(runCommand(blocked, (why) => refused.push(why))).toBe(false);
  expect(runCommand(command('redo', [], { run: (key) => void done.push(`redo ${key}`) }), undefined, 'ctrl+y')).toBe(true);
  expect([done, refused]).toEqual([['redo ctrl+y'], ['There is nothing to undo.']]);
});

test('submit and skip are heard while one types by a person’s own keys, too, where these have Ctrl', () => {
  const commands = [command('submit', ['ctrl+s', 's', 'alt+s']), command('lock', ['ctrl+l'])];
  const typing = { typing: true, inside: () => false };
  expect(['ctrl+s', 's', 'alt+s', 'ctrl+l'].map((key) => commandFor(key, commands, typing)?.id)).toEqual(['submit', undefined, undefined, undefined]);
});

test('where single keys are turned off, those of labels and tools mean nothing; those of the place that has the focus do', () => {
  const plain = (id: string, keys: string[], more: Partial<Command> = {}) => command(id, keys, more);
  const place = {} as HTMLElement;
  const all = [
    plain('label', ['1', 'ctrl+1'], { group: 'Labels' }),
    plain('tool', ['b']),
    plain('three', ['shift+r']),
    plain('lock', ['alt+l']),
    plain('unselect', ['u', 'escape']),
    plain('turn', ['.'], { within: place }),
  ];
  const meant = (quiet: boolean) =>
    ['1', 'ctrl+1', 'b', 'shift+r', 'alt+l', 'escape', 'u', '.'].map((key) => commandFor(key, all, { typing: false, quiet, inside: () => true })?.id);
  expect(meant(false)).toEqual(['label', 'label', 'tool', 'three', 'lock', 'unselect', 'unselect', 'turn']);
  expect(meant(true)).toEqual([undefined, undefined, undefined, undefined, 'lock', 'unselect', undefined, 'turn']);
});
