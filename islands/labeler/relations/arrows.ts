/** Relations drawn over the work: a curve from region to region, wherever they lie, with an arrow at the ends that it points to. */
import type { Relation } from '#app/core/labeling/result.ts';
import { oncePerFrame, type Scope } from '../../scope.ts';
import { findRegion } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { relationInks, type Inks } from './inks.ts';

/** CSS pixels of the window. */
type Box = { x: number; y: number; width: number; height: number };

const namespace = 'http://www.w3.org/2000/svg';

/** Draws until the scope ends; the work scrolls and zooms beneath, so it is drawn anew whenever that may have happened. */
export function drawArrows(parts: Parts, element: HTMLElement, scope: Scope): void {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'labeler__arrows');
  svg.setAttribute('aria-hidden', 'true');
  element.append(svg);
  scope.own(() => svg.remove());
  const draw = oncePerFrame(scope, () => paint(parts, element, svg));
  // Surfaces draw in the frame of a change; their new places are known in the next.
  scope.own(parts.store.subscribe(() => scope.frame(draw)));
  for (const name of ['scroll', 'wheel', 'pointermove', 'pointerup', 'keyup', 'load']) {
    scope.on(element, name, () => hasRelations(parts) && scope.frame(draw), { capture: true, passive: true });
  }
  scope.on(window, 'resize', draw);
  scope.size(element, draw);
  draw();
}

const hasRelations = ({ store }: Parts): boolean => store.get().doc.relations.length > 0;

function paint(parts: Parts, element: HTMLElement, svg: SVGSVGElement): void {
  const { doc, view, selected } = parts.store.get();
  const work = element.querySelector('.labeler__work')?.getBoundingClientRect();
  const origin = element.getBoundingClientRect();
  const isShown = ({ from, to }: Relation) => !view.arrowsHidden && !view.hidden.has(from) && !view.hidden.has(to);
  const inks = relationInks(parts.config);
  const drawn = work ? doc.relations.filter(isShown).flatMap((relation) => arrow(parts, relation, selected)) : [];
  svg.replaceChildren(...drawn);
  if (!work) return;
  // Only over the work: what is scrolled out of it is not pointed at across the margin.
  svg.style.clipPath = `inset(${work.top - origin.top}px ${origin.right - work.right}px ${origin.bottom - work.bottom}px ${work.left - origin.left}px)`;

  function arrow(from: Parts, relation: Relation, chosen: string | undefined): SVGElement[] {
    const [a, b] = [from.boxOf(relation.from), from.boxOf(relation.to)];
    if (!a || !b || !findRegion(doc, relation.from) || !findRegion(doc, relation.to)) return [];
    return draw(moved(a, origin), moved(b, origin), relation, inks, chosen === relation.from || chosen === relation.to);
  }
}

const moved = (box: Box, origin: DOMRect): Box => ({
  x: box.x - origin.x,
  y: box.y - origin.y,
  width: box.width,
  height: box.height,
});

type Point = { x: number; y: number };

/** From the middle of one box's edge to that of the other, on the sides that face each other. */
function anchor(box: Box, to: Box): Point {
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const [dx, dy] = [to.x + to.width / 2 - cx, to.y + to.height / 2 - cy];
  const sideways = Math.abs(dx) * box.height > Math.abs(dy) * box.width;
  return sideways ? { x: cx + (Math.sign(dx) * box.width) / 2, y: cy } : { x: cx, y: cy + (Math.sign(dy) * box.height) / 2 };
}

function draw(a: Box, b: Box, { direction, labels = [] }: Relation, inks: Inks, isChosen: boolean): SVGElement[] {
  const [from, to] = [anchor(a, b), anchor(b, a)];
  const bend = { x: (from.x + to.x) / 2 + (to.y - from.y) / 6, y: (from.y + to.y) / 2 - (to.x - from.x) / 6 };
  const d = `M${from.x} ${from.y}Q${bend.x} ${bend.y} ${to.x} ${to.y}`;
  const halo = make('path', { d, class: 'labeler__arrow-halo' });
  const line = make('path', { d, class: 'labeler__arrow' });
  if (isChosen) line.classList.add('labeler__arrow--chosen');
  const heads = [...(direction === 'left' ? [] : [head(bend, to)]), ...(direction === 'right' ? [] : [head(bend, from)])];
  const ink = labels.map((label) => inks.get(label)).find(Boolean);
  if (ink !== undefined) {
    line.style.stroke = ink;
    for (const one of heads) one.style.fill = ink;
  }
  const middle = { x: (from.x + to.x) / 4 + bend.x / 2, y: (from.y + to.y) / 4 + bend.y / 2 };
  return [halo, line, ...heads, ...(labels.length > 0 ? [name(middle, labels, inks)] : [])];
}

function head(from: Point, tip: Point): SVGElement {
  const angle = (Math.atan2(tip.y - from.y, tip.x - from.x) * 180) / Math.PI;
  return make('path', { d: 'M0 0L-9 -4.5V4.5Z', transform: `translate(${tip.x} ${tip.y}) rotate(${angle})`, class: 'labeler__arrow-head' });
}

/** Words stay in the ink of the page, to be read on any color; a dot before each has its own. */
function name({ x, y }: Point, labels: readonly string[], inks: Inks): SVGElement {
  const element = make('text', { x: String(x), y: String(y), class: 'labeler__arrow-name' });
  for (const [index, label] of labels.entries()) {
    const ink = inks.get(label);
    const dot = make('tspan', {});
    dot.textContent = '● ';
    if (ink !== undefined) dot.style.fill = ink;
    element.append(index > 0 ? ', ' : '', ...(ink === undefined ? [] : [dot]), label);
  }
  return element;
}

function make(tag: 'path' | 'text' | 'tspan', attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(namespace, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
