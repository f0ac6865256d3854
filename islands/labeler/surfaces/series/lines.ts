/** Draws the line of one channel: every point where they are few, the extremes of each column of pixels where they are many. */
import {
  curveBasis,
  curveBumpX,
  curveCardinal,
  curveCatmullRom,
  curveLinear,
  curveMonotoneX,
  curveMonotoneY,
  curveNatural,
  curveStep,
  curveStepAfter,
  curveStepBefore,
  line,
  symbol,
  symbolsFill,
  type CurveFactory,
} from 'd3-shape';
import { bisectLeft, bisectRight } from 'd3-array';
import { toPixels, type View } from '../line/view.ts';
import { extremes, type Extremes } from './extremes.ts';
import { heightAt, type Scale } from './scale.ts';
import type { Channel } from './settings.ts';
import { firstTime } from './sight.ts';
import type { Column, Table } from './table.ts';

const curves: Record<string, CurveFactory> = {
  curveBasis,
  curveBumpX,
  curveCardinal,
  curveCatmullRom,
  curveLinear,
  curveMonotoneX,
  curveMonotoneY,
  curveNatural,
  curveStep,
  curveStepAfter,
  curveStepBefore,
};
const symbolNames = ['circle', 'cross', 'diamond', 'square', 'star', 'triangle', 'wye'];

export type LineSpot = { view: View; table: Table; rows: { from: number; to: number }; scale: Scale; height: number; ink: string; dash: number[] };

export function drawLine(pen: CanvasRenderingContext2D, channel: Channel, spot: LineSpot): void {
  const column = spot.table.columns.get(channel.column);
  if (!column) return;
  const rows = limited(channel, spot);
  pen.fillStyle = spot.ink;
  if (rows.to - rows.from > 2 * spot.view.width) return fillColumns(pen, column, { ...spot, rows });
  pen.strokeStyle = spot.ink;
  pen.lineWidth = Math.max(0.5, channel.width);
  pen.lineJoin = 'round';
  pen.setLineDash(spot.dash);
  pen.beginPath();
  tracePoints(pen, channel, column, { ...spot, rows });
  pen.stroke();
  pen.setLineDash([]);
  if (channel.marker.size > 0) drawMarkers(pen, channel, column, { ...spot, rows });
}

/** `timeRange` leaves out what lies beside it. */
function limited({ timeRange }: Channel, { table, rows }: LineSpot): { from: number; to: number } {
  const { low = -Infinity, high = Infinity } = timeRange;
  return {
    from: Math.max(rows.from, bisectLeft(table.times, low)),
    to: Math.min(rows.to, bisectRight(table.times, high)),
  };
}

function* rowsOf({ from, to }: { from: number; to: number }): Generator<number> {
  for (let row = from; row < to; row += 1) yield row;
}

function xOf({ table, view }: LineSpot, row: number): number {
  return toPixels(view, (table.times[row] ?? 0) - firstTime(table));
}

function tracePoints(pen: CanvasRenderingContext2D, channel: Channel, { values }: Column, spot: LineSpot): void {
  line<number>()
    .defined((row) => Number.isFinite(values[row]))
    .x((row) => xOf(spot, row))
    .y((row) => heightAt(spot.scale, values[row] ?? 0, spot.height))
    .curve(curves[channel.curve] ?? curveStep)
    .context(pen)(rowsOf(spot.rows));
}

/** One bar per column of pixels, from its lowest to its highest value: nothing that sticks out is lost, and the cost is that of the width. */
function fillColumns(pen: CanvasRenderingContext2D, { values, levels }: Column, spot: LineSpot): void {
  const { table, view, rows, scale, height } = spot;
  const columns = Math.ceil(view.width);
  const per = view.duration / view.zoom / columns;
  let from = rows.from;
  let last: Extremes | undefined;
  for (let column = 0; column < columns && from < rows.to; column += 1) {
    const to = bisectLeft(table.times, firstTime(table) + view.left + (column + 1) * per, from, rows.to);
    const seen = extremes(values, levels, from, to);
    from = to;
    if (seen.low > seen.high) continue;
    // Neighbours touch, as a line would.
    const top = heightAt(scale, Math.max(seen.high, last?.low ?? seen.high), height);
    const bottom = heightAt(scale, Math.min(seen.low, last?.high ?? seen.low), height);
    pen.fillRect(column, top, 1, Math.max(1, bottom - top));
    last = seen;
  }
}

function drawMarkers(pen: CanvasRenderingContext2D, channel: Channel, { values }: Column, spot: LineSpot): void {
  const { size, symbol: name, color } = channel.marker;
  pen.fillStyle = color ?? spot.ink;
  const draw = symbol(symbolsFill[Math.max(0, symbolNames.indexOf(name))], (2 * size) ** 2).context(pen);
  for (const row of rowsOf(spot.rows)) {
    const value = values[row];
    if (value === undefined || !Number.isFinite(value)) continue;
    pen.save();
    pen.translate(xOf(spot, row), heightAt(spot.scale, value, spot.height));
    pen.beginPath();
    draw();
    pen.fill();
    pen.restore();
  }
}
