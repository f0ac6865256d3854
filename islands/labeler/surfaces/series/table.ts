/** A series as the surface draws it: rows in the order of time, each wanted column as numbers, and its extremes at several widths. */
import { levelsOf, type Level } from './extremes.ts';
import { numberOf, timesOf } from './times.ts';

/** NaN where a cell is empty or no number: the line has a gap there. */
export type Column = { values: Float64Array<ArrayBuffer>; levels: Level[] };
/** `times` never go back. Columns by the names that the config uses for them. */
export type Table = { times: Float64Array<ArrayBuffer>; columns: Map<string, Column> };

/** Cells by column as they came, with their names where they have any. */
export type Cells = { names: readonly string[]; columns: readonly (readonly unknown[])[] };

/** The attributes of the TimeSeries tag, and the columns that its channels name. */
export type Wanted = { attributes: Record<string, string>; columns: readonly string[] };

/** Throws a sentence for the person when the data is not what the config says. */
export function tableOf(cells: Cells, { attributes, columns }: Wanted): Table {
  const count = cells.columns.reduce((most, column) => Math.max(most, column.length), 0);
  if (count === 0) throw new Error('The series has no rows.');
  const times = readTimes(cells, attributes, count);
  const order = sorted(times) ? undefined : Uint32Array.from(times.keys()).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  return {
    times: order ? Float64Array.from(order, (row) => times[row] ?? 0) : times,
    columns: new Map(columns.map((name) => [name, columnOf(columnNamed(cells, name), count, order)])),
  };
}

function readTimes(cells: Cells, attributes: Record<string, string>, count: number): Float64Array<ArrayBuffer> {
  const { timecolumn, timeformat } = attributes;
  if (!timecolumn) return Float64Array.from({ length: count }, (_, row) => row);
  const written = columnNamed(cells, timecolumn);
  const { read } = timesOf(attributes);
  return Float64Array.from({ length: count }, (_, row) => {
    const time = read(written[row]);
    if (Number.isFinite(time)) return time;
    const wanted = timeformat ? `a time in the format ${timeformat}` : 'a number';
    throw new Error(`Row ${row + 1} of the series: “${asText(written[row])}” in ${timecolumn} is not ${wanted}. Mend the data or the config.`);
  });
}

function asText(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).slice(0, 40) : '';
}

function sorted(times: Float64Array): boolean {
  return times.every((time, row) => row === 0 || time >= (times[row - 1] ?? 0));
}

function columnOf(cells: readonly unknown[], count: number, order: Uint32Array | undefined): Column {
  const values = Float64Array.from({ length: count }, (_, row) => numberOf(cells[order?.[row] ?? row]));
  return { values, levels: levelsOf(values) };
}

/** By name as written, else in any case, else by position from 0. */
function columnNamed({ names, columns }: Cells, wanted: string): readonly unknown[] {
  const low = wanted.trim().toLowerCase();
  const named = names.indexOf(wanted) >= 0 ? names.indexOf(wanted) : names.findIndex((name) => name.trim().toLowerCase() === low);
  const at = named < 0 && /^\d+$/.test(low) ? Number(low) : named;
  const found = columns[at];
  if (!found) throw new Error(`The series has no column “${wanted}”. It has: ${names.slice(0, 20).join(', ')}. Mend the data or the config.`);
  return found;
}
