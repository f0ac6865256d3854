/** The magic wand: takes what looks alike around a point; a drag to the right takes more, to the left less. */
import type { Point } from '#app/core/labeling/shapes/rectangle.ts';
import type { Pen } from '../figure.ts';
import { holdFirst } from '../select.ts';
import type { Gesture, NamedTool, Pointer, ToolContext } from '../tool.ts';
import { flood, sampleStretches, smoothed, type Sample } from './flood.ts';
import { canvasFor, paint, refused, type Canvas, type MaskKeeper } from './mask.ts';
import { keepPen, keptPen, toPixels } from './painting.ts';

type Settings = { opacity: number; blurRadius: number; threshold: number };

function settingsOf({ config, object, store }: ToolContext): Settings {
  const attributes = config.controls.find(({ type, toNames }) => type === 'MagicWand' && toNames.includes(object))?.tag.attributes ?? {};
  const number = (name: string, standard: number) => (attributes[name]?.trim() ? Number(attributes[name]) : standard);
  const threshold = store.get().view.threshold ?? keptPen('threshold') ?? number('defaultthreshold', 15);
  return { opacity: number('opacity', 0.6), blurRadius: number('blurradius', 5), threshold };
}

const limited = (threshold: number) => Math.min(255, Math.max(0, Math.round(threshold)));

function resize(context: ToolContext, by: 1 | -1): string {
  const threshold = limited(settingsOf(context).threshold + by * 5);
  keepPen({ threshold }, context);
  return `The wand takes colors up to ${threshold} of 255 apart.`;
}

export function wandFor(keeper: MaskKeeper): NamedTool {
  return {
    name: 'wand',
    title: 'Paint what looks alike',
    keys: ['w'],
    icon: 'm4 16 8.500-8.500M14 3v3m-1.500-1.500h3M6 4v3M4.500 5.500h3M16 11v3m-1.500-1.500h3',
    makes: 'brush',
    cursor: 'crosshair',
    pen: { resize },
    down: (pointer, context) =>
      holdFirst(pointer, context, () => {
        const canvas = canvasFor(context, 'brush', keeper);
        const sample = typeof canvas === 'string' ? undefined : context.sample();
        const point = sample && within(sample, toPixels(pointer, context));
        if (typeof canvas !== 'string' && sample && point) return wave(context, pointer, { canvas, sample, point });
        return refused(context, typeof canvas === 'string' ? canvas : sample ? 'Point at the picture.' : unreadable);
      }),
  };
}

const unreadable =
  'The picture’s server does not let this page read its pixels: the config needs crossOrigin="anonymous", and the server has to allow it.';

/** The sample that a place of the picture falls on. */
function within({ x, y, step, width, height }: Sample, at: Point): Point | undefined {
  const point = { x: Math.floor((at.x - x) / step), y: Math.floor((at.y - y) / step) };
  return point.x >= 0 && point.y >= 0 && point.x < width && point.y < height ? point : undefined;
}

type Waved = { canvas: Canvas; sample: Sample; point: Point };

function wave(context: ToolContext, start: Pointer, { canvas, sample, point }: Waved): Gesture {
  const { opacity, blurRadius, threshold } = settingsOf(context);
  const color = context.ink(canvas.region ?? context.mark('brush'));
  let found = new Uint8Array();
  const take = (pointer: Pointer) => {
    const pulled = ((pointer.x - start.x) / 100) * context.size.width;
    found = new Uint8Array(flood(sample, point.x, point.y, limited(threshold + pulled / context.perPixel / 4)));
    found = new Uint8Array(smoothed(found, sample, Math.round(blurRadius / 2)));
    context.sketch((pen) => show(pen, sample, found, color, opacity));
  };
  take(start);
  return {
    move: take,
    up(pointer) {
      take(pointer);
      context.sketch(undefined);
      paint(context, 'brush', canvas, sampleStretches(found, sample, context.size), 'Wave the wand');
    },
    cancel: () => context.sketch(undefined),
  };
}

function show(pen: Pen, { x, y, step, width, height }: Sample, found: Uint8Array, color: string, opacity: number): void {
  pen.globalAlpha = opacity;
  pen.fillStyle = color;
  pen.beginPath();
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (found[row * width + column] !== 1) continue;
      const first = column;
      while (column < width && found[row * width + column] === 1) column += 1;
      pen.rect(x + first * step, y + row * step, (column - first) * step, step);
    }
  }
  pen.fill();
  pen.globalAlpha = 1;
}
