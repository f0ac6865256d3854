/** The rows of the timeline: a strip with dots for each box, a strip for each range of frames. Elements are kept by region. */
import type { FramesRegion, TrackRegion } from '#app/core/labeling/result.ts';
import { inOrder, lifespans } from '#app/core/labeling/shapes/track.ts';
import { pixelsPerUnit, toPixels, type View } from '../line/view.ts';
import { inkCss, type Ink } from '../../palette.ts';
import { element } from './stage.ts';

export type RowLook = { region: TrackRegion | FramesRegion; ink: Ink; label: string; selected: boolean; fixed: boolean };
export type Rows = { draw(looks: readonly RowLook[], view: View): void; reveal(id: string): void };

type Row = { element: HTMLElement; look?: RowLook; view?: View };

/** Narrower could not be hit. */
const narrowest = 4;

export function createRows(parent: HTMLElement): Rows {
  const rows = new Map<string, Row>();
  return {
    draw(looks, view) {
      const shown = new Set(looks.map(({ region }) => region.id));
      for (const [id, row] of rows) {
        if (shown.has(id)) continue;
        row.element.remove();
        rows.delete(id);
      }
      looks.forEach((look, index) => {
        const row = rows.get(look.region.id) ?? { element: element('div', 'video-row') };
        rows.set(look.region.id, row);
        if (parent.children[index] !== row.element) parent.insertBefore(row.element, parent.children[index] ?? null);
        if (row.view !== view || !isSame(row.look, look)) fill(row, look, view);
      });
    },
    reveal: (id) => rows.get(id)?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
  };
}

function isSame(a: RowLook | undefined, b: RowLook): boolean {
  return a?.region === b.region && a.ink === b.ink && a.label === b.label && a.selected === b.selected && a.fixed === b.fixed;
}

function fill(row: Row, look: RowLook, view: View): void {
  const { region, ink, label, selected, fixed } = look;
  row.look = look;
  row.view = view;
  row.element.className = `video-row${selected ? ' video-row--selected' : ''}${fixed ? ' video-row--fixed' : ''}`;
  row.element.dataset.row = region.id;
  ink.wear?.(row.element);
  row.element.style.setProperty('--row-ink', inkCss(ink));
  const name = element('span', 'video-row__name');
  name.textContent = label;
  row.element.replaceChildren(...(region.kind === 'track' ? trackParts(region, view) : rangeParts(region, view)), name);
}

/** Only what is in sight is drawn: a long track has thousands of key frames. */
function trackParts({ sequence }: TrackRegion, view: View): HTMLElement[] {
  const spans = lifespans(sequence, view.duration).map(({ start, end }) => strip('video-row__life', start, end, view));
  const dots = inOrder(sequence).flatMap(({ frame, enabled }) => {
    const x = toPixels(view, frame - 0.5);
    if (x < -8 || x > view.width + 8) return [];
    const dot = element('span', `video-row__key${enabled ? '' : ' video-row__key--last'}`);
    dot.dataset.frame = String(frame);
    dot.style.transform = `translateX(${x}px)`;
    return [dot];
  });
  return [...spans, ...dots];
}

function rangeParts({ ranges }: FramesRegion, view: View): HTMLElement[] {
  return ranges.map(({ start, end }, index) => {
    const range = strip('video-row__range', start, end, view);
    range.dataset.range = String(index);
    for (const side of ['start', 'end']) {
      const grip = element('span', `video-row__end video-row__end--${side}`);
      grip.dataset.end = side;
      range.append(grip);
    }
    return range;
  });
}

function strip(className: string, start: number, end: number, view: View): HTMLElement {
  const made = element('div', className);
  made.style.transform = `translateX(${toPixels(view, start - 1)}px)`;
  made.style.width = `${Math.max(narrowest, (end - start + 1) * pixelsPerUnit(view))}px`;
  return made;
}
