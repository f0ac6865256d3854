/**
 * Which part of a line is in sight, and where on the page a place on it lies. A line is the seconds of a sound, or the times of a series
 * counted from its first; both begin at 0. Pure; pixels are CSS pixels.
 */

export type View = {
  /** Length of the whole line in its units; 0 until known. */
  duration: number;
  /** Width of what is in sight. */
  width: number;
  /** 1 shows the whole line, 2 half of it... */
  zoom: number;
  /** Place at the left border. */
  left: number;
};

/** How near one may come: no more than `closest` pixels per unit, and no wider than `widest` pixels for the whole. */
export type Nearness = { closest: number; widest: number };

export function pixelsPerUnit(view: View): number {
  return view.duration > 0 ? (view.width * view.zoom) / view.duration : 0;
}

export function toPixels(view: View, place: number): number {
  return (place - view.left) * pixelsPerUnit(view);
}

/** Place under a pixel, within the line. */
export function toPlace(view: View, pixel: number): number {
  const scale = pixelsPerUnit(view);
  return scale > 0 ? within(view.left + pixel / scale, 0, view.duration) : 0;
}

export function maxZoom({ width, duration }: View, { closest, widest }: Nearness): number {
  return width > 0 ? Math.max(1, Math.min((closest * duration) / width, widest / width)) : 1;
}

/** "Zoom 200 %." */
export const sayZoom = ({ zoom }: View): string => `Zoom ${Math.round(zoom * 100)} %.`;

/** Zooms so that the place under `pixel` stays under it. */
export function zoomAt(view: View, zoom: number, pixel: number, nearness: Nearness): View {
  const anchor = toPlace(view, pixel);
  const next = { ...view, zoom: within(zoom, 1, maxZoom(view, nearness)) };
  const scale = pixelsPerUnit(next);
  return scrollTo(next, scale > 0 ? anchor - pixel / scale : 0);
}

/** Puts a place at the left border, as far as the line reaches. */
export function scrollTo(view: View, left: number): View {
  return { ...view, left: within(left, 0, view.duration - view.duration / view.zoom) };
}

/** What is in sight goes to the right by pixels, as far as the line reaches. */
export function slid(view: View, pixels: number): View {
  return scrollTo(view, view.left - pixels / Math.max(pixelsPerUnit(view), 1e-12));
}

/** Scrolls only as far as needed to have a place in sight, with some room before it. */
export function reveal(view: View, place: number): View {
  const shown = view.duration / view.zoom;
  if (place >= view.left && place <= view.left + shown) return view;
  return scrollTo(view, place - shown / 10);
}

export function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
