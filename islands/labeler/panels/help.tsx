/** @jsxImportSource hono/jsx/dom */
import '../base.ts';
import type { Command, CommandGroup } from '../commands.ts';
import { printKey } from '../keys.ts';
import { showModal, type SheetProps } from '../sheets.ts';
import { Icon } from './icon.tsx';

const groups: CommandGroup[] = ['Answer', 'Labels', 'Regions', 'History', 'Tools', 'View', 'Player'];

/** Every key, from the commands themselves, so that it cannot lie. The browser's own dialog keeps focus inside and closes on Escape. */
export function Help({ parts, state, closed }: SheetProps) {
  const id = `${parts.prefix}-help`;
  const commands = parts.commands().filter((command) => command.keys.length > 0 && command.asked?.() !== false);
  const close = () => (document.getElementById(id) as HTMLDialogElement | null)?.close();
  return (
    <dialog class="labeler__help" id={id} aria-labelledby={`${id}-title`} ref={showModal} onClose={closed}>
      <header class="labeler__help-head">
        <h2 class="labeler__title" id={`${id}-title`}>
          Keys
        </h2>
        <button type="button" class="labeler__row-button" aria-label="Close" title="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="labeler__help-groups">
        {groups.map((group) => (
          <Group key={group} group={group} commands={commands.filter((command) => command.group === group)} />
        ))}
      </div>
      <p class="labeler__empty">
        On a Mac, Ctrl is the ⌘ key. Keys rest while you type in a field.
        {state.view.settings.singleKeys ? '' : ' Single keys and those of labels are turned off in “How the editor works”.'}
      </p>
    </dialog>
  );
}

function Group({ group, commands }: { group: CommandGroup; commands: Command[] }) {
  if (commands.length === 0) return null;
  return (
    <section class="labeler__help-group">
      <h3 class="labeler__help-title">{group}</h3>
      <dl class="labeler__help-list">
        {commands.map((command) => (
          <div class="labeler__help-row" key={command.id} data-command={command.id} data-keys={command.keys.join(' ')}>
            <dt>{command.title}</dt>
            <dd>
              {isCount(command.keys) ? (
                <>
                  <Key name={command.keys[0] ?? ''} /> to <Key name={command.keys.at(-1) ?? ''} />
                </>
              ) : (
                command.keys.map((key) => <Key key={key} name={key} />)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const Key = ({ name }: { name: string }) => <kbd class="labeler__key">{printKey(name)}</kbd>;

/** Digits that count up are told by the first and the last; all other keys one by one. */
const isCount = (keys: readonly string[]): boolean => keys.length > 4 && keys.every((key, at) => key === `${keys[0]?.slice(0, -1)}${at + 1}`);
