/** Ranges as boxes over the wave: one element each, kept by id, moved and not remade. */
import type { Range } from '#app/core/labeling/result.ts';
import type { Ink } from '../../palette.ts';
import { stack } from '../line/lanes.ts';
import { pixelsPerUnit, toPixels, type View } from '../line/view.ts';

export type Look = {
  id: string;
  color: string;
  wear?: Ink['wear'];
  dash: 'solid' | 'dashed' | 'dotted';
  label: string;
  selected: boolean;
  fixed: boolean;
} & Range;

/** Ranges narrower than this could not be hit. */
const narrowest = 6;

export type RangeBoxes = { draw(looks: readonly Look[], view: View, area: { channels: number; height: number; top: number }): void };

export function createRangeBoxes(parent: HTMLElement): RangeBoxes {
  const boxes = new Map<string, HTMLElement>();
  return {
    draw(looks, view, area) {
      const shown = new Set(looks.map(({ id }) => id));
      for (const [id, box] of boxes) {
        if (shown.has(id)) continue;
        box.remove();
        boxes.delete(id);
      }
      const each = area.height / area.channels;
      for (let channel = 0; channel < area.channels; channel += 1) {
        const own = looks.filter((look) => (area.channels === 1 ? true : Math.min(look.channel, area.channels - 1) === channel));
        const lanes = stack(own);
        const height = each / lanes.count;
        for (const look of own) {
          const box = boxes.get(look.id) ?? createBox(parent, boxes, look.id);
          place(box, look, view, area.top + channel * each + (lanes.of.get(look.id) ?? 0) * height, height);
        }
      }
    },
  };
}

function createBox(parent: HTMLElement, boxes: Map<string, HTMLElement>, id: string): HTMLElement {
  const box = document.createElement('div');
  box.dataset.range = id;
  for (const part of ['start', 'end']) {
    const end = document.createElement('span');
    end.className = `audio-range__end audio-range__end--${part}`;
    end.dataset.part = part;
    box.append(end);
  }
  const name = document.createElement('span');
  name.className = 'audio-range__name';
  box.append(name);
  boxes.set(id, box);
  parent.append(box);
  return box;
}

function place(box: HTMLElement, look: Look, view: View, top: number, height: number): void {
  const left = toPixels(view, look.start);
  const width = Math.max(narrowest, (look.end - look.start) * pixelsPerUnit(view));
  box.hidden = left + width < 0 || left > view.width;
  if (box.hidden) return;
  box.className = `audio-range audio-range--${look.dash}${look.selected ? ' audio-range--selected' : ''}${look.fixed ? ' audio-range--fixed' : ''}`;
  look.wear?.(box);
  box.style.setProperty('--range-ink', look.color);
  box.style.transform = `translate(${left}px, ${top}px)`;
  box.style.width = `${width}px`;
  box.style.height = `${height}px`;
  const name = box.lastElementChild;
  if (name && name.textContent !== look.label) name.textContent = look.label;
  // A name stays in sight while the beginning of its range is scrolled away.
  if (name instanceof HTMLElement) name.style.marginLeft = `${Math.max(0, Math.min(-left, width - 60))}px`;
}
