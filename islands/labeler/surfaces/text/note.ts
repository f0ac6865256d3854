/** A sentence in the place of a text that cannot be shown. */
import type { Surface } from '../surface.ts';

export function showNote(host: HTMLElement, sentence: string): Surface {
  const note = document.createElement('p');
  note.className = 'text-surface__note';
  note.textContent = sentence;
  host.replaceChildren(note);
  return {
    render: () => undefined,
    pick: () => undefined,
    focus: () => undefined,
    reveal: () => undefined,
    commands: [],
    dispose: () => host.replaceChildren(),
  };
}
