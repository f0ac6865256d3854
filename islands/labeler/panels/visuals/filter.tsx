/** @jsxImportSource hono/jsx/dom */
import { useEffect, useRef, useState } from 'hono/jsx/dom';
import { isSet } from '#app/core/labeling/flag.ts';
import { controlNamed } from '#app/core/labeling/names.ts';
import { passes } from '../../doc.ts';
import type { TagProps } from '../../kits/kit.ts';
import type { Parts } from '../../parts.ts';
import { safeStyle } from '../../safe-style.ts';
import { filterId } from '../../kits/filter-id.ts';

/** What of a control can be chosen: labels, choices, places in a tree. */
const choosable = '[data-label], .labeler__option, option[data-words], [role=treeitem]:not([aria-disabled=true])';

/** Chooses the first that is sought; what is drawn may be a moment behind what was typed. */
function chooseFirst(parts: Parts, control: string): void {
  const meant = controlNamed(parts.config, control);
  const why = meant && parts.kits.asked?.whyNotAsked(parts, meant);
  if (why) return parts.announce(why);
  if (meant) parts.kits.asked?.openFor(parts, meant);
  const all = document.getElementById(`${parts.prefix}-control-${control}`)?.querySelectorAll<HTMLElement>(choosable) ?? [];
  const words = (one: HTMLElement) => one.dataset.words ?? one.querySelector('.labeler__label-text')?.textContent ?? '';
  const first = [...all].find((one) => passes(parts.store.get().view, control, words(one)));
  const list = first instanceof HTMLOptionElement ? first.closest('select') : null;
  if (!list) return first?.click();
  list.value = (first as HTMLOptionElement).value;
  // Of all that a choice by hand fires, Hono hears this.
  list.dispatchEvent(new Event('input'));
}

/** From the box, with a label in hand, to what is labeled. */
function leaveTo(parts: Parts, control: string, box: HTMLElement): void {
  const [object = ''] = controlNamed(parts.config, control)?.toNames ?? [];
  const room = box.closest('[data-island="labeler"]')?.querySelector(`[data-object="${CSS.escape(object)}"]`);
  const work = room?.querySelector<HTMLElement>('[tabindex="0"]');
  if (work) work.focus();
  else box.blur();
}

/** A box that narrows the labels or choices of a control as one types; Enter takes the first of them. */
export function Filter({ tag, parts, state }: TagProps) {
  const { toname = '', placeholder, minlength, style } = tag.attributes;
  const [text, setText] = useState('');
  const seek = (typed: string) => {
    setText(typed);
    const isLong = typed.trim().length >= Number(minlength ?? 3);
    const filter = isLong ? { text: typed.trim(), exact: isSet(tag, 'casesensetive') } : undefined;
    parts.store.look({ filters: { ...parts.store.get().view.filters, [toname]: filter } });
  };
  const before = useRef({ doc: state.doc, active: state.view.active });
  useEffect(() => {
    const isNews = before.current?.doc !== state.doc || before.current.active !== state.view.active;
    before.current = { doc: state.doc, active: state.view.active };
    // Once something is chosen the search has done its work.
    if (isNews && text !== '' && isSet(tag, 'cleanup', true)) seek('');
  });
  return (
    <input
      id={filterId(parts, tag)}
      type="search"
      class="labeler__textarea labeler__filter"
      form={`${parts.prefix}-none`}
      style={safeStyle(style)}
      placeholder={placeholder ?? 'Quick Filter'}
      aria-label={`Filter ${toname}`}
      autocomplete="off"
      value={text}
      onInput={(event: Event) => seek((event.target as HTMLInputElement).value)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          if (text !== '') seek('');
          else leaveTo(parts, toname, event.currentTarget as HTMLElement);
        }
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        chooseFirst(parts, toname);
      }}
    />
  );
}
