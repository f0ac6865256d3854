/** Makes a text area better to write markup in: line numbers, marks beside the lines that have problems, keys that indent. */
import { createScope, type Scope } from '../scope.ts';
import { listenToBuilder, markupAsked } from './builder.ts';
import type { Option } from './complete.ts';
import { explainPointed } from './pointed.ts';
import type { Suggesting } from './suggest.ts';
import { countLines, indent, newLine, offsetOf, outdent, type Edit } from './typing.ts';

/** Selector of the list of problems; its `data-lines` holds `[line, severity]` pairs. */
export type ConfigEditorProps = { problems: string };
type Marks = ReadonlyMap<number, string>;

export function startConfigEditor(element: HTMLElement, props: ConfigEditorProps): () => void {
  const scope = createScope();
  const area = element.querySelector('textarea');
  if (!area) return () => undefined;
  const gutter = document.createElement('div');
  gutter.className = 'config-editor__gutter';
  gutter.setAttribute('aria-hidden', 'true');
  element.prepend(gutter);
  element.classList.add('config-editor--live');
  scope.own(() => gutter.remove());

  const draw = () => drawGutter(gutter, countLines(area.value), marksOf(props));
  const follow = () => void (gutter.scrollTop = area.scrollTop);
  scope.on(area, 'input', () => (draw(), follow()));
  scope.on(area, 'scroll', follow);
  scope.on(document, 'htmx:after:swap', draw);
  scope.on(area, 'htmx:before:swap', (event) => isOfOlderText(event, area) && event.preventDefault());
  scope.on(document, 'click', (event) => jump(event, area, props));
  let suggesting: Suggesting | undefined;
  const take = (from: number, { insert, caret }: Option) =>
    edit(area, { from, to: area.selectionStart, insert, start: from + caret, end: from + caret });
  // The catalog of the language is heavier than everything else here: fetched when one begins to write.
  const begin = async () => {
    const { startSuggesting } = await import('./suggest.ts');
    if (!scope.ended) suggesting = startSuggesting(scope, element, area, take);
  };
  // Whoever is quick writes before the script is there.
  if (document.activeElement === area) void begin();
  else scope.on(area, 'focus', () => void begin(), { once: true });
  listenToKeys(scope, area, () => suggesting);
  listenToBuilder(scope, area, (change) => edit(area, change));
  explainPointed(scope, element, area);
  draw();
  return () => scope.end();
}

/** What was asked about a text that has changed since: drawn, it would take builder and preview back under one's hands, and its like is on its way. */
function isOfOlderText(event: Event, area: HTMLTextAreaElement): boolean {
  const asked = markupAsked(event);
  return asked !== undefined && asked !== area.value;
}

function marksOf({ problems }: ConfigEditorProps): Marks {
  const list = document.querySelector<HTMLElement>(problems)?.dataset.lines;
  const lines = JSON.parse(list ?? '[]') as [number, string][];
  // An error outweighs a warning on the same line.
  return new Map(lines.toSorted((a, b) => b[1].localeCompare(a[1])));
}

function drawGutter(gutter: HTMLElement, count: number, marks: Marks): void {
  while (gutter.childElementCount > count) gutter.lastElementChild?.remove();
  const more = Array.from({ length: count - gutter.childElementCount }, (_, at) => lineNumber(gutter.childElementCount + at + 1));
  gutter.append(...more);
  // Touched only where it differs, or every line would be laid out anew with every letter.
  for (const [at, number] of [...gutter.children].entries()) {
    const mark = marks.get(at + 1);
    const name = mark ? `config-editor__line config-editor__line--${mark}` : 'config-editor__line';
    if (number.className !== name) number.className = name;
  }
}

function lineNumber(line: number): HTMLElement {
  const made = document.createElement('span');
  made.textContent = String(line);
  return made;
}

/** A press on a place in the list of problems or in the builder puts the caret there. */
function jump(event: MouseEvent, area: HTMLTextAreaElement, { problems }: ConfigEditorProps): void {
  const link = event.target instanceof Element ? event.target.closest(`${problems} a, #builder a`) : null;
  const place = /(\d+):(\d+)/.exec(link?.textContent ?? '');
  if (!place) return;
  event.preventDefault();
  const line = Number(place[1]);
  const at = offsetOf(area.value, line, Number(place[2]));
  area.focus();
  area.setSelectionRange(at, at);
  const height = area.scrollHeight / countLines(area.value);
  area.scrollTop = Math.max(0, (line - 4) * height);
}

/** Esc lets the next Tab leave the field, so that nobody is caught in it. */
function listenToKeys(scope: Scope, area: HTMLTextAreaElement, suggesting: () => Suggesting | undefined): void {
  let leaving = false;
  scope.on(area, 'keydown', (event) => {
    if (suggesting()?.key(event)) return;
    const typed = { text: area.value, start: area.selectionStart, end: area.selectionEnd };
    if (event.key === 'Escape') leaving = true;
    else if (event.key === 'Tab' && !leaving && !event.ctrlKey && !event.altKey && !event.metaKey)
      apply(event, area, event.shiftKey ? outdent(typed) : indent(typed));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.isComposing) apply(event, area, newLine(typed));
    if (event.key !== 'Escape' && event.key !== 'Shift') leaving = false;
  });
}

/** By the browser's own typing where it can, so that its undo knows it. */
function apply(event: KeyboardEvent, area: HTMLTextAreaElement, change: Edit): void {
  event.preventDefault();
  edit(area, change);
}

function edit(area: HTMLTextAreaElement, { from, to, insert, start, end }: Edit): void {
  area.setSelectionRange(from, to);
  const typed = document.execCommand(insert ? 'insertText' : 'delete', false, insert);
  if (!typed) {
    area.setRangeText(insert);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(start, end);
}
