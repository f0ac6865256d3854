/** State into pictures: plots, axes, intervals, cursor and overview. */
import { labelText } from '#app/core/labeling/label-words.ts';
import { findRegion, isFixed, type State } from '../../doc.ts';
import { inkCss } from '../../palette.ts';
import { reveal as revealPlace, slid, toPixels, type View } from '../line/view.ts';
import type { Look } from './bands.ts';
import type { Chart } from './chart.ts';
import { drawAxis, drawOverview, drawPlot } from './draw.ts';
import { nearestRow, rowsInSight } from './sight.ts';

export function render(chart: Chart, now: State, before: State | undefined): void {
  const same =
    before &&
    now.doc.regions === before.doc.regions &&
    now.selected === before.selected &&
    now.view.hidden === before.view.hidden &&
    now.view.locked === before.view.locked;
  if (!same) showBands(chart);
}

export function showBands(chart: Chart): void {
  chart.bands.draw(looksOf(chart), chart.view);
}

/** Everything, at this zoom and place. */
export function draw(chart: Chart): void {
  const { view, table, stage } = chart;
  if (view.width <= 0 || view.duration === 0) return;
  const rows = rowsInSight(table, view);
  for (const place of stage.plots) drawPlot(chart, place, rows);
  drawAxis(chart);
  drawOverview(chart);
  showBands(chart);
  showWindow(chart);
  showCursor(chart);
}

export function setView(chart: Chart, view: View): void {
  const { stage, store, object } = chart;
  chart.view = view;
  stage.zoomOut.disabled = view.zoom <= 1;
  stage.zoomFit.disabled = view.zoom <= 1;
  if (store.get().view.zoom[object.name] !== view.zoom) store.look({ zoom: { ...store.get().view.zoom, [object.name]: view.zoom } });
  chart.redraw();
}

export function pan(chart: Chart, pixels: number): void {
  setView(chart, slid(chart.view, -pixels));
}

function showWindow({ stage, view }: Chart): void {
  const part = 1 / view.zoom;
  stage.window.style.left = `${(view.left / view.duration) * 100}%`;
  stage.window.style.width = `${part * 100}%`;
}

/** The cursor, and what every channel is there, or where the pointer hovers. */
export function showCursor(chart: Chart): void {
  const { stage, view, table, times, at, over } = chart;
  if (table.times.length === 0) return;
  const x = toPixels(view, at);
  stage.cursor.hidden = x < -1 || x > view.width + 1;
  stage.cursor.style.transform = `translateX(${x}px)`;
  const row = nearestRow(table, over ?? at);
  const time = times.show(table.times[row] ?? 0);
  stage.clock.textContent = time;
  for (const { plot, values } of stage.plots) {
    for (const [index, channel] of plot.channels.entries()) {
      const slot = values[index];
      if (slot) slot.textContent = valueText(chart, channel.column, row);
    }
  }
  stage.chart.setAttribute('aria-valuenow', String(nearestRow(table, at)));
  stage.chart.setAttribute('aria-valuetext', sayCursor(chart));
}

function valueText({ stage, table }: Chart, column: string, row: number): string {
  const channel = stage.plots.flatMap(({ plot }) => plot.channels).find((one) => one.column === column);
  const value = table.columns.get(column)?.values[row] ?? Number.NaN;
  return channel && Number.isFinite(value) ? `${channel.show(value)}${channel.units && ` ${channel.units}`}` : '–';
}

/** "2012-01-09, wind 4.3 m/s, rain nothing". */
export function sayCursor(chart: Chart): string {
  const { table, times, at, stage } = chart;
  const row = nearestRow(table, at);
  const said = stage.plots.flatMap(({ plot }) =>
    plot.channels.slice(0, 8).map(({ legend, column }) => `${legend} ${valueText(chart, column, row).replace('–', 'nothing')}`),
  );
  return [times.show(table.times[row] ?? 0), ...said.slice(0, 8)].join(', ');
}

export function reveal(chart: Chart, id: string): void {
  const region = findRegion(chart.store.get().doc, id);
  const stretch = region && chart.medium.read(region);
  if (stretch) setView(chart, revealPlace(chart.view, stretch.start));
}

export function selectedInterval({ store, medium }: Chart) {
  const region = findRegion(store.get().doc, store.get().selected);
  return region && medium.read(region) ? region : undefined;
}

/** Long ones first, so that short ones lie above them. */
function looksOf(chart: Chart): Look[] {
  const { store, palette, config, tool, medium, table } = chart;
  if (table.times.length === 0) return [];
  const now = store.get();
  const looks = now.doc.regions.flatMap((region): Look[] => {
    const stretch = now.view.hidden.has(region.id) ? undefined : medium.read(region);
    if (!stretch) return [];
    const ink = palette.of(region);
    return [
      {
        id: region.id,
        start: stretch.start,
        end: stretch.end,
        color: inkCss(ink),
        wear: ink.wear,
        dash: ink.dash.length === 0 ? 'solid' : (ink.dash[0] ?? 0) < 4 ? 'dotted' : 'dashed',
        label: labelText(config, region),
        selected: region.id === now.selected,
        fixed: isFixed(now, region),
      },
    ];
  });
  const { start, end } = tool.waiting ?? {};
  const from = start ?? end;
  if (from !== undefined) {
    const waiting = { id: 'waiting', start: from, end: end ?? from, color: 'var(--edge)', label: '', selected: true, fixed: true };
    looks.push({ ...waiting, dash: 'dashed' });
  }
  return looks;
}
