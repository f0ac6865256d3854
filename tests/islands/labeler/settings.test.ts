import { expect, test } from 'vitest';
import type { Command } from '#islands/labeler/commands.ts';
import { find } from '#islands/labeler/panels/palette.tsx';
import { readSettings, standardSettings, writeSettings } from '#islands/labeler/settings.ts';

function machine(refuses = false): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  const or = <T>(act: () => T): T => {
    if (refuses) throw new Error('private window');
    return act();
  };
  return { getItem: (key) => or(() => kept.get(key) ?? null), setItem: (key, value) => or(() => void kept.set(key, value)) };
}

test('what is set on this machine is found again', () => {
  const storage = machine();
  expect(readSettings(storage)).toEqual(standardSettings);
  expect(writeSettings(storage, { ...standardSettings, keepLabel: false })).toBe(true);
  expect(readSettings(storage)).toEqual({ ...standardSettings, keepLabel: false });
});

test('a machine that refuses, or remembers nonsense, has the standard', () => {
  expect(readSettings(machine(true))).toEqual(standardSettings);
  expect(writeSettings(machine(true), standardSettings)).toBe(false);
  const odd = (text: string) => readSettings({ getItem: () => text });
  expect(odd('{"keepLabel": 3, "showNames": false, "else": 1}')).toEqual({ ...standardSettings, showNames: false });
  expect(odd('{"regionGroup": "kind", "regionOrder": "luck"}')).toEqual({ ...standardSettings, regionGroup: 'kind' });
  expect(odd('not json')).toEqual(standardSettings);
});

test('commands are found by any of their words, those that begin so first', () => {
  const command = (title: string, group: Command['group']): Command => ({ id: title, title, group, keys: [], run: () => undefined });
  const all = [
    command('Undo', 'History'),
    command('Delete region', 'Regions'),
    command('Hide or show region', 'Regions'),
    command('Region 1 to 9', 'Regions'),
  ];
  const titles = (typed: string) => find(all, typed).map(({ title }) => title);
  expect(titles('region')).toEqual(['Region 1 to 9', 'Delete region', 'Hide or show region']);
  expect(titles('show reg')).toEqual(['Hide or show region']);
  expect(titles('histo')).toEqual(['Undo']);
  expect(titles('')).toHaveLength(4);
  expect(titles('nothing')).toEqual([]);
});
