/**
 * A text cut into blocks the page draws one by one, so that a change redraws one block and the browser lays out only blocks in sight.
 * A block ends at a line end: a line is never cut, because two blocks can not share one.
 */
import type { Leaf } from './drawing.ts';

export type Block = {
  text: string;
  /** UTF-16 units of the whole text; `end` exclusive, line end included. */
  start: number;
  end: number;
};

/** Big enough that 1 MB makes some hundred elements, small enough that redrawing one is not felt. */
const blockUnits = 2000;

/** Puts the blocks into the page, empty as yet: each is one leaf of the drawing. Task text becomes text nodes only, never markup. */
export function createBlocks(root: HTMLElement, text: string): Leaf[] {
  const leaves = cutBlocks(text).map((block) => {
    const element = document.createElement('div');
    element.className = 'text-block';
    // A guess of the height, so that the scroll bar is about right before the block was ever laid out.
    element.style.setProperty('--block-lines', String(Math.ceil(block.text.length / 75) + block.text.split('\n').length - 1));
    const first = document.createTextNode('');
    element.append(first);
    return { leaf: { start: block.start, end: block.end, nodes: [first] }, element };
  });
  root.replaceChildren(...leaves.map(({ element }) => element));
  return leaves.map(({ leaf }) => leaf);
}

/** Cuts a text; the blocks' texts joined are the text. An empty text is one empty block, so that there is a place for the caret. */
export function cutBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', Math.min(start + blockUnits, text.length));
    const end = newline < 0 ? text.length : newline + 1;
    blocks.push(...cutLongTail(text, start, end));
    start = end;
  }
  return blocks.length > 0 ? blocks : [{ text: '', start: 0, end: 0 }];
}

/** A very long line behind short ones gets its own block: the short ones then redraw cheaply. */
function cutLongTail(text: string, start: number, end: number): Block[] {
  const whole = { text: text.slice(start, end), start, end };
  if (end - start <= 2 * blockUnits) return [whole];
  const lineStart = text.lastIndexOf('\n', Math.min(start + blockUnits, end - 2)) + 1;
  if (lineStart <= start) return [whole];
  return [
    { text: text.slice(start, lineStart), start, end: lineStart },
    { text: text.slice(lineStart, end), start: lineStart, end },
  ];
}

/** Index of the block that holds a unit; a place on a border belongs to the later block, the text's end to the last. */
export function blockAt(blocks: readonly { start: number }[], unit: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? 0) <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}
