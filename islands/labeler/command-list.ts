/** Every command that does not belong to one surface. Order matters: of two with the same key the first is meant. */
import { walk } from '#app/core/labeling/config/walk.ts';
import type { Around } from './command-list/around.ts';
import { fullScreenCommand } from './command-list/full-screen.ts';
import { historyCommands } from './command-list/history.ts';
import { labelCommands } from './command-list/labels.ts';
import { lookingCommands } from './command-list/looking.ts';
import { regionCommands } from './command-list/regions.ts';
import type { Command } from './commands.ts';
import type { Parts } from './parts.ts';

export function createCommands(parts: Parts, around: Around): Command[] {
  const always = [...lookingCommands(parts), fullScreenCommand(parts, around.room), ...sheetCommands(parts)];
  if (!parts.editable) return always;
  return [
    ...parts.config.controls.flatMap((control) => labelCommands(parts, control)),
    ...[...walk(parts.config.root)].flatMap(({ tag }) => parts.kits.of(tag.type)?.commands?.(parts, tag) ?? []),
    ...answerCommands(around),
    ...historyCommands(parts),
    ...regionCommands(parts, around),
    ...always,
  ];
}

function answerCommands(around: Around): Command[] {
  const act = (id: 'submit' | 'skip', title: string, keys: string[]): Command => ({
    id,
    title,
    group: 'Answer',
    keys,
    blocked: () => (around.can(id) ? undefined : `This page has nothing to ${id}.`),
    run: () => around.press(id),
  });
  return [act('submit', 'Submit or update', ['ctrl+enter', 'alt+enter']), act('skip', 'Skip the task', ['ctrl+space'])];
}

const clock = 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l3 2';

function sheetCommands({ sheets, editable }: Parts): Command[] {
  const steps: Command = { id: 'history', title: 'What was done', group: 'History', icon: clock, keys: ['alt+z'], run: () => sheets.open('history') };
  return [
    ...(editable ? [steps] : []),
    { id: 'help', title: 'Keys and help', group: 'View', icon: 'help', keys: ['?'], run: () => sheets.open('help') },
    { id: 'palette', title: 'Find a command', group: 'View', keys: ['ctrl+k'], run: () => sheets.open('palette') },
    { id: 'settings', title: 'How the editor works', group: 'View', icon: 'settings', keys: [], run: () => sheets.open('settings') },
  ];
}
