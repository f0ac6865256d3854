/** @jsxImportSource hono/jsx/dom */
import '../base.ts';
import { useLayoutEffect, useState } from 'hono/jsx/dom';
import { runCommand, type Command } from '../commands.ts';
import { printKey } from '../keys.ts';
import { showModal, type SheetProps } from '../sheets.ts';
import { typedAhead } from './typed-ahead.ts';

/** Everything one can ask of the editor, found by typing a part of its name. */
export function CommandPalette({ parts, closed }: SheetProps) {
  const id = `${parts.prefix}-palette`;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = find(parts.commands(), typed);
  const chosen = found[Math.min(at, found.length - 1)];
  const close = () => (document.getElementById(id) as HTMLDialogElement | null)?.close();
  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    // The dialog gives focus back first: commands may want it elsewhere.
    queueMicrotask(() => runCommand(command, parts.announce));
  };
  const catchUp = () => {
    const ahead = typedAhead(parts.sheets.held());
    setTyped(ahead.typed);
    setAt(ahead.at);
    if (ahead.end === 'Escape') close();
    if (ahead.end === 'Enter') run(find(parts.commands(), ahead.typed)[ahead.at]);
  };
  // When the dialog is open: until then, keys are still held.
  useLayoutEffect(() => queueMicrotask(catchUp), []);
  const keys: Record<string, () => void> = {
    ArrowDown: () => setAt(Math.min(at + 1, found.length - 1)),
    ArrowUp: () => setAt(Math.max(at - 1, 0)),
    Enter: () => run(chosen),
  };
  return (
    <dialog class="labeler__palette" id={id} aria-label="Find a command" ref={showModal} onClose={closed}>
      <input
        class="labeler__palette-input"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        aria-label="Find a command"
        placeholder="What do you want to do?"
        autocomplete="off"
        form={`${parts.prefix}-none`}
        value={typed}
        onInput={(event: Event) => {
          setTyped((event.target as HTMLInputElement).value);
          setAt(0);
        }}
        onKeyDown={(event: KeyboardEvent) => {
          const act = keys[event.key];
          if (!act) return;
          event.preventDefault();
          act();
        }}
      />
      <div class="labeler__palette-list" role="listbox" id={`${id}-list`} aria-label="Commands">
        {found.map((command) => (
          <Choice key={command.id} id={`${id}-${command.id}`} command={command} isChosen={command === chosen} run={() => run(command)} />
        ))}
      </div>
      {found.length === 0 ? <p class="labeler__empty">Nothing is called that.</p> : null}
    </dialog>
  );
}

function Choice({ id, command, isChosen, run }: { id: string; command: Command; isChosen: boolean; run: () => void }) {
  const why = command.blocked?.();
  return (
    <button
      type="button"
      tabindex={-1}
      id={id}
      role="option"
      class="labeler__palette-choice"
      aria-selected={String(isChosen)}
      aria-disabled={why === undefined ? undefined : 'true'}
      onClick={run}
      ref={isChosen ? bringIntoSight : undefined}
    >
      <span>{command.title}</span>
      {why ? <small>{why}</small> : <small>{command.group}</small>}
      {command.keys[0] ? <kbd class="labeler__key">{printKey(command.keys[0])}</kbd> : null}
    </button>
  );
}

/** Newer browsers answer with a promise, which is no way to clean up. */
function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

const most = 60;

/** Commands whose name or group holds every typed word, those that begin with what was typed first. */
export function find(commands: readonly Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const text = ({ title, group }: Command) => `${title} ${group}`.toLowerCase();
  const begins = (command: Command) => command.title.toLowerCase().startsWith(typed.trim().toLowerCase());
  return commands
    .filter((command) => words.every((word) => text(command).includes(word)))
    .toSorted((a, b) => Number(begins(b)) - Number(begins(a)))
    .slice(0, most);
}
