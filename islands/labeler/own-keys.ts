/** A person's own keys in place of the standard ones; fetched only for people who have some. */
import type { OwnKey } from '#app/core/labeling/keymap.ts';
import type { Command } from './commands.ts';

export function withOwnKeys(commands: readonly Command[], own: readonly OwnKey[]): readonly Command[] {
  return commands.map((command) => {
    const mine = own.filter((one) => isMeant(one, command));
    return mine.length > 0 ? rekeyed(command, mine) : command;
  });
}

/** One id may be that of commands of several media, of which each has keys of its own; tools are no objects. */
function isMeant({ commands, standard }: OwnKey, { id, keys }: Command): boolean {
  const isNamed = commands.includes(id) || (!id.startsWith('tool:') && commands.includes(id.split(':')[0] ?? ''));
  return isNamed && (standard.length === 0 || standard.some((key) => keys.includes(key)));
}

/** Commands may have getters, which a copy would ask once and for all. A command that goes by its key hears the standard one. */
function rekeyed(command: Command, mine: readonly OwnKey[]): Command {
  const replaced = mine.flatMap(({ standard }) => standard);
  const keys = [...mine.map(({ key }) => key), ...command.keys.filter((key) => !replaced.includes(key))];
  const run = (key?: string) => command.run(mine.find((one) => one.key === key)?.standard[0] ?? key);
  return Object.create(command, { keys: { value: keys, enumerable: true }, run: { value: run, enumerable: true } }) as Command;
}
