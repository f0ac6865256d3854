/** The pen of the keyboard: a point on the picture that arrow keys move; with the pen down it draws as a pointer would. */
import type { Point } from '#app/core/labeling/shapes/rectangle.ts';
import type { Command } from '../../commands.ts';
import { regionName } from '../../describe.ts';
import { findRegion } from '../../doc.ts';
import type { Pen } from '../../tools/figure.ts';
import { toolNamed } from '../../tools/tools.ts';
import type { Gesture, NamedTool } from '../../tools/tool.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Reading } from './reading.ts';
import type { Viewport } from './viewport.ts';

const directions: Record<string, [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
const modes = ['', 'shift+', 'ctrl+'];

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
    at = { x: clamped(point.x), y: clamped(point.y) };
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
    const [dx, dy] = directions[key.split('+').at(-1) ?? ''] ?? [0, 0];
    const by = key.includes('shift+') ? 10 : 1;
    const step = key.includes('ctrl+') ? { x: 100 / size.width, y: 100 / size.height } : { x: by, y: by };
    const from = at ?? middle();
    become(at ? { x: from.x + dx * step.x, y: from.y + dy * step.y } : from);
    if (at) gesture?.move(reading.at(at));
    say();
  }

  function press(): void {
    if (gesture) return lift();
    become(at ?? middle());
    if (!at) return;
    gesture = tool().down({ ...reading.at(at), grip: undefined }, reading.tools());
    if (gesture) say('Pen down; Enter lifts it, Escape gives it up. ');
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
  return {
    isInHand: () => surface.editable && tool().pen !== undefined,
    busy: () => gesture !== undefined,
    cancel,
    change: () => (tool().pen ? lift() : leave()),
    leave,
    keys: [
      command('pen', 'Put the pen down, or lift it', ['enter'], press),
      command(
        'pen-move',
        'Move the pen by 1 % (with Shift by 10 %, with Ctrl by one pixel)',
        Object.keys(directions).flatMap((arrow) => modes.map((mode) => `${mode}${arrow}`)),
        (key = '') => move(key),
      ),
    ],
    sizes: [size('pen-smaller', 'Make the pen smaller', '[', 'smaller', -1), size('pen-larger', 'Make the pen larger', ']', 'larger', 1)],
  };
}

const clamped = (value: number) => Math.min(99.999, Math.max(0, value));
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
