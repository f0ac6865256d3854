/**
 * The spectrogram of what is in sight: fetched, worked out in pieces between pictures, and drawn under the wave. It follows the view; what
 * is not there yet is shown as it was seen before, wider or narrower. Fetched only when somebody asks for it.
 */
// What it shares with the sound's surface travels with that.
import '../../../kits/audio.ts';
import type { Scope } from '../../../../scope.ts';
import { pixelsPerUnit, type View } from '../../line/view.ts';
import { spectrogramPixels } from '../bands.ts';
import { createColumns, type Columns } from './columns.ts';
import { paint, pitches, rampOf } from './inks.ts';
import type { Opening, Samples } from './samples.ts';
import type { Ways } from './ways.ts';
import { createWaysBar } from './ways-bar.ts';
import { openParts } from './wav-parts.ts';
import { decodeWhole } from './whole.ts';

/** Milliseconds of work between two pictures of the page. */
const patience = 8;

export type Spectrogram = {
  /** Draws into the bands, one for each picture: `top` and `height` in CSS pixels. Begins what is missing. */
  draw(pen: CanvasRenderingContext2D, view: View, bands: readonly { top: number; height: number }[]): void;
  /** How it is worked out, to be chosen. */
  bar: HTMLElement;
};

export type SpectrogramContext = Pick<Opening, 'url' | 'progress'> & {
  scope: Scope;
  canvas: HTMLCanvasElement;
  /** Channels are shown apart. */
  apart: boolean;
  /** More can be drawn. */
  changed(): void;
  /** What keeps it from being drawn here; undefined when nothing does. */
  tell(sentence: string | undefined): void;
};

export function createSpectrogram({ scope, canvas, apart, changed, tell, ...opening }: SpectrogramContext): Spectrogram {
  let columns: Columns | undefined;
  let samples: Samples | undefined;
  let view: View | undefined;
  let isBusy = false;
  /** What could not be had is not asked for again and again. */
  let failed = false;
  const chosen = createWaysBar(scope, () => {
    if (samples) begin(samples);
    changed();
  });

  function begin(from: Samples): void {
    columns = createColumns(from, spectrogramPixels, apart, chosen.ways);
    columns.scale = pixelsPerUnit(view ?? { duration: 0, width: 0, zoom: 1, left: 0 });
  }

  function missing(): number[] {
    const { first, last } = inSight(view, columns?.scale ?? 1);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((column) => columns?.of(column) === undefined);
  }

  async function bring(wanted: readonly number[]): Promise<boolean> {
    if (!samples || !columns) return false;
    const { from, to } = columns.frames(wanted[0]!, wanted.at(-1)!);
    const isTooMuch = to - from > samples.most;
    tell(isTooMuch ? zoomIn(samples) : undefined);
    if (!isTooMuch) await samples.fetch(from, to);
    return !isTooMuch;
  }

  /** Makes columns until patience ends; goes on with the next picture of the page. */
  async function work(): Promise<void> {
    const wanted = missing();
    const [held, scale] = [columns, columns?.scale];
    if (wanted.length === 0 || !(await bring(wanted)) || scope.ended) return void (isBusy = false);
    const until = performance.now() + patience;
    const seen = new Set(missing());
    // After a zoom meanwhile columns of these numbers are others: their samples need not be here.
    if (columns === held && columns?.scale === scale)
      for (const column of wanted) if (seen.has(column) && performance.now() < until) columns?.make(column);
    changed();
    scope.frame(() => run(work));
  }

  async function open(): Promise<void> {
    const given = { ...opening, duration: view?.duration ?? 0, signal: scope.signal };
    samples = (await openParts(given)) ?? (await decodeWhole(given));
    begin(samples);
    await work();
  }

  function run(part: () => Promise<void>): void {
    isBusy = true;
    part().catch((error: unknown) => {
      isBusy = false;
      failed = true;
      if (!scope.ended) tell(error instanceof Error ? error.message : String(error));
    });
  }

  const shown = createShown(canvas);
  return {
    bar: chosen.bar,
    draw(pen, now, bands) {
      view = now;
      if (now.duration === 0 || now.width <= 0) return;
      if (columns) columns.scale = pixelsPerUnit(now);
      if (columns && samples) shown.draw(pen, now, bands, columns, { highest: samples.rate / 2, scale: chosen.ways.scale });
      if (!isBusy && !failed && (!columns || missing().length > 0)) run(columns ? work : open);
    },
  };
}

function zoomIn({ most, rate }: Samples): string {
  const seconds = most / rate;
  const length = seconds >= 120 ? `${Math.floor(seconds / 60)} minutes` : `${Math.floor(seconds)} seconds`;
  return `Zoom in for the spectrogram: it shows at most ${length} of this sound at once.`;
}

/** Columns from the left border to the right one. */
function inSight(view: View | undefined, scale: number): { first: number; last: number } {
  if (!view || view.duration === 0) return { first: 0, last: -1 };
  const last = Math.min(Math.ceil(view.duration * scale), Math.ceil(view.left * scale + view.width)) - 1;
  return { first: Math.floor(view.left * scale), last };
}

/** Draws columns, and below them the last picture of another zoom. */
function createShown(canvas: HTMLCanvasElement) {
  const sheet = document.createElement('canvas');
  let before: { sheet: HTMLCanvasElement; left: number; seconds: number } | undefined;
  let last: { scale: number; left: number; seconds: number } | undefined;

  function keep(scale: number): void {
    if (!last || last.scale === scale) return;
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [sheet.width, sheet.height];
    copy.getContext('2d')?.drawImage(sheet, 0, 0);
    before = { sheet: copy, left: last.left, seconds: last.seconds };
  }

  return {
    draw(pen: CanvasRenderingContext2D, view: View, bands: readonly { top: number; height: number }[], columns: Columns, pitch: Pitch): void {
      const { scale } = columns;
      keep(scale);
      const { first, last: end } = inSight(view, scale);
      const shades = Array.from({ length: Math.max(1, end - first + 1) }, (_, index) => columns.of(first + index));
      sheet.width = shades.length;
      sheet.height = spectrogramPixels * bands.length;
      last = { scale, left: first / scale, seconds: shades.length / scale };
      const ink = sheet.getContext('2d');
      const ramp = rampOf(canvas);
      for (const [index, { top, height }] of bands.entries()) {
        const from = index * spectrogramPixels;
        ink?.putImageData(paint(shades, spectrogramPixels, from, ramp), 0, from);
        if (before && shades.includes(undefined))
          pen.drawImage(
            before.sheet,
            0,
            from,
            before.sheet.width,
            spectrogramPixels,
            (before.left - view.left) * scale,
            top,
            before.seconds * scale,
            height,
          );
        pen.drawImage(sheet, 0, from, sheet.width, spectrogramPixels, first - view.left * scale, top, sheet.width, height);
        drawPitches(pen, pitch, { top, height });
      }
      if (!shades.includes(undefined)) before = undefined;
    },
  };
}

type Pitch = { /** Hertz at the top. */ highest: number; scale: Ways['scale'] };

function drawPitches(pen: CanvasRenderingContext2D, { highest, scale }: Pitch, { top, height }: { top: number; height: number }): void {
  const { backgroundColor, outlineColor } = getComputedStyle(pen.canvas);
  pen.textBaseline = 'middle';
  for (const { y, label } of pitches(highest, height, scale)) {
    pen.globalAlpha = 0.75;
    pen.fillStyle = backgroundColor;
    pen.fillRect(0, top + y - 7, pen.measureText(label).width + 8, 14);
    pen.globalAlpha = 1;
    pen.fillStyle = outlineColor;
    pen.fillText(label, 4, top + y);
  }
}
