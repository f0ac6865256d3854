/** A command is an act with a face: title, keys, and why it cannot be done now. Toolbar, hotkeys and help sheet are made from these. */

export type CommandGroup = 'Answer' | 'History' | 'Regions' | 'Labels' | 'Tools' | 'View' | 'Player';

export type Command = {
  /** Stable and unique: `undo`, `zoom-in:photo`. */
  id: string;
  /** An imperative, as a person says it: "Delete region". */
  title: string;
  group: CommandGroup;
  /** Any of these: modifiers in the order ctrl+alt+shift+, then `KeyboardEvent.key` in lower case (`ctrl+enter`, `shift+1`, `alt+.`). Ctrl is the command key on a Mac. */
  keys: readonly string[];
  /** `key` is the key that was pressed, where one was. */
  run(key?: string): void;
  /** Why it cannot be done now, as a sentence that says what to do; undefined when it can. */
  blocked?(): string | undefined;
  /** For toggles and modes: is it on? */
  pressed?(): boolean;
  /** Name of the icon in the toolbar; commands without one are reached by key, help sheet and panels. */
  icon?: string;
  /** Keys count only while focus is inside this element (a surface's own arrow keys). */
  within?: HTMLElement;
  /** Of a control's command: does the control show now? Of keys that several controls have, the one that shows is meant. */
  asked?(): boolean;
  /** Of a surface's command: its place. Of keys that several surfaces have, the one that holds the focus is meant. */
  home?: HTMLElement;
};

/** Does it unless it is blocked; answers whether it was done. */
export function runCommand(command: Command, refused?: (why: string) => void, key?: string): boolean {
  const why = command.blocked?.();
  if (why === undefined) command.run(key);
  else refused?.(why);
  return why === undefined;
}
