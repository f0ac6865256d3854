/** Where a key takes the caret in the text itself. Lines of the page are the browser's matter: see selection.ts. UTF-16 units. */
import { lineAround, stepCharacter, stepWord } from './caret.ts';
import { isRightToLeft } from './direction.ts';

/** The place a key (named as commands name keys, without shift and alt) leads to; undefined for keys that move by lines of the page. */
export function moveByKey(text: string, unit: number, key: string): number | undefined {
  switch (key) {
    case 'left':
    case 'right':
      return stepCharacter(text, unit, forward(text, unit, key));
    case 'ctrl+left':
    case 'ctrl+right':
      return stepWord(text, unit, forward(text, unit, key.slice('ctrl+'.length)));
    case 'ctrl+home':
      return 0;
    case 'ctrl+end':
      return text.length;
    default:
      return undefined;
  }
}

/** Arrows go where they point: in a line that runs from the right, left is forward. */
function forward(text: string, unit: number, key: string): 1 | -1 {
  const { start, end } = lineAround(text, unit);
  return (key === 'right') !== isRightToLeft(text.slice(start, Math.min(end, start + 500))) ? 1 : -1;
}

/** Up, down, home and end by lines of the text, for browsers that can not say where lines of the page are. */
export function moveByLine(text: string, unit: number, key: string): number {
  const { start, end } = lineAround(text, unit);
  if (key === 'home') return start;
  if (key === 'end') return end;
  const column = unit - start;
  if (key === 'up') return start === 0 ? 0 : Math.min(lineAround(text, start - 1).start + column, start - 1);
  return end >= text.length ? text.length : Math.min(end + 1 + column, lineAround(text, end + 1).end);
}
