/**
 * What is selected in the text: an anchor and a focus, which is where the caret stands. Kept here and mirrored into the page's own
 * selection, so that it looks, copies and moves by lines as people know it. UTF-16 units.
 */
import type { Stretch } from './caret.ts';
import type { Drawing } from './drawing.ts';
import { moveByKey, moveByLine } from './moves.ts';

export type Caret = { anchor: number; focus: number };

export type TextSelection = {
  readonly caret: Caret;
  /** Selects, and shows it in the page. */
  set(caret: Caret): void;
  /** Takes over what a pointer has selected in the page; undefined when that is outside the text. */
  read(): Caret | undefined;
  /** Moves the caret by a key such as `ctrl+left`; keeps the anchor when extending. */
  move(key: string, extend: boolean): Caret;
  /** The page shows the selection again after the text was redrawn. */
  restore(): void;
};

const byLine: Record<string, [direction: 'forward' | 'backward', unit: 'line' | 'lineboundary']> = {
  up: ['backward', 'line'],
  down: ['forward', 'line'],
  home: ['backward', 'lineboundary'],
  end: ['forward', 'lineboundary'],
};

export function stretchOf({ anchor, focus }: Caret): Stretch {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

export function createTextSelection(drawing: Drawing, text: string): TextSelection {
  let caret: Caret = { anchor: 0, focus: 0 };

  function read(): Caret | undefined {
    const page = document.getSelection();
    if (!page?.anchorNode || !page.focusNode) return undefined;
    const anchor = drawing.unitOf(page.anchorNode, page.anchorOffset);
    const focus = drawing.unitOf(page.focusNode, page.focusOffset);
    if (anchor === undefined || focus === undefined) return undefined;
    caret = { anchor, focus };
    return caret;
  }

  function show(): void {
    const anchor = drawing.spotOf(caret.anchor);
    const focus = drawing.spotOf(caret.focus);
    if (anchor && focus) document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  }

  function set(next: Caret): void {
    caret = next;
    show();
  }

  /** The browser alone knows where lines of the page break. */
  function focusByLine(key: string): number {
    const page = document.getSelection();
    const [direction, unit] = byLine[key] ?? [];
    const from = caret.focus;
    if (page && direction && unit) {
      show();
      page.modify('extend', direction, unit);
      const to = page.focusNode ? drawing.unitOf(page.focusNode, page.focusOffset) : undefined;
      if (to !== undefined && to !== from) return to;
    }
    return moveByLine(text, from, key);
  }

  function moveTo(focus: number, extend: boolean): Caret {
    set({ anchor: extend ? caret.anchor : focus, focus });
    return caret;
  }

  /** An arrow without Shift leaves a selection at that side of it. */
  function collapsed(key: string): number | undefined {
    if (caret.anchor === caret.focus || (key !== 'left' && key !== 'right')) return undefined;
    const { start, end } = stretchOf(caret);
    return (moveByKey(text, start, key) ?? start) > start ? end : start;
  }

  return {
    get caret() {
      return caret;
    },
    set,
    read,
    move(key, extend) {
      const focus = extend ? undefined : collapsed(key);
      return moveTo(focus ?? moveByKey(text, caret.focus, key) ?? focusByLine(key), extend);
    },
    restore() {
      if (caret.anchor !== caret.focus) show();
    },
  };
}
