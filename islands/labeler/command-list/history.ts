import type { Command } from '../commands.ts';
import type { Parts } from '../parts.ts';

export function historyCommands({ store, announce }: Parts): Command[] {
  const { history } = store;
  return [
    {
      id: 'undo',
      title: 'Undo',
      group: 'History',
      icon: 'undo',
      keys: ['ctrl+z'],
      blocked: () => (history.undoable ? undefined : 'There is nothing to undo.'),
      run: () => announce(`Undone: ${history.undo()?.name ?? ''}.`),
    },
    {
      id: 'redo',
      title: 'Redo',
      group: 'History',
      icon: 'redo',
      keys: ['ctrl+shift+z', 'ctrl+y'],
      blocked: () => (history.redoable ? undefined : 'There is nothing to redo.'),
      run: () => announce(`Redone: ${history.redo()?.name ?? ''}.`),
    },
    {
      id: 'reset',
      title: 'Reset to the start',
      group: 'History',
      icon: 'reset',
      keys: [],
      blocked: () => (history.undoable ? undefined : 'Nothing has changed yet.'),
      run: () => {
        history.reset();
        announce('Back to the start. Undo brings your changes back.');
      },
    },
  ];
}
