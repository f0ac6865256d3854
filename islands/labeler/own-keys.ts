/** A person's own keys in place of the standard ones. */
import type { Command } from './commands.ts';

/** `keys` by the id of a command, without the object it belongs to; another command that had such a key gives it up. */
export function withOwnKeys(commands: readonly Command[], keys: Readonly<Record<string, string>>): readonly Command[] {
  const taken = new Set(Object.values(keys));
  if (taken.size === 0) return commands;
  return commands.map((command) => {
    const own = keys[command.id] ?? (command.id.startsWith('tool:') ? undefined : keys[command.id.split(':')[0] ?? '']);
    if (own !== undefined) return rekeyed(command, [own]);
    // Keys of labels are the config's; a surface's own keys count only while it has focus.
    if (command.group === 'Labels' || command.within || !command.keys.some((key) => taken.has(key))) return command;
    return rekeyed(
      command,
      command.keys.filter((key) => !taken.has(key)),
    );
  });
}

/** Commands may have getters, which a copy would ask once and for all. */
function rekeyed(command: Command, keys: readonly string[]): Command {
  return Object.create(command, { keys: { value: keys, enumerable: true } }) as Command;
}
