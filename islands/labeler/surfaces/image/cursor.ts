/** The pen of the keyboard: a point on the picture that arrow keys move; with the pen down it draws as a pointer would. */
import { icons } from './icons.ts';
import type { Point } from '#app/core/labeling/shapes/rectangle.ts';
import type { Command } from '../../commands.ts';
import { regionName } from '../../describe.ts';
import { findRegion } from '../../doc.ts';
import type { Pen } from '../../tools/figure.ts';
import { toolNamed } from '../../tools/tools.ts';
import type { Gesture, NamedTool } from '../../tools/tool.ts';
import type { SurfaceContext } from '../surface.ts';
import { arrows, stepOf } from './keyboard.ts';
import type { Reading } from './reading.ts';
import type { Viewport } from './viewport.ts';
import { stepBack } from './zoom.ts';

export type Cursor = {
  /** The tool in hand has a pen: its keys count instead of those of regions. */
  isInHand(): boolean;
  /** Of the pen itself, on the picture; and how large it is, for the toolbar. */
  keys: readonly Command[];
  sizes: readonly Command[];
  /** The pen is down. */
  busy(): boolean;
  cancel(): void;
  /** Another tool is in hand: the pen is lifted, and goes away where the tool has none. */
  change(): void;
  /** It is on the picture, whatever the tool. */
  isOut(): boolean;
  /** Brings it out for a tool that draws point by point: where the last point is, or in the middle of what is seen. */
  start(from: Point | undefined, before?: string): void;
  /** Puts the cursor away: a pointer took over. */
  leave(): void;
};

type CursorParts = {
  surface: SurfaceContext;
  reading: Reading;
  viewport: Viewport;
  within: HTMLElement;
  /** Draws the cursor over the picture, or nothing. */
  show: (draw: ((pen: Pen) => void) | undefined) => void;
};

export function createCursor({ surface, reading, viewport, within, show }: CursorParts): Cursor {
  const { store, kits, announce, scope, object } = surface;
  let at: Point | undefined;
  let gesture: Gesture | undefined;
  const tool = (): NamedTool => toolNamed(kits, store.get().view.tool);
  const blocked = () => (viewport.image ? undefined : 'The picture is not there yet.');

  function become(point: Point): void {
    const most = tool().byPoints ? 100 : lastPixel;
    at = { x: clamped(point.x, most), y: clamped(point.y, most) };
    const { x, y } = at;
    const { size, perPixel } = reading.tools();
    show((pen) => cross(pen, (x / 100) * size.width, (y / 100) * size.height, perPixel));
    viewport.reveal(reading.hostBox({ x, y, width: 0, height: 0 }));
  }

  const middle = () => {
    const { x, y, width, height } = viewport.seen();
    return { x: x + width / 2, y: y + height / 2 };
  };

  function say(before = ''): void {
    if (!at) return;
    const region = findRegion(store.get().doc, reading.at(at).region);
    announce(`${before}${round(at.x)}, ${round(at.y)} percent${region ? `, on ${regionName(surface, region)}` : ''}.`);
  }

  function move(key: string): void {
    const { size } = reading.tools();
    const way = stepBack(viewport.sight, stepOf(key));
    const step = key.includes('ctrl+') ? { x: 100 / size.width, y: 100 / size.height } : { x: 1, y: 1 };
    const from = at ?? middle();
    become(at ? { x: from.x + way.x * step.x, y: from.y + way.y * step.y } : from);
    if (at) gesture?.move(reading.at(at));
    follow();
    say();
  }

  function press(): void {
    if (gesture) return lift();
    become(at ?? middle());
    if (!at) return;
    if (tool().byPoints) return setPoint(at);
    gesture = tool().down({ ...reading.at(at), grip: undefined }, reading.tools());
    if (gesture) say('Pen down; Enter lifts it, Escape gives it up. ');
  }

  /** A click where the cursor is. The drawing may be finished by it: the cursor then goes away. */
  function setPoint(point: Point): void {
    const pointer = reading.at(point);
    tool().down(pointer, reading.tools())?.up(pointer);
    if (tool().byPoints?.isUnderway(reading.tools())) follow();
    else leave();
  }

  /** Shows the line to where the next point would be. */
  function follow(): void {
    if (at && tool().byPoints) tool().hover?.(reading.at(at), reading.tools());
  }

  function start(from: Point | undefined, before = ''): void {
    become(from ?? middle());
    follow();
    say(`${before}Arrow keys move the cursor, Enter sets a point, Escape ends. `);
  }

  /** What can be finished is; what cannot stays as it is, and a sentence says what it lacks. */
  function end(): void {
    const points = tool().byPoints;
    const isBegun = points?.isUnderway(reading.tools()) ?? false;
    leave();
    const why = isBegun ? points?.finish(reading.tools()) : 'The cursor is put away.';
    if (why) announce(isBegun ? `${why} Enter goes on, Delete removes it.` : why);
  }

  function lift(): void {
    const ended = gesture;
    gesture = undefined;
    if (at) ended?.up(reading.at(at));
  }

  function cancel(): void {
    gesture?.cancel();
    gesture = undefined;
  }

  function leave(): void {
    lift();
    at = undefined;
    show(undefined);
  }

  scope.on(within, 'blur', lift);
  const command = (id: string, title: string, keys: string[], run: Command['run']): Command => ({
    id: `${id}:${object.name}`,
    title,
    group: 'Tools',
    keys,
    within,
    blocked,
    run,
  });
  const size = (id: string, title: string, key: string, icon: string, by: 1 | -1): Command => ({
    ...command(id, title, [key], () => announce(tool().pen?.resize(reading.tools(), by) ?? '')),
    within: undefined,
    icon,
  });
  const moveKeys = (title: string) => command('pen-move', title, arrows(['', 'shift+', 'ctrl+']), (key = '') => move(key));
  const way = 'by 1 % (with Shift by 10 %, with Ctrl by one pixel)';
  const penKeys = [command('pen', 'Put the pen down, or lift it', ['enter'], press), moveKeys(`Move the pen ${way}`)];
  const pointKeys = [
    command('set-point', 'Set a point', ['enter'], press),
    moveKeys(`Move the cursor ${way}`),
    command('end-drawing', 'End the drawing', ['escape'], end),
  ];
  return {
    isInHand: () => surface.editable && (tool().pen !== undefined || (tool().byPoints !== undefined && at !== undefined)),
    isOut: () => at !== undefined,
    start,
    busy: () => gesture !== undefined,
    cancel,
    change: () => (tool().pen ? lift() : leave()),
    leave,
    get keys() {
      return tool().byPoints ? pointKeys : penKeys;
    },
    sizes: [size('pen-smaller', 'Make the pen smaller', '[', icons.smaller, -1), size('pen-larger', 'Make the pen larger', ']', icons.larger, 1)],
  };
}

/** A brush paints the pixel it is on. */
const lastPixel = 99.999;
const clamped = (value: number, most: number) => Math.min(most, Math.max(0, value));
const round = (value: number) => Math.round(value * 10) / 10;

function cross(pen: Pen, x: number, y: number, px: number): void {
  for (const [color, width] of [
    ['#fff', 4],
    ['#000', 2],
  ] as const) {
    pen.beginPath();
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      pen.moveTo(x + dx * 4 * px, y + dy * 4 * px);
      pen.lineTo(x + dx * 14 * px, y + dy * 14 * px);
    }
    pen.strokeStyle = color;
    pen.lineWidth = width * px;
    pen.stroke();
  }
}
