/** The ruler over a sound: its marks, and how seconds are written. */
import { pixelsPerUnit, type Nearness, type View } from '../line/view.ts';

/** Close up one sees single cycles of a voice. Browsers give up on wider boxes, and what is in sight is scrolled to as part of one. */
export const nearSound: Nearness = { closest: 4000, widest: 15_000_000 };

export type Tick = { second: number; label?: string };

const steps = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400,
];
/** Labels closer than this would touch. */
const labelPixels = 72;

/** Marks of the ruler in sight, every fifth of a labelled step. */
export function ticks(view: View): Tick[] {
  const scale = pixelsPerUnit(view);
  if (scale <= 0) return [];
  const step = steps.find((candidate) => candidate * scale >= labelPixels) ?? 86_400;
  const small = step / 5;
  const right = Math.min(view.duration, view.left + view.width / scale);
  const marks: Tick[] = [];
  for (let index = Math.ceil(view.left / small - 1e-9); index * small <= right + 1e-9; index += 1) {
    const second = index * small;
    marks.push(index % 5 === 0 ? { second, label: clock(second, step) } : { second });
  }
  return marks;
}

/** `1:05`, `1:02:03`, with as many decimals as a step of `precision` seconds needs. */
export function clock(seconds: number, precision = 1): string {
  const decimals = precision >= 1 ? 0 : Math.ceil(-Math.log10(precision) - 1e-9);
  const rounded = Number(seconds.toFixed(decimals));
  const hours = Math.floor(rounded / 3600);
  const minutes = Math.floor(rounded / 60) % 60;
  const rest = (rounded % 60).toFixed(decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
