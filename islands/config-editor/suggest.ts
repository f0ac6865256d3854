/** The list of what may be typed next, below the caret: arrow keys choose, Enter or Tab takes, Escape closes. And the line that explains the caret's place. */
import type { Scope } from '../scope.ts';
import { complete, explain, type Completion, type Option } from './complete.ts';
import { putBelow } from './letters.ts';

export type Suggesting = {
  /** Hears a key before the area does; answers whether it was meant for the list. */
  key(event: KeyboardEvent): boolean;
};

type Take = (from: number, option: Option) => void;

export function startSuggesting(scope: Scope, element: HTMLElement, area: HTMLTextAreaElement, take: Take): Suggesting {
  const id = `${area.id}-options`;
  const list = document.createElement('div');
  list.className = 'config-editor__options';
  list.id = id;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'What may stand here');
  list.hidden = true;
  const about = document.createElement('p');
  about.className = 'config-editor__about';
  element.append(list);
  element.after(about);
  area.setAttribute('aria-controls', id);
  area.setAttribute('aria-autocomplete', 'list');
  scope.own(() => (list.remove(), about.remove()));
  let shown: Completion | undefined;
  let chosen = 0;

  function show(next: Completion | undefined): void {
    shown = next;
    chosen = 0;
    draw();
  }

  function draw(): void {
    list.hidden = !shown;
    list.replaceChildren(...(shown?.options.map(line) ?? []));
    if (!shown) return area.removeAttribute('aria-activedescendant');
    area.setAttribute('aria-activedescendant', `${id}-${chosen}`);
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
    putBelow(area, list, shown.from);
  }

  function line(option: Option, index: number): HTMLElement {
    const element = document.createElement('div');
    element.id = `${id}-${index}`;
    element.className = 'config-editor__option';
    element.setAttribute('role', 'option');
    element.setAttribute('aria-selected', String(index === chosen));
    const [name, help] = [document.createElement('code'), document.createElement('small')];
    name.textContent = option.label;
    help.textContent = option.help;
    element.append(name, help);
    return element;
  }

  function accept(index: number): void {
    const option = shown?.options[index];
    const from = shown?.from ?? 0;
    show(undefined);
    if (option) take(from, option);
  }

  const look = () => {
    about.textContent = explain(area.value, area.selectionStart);
  };
  // Also the builder's acts change the text: nobody writes then, and wants words offered.
  scope.on(area, 'input', () => show(document.activeElement === area ? complete(area.value, area.selectionStart) : undefined));
  scope.on(area, 'blur', () => show(undefined));
  scope.on(area, 'click', () => show(undefined));
  scope.on(document, 'selectionchange', () => document.activeElement === area && look());
  scope.on(list, 'pointerdown', (event) => {
    event.preventDefault();
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (option) accept([...list.children].indexOf(option));
  });

  const keys: Record<string, () => void> = {
    ArrowDown: () => ((chosen = (chosen + 1) % (shown?.options.length ?? 1)), draw()),
    ArrowUp: () => ((chosen = (chosen - 1 + (shown?.options.length ?? 1)) % (shown?.options.length ?? 1)), draw()),
    Enter: () => accept(chosen),
    Tab: () => accept(chosen),
    Escape: () => show(undefined),
  };
  return {
    key(event) {
      if (event.key === ' ' && event.ctrlKey) {
        event.preventDefault();
        show(complete(area.value, area.selectionStart, true));
        return true;
      }
      const act = shown && !event.ctrlKey && !event.metaKey && !event.altKey ? keys[event.key] : undefined;
      if (!act) return false;
      event.preventDefault();
      act();
      return true;
    },
  };
}
