import { expect, test } from 'vitest';
import { acts } from '#app/core/labeling/acts.ts';
import { ownKeys } from '#app/core/labeling/keymap.ts';
import type { Command } from '#islands/labeler/commands.ts';
import { createCommands } from '#islands/labeler/command-list.ts';
import type { Parts } from '#islands/labeler/parts.ts';
import { commands as detailCommands } from '#islands/labeler/details/commands.ts';
import { nestingCommands } from '#islands/labeler/outline/commands.ts';
import { withOwnKeys } from '#islands/labeler/own-keys.ts';
import { commands as arrowCommands } from '#islands/labeler/relations/hiding.ts';
import { box, boxMarkup, config, docOf, kits, storeOf } from './make.ts';

const command = (id: string, keys: string[], more: Partial<Command> = {}): Command => ({
  id,
  title: id,
  group: 'Regions',
  keys,
  run: () => undefined,
  ...more,
});
const keysOf = (commands: readonly Command[]) => Object.fromEntries(commands.map(({ id, keys }) => [id, keys]));

test('a person’s key takes the place of the standard ones', () => {
  const all = [command('skip', ['ctrl+space']), command('zoom-in:photo', ['ctrl+plus']), command('tool:pan', ['h']), command('nest', [])];
  const keymap = { 'annotation:skip': 'd', 'tool:zoom-in': 'z', 'tool:pan': 'x', 'region:nest': 'alt+n' };
  expect(keysOf(withOwnKeys(all, ownKeys(keymap) ?? []))).toEqual({ skip: ['d'], 'zoom-in:photo': ['z'], 'tool:pan': ['x'], nest: ['alt+n'] });
  expect(withOwnKeys(all, [])).toEqual(all);
});

test('a command that goes by its key gets each way changed by itself, and hears the standard key', () => {
  const ran: (string | undefined)[] = [];
  const [step] = withOwnKeys(
    [command('step:film', ['alt+left', 'alt+right'], { run: (key) => ran.push(key) })],
    ownKeys({ 'media:step-backward': 'x' }) ?? [],
  );
  expect(step?.keys).toEqual(['x', 'alt+right']);
  for (const key of ['x', 'alt+right', undefined]) step?.run(key);
  expect(ran).toEqual(['alt+left', 'alt+right', undefined]);
});

test('of two media that have a command of the same name, the one that has the key is meant', () => {
  const all = [command('play:sound', ['ctrl+p', 'ctrl+alt+space']), command('play:film', ['ctrl+alt+space'])];
  expect(keysOf(withOwnKeys(all, ownKeys({ 'audio:playpause': 'x' }) ?? []))).toEqual({
    'play:sound': ['x', 'ctrl+alt+space'],
    'play:film': ['ctrl+alt+space'],
  });
});

test('what a command says later is still asked of it', () => {
  let why: string | undefined;
  const [undo] = withOwnKeys([command('undo', ['ctrl+z'], { blocked: () => why })], ownKeys({ 'annotation:undo': 'x' }) ?? []);
  why = 'There is nothing to undo.';
  expect(undo?.blocked?.()).toBe(why);
});

test('acts that have no key of their own are commands, too', () => {
  const parts = { config: config(boxMarkup), kits, editable: true, store: storeOf(docOf(box('a'))), announce: () => undefined, sheets: {} };
  const around = { press: () => undefined, can: () => true, focusNote: () => undefined, room: {} as Element };
  const asParts = { ...parts, keys: { of: () => undefined } } as unknown as Parts;
  const ids = [...createCommands(asParts, around), ...nestingCommands(asParts), ...detailCommands(asParts), ...arrowCommands(asParts)].map(
    ({ id }) => id,
  );
  for (const { keys, commands } of acts) if (keys.length === 0) expect(ids).toEqual(expect.arrayContaining([...commands]));
});
