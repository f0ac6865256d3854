/** Which seconds of a sound are in sight, and where on the page a second lies. Pure; pixels are CSS pixels. */

export type View = {
  /** Seconds of the whole sound; 0 until known. */
  duration: number;
  /** Width of what is in sight. */
  width: number;
  /** 1 shows the whole sound, 2 half of it... */
  zoom: number;
  /** Second at the left border. */
  left: number;
};

/** At this many pixels per second one sees single cycles of a voice. */
const closest = 4000;
/** Browsers give up on wider boxes, and what is in sight is scrolled to as part of one. */
const widest = 15_000_000;

export function pixelsPerSecond(view: View): number {
  return view.duration > 0 ? (view.width * view.zoom) / view.duration : 0;
}

export function toPixels(view: View, second: number): number {
  return (second - view.left) * pixelsPerSecond(view);
}

/** Second under a pixel, within the sound. */
export function toSeconds(view: View, pixel: number): number {
  const scale = pixelsPerSecond(view);
  return scale > 0 ? within(view.left + pixel / scale, 0, view.duration) : 0;
}

export function maxZoom(view: View): number {
  return view.width > 0 ? Math.max(1, Math.min((closest * view.duration) / view.width, widest / view.width)) : 1;
}

/** Zooms so that the second under `pixel` stays under it. */
export function zoomAt(view: View, zoom: number, pixel: number): View {
  const anchor = toSeconds(view, pixel);
  const next = { ...view, zoom: within(zoom, 1, maxZoom(view)) };
  const scale = pixelsPerSecond(next);
  return scrollTo(next, scale > 0 ? anchor - pixel / scale : 0);
}

/** Puts a second at the left border, as far as the sound reaches. */
export function scrollTo(view: View, left: number): View {
  return { ...view, left: within(left, 0, view.duration - view.duration / view.zoom) };
}

/** Scrolls only as far as needed to have a second in sight, with some room after it. */
export function reveal(view: View, second: number): View {
  const shown = view.duration / view.zoom;
  if (second >= view.left && second <= view.left + shown) return view;
  return scrollTo(view, second - shown / 10);
}

export type Tick = { second: number; label?: string };

const steps = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400,
];
/** Labels closer than this would touch. */
const labelPixels = 72;

/** Marks of the ruler in sight, every fifth of a labelled step. */
export function ticks(view: View): Tick[] {
  const scale = pixelsPerSecond(view);
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

export function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
