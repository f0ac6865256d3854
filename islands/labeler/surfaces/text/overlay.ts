/** What lies over the text: the caret, and a handle at each end of the chosen span. Drawn from places of the text, in CSS pixels of the text's own box. */
import { isRightToLeft } from './direction.ts';
import type { Spot } from './drawing.ts';

export type Overlay = {
  readonly caret: HTMLElement;
  readonly start: HTMLElement;
  readonly end: HTMLElement;
  /** Puts the caret at a place, or takes it away. */
  showCaret(spot: Spot | undefined): void;
  /** Puts the handles at the ends of a span, or takes them away. */
  showHandles(ends: { start: Spot; end: Spot; color: string } | undefined): void;
};

/** `frame` is the positioned box around the text. */
export function createOverlay(frame: HTMLElement): Overlay {
  const caret = makePart('text-caret');
  const start = makePart('text-handle text-handle--start');
  const end = makePart('text-handle text-handle--end');
  frame.append(caret, start, end);

  function put(part: HTMLElement, spot: Spot | undefined, side: 'after' | 'before'): void {
    const box = spot && boxOf(spot, side);
    part.hidden = !box;
    if (!box) return;
    const origin = frame.getBoundingClientRect();
    part.style.left = `${box.x - origin.left}px`;
    part.style.top = `${box.top - origin.top}px`;
    part.style.height = `${box.height}px`;
  }

  return {
    caret,
    start,
    end,
    showCaret: (spot) => put(caret, spot, 'after'),
    showHandles(ends) {
      put(start, ends?.start, 'after');
      put(end, ends?.end, 'before');
      for (const handle of [start, end]) if (ends) handle.style.setProperty('--span-ink', ends.color);
    },
  };
}

function makePart(className: string): HTMLElement {
  const part = document.createElement('span');
  part.className = className;
  part.setAttribute('aria-hidden', 'true');
  part.hidden = true;
  return part;
}

/**
 * Where a line stands between two characters. `after`: at the leading edge of the character behind the place; `before`: at the trailing
 * edge of the one in front of it, which differs where a line or the direction of writing turns.
 */
function boxOf({ node, offset }: Spot, side: 'after' | 'before'): { x: number; top: number; height: number } | undefined {
  const behind = side === 'before' ? offset > 0 : offset >= node.length;
  const range = document.createRange();
  if (behind && offset > 0) range.setStart(node, offset - 1);
  else range.setStart(node, offset);
  range.setEnd(node, behind ? offset : Math.min(node.length, offset + 1));
  const boxes = range.getClientRects();
  const box = behind ? boxes[boxes.length - 1] : boxes[0];
  if (!box) return parentBox(node);
  const rightToLeft = isRightToLeft(node.data.slice(behind ? offset - 1 : offset, behind ? offset : offset + 2));
  const atRight = behind !== rightToLeft;
  return { x: atRight ? box.right : box.left, top: box.top, height: box.height };
}

function parentBox(node: Text): { x: number; top: number; height: number } | undefined {
  const box = node.parentElement?.getBoundingClientRect();
  return box && { x: box.left, top: box.top, height: box.height };
}
