/**
 * How a stretch of text shows its spans: a tinted ground in the color of the shortest, one line underneath per span, and a small tag
 * over the first character.
 *
 * Segments are elements and not CSS custom highlights: highlights cannot be stacked as separate lines, carry no tag, are not in the
 * accessibility tree, and a color from the config would need a rule of its own each. The cost, redrawing, is kept to the blocks
 * that differ. Styles are set on the elements' style objects, which a policy without inline styles allows.
 */
import { inkCss, type Ink } from '../../palette.ts';

/** What is drawn of one span. */
export type Coat = { ink: Ink; tag: string; selected: boolean };

/** Of deeper overlaps only this many lines find room between two lines of text; the next one stands for all others. */
export const maxLines = 4;
const linePixels = 2;
const stepPixels = 3;

/** One period of a dash pattern as a gradient, and its length in CSS pixels. */
export function dashImage(color: string, dash: readonly number[]): { image: string; length: number } {
  if (dash.length === 0) return { image: `linear-gradient(${color}, ${color})`, length: 8 };
  const stops: string[] = [];
  let at = 0;
  for (const [index, length] of dash.entries()) {
    stops.push(`${index % 2 === 0 ? color : 'transparent'} ${at}px ${at + length}px`);
    at += length;
  }
  return { image: `linear-gradient(90deg, ${stops.join(', ')})`, length: at };
}

/** Dresses the element of one segment: `lines` by lane from the text downwards, `ground` the shortest span. */
export function paint(mark: HTMLElement, lines: readonly (Coat | undefined)[], ground: Coat, tag: string): void {
  const images: string[] = [];
  const sizes: string[] = [];
  const positions: string[] = [];
  for (const [lane, coat] of lines.slice(0, maxLines).entries()) {
    if (!coat) continue;
    const { image, length } = dashImage(inkCss(coat.ink), lines.length > maxLines && lane === maxLines - 1 ? [1, 2] : coat.ink.dash);
    images.push(image);
    sizes.push(`${length}px ${linePixels}px`);
    positions.push(`0 calc(100% - ${(Math.min(lines.length, maxLines) - 1 - lane) * stepPixels}px)`);
  }
  ground.ink.wear?.(mark);
  mark.style.setProperty('--span-ink', inkCss(ground.ink));
  mark.style.backgroundImage = images.join(', ');
  mark.style.backgroundSize = sizes.join(', ');
  mark.style.backgroundPosition = positions.join(', ');
  mark.style.paddingBottom = `${Math.min(lines.length, maxLines) * stepPixels}px`;
  if (tag) {
    mark.dataset.tag = tag;
    mark.style.setProperty('--tag-room', String(mark.textContent?.length ?? 0));
  }
  mark.classList.toggle(
    'text-span--selected',
    lines.some((coat) => coat?.selected),
  );
}
