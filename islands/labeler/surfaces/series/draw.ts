/** Puts plots, the time axis and the overview on their canvases. */
import { inksOf, penOf, type Inks } from '../line/inks.ts';
import { drawTimeAxis, timeMarks } from './axis.ts';
import type { Chart } from './chart.ts';
import { drawLine } from './lines.ts';
import { heightAt, scalesOf, valueMarks, type Scale } from './scale.ts';
import type { Channel } from './settings.ts';
import { firstTime } from './sight.ts';
import { axisHeight, gutter, overviewHeight, type PlotPlace } from './stage.ts';

type Rows = { from: number; to: number };

/** Lines of one plot take the label colors from the end, for labels take them from the beginning. */
const slots = [12, 6, 11, 8, 10, 9];
const dashes = [[], [6, 3], [2, 2], [8, 3, 2, 3]];

function strokeOf(canvas: HTMLCanvasElement, { color }: Channel, index: number, count: number, inks: Inks): { ink: string; dash: number[] } {
  if (color) return { ink: color, dash: [] };
  if (count === 1) return { ink: inks.line, dash: [] };
  const token = getComputedStyle(canvas)
    .getPropertyValue(`--label-${slots[index % slots.length]}`)
    .trim();
  return { ink: token || inks.line, dash: dashes[index % dashes.length] ?? [] };
}

export function drawPlot(chart: Chart, { plot, canvas, values }: PlotPlace, rows: Rows): void {
  const { view, table, settings } = chart;
  const pen = penOf(canvas, gutter + view.width, plot.height);
  if (!pen) return;
  const inks = inksOf(canvas);
  const scales = scalesOf(plot, table, rows, settings.multiAxis);
  if (plot.valueAxis && scales[0]) drawValueAxis(pen, scales[0], plot.channels[0], { width: view.width, height: plot.height }, inks);
  pen.save();
  pen.translate(gutter, 0);
  drawGrid(pen, chart, plot.height, inks);
  pen.beginPath();
  pen.rect(0, 0, view.width, plot.height);
  pen.clip();
  for (const [index, channel] of plot.channels.entries()) {
    const stroke = strokeOf(canvas, channel, index, plot.channels.length, inks);
    drawLine(pen, channel, { view, table, rows, scale: scales[index] ?? { low: 0, high: 1 }, height: plot.height, ...stroke });
    const sign = values[index]?.parentElement?.querySelector<HTMLElement>('[data-line]');
    if (sign) sign.style.borderTop = `3px ${stroke.dash.length > 0 ? 'dashed' : 'solid'} ${stroke.ink}`;
  }
  pen.restore();
}

function drawGrid(pen: CanvasRenderingContext2D, { view, table, times }: Chart, height: number, inks: Inks): void {
  pen.fillStyle = inks.rule;
  for (const { x } of timeMarks(view, firstTime(table), times.isDate)) if (x >= 0 && x <= view.width) pen.fillRect(Math.round(x), 0, 1, height);
  pen.fillRect(0, height - 1, view.width, 1);
}

/** Figures as the first line shows its values; long ones shorter. */
function drawValueAxis(
  pen: CanvasRenderingContext2D,
  scale: Scale,
  channel: Channel | undefined,
  { width, height }: { width: number; height: number },
  inks: Inks,
): void {
  pen.font = inks.font;
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (const value of valueMarks(scale, height)) {
    const y = Math.round(heightAt(scale, value, height));
    pen.fillStyle = inks.rule;
    pen.fillRect(gutter, y, width, 1);
    pen.fillStyle = inks.text;
    const label = channel?.show(value) ?? String(value);
    if (y > 5 && y < height - 5) pen.fillText(label.length > 8 ? value.toExponential(1) : label, gutter - 6, y);
  }
}

export function drawAxis({ stage, view, table, times }: Chart): void {
  if (stage.axis.hidden) return;
  const pen = penOf(stage.axis, gutter + view.width, axisHeight);
  if (pen) drawTimeAxis(pen, timeMarks(view, firstTime(table), times.isDate), { left: gutter, width: view.width }, inksOf(stage.axis));
}

/** The whole series in small, with the columns that the config names for it. */
export function drawOverview({ stage, view, table, settings }: Chart): void {
  const canvas = stage.overviewCanvas;
  const inks = inksOf(canvas);
  // It changes only with the room it has and the colors of the page.
  const drawn = `${view.width} ${view.duration} ${inks.line}`;
  if (canvas.dataset.drawn === drawn) return;
  const pen = penOf(canvas, view.width, overviewHeight);
  if (!pen) return;
  canvas.dataset.drawn = drawn;
  const whole = { ...view, zoom: 1, left: 0 };
  const rows = { from: 0, to: table.times.length };
  for (const [index, column] of settings.overview.entries()) {
    const channel = settings.plots.flatMap(({ channels }) => channels).find((one) => one.column === column);
    if (!channel) continue;
    const plain = { ...channel, width: 1, marker: { ...channel.marker, size: 0 } };
    const [scale] = scalesOf({ channels: [plain], height: overviewHeight, axis: false, valueAxis: false, fixedScale: true }, table, rows, false);
    if (!scale) continue;
    drawLine(pen, plain, {
      view: whole,
      table,
      rows,
      scale,
      height: overviewHeight,
      ...strokeOf(canvas, channel, index, settings.overview.length, inks),
    });
  }
}
