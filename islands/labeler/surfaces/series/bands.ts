/** Intervals over the plots: a shade each over all of them, and a flag above that names it and is taken in hand. Kept by id, moved and not remade. */
import type { Ink } from '../../palette.ts';
import { stack } from '../line/lanes.ts';
import { pixelsPerUnit, toPixels, type View } from '../line/view.ts';

/** `start` and `end` are places on the line. */
export type Look = {
  id: string;
  start: number;
  end: number;
  color: string;
  wear?: Ink['wear'];
  dash: 'solid' | 'dashed' | 'dotted';
  label: string;
  selected: boolean;
  fixed: boolean;
};
export type Bands = { draw(looks: readonly Look[], view: View): void };

/** CSS pixels. */
const laneHeight = 24;
const narrowestFlag = 18;

type Band = { flag: HTMLElement; shade: HTMLElement };

export function createBands(strip: HTMLElement, over: HTMLElement): Bands {
  const bands = new Map<string, Band>();
  return {
    draw(looks, view) {
      const shown = new Set(looks.map(({ id }) => id));
      for (const [id, { flag, shade }] of bands) {
        if (shown.has(id)) continue;
        flag.remove();
        shade.remove();
        bands.delete(id);
      }
      // Flags of short intervals are wider than these, and need lanes by what they cover.
      const least = narrowestFlag / Math.max(pixelsPerUnit(view), 1e-12);
      const lanes = stack(looks.map(({ id, start, end }) => ({ id, start, end: Math.max(end, start + least) })));
      const height = `${lanes.count * laneHeight}px`;
      if (strip.style.height !== height) strip.style.height = height;
      for (const look of looks) {
        const band = bands.get(look.id) ?? createBand(look.id, strip, over);
        bands.set(look.id, band);
        place(band, look, view, (lanes.of.get(look.id) ?? 0) * laneHeight);
      }
    },
  };
}

function createBand(id: string, strip: HTMLElement, over: HTMLElement): Band {
  const flag = made('div', 'series-flag');
  const name = made('span', 'series-flag__name');
  flag.dataset.range = id;
  flag.append(edge('series-flag', 'start'), name, edge('series-flag', 'end'));
  const shade = made('div', 'series-shade');
  shade.append(edge('series-shade', 'start', id), edge('series-shade', 'end', id));
  strip.append(flag);
  over.prepend(shade);
  return { flag, shade };
}

function edge(block: string, part: 'start' | 'end', id?: string): HTMLElement {
  const end = made('span', `${block}__edge ${block}__edge--${part}`);
  end.dataset.part = part;
  if (id !== undefined) end.dataset.range = id;
  return end;
}

function place({ flag, shade }: Band, look: Look, view: View, top: number): void {
  const left = toPixels(view, look.start);
  const width = (look.end - look.start) * pixelsPerUnit(view);
  const isOut = left + Math.max(width, narrowestFlag) < 0 || left > view.width;
  flag.hidden = isOut;
  shade.hidden = isOut;
  if (isOut) return;
  const manner = look.selected ? 'selected' : 'other';
  const instant = width === 0 ? ' series-shade--instant' : '';
  flag.className = `series-flag series-flag--${manner} series-flag--${look.dash}${look.fixed ? ' series-flag--fixed' : ''}`;
  shade.className = `series-shade series-shade--${manner} series-shade--${look.dash}${instant}${look.fixed ? ' series-shade--fixed' : ''}`;
  look.wear?.(shade);
  for (const part of [flag, shade]) {
    part.style.setProperty('--range-ink', look.color);
    part.style.width = `${part === flag ? Math.max(narrowestFlag, width) : width}px`;
  }
  flag.style.transform = `translate(${left}px, ${top}px)`;
  shade.style.transform = `translateX(${left}px)`;
  const name = flag.children[1];
  if (name && name.textContent !== look.label) name.textContent = look.label;
  // A name stays in sight while the beginning of its interval is scrolled away.
  if (name instanceof HTMLElement) name.style.marginLeft = `${Math.max(0, Math.min(-left, width - 60))}px`;
}

function made(tag: 'div' | 'span', className: string): HTMLElement {
  const one = document.createElement(tag);
  one.className = className;
  return one;
}
