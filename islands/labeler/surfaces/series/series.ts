/** The time series surface: channels as lines over one time axis, with intervals and instants on them. */
import { bindGestures } from '../line/gestures.ts';
import { scrollTo, zoomAt } from '../line/view.ts';
import type { Surface, SurfaceContext } from '../surface.ts';
import * as acts from './acts.ts';
import { begun, startReading } from './arrival.ts';
import { createChart, type Chart } from './chart.ts';
import { seriesCommands } from './keyboard.ts';
import { bindOverview } from './overview.ts';
import { bindSync } from './playing.ts';
import { pan, render, reveal, setView, showBands, showCursor } from './show.ts';
import { gutter } from './stage.ts';

export function createSeriesSurface(context: SurfaceContext): Surface {
  const chart = createChart(context);
  const { stage, scope, store, config, object } = chart;
  const together = bindSync(chart);
  bindPointer(chart, () => together?.moved());
  bindOverview(chart);
  bindButtons(chart);
  scope.own(store.subscribe((now, before) => queueMicrotask(() => acts.heed(chart, now, before))));
  scope.size(stage.sight, (width) => resize(chart, Math.max(0, width - gutter)));
  // The theme's colors are in the canvases, not in the style sheet.
  scope.on(matchMedia('(prefers-color-scheme: dark)'), 'change', () => chart.redraw());
  void startReading(chart);
  return {
    render: (now, before) => render(chart, now, before),
    pick: ({ x }) => acts.shortestAt(chart, acts.placeAt(chart, x + context.host.getBoundingClientRect().left - leftOf(chart))),
    focus(region) {
      stage.chart.focus();
      if (region !== undefined) reveal(chart, region);
    },
    reveal: (region) => reveal(chart, region),
    commands: seriesCommands(chart, config.objects.filter(({ type }) => type === object.type).length === 1),
    dispose: () => context.host.replaceChildren(),
  };
}

function leftOf({ stage }: Chart): number {
  return stage.strip.getBoundingClientRect().left;
}

function resize(chart: Chart, width: number): void {
  const { view, nearness } = chart;
  // Out of sight it has no width, and keeps what it showed.
  if (width <= 0) return;
  const next = { ...view, width };
  setView(chart, view.width <= 0 ? begun(chart, next) : scrollTo(zoomAt(next, view.zoom, 0, nearness), view.left));
}

function bindPointer(chart: Chart, moved: () => void): void {
  const { stage, scope } = chart;
  bindGestures({
    scope,
    sight: stage.bands.parentElement ?? stage.sight,
    scroll: stage.chart,
    canZoom: true,
    placeAt: (x) => acts.placeAt(chart, x - gutter),
    draw: ({ x }) => (x < gutter ? undefined : acts.draw(chart, x - gutter)),
    grab: (id, part, place) => acts.grab(chart, id, part, place),
    clicked(place, range) {
      acts.click(chart, place, range);
      if (range === undefined) moved();
    },
    opened: (range, place) => (range === undefined ? acts.mark(chart, place) : acts.enter(chart)),
    dragged: chart.redraw,
    dropped: () => showBands(chart),
    zoom: (times, x) => acts.zoom(chart, times, x - gutter),
    slide: (pixels) => pan(chart, -pixels),
    pan: (pixels) => pan(chart, pixels),
  });
  scope.on(stage.sight, 'pointermove', (event) => {
    chart.over = acts.placeAt(chart, event.clientX - leftOf(chart));
    showCursor(chart);
  });
  scope.on(stage.sight, 'pointerleave', () => {
    delete chart.over;
    showCursor(chart);
  });
  scope.on(stage.chart, 'keydown', (event) => {
    if (event.key !== 'Escape' || !chart.tool.waiting) return;
    event.preventDefault();
    chart.tool.forget();
    chart.redraw();
  });
}

function bindButtons(chart: Chart): void {
  const { stage, scope } = chart;
  scope.on(stage.zoomIn, 'click', () => acts.zoom(chart, 2));
  scope.on(stage.zoomOut, 'click', () => acts.zoom(chart, 0.5));
  scope.on(stage.zoomFit, 'click', () => acts.zoom(chart, 0));
}
