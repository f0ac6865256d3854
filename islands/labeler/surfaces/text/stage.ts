/** The elements around a text: a box that places count from, the text that takes focus, and a line that says how keys work. */
import { isSet } from '#app/core/labeling/flag.ts';
import type { SurfaceContext } from '../surface.ts';

export type TextStage = {
  /** Positioned: caret and handles stand in it. */
  frame: HTMLElement;
  /** The text goes in here. */
  root: HTMLElement;
  hint: HTMLElement;
};

/** Two editors may stand side by side, so names of objects are no ids. */
let made = 0;

/** `kind` is the CSS block of the surface and `label` what it is called; `tags` says whether labels stand over spans without a word of the config. */
export function createStage(
  { object, editable, config }: SurfaceContext,
  { kind, label, tags }: { kind: string; label: string; tags: boolean },
): TextStage {
  const frame = document.createElement('div');
  frame.className = `text-frame ${kind}`;
  const hint = document.createElement('p');
  hint.className = 'text-hint';
  hint.id = `text-hint-${(made += 1)}`;
  const isLabeled = config.controls.some(
    ({ toNames, type, tag }) => toNames.includes(object.name) && (/labels$/i.test(type) || isSet(tag, 'labeling', false)),
  );
  const whatElse = editable ? 'Shift selects, Enter or a label’s key labels.' : 'Enter selects the span there.';
  hint.textContent = `Arrow keys move the caret${isLabeled ? `, ${whatElse}` : '.'}`;
  const root = createRoot(`${label} ${object.name}`, hint.id);
  root.classList.add(`${kind}__text`);
  const { highlightcolor } = object.tag.attributes;
  if (!isSet(object.tag, 'showlabels', tags)) root.classList.add('text-root--plain');
  if (highlightcolor && CSS.supports('color', highlightcolor)) {
    root.classList.add('text-root--highlight');
    root.style.setProperty('--text-highlight', highlightcolor);
  }
  frame.append(root);
  return { frame, root, hint };
}

/** A text one reads with a caret but does not write: a read-only text box, which screen readers give arrow keys to. */
function createRoot(label: string, hint: string): HTMLElement {
  const root = document.createElement('div');
  root.className = 'text-root';
  root.tabIndex = 0;
  root.setAttribute('role', 'textbox');
  root.setAttribute('aria-multiline', 'true');
  root.setAttribute('aria-readonly', 'true');
  root.setAttribute('aria-label', label);
  root.setAttribute('aria-describedby', hint);
  return root;
}
