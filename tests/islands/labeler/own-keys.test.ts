import { expect, test } from 'vitest';
import { remappable } from '#app/core/labeling/keymap.ts';
import type { Command } from '#islands/labeler/commands.ts';
import { createCommands } from '#islands/labeler/command-list.ts';
import type { Parts } from '#islands/labeler/parts.ts';
import { relationCommands } from '#islands/labeler/relations/commands.ts';
import { lookOf } from '#islands/labeler/surfaces/image/look.ts';
import { toolCommands } from '#islands/labeler/surfaces/image/tool-commands.ts';
import { viewCommands } from '#islands/labeler/surfaces/image/view-commands.ts';
import type { Viewport } from '#islands/labeler/surfaces/image/viewport.ts';
import type { SurfaceContext } from '#islands/labeler/surfaces/surface.ts';
import { withOwnKeys } from '#islands/labeler/own-keys.ts';
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

test('a person’s key takes the place of the standard ones, and others give it up', () => {
  const all = [
    command('skip', ['ctrl+space']),
    command('duplicate', ['ctrl+d', 'd']),
    command('zoom-in:photo', ['ctrl+plus']),
    command('tool:pan', ['h']),
  ];
  expect(keysOf(withOwnKeys(all, { skip: 'd', 'zoom-in': 'z', 'tool:pan': 'ctrl+space' }))).toEqual({
    skip: ['d'],
    duplicate: ['ctrl+d'],
    'zoom-in:photo': ['z'],
    'tool:pan': ['ctrl+space'],
  });
  expect(withOwnKeys(all, {})).toBe(all);
});

test('keys of labels stay, and what a command says later is still asked of it', () => {
  let why: string | undefined;
  const [label, undo] = withOwnKeys([command('label:a:b', ['x'], { group: 'Labels' }), command('undo', ['ctrl+z'], { blocked: () => why })], {
    undo: 'x',
  });
  expect(label?.keys).toEqual(['x']);
  why = 'There is nothing to undo.';
  expect(undo?.blocked?.()).toBe(why);
  expect(undo?.keys).toEqual(['x']);
});

test('the acts that can be remapped are the editor’s own, with their titles and standard keys', () => {
  const parts = {
    config: config(boxMarkup),
    kits,
    editable: true,
    store: storeOf(docOf(box('a'))),
    announce: () => undefined,
    sheets: {},
    keys: { of: () => undefined },
  } as unknown as Parts;
  const around = { press: () => undefined, can: () => true, focusNote: () => undefined, room: {} as Element };
  const picture = { ...parts, object: parts.config.objects[0] } as unknown as SurfaceContext;
  const look = lookOf({ attributes: {} });
  const commands = [
    ...createCommands(parts, around),
    ...relationCommands(parts),
    ...toolCommands(picture, look),
    ...viewCommands({ object: 'photo', viewport: {} as Viewport, look, host: {} as HTMLElement, turn: () => undefined, announce: () => undefined }),
  ].map(({ id, title, keys }) => ({ command: id.replace(/:photo$/, ''), title, keys }));
  for (const { command: id, title, keys } of remappable) expect(commands).toContainEqual({ command: id, title, keys });
});
