/** @jsxImportSource hono/jsx/dom */
import { runCommand, type Command, type CommandGroup } from '../commands.ts';
import type { State } from '../doc.ts';
import { printKey } from '../keys.ts';
import type { Parts } from '../parts.ts';
import { Icon } from './icon.tsx';

const groups: CommandGroup[] = ['History', 'Tools', 'View', 'Player'];

/** Commands with an icon, by group; what cannot be done stays in its place and says why. */
export function Toolbar({ parts, state, status }: { parts: Parts; state: State; status: string }) {
  const aside = ['settings', 'help'].flatMap((id) => parts.command(id) ?? []);
  const shown = parts.commands().filter((command) => command.icon && !aside.includes(command));
  return (
    <div class="labeler__toolbar" role="toolbar" aria-label="Editor tools">
      {groups.map((group) => (
        <div class="labeler__tools" key={group} hidden={!shown.some((command) => command.group === group)}>
          {shown
            .filter((command) => command.group === group)
            .map((command) => (
              <ToolButton command={command} parts={parts} key={command.id} />
            ))}
          {group === 'View' ? <Zoom state={state} /> : null}
        </div>
      ))}
      <p class="labeler__status" title={status}>
        {status}
      </p>
      <div class="labeler__tools">
        {aside.map((command) => (
          <ToolButton command={command} parts={parts} key={command.id} />
        ))}
      </div>
    </div>
  );
}

function ToolButton({ command, parts }: { command: Command; parts: Parts }) {
  const why = command.blocked?.();
  const key = command.keys[0] ? ` (${printKey(command.keys[0])})` : '';
  return (
    <button
      type="button"
      class="labeler__tool"
      data-command={command.id}
      aria-label={command.title}
      aria-pressed={command.pressed ? String(command.pressed()) : undefined}
      aria-disabled={why === undefined ? undefined : 'true'}
      title={why ?? `${command.title}${key}`}
      onClick={() => runCommand(command, parts.announce)}
    >
      <Icon name={command.icon ?? ''} />
    </button>
  );
}

function Zoom({ state: { view } }: { state: State }) {
  const zoom = view.zoom[view.picture ?? ''] ?? Object.values(view.zoom)[0];
  return <output class="labeler__zoom">{zoom === undefined ? '' : `${Math.round(zoom * 100)} %`}</output>;
}
