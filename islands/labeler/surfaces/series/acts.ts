/** What a person does to a series, by pointer and by keys alike, and what is said about it. */
import { regionSentence } from '../../describe.ts';
import { findRegion, isFixed, type State } from '../../doc.ts';
import type { Part, RangeDrag } from '../../tools/range.ts';
import { reveal as revealPlace, sayZoom, toPixels, toPlace, within, zoomAt } from '../line/view.ts';
import type { Chart } from './chart.ts';
import { pan, sayCursor, selectedInterval, setView, showCursor } from './show.ts';
import { nearestRow, placeOfRow, rowsPerStep } from './sight.ts';

export function placeAt({ view }: Chart, x: number): number {
  return toPlace(view, x);
}

/** Puts the cursor on the row nearest to a place. */
export function goTo(chart: Chart, place: number): void {
  chart.at = placeOfRow(chart.table, nearestRow(chart.table, place));
  const next = revealPlace(chart.view, chart.at);
  if (next !== chart.view) setView(chart, next);
  showCursor(chart);
}

/** By rows, or by what lies under a pixel where that is more. */
export function step(chart: Chart, steps: number): void {
  const { table, view, at } = chart;
  goTo(chart, placeOfRow(table, nearestRow(table, at) + steps * rowsPerStep(table, view)));
  chart.announce(sayCursor(chart));
}

/** Another part of the series comes in sight; the cursor stays where it is. */
export function turnPage(chart: Chart, pixels: number): void {
  pan(chart, pixels);
  const { view, table, times } = chart;
  const show = (place: number): string => times.show(table.times[nearestRow(table, place)] ?? 0);
  chart.announce(`${show(view.left)} to ${show(view.left + view.duration / view.zoom)} in sight.`);
}

export function draw(chart: Chart, x: number): RangeDrag | undefined {
  if (chart.view.duration === 0) return undefined;
  const drag = chart.tool.draw(placeAt(chart, x), 0);
  return drag && { ...drag, up: () => drag.up() && (sayNew(chart), true) };
}

export function grab(chart: Chart, id: string, part: Part, place: number): RangeDrag | undefined {
  const region = findRegion(chart.store.get().doc, id);
  if (!region || isFixed(chart.store.get(), region)) return undefined;
  chart.store.select(id);
  const drag = chart.tool.grab(id, part, place);
  return drag && { ...drag, up: () => drag.up() && (saySelected(chart), true) };
}

/** A click on a flag chooses its interval; on the plots, the shortest one there, and the cursor goes there. */
export function click(chart: Chart, place: number, flag: string | undefined): void {
  const id = flag === 'waiting' ? undefined : (flag ?? shortestAt(chart, place));
  chart.tool.click(id);
  if (flag === undefined) goTo(chart, place);
  if (id !== undefined) saySelected(chart);
  chart.redraw();
}

/** An instant counts as hit within a few pixels. */
export function shortestAt({ store, medium, view }: Chart, place: number): string | undefined {
  const { doc, view: looks } = store.get();
  const near = (4 * view.duration) / view.zoom / Math.max(1, view.width);
  const here = doc.regions.flatMap((region) => {
    const stretch = looks.hidden.has(region.id) ? undefined : medium.read(region);
    if (!stretch) return [];
    const room = stretch.start === stretch.end ? near : 0;
    return place >= stretch.start - room && place <= stretch.end + room ? [{ id: region.id, length: stretch.end - stretch.start }] : [];
  });
  return here.sort((a, b) => a.length - b.length)[0]?.id;
}

export function mark(chart: Chart, place: number): void {
  chart.tool.mark(place);
  sayNew(chart);
  chart.redraw();
}

/** A label taken in hand applies to the interval that waits. */
export function heed(chart: Chart, now: State, before: State): void {
  if (chart.tool.heed(now, before) === undefined) return;
  sayNew(chart);
  chart.redraw();
}

/** Says what a drag or a key has made: an interval, or one that waits. */
function sayNew(chart: Chart): void {
  const { tool, times, table, announce } = chart;
  const show = (place: number): string => times.show(table.times[nearestRow(table, place)] ?? 0);
  const { start, end } = tool.waiting ?? {};
  const made = chart.store.get().doc.regions.at(-1);
  if (start !== undefined && end !== undefined)
    announce(`${start === end ? `At ${show(start)}` : `${show(start)} to ${show(end)}`}. Choose a label.`);
  else if (start !== undefined) announce(`Start at ${show(start)}. Go on, then press ] for the end.`);
  else if (end !== undefined) announce(`End at ${show(end)}. Go back, then press [ for the start.`);
  else if (made) announce(`Made ${regionSentence(chart, made)}`);
}

export function setEnd(chart: Chart, edge: 'start' | 'end'): void {
  const selected = selectedInterval(chart);
  const why = selected && whyFixed(chart);
  if (why !== undefined) return chart.announce(why);
  chart.tool.setEnd(edge, chart.at);
  if (selected) saySelected(chart);
  else sayNew(chart);
  chart.redraw();
}

/** Moves an end, or all, of the selected interval by steps. */
export function nudge(chart: Chart, part: Part, steps: number): void {
  const { table, medium, view } = chart;
  const region = selectedInterval(chart);
  const stretch = region && medium.read(region);
  if (!stretch) return;
  const from = part === 'end' ? stretch.end : stretch.start;
  const to = placeOfRow(table, nearestRow(table, from) + steps * rowsPerStep(table, view));
  if (!chart.tool.nudge(part, to - from)) return;
  saySelected(chart);
}

function saySelected(chart: Chart): void {
  const region = selectedInterval(chart);
  if (region) chart.announce(regionSentence(chart, region));
}

/** Makes an interval of what waits; else shows the selected one whole. */
export function enter(chart: Chart): void {
  if (chart.tool.waiting) {
    chart.tool.finish();
    sayNew(chart);
    return chart.redraw();
  }
  const region = selectedInterval(chart);
  const stretch = region && chart.medium.read(region);
  if (!stretch) return chart.announce('Select an interval first: press Alt and full stop to go through them.');
  const length = Math.max(stretch.end - stretch.start, chart.view.duration / 1000);
  const zoomed = zoomAt(chart.view, chart.view.duration / (length * 1.4), 0, chart.nearness);
  setView(chart, { ...zoomed, left: within(stretch.start - length * 0.2, 0, zoomed.duration - zoomed.duration / zoomed.zoom) });
  saySelected(chart);
}

/** Zooms around `x`, else around the cursor where it is in sight, else around the middle; 0 times shows everything. */
export function zoom(chart: Chart, times: number, x?: number): void {
  const { view, at } = chart;
  const cursor = toPixels(view, at);
  const anchor = x ?? (cursor >= 0 && cursor <= view.width ? cursor : view.width / 2);
  setView(chart, zoomAt(view, view.zoom * times, anchor, chart.nearness));
  if (x === undefined) chart.announce(sayZoom(chart.view));
}

/** Why the selected interval may not be changed. */
export function whyFixed(chart: Chart): string | undefined {
  if (!chart.editable) return 'This answer is shown for reading only.';
  const region = selectedInterval(chart);
  if (!region) return 'Select an interval first.';
  return isFixed(chart.store.get(), region) ? 'This interval is locked. Unlock it first.' : undefined;
}
