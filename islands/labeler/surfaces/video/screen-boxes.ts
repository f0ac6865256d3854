/** The boxes of one frame as SVG over the picture; elements are kept by region, and only what differs is touched. */
import type { Point } from '#app/core/labeling/shapes/rectangle.ts';
import type { Grip } from '../../tools/figure.ts';
import { inkCss, type Ink } from '../../palette.ts';

/** CSS pixels. */
export type BoxLook = { id: string; corners: readonly Point[]; ink: Ink; label: string; selected: boolean; isKey: boolean };

export type ScreenBoxes = { draw(looks: readonly BoxLook[], grips: readonly Grip[], size: { width: number; height: number }): void };

const space = 'http://www.w3.org/2000/svg';
type Parts = { group: SVGGElement; halo: SVGPolygonElement; box: SVGPolygonElement; name: SVGTextElement };

export function createScreenBoxes(svg: SVGSVGElement): ScreenBoxes {
  const known = new Map<string, Parts>();
  const handles = make('g', 'video-box__grips');
  svg.append(handles);
  return {
    draw(looks, grips, { width, height }) {
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      const shown = new Set(looks.map(({ id }) => id));
      for (const [id, { group }] of known) {
        if (shown.has(id)) continue;
        group.remove();
        known.delete(id);
      }
      for (const look of looks) {
        const parts = known.get(look.id) ?? createParts(look.id);
        if (!known.has(look.id)) {
          known.set(look.id, parts);
          svg.insertBefore(parts.group, handles);
        }
        place(parts, look);
      }
      drawGrips(handles, grips);
    },
  };
}

function make<K extends 'g' | 'polygon' | 'text' | 'circle' | 'rect'>(tag: K, className: string): SVGElementTagNameMap[K] {
  const made = document.createElementNS(space, tag);
  made.setAttribute('class', className);
  return made;
}

function createParts(id: string): Parts {
  const parts = {
    group: make('g', 'video-box'),
    halo: make('polygon', 'video-box__halo'),
    box: make('polygon', 'video-box__line'),
    name: make('text', 'video-box__name'),
  };
  parts.group.dataset.box = id;
  parts.group.append(parts.halo, parts.box, parts.name);
  return parts;
}

function place({ group, halo, box, name }: Parts, { corners, ink, label, selected, isKey }: BoxLook): void {
  const points = corners.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ');
  for (const polygon of [halo, box]) if (polygon.getAttribute('points') !== points) polygon.setAttribute('points', points);
  group.classList.toggle('video-box--selected', selected);
  // Between key frames a box is worked out, not placed.
  group.classList.toggle('video-box--between', !isKey);
  ink.wear?.(group);
  group.style.setProperty('--box-ink', inkCss(ink));
  box.style.strokeDasharray = ink.dash.join(' ');
  const [corner] = corners;
  if (!corner) return;
  name.setAttribute('x', corner.x.toFixed(2));
  name.setAttribute('y', Math.max(14, corner.y - 6).toFixed(2));
  if (name.textContent !== label) name.textContent = label;
}

function drawGrips(handles: SVGGElement, grips: readonly Grip[]): void {
  while (handles.childElementCount > grips.length) handles.lastElementChild?.remove();
  while (handles.childElementCount < grips.length) handles.append(make('circle', 'video-box__grip'));
  grips.forEach(({ id, point, look }, index) => {
    const handle = handles.children[index];
    handle?.setAttribute('cx', point.x.toFixed(2));
    handle?.setAttribute('cy', point.y.toFixed(2));
    handle?.setAttribute('r', look === 'turn' ? '7' : '5');
    if (handle instanceof SVGElement) handle.dataset.grip = id;
  });
}
