/** Where the picture stands in its host: the arithmetic between CSS pixels, natural pixels and percent. Pure. */
import type { Box, Point, Size } from '#app/core/labeling/shapes/rectangle.ts';

/** Degrees clockwise that the view is turned. */
export type Turn = 0 | 90 | 180 | 270;

/** `scale` is CSS pixels per natural pixel; `x`, `y` is where the picture's natural top-left corner stands in the host. */
export type Sight = { scale: number; x: number; y: number; turn?: Turn };

/** How a config wants its picture to be seen. Alignments: 0 is left or top, 1 right or bottom. */
export type Rules = { start: 'fit' | 'auto' | 'original'; negativeZoom: boolean; horizontal: number; vertical: number };
export const plainRules: Rules = { start: 'fit', negativeZoom: false, horizontal: 0.5, vertical: 0.5 };

const largest = 40;
/** With `negativeZoom` a picture may become this much smaller than its host. */
const negative = 10;

/** A vector of the picture as it is seen in a turned view. */
function turned({ x, y }: Point, turn: Turn): Point {
  if (turn === 90) return { x: -y, y: x };
  if (turn === 180) return { x: -x, y: -y };
  return turn === 270 ? { x: y, y: -x } : { x, y };
}
/** Without the sign that turning gives to a zero. */
function turnedBack(point: Point, turn: Turn): Point {
  const { x, y } = turned(point, ((360 - turn) % 360) as Turn);
  return { x: x + 0, y: y + 0 };
}

/** A step as it is seen, as a step of the picture. */
export const stepBack = ({ turn = 0 }: Sight, step: Point): Point => turnedBack(step, turn);

/** Growth as it is seen: wider on the screen is higher in a picture that lies on its side. */
export const growthBack = ({ turn = 0 }: Sight, { x, y }: Point): Point => (turn === 90 || turn === 270 ? { x: y, y: x } : { x, y });

/** Width and height as the view shows them. */
function seenSize({ width, height }: Size, turn: Turn = 0): Size {
  return turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };
}

/** The picture's box in the host. */
export function pictureBox(sight: Sight, image: Size): Box {
  const far = turned({ x: image.width * sight.scale, y: image.height * sight.scale }, sight.turn ?? 0);
  return { x: sight.x + Math.min(0, far.x), y: sight.y + Math.min(0, far.y), width: Math.abs(far.x), height: Math.abs(far.y) };
}

/** The whole picture, as large as the host allows. Small pictures grow, but to no more than four times. */
export function fit(host: Size, image: Size, turn: Turn = 0, rules: Rules = plainRules): Sight {
  const seen = seenSize(image, turn);
  return aligned(host, image, Math.min(host.width / seen.width, host.height / seen.height, 4), turn, rules);
}

/** How a picture is seen at first: `auto` is whole, but never larger than it is. */
export function begin(host: Size, image: Size, turn: Turn, rules: Rules): Sight {
  const whole = fit(host, image, turn, rules);
  if (rules.start === 'fit') return whole;
  return aligned(host, image, rules.start === 'original' ? 1 : Math.min(1, whole.scale), turn, rules);
}

export function aligned(host: Size, image: Size, scale: number, turn: Turn = 0, { horizontal, vertical }: Rules = plainRules): Sight {
  const box = pictureBox({ scale, x: 0, y: 0, turn }, image);
  const [x, y] = [(host.width - box.width) * horizontal - box.x, (host.height - box.height) * vertical - box.y];
  return turn === 0 ? { scale, x, y } : { scale, x, y, turn };
}

/** Zooms so that what lies under the point stays there. */
export function zoomAt(sight: Sight, point: Point, factor: number, host: Size, image: Size, rules: Rules = plainRules): Sight {
  const whole = Math.min(fit(host, image, sight.turn).scale, 1);
  const scale = Math.min(largest, Math.max(rules.negativeZoom ? whole / negative : whole, sight.scale * factor));
  const by = scale / sight.scale;
  return kept({ ...sight, scale, x: point.x - (point.x - sight.x) * by, y: point.y - (point.y - sight.y) * by }, host, image);
}

/** Moved by CSS pixels. */
export function panned(sight: Sight, dx: number, dy: number, host: Size, image: Size): Sight {
  return kept({ ...sight, x: sight.x + dx, y: sight.y + dy }, host, image);
}

/** The picture cannot be lost: its middle stays in the host where it is larger, and it stays whole where it is smaller. */
function kept(sight: Sight, host: Size, image: Size): Sight {
  const axis = (at: number, room: number, length: number) => {
    const [low, high] = length <= room ? [0, room - length] : [room / 2 - length, room / 2];
    return Math.min(high, Math.max(low, at));
  };
  const box = pictureBox(sight, image);
  const [x, y] = [axis(box.x, host.width, box.width), axis(box.y, host.height, box.height)];
  return { ...sight, x: sight.x + x - box.x, y: sight.y + y - box.y };
}

export function toPercent(point: Point, sight: Sight, image: Size): Point {
  const { x, y } = turnedBack({ x: point.x - sight.x, y: point.y - sight.y }, sight.turn ?? 0);
  return { x: (x / (sight.scale * image.width)) * 100, y: (y / (sight.scale * image.height)) * 100 };
}

/** Natural pixels to CSS pixels of the host. */
export function toHost(point: Point, sight: Sight): Point {
  const { x, y } = turned(point, sight.turn ?? 0);
  return { x: sight.x + x * sight.scale, y: sight.y + y * sight.scale };
}

/** CSS pixels as percent of each side. */
export function lengthInPercent(pixels: number, sight: Sight, image: Size): Point {
  return { x: (pixels / (sight.scale * image.width)) * 100, y: (pixels / (sight.scale * image.height)) * 100 };
}

/** The sight after the host has changed its size: fitted again when it was fitted, else with the same middle. */
export function resized(sight: Sight, before: Size, now: Size, image: Size, rules: Rules = plainRules): Sight {
  const whole = fit(before, image, sight.turn, rules);
  if (Math.abs(sight.scale - whole.scale) < 1e-6) return fit(now, image, sight.turn, rules);
  return panned(sight, (now.width - before.width) / 2, (now.height - before.height) / 2, now, image);
}

/** Moved so that a box (CSS pixels of the host) is in sight, with a margin; unchanged when it is. */
export function revealed(sight: Sight, box: Box, host: Size, image: Size): Sight {
  const margin = 24;
  const axis = (at: number, length: number, room: number) => {
    if (at >= 0 && at + length <= room) return 0;
    return length + 2 * margin > room ? (room - length) / 2 - at : at < 0 ? margin - at : room - margin - at - length;
  };
  const [dx, dy] = [axis(box.x, box.width, host.width), axis(box.y, box.height, host.height)];
  return dx === 0 && dy === 0 ? sight : panned(sight, dx, dy, host, image);
}

/** What is seen of the picture, in percent. */
export function seenBox(sight: Sight, host: Size, image: Size): Box {
  const [a, b] = [toPercent({ x: 0, y: 0 }, sight, image), toPercent({ x: host.width, y: host.height }, sight, image)];
  const within = (value: number) => Math.min(100, Math.max(0, value));
  const [x, y] = [within(Math.min(a.x, b.x)), within(Math.min(a.y, b.y))];
  return { x, y, width: within(Math.max(a.x, b.x)) - x, height: within(Math.max(a.y, b.y)) - y };
}
