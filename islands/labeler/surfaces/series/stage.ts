/** The elements of the series surface: bar, flags of the intervals, a plot per channel, time axis, overview, and a line for what goes on. */
import type { Plot, Settings } from './settings.ts';

export type PlotPlace = {
  plot: Plot;
  canvas: HTMLCanvasElement;
  /** Values under the pointer or the cursor, one per channel. */ values: HTMLElement[];
};

export type Stage = {
  zoomIn: HTMLButtonElement;
  zoomOut: HTMLButtonElement;
  zoomFit: HTMLButtonElement;
  clock: HTMLElement;
  /** What is focused: the cursor, as a slider. */
  chart: HTMLElement;
  /** Holds everything that lies along the line, with room for the value axes on the left. */
  sight: HTMLElement;
  /** Where intervals are named and taken in hand. */
  strip: HTMLElement;
  plots: PlotPlace[];
  axis: HTMLCanvasElement;
  /** Over the plots, under the hand. */
  bands: HTMLElement;
  cursor: HTMLElement;
  overview: HTMLElement;
  overviewCanvas: HTMLCanvasElement;
  window: HTMLElement;
  status: HTMLElement;
};

/** CSS pixels. */
export const gutter = 56;
export const axisHeight = 24;
export const overviewHeight = 56;

export function createStage(host: HTMLElement, name: string, settings: Settings): Stage {
  const stage: Stage = {
    zoomOut: button('Zoom out', '−'),
    zoomIn: button('Zoom in', '+'),
    zoomFit: button('Show all of the series', 'All'),
    clock: element('output', 'series-bar__clock'),
    chart: element('div', 'series-chart'),
    sight: element('div', 'series-chart__sight'),
    strip: element('div', 'series-chart__strip'),
    plots: settings.plots.map(createPlot),
    axis: element('canvas', 'series-chart__canvas'),
    bands: element('div', 'series-chart__bands'),
    cursor: element('div', 'series-chart__cursor'),
    overview: element('div', 'series-overview'),
    overviewCanvas: element('canvas', 'series-chart__canvas'),
    window: element('div', 'series-overview__window'),
    status: element('p', 'series-surface__status'),
  };
  const { chart, sight, overview } = stage;
  chart.tabIndex = 0;
  chart.setAttribute('role', 'slider');
  chart.setAttribute('aria-label', `Place in the series ${name}`);
  for (const [key, value] of [
    ['min', '0'],
    ['max', '0'],
    ['now', '0'],
  ])
    chart.setAttribute(`aria-value${key}`, value ?? '');
  overview.setAttribute('aria-hidden', 'true');
  if (settings.cursorColor) stage.cursor.style.background = settings.cursorColor;
  if (!settings.plots.some(({ axis }) => axis)) stage.axis.hidden = true;
  stage.bands.append(stage.cursor);
  sight.append(stage.strip, ...stage.plots.map(({ canvas, values, plot }) => framed(canvas, values, plot)), stage.axis, stage.bands);
  chart.append(sight);
  for (const edge of ['start', 'end']) {
    const handle = element('span', `series-overview__edge series-overview__edge--${edge}`);
    handle.dataset.edge = edge;
    stage.window.append(handle);
  }
  overview.append(stage.overviewCanvas, stage.window);
  const bar = element('div', 'series-bar');
  bar.append(stage.clock, stage.zoomOut, stage.zoomIn, stage.zoomFit);
  const surface = element('div', 'series-surface');
  surface.append(bar, chart, overview, stage.status);
  host.replaceChildren(surface);
  return stage;
}

function createPlot(plot: Plot): PlotPlace {
  const canvas = element('canvas', 'series-chart__canvas');
  canvas.style.height = `${plot.height}px`;
  return { plot, canvas, values: plot.channels.map(() => element('b', 'series-plot__value')) };
}

/** Legend above its plot: the line's stroke, its name and unit, and what it is at the cursor. */
function framed(canvas: HTMLCanvasElement, values: readonly HTMLElement[], { channels }: Plot): HTMLElement {
  const legend = element('p', 'series-plot__legend');
  for (const [index, { legend: name }] of channels.entries()) {
    const one = element('span', 'series-plot__channel');
    const stroke = element('i', 'series-plot__stroke');
    stroke.dataset.line = String(index);
    one.append(...(channels.length > 1 ? [stroke] : []), name, ' ', values[index] ?? '');
    legend.append(one);
  }
  const frame = element('div', 'series-plot');
  frame.append(legend, canvas);
  return frame;
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function button(title: string, sign: string): HTMLButtonElement {
  const made = element('button', 'series-bar__button');
  made.type = 'button';
  made.textContent = sign;
  made.title = title;
  made.setAttribute('aria-label', title);
  return made;
}
