/** Everything a pointer does on a text, by keys. The help sheet lists these. */
import type { Command } from '../../commands.ts';
import type { Edge } from '../../tools/span.ts';

export type KeyboardContext = {
  /** Name of the object tag: commands of two texts stay apart. */
  object: string;
  /** Keys count while focus is in here. */
  within: HTMLElement;
  /** Moves the caret; with `extend` it selects. */
  move(key: string, extend: boolean): void;
  /** Moves an end of the selected span by a key such as `ctrl+right`. */
  moveEnd(edge: Edge, key: string): void;
  /** Makes a span of what is selected, or chooses the span under the caret. */
  enter(): void;
  hasSelectedSpan(): boolean;
  /** Why spans can not be changed now. */
  blocked(): string | undefined;
};

const sideways = ['left', 'right', 'ctrl+left', 'ctrl+right'];
const moves = [...sideways, 'up', 'down', 'home', 'end', 'ctrl+home', 'ctrl+end'];

export function textCommands(context: KeyboardContext): Command[] {
  const { object, within } = context;
  return [
    {
      id: `caret:${object}`,
      title: 'Move the caret in the text',
      group: 'Tools',
      within,
      keys: moves,
      run: (key) => context.move(key ?? 'right', false),
    },
    {
      id: `select-text:${object}`,
      title: 'Select text; with a span selected, move its end',
      group: 'Tools',
      within,
      keys: moves.map((key) => withShift(key)),
      run: (pressed) => {
        const key = (pressed ?? 'shift+right').replace('shift+', '');
        if (context.hasSelectedSpan()) context.moveEnd('end', key);
        else context.move(key, true);
      },
    },
    {
      id: `span-start:${object}`,
      title: 'Move the start of the selected span',
      group: 'Regions',
      within,
      // ctrl+alt+arrows belong to the desktop on many machines; alt+shift is free.
      keys: ['alt+left', 'alt+right', 'alt+shift+left', 'alt+shift+right'],
      run: (pressed = 'alt+right') =>
        context.moveEnd('start', pressed.includes('shift+') ? `ctrl+${pressed.slice('alt+shift+'.length)}` : pressed.slice('alt+'.length)),
      blocked: () => context.blocked() ?? (context.hasSelectedSpan() ? undefined : 'Select a span first: put the caret in it and press Enter.'),
    },
    {
      id: `span:${object}`,
      title: 'Label the selected text, or select the span at the caret',
      group: 'Regions',
      within,
      keys: ['enter'],
      run: () => context.enter(),
    },
  ];
}

/** Shift stands behind the other modifiers. */
function withShift(key: string): string {
  const cut = key.lastIndexOf('+') + 1;
  return `${key.slice(0, cut)}shift+${key.slice(cut)}`;
}
