/** Marks and figures of the axes. */
import { ticks } from 'd3-array';
import { utcDay, utcHour, utcMinute, utcMonth, utcSecond, utcTicks, utcYear } from 'd3-time';
import { utcFormat } from 'd3-time-format';
import type { Inks } from '../line/inks.ts';
import { toPixels, type View } from '../line/view.ts';

/** `x` in CSS pixels of what is in sight. */
export type Mark = { x: number; label: string };

const apart = 80;

/** Round times in sight. `first` is the time at place 0. */
export function timeMarks(view: View, first: number, isDate: boolean): Mark[] {
  const start = first + view.left;
  const end = start + view.duration / view.zoom;
  const count = Math.max(3, Math.floor(view.width / apart));
  const found = isDate ? utcTicks(new Date(start), new Date(end), count).map(Number) : ticks(start, end, count);
  const step = (found[1] ?? 0) - (found[0] ?? 0);
  return found.map((time) => ({ x: toPixels(view, time - first), label: isDate ? dateLabel(new Date(time)) : numberLabel(time, step) }));
}

const formats = {
  milli: utcFormat('.%L'),
  second: utcFormat(':%S'),
  minute: utcFormat('%H:%M'),
  day: utcFormat('%d %b'),
  month: utcFormat('%b'),
  year: utcFormat('%Y'),
};

/** The largest unit that begins there says it: midnight is a day, New Year a year. */
function dateLabel(date: Date): string {
  if (utcSecond(date) < date) return formats.milli(date);
  if (utcMinute(date) < date) return formats.second(date);
  if (utcHour(date) < date || utcDay(date) < date) return formats.minute(date);
  if (utcMonth(date) < date) return formats.day(date);
  return utcYear(date) < date ? formats.month(date) : formats.year(date);
}

/** As many decimals as the step needs. */
function numberLabel(value: number, step: number): string {
  if (Math.abs(value) >= 1e15) return value.toPrecision(6);
  return value.toFixed(step > 0 && step < 1 ? Math.min(12, Math.ceil(-Math.log10(step) - 1e-9)) : 0);
}

/** Figures above or below a line of marks. */
export function drawTimeAxis(pen: CanvasRenderingContext2D, marks: readonly Mark[], at: { left: number; width: number }, inks: Inks): void {
  pen.font = inks.font;
  pen.textBaseline = 'top';
  pen.textAlign = 'center';
  for (const { x, label } of marks) {
    pen.fillStyle = inks.rule;
    pen.fillRect(Math.round(at.left + x), 0, 1, 5);
    pen.fillStyle = inks.text;
    const half = pen.measureText(label).width / 2;
    if (x >= -1 && x <= at.width + 1) pen.fillText(label, Math.max(half, Math.min(at.left + at.width - half, at.left + x)), 7);
  }
}
