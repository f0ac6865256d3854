/** The text surface: a text, its spans, a caret. Composes drawing, selection, gestures and keys around one span tool. */
import type { Surface, SurfaceContext } from '../surface.ts';
import { createTextEditor } from './editor.ts';
import { createDrawing } from './drawing.ts';
import { createOverlay } from './overlay.ts';
import { textValue } from './value.ts';

export function createTextSurface(context: SurfaceContext): Surface {
  const given = textValue(context.object, context.value);
  if ('missing' in given) return showNote(context.host, given.missing);
  const frame = document.createElement('div');
  frame.className = 'text-surface';
  const hint = document.createElement('p');
  hint.className = 'text-surface__hint';
  hint.id = `text-hint-${context.object.name}`;
  hint.textContent = context.editable
    ? 'Arrow keys move the caret, Shift selects, Enter or a label’s key labels.'
    : 'Arrow keys move the caret, Enter selects the span there.';
  const root = createRoot(context, hint.id);
  frame.append(root);
  context.host.replaceChildren(frame, hint);
  const drawing = createDrawing(root, given.text);
  const editor = createTextEditor({ ...context, text: given.text, root, drawing, overlay: createOverlay(frame) });
  return { ...editor, dispose: () => context.host.replaceChildren() };
}

/** A text one reads with a caret but does not write: a read-only text box, which screen readers give arrow keys to. */
function createRoot({ object }: SurfaceContext, hint: string): HTMLElement {
  const root = document.createElement('div');
  root.className = 'text-surface__text';
  root.tabIndex = 0;
  root.setAttribute('role', 'textbox');
  root.setAttribute('aria-multiline', 'true');
  root.setAttribute('aria-readonly', 'true');
  root.setAttribute('aria-label', `Text ${object.name}`);
  root.setAttribute('aria-describedby', hint);
  if (object.tag.attributes.showlabels === 'false') root.classList.add('text-surface__text--plain');
  return root;
}

function showNote(host: HTMLElement, sentence: string): Surface {
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
