/** From values to the height of a plot. */
import { ticks } from 'd3-array';
import { extremes, none, widen } from './extremes.ts';
import type { Channel, Plot } from './settings.ts';
import type { Table } from './table.ts';

export type Scale = { low: number; high: number };

/** Scales of a plot's lines, in their order: one for all unless each has its own. */
export function scalesOf(plot: Plot, table: Table, rows: { from: number; to: number }, multiAxis: boolean): Scale[] {
  const seen = plot.fixedScale ? { from: 0, to: table.times.length } : rows;
  if (multiAxis) return plot.channels.map((channel) => scaleOf([channel], table, seen));
  const shared = scaleOf(plot.channels, table, seen);
  return plot.channels.map(() => shared);
}

/** With a little room above and below; a flat line lies in the middle. `dataRange` is exact. */
function scaleOf(channels: readonly Channel[], { columns }: Table, { from, to }: { from: number; to: number }): Scale {
  const found = none();
  const asked = none();
  for (const { column, dataRange } of channels) {
    const held = columns.get(column);
    const seen = held ? extremes(held.values, held.levels, from, to) : none();
    widen(found, seen.low, seen.high);
    widen(asked, dataRange.low ?? Number.NaN, dataRange.high ?? Number.NaN);
  }
  const [low, high] = found.low <= found.high ? [found.low, found.high] : [0, 1];
  const room = high > low ? (high - low) * 0.06 : Math.abs(high) * 0.1 || 1;
  const scale = { low: asked.low < Infinity ? asked.low : low - room, high: asked.high > -Infinity ? asked.high : high + room };
  return scale.low < scale.high ? scale : { low: scale.low - 1, high: scale.low + 1 };
}

/** CSS pixels from the top. */
export function heightAt({ low, high }: Scale, value: number, height: number): number {
  return height * (1 - (value - low) / (high - low));
}

export function valueMarks({ low, high }: Scale, height: number): number[] {
  return ticks(low, high, Math.max(3, Math.floor(height / 28)));
}
