/** Where letters of a text area stand. Its lines do not wrap, and its letters are as wide as each other but for those of other scripts. */

/** CSS pixels; the origin is where the first letter of the text begins, in the window. */
type Grid = { left: number; top: number; line: number; widthOf(text: string): number };

let pen: CanvasRenderingContext2D | null | undefined;

function gridOf(area: HTMLTextAreaElement): Grid {
  const style = getComputedStyle(area);
  const box = area.getBoundingClientRect();
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `${style.fontSize} ${style.fontFamily}`;
  const one = pen?.measureText('0').width ?? Number.parseFloat(style.fontSize) * 0.6;
  const tab = one * Number.parseFloat(style.tabSize);
  return {
    left: box.left + area.clientLeft + Number.parseFloat(style.paddingLeft) - area.scrollLeft,
    top: box.top + area.clientTop + Number.parseFloat(style.paddingTop) - area.scrollTop,
    line: Number.parseFloat(style.lineHeight),
    widthOf: (text) =>
      // oxlint-disable-next-line no-control-regex
      /^[\x20-\x7e]*$/.test(text)
        ? text.length * one
        : [...text].reduce((x, letter) => (letter === '\t' ? (Math.floor(x / tab) + 1) * tab : x + (pen?.measureText(letter).width ?? one)), 0),
  };
}

/** The letter under a point of the window, as UTF-16 units before it; undefined beside all letters. */
export function letterAt(area: HTMLTextAreaElement, { x, y }: { x: number; y: number }): number | undefined {
  const grid = gridOf(area);
  const lines = area.value.split('\n');
  const number = Math.floor((y - grid.top) / grid.line);
  const text = lines[number];
  const along = x - grid.left;
  if (text === undefined || along < 0 || along >= grid.widthOf(text)) return undefined;
  let [low, high] = [0, text.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (grid.widthOf(text.slice(0, middle)) <= along) low = middle;
    else high = middle;
  }
  return lines.slice(0, number).reduce((sum, { length }) => sum + length + 1, low);
}

/** Puts an element below the line of a letter, within the area; both stand in one positioned box. */
export function putBelow(area: HTMLTextAreaElement, element: HTMLElement, letter: number): void {
  const before = area.value.slice(0, letter).split('\n');
  const grid = gridOf(area);
  const box = area.getBoundingClientRect();
  const x = area.offsetLeft + grid.left - box.left + grid.widthOf(before.at(-1) ?? '');
  const y = area.offsetTop + grid.top - box.top + before.length * grid.line;
  element.style.left = `${Math.max(0, Math.min(x, area.offsetLeft + area.clientWidth - element.offsetWidth))}px`;
  element.style.top = `${Math.min(y, area.offsetTop + area.clientHeight)}px`;
}
