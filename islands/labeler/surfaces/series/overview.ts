/** The window over the overview: dragged, it pans; by an edge, it zooms; a press beside it brings it there. */
import { maxZoom, scrollTo, within, zoomAt } from '../line/view.ts';
import type { Chart } from './chart.ts';
import { setView } from './show.ts';

type Held = { edge?: string; x: number; left: number; shown: number };

export function bindOverview(chart: Chart): void {
  const { stage, scope } = chart;
  let held: Held | undefined;
  const placeOf = (event: PointerEvent): number => {
    const box = stage.overview.getBoundingClientRect();
    return ((event.clientX - box.left) / Math.max(1, box.width)) * chart.view.duration;
  };
  scope.on(stage.overview, 'pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary || chart.view.duration === 0) return;
    const place = placeOf(event);
    const shown = chart.view.duration / chart.view.zoom;
    if (!(event.target instanceof Node) || !stage.window.contains(event.target)) setView(chart, scrollTo(chart.view, place - shown / 2));
    const edge = event.target instanceof HTMLElement ? event.target.dataset.edge : undefined;
    held = { edge, x: place, left: chart.view.left, shown };
    stage.overview.setPointerCapture(event.pointerId);
  });
  scope.on(stage.overview, 'pointermove', (event) => {
    if (held) setView(chart, dragged(chart, held, placeOf(event) - held.x));
  });
  for (const name of ['pointerup', 'pointercancel']) scope.on(stage.overview, name, () => (held = undefined));
}

/** `by`: how far the pointer has gone, as a length of the line. */
function dragged({ view, nearness }: Chart, { edge, left, shown }: Held, by: number): Chart['view'] {
  if (edge === undefined) return scrollTo(view, left + by);
  const least = view.duration / maxZoom(view, nearness);
  const start = edge === 'start' ? within(left + by, 0, left + shown - least) : left;
  const end = edge === 'end' ? within(left + shown + by, left + least, view.duration) : left + shown;
  return scrollTo(zoomAt(view, view.duration / (end - start), 0, nearness), start);
}
