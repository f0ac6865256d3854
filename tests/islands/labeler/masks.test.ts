/** Strokes, floods and the mask tools without a browser. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Stretch } from '#app/core/labeling/shapes/runs.ts';
import { emptyDoc, type BrushRegion } from '#app/core/labeling/result.ts';
import { packedMask } from '#islands/labeler/surfaces/image/figures/brush.ts';
import { maskPng, runsOfPixels } from '#islands/labeler/surfaces/image/masks/png.ts';
import { covers, shownBox, windowFor } from '#islands/labeler/surfaces/image/masks/seen.ts';
import { eraserTool } from '#islands/labeler/tools/masks/eraser.ts';
import { flood, sampleStretches, smoothed, type Sample } from '#islands/labeler/tools/masks/flood.ts';
import type { MaskKeeper } from '#islands/labeler/tools/masks/mask.ts';
import { strokeStretches } from '#islands/labeler/tools/masks/stroke.ts';
import { wandFor } from '#islands/labeler/tools/masks/wand.ts';
import { toolNamed } from '#islands/labeler/tools/tools.ts';
import { pixelsOf, runsOf } from '#tests/core/labeling/shapes/runs.ts';
import { drag, kits, nameOf, pointer, storeOf, toolContext } from './make.ts';

const seed = 20_264;
const pixels = (stretches: readonly Stretch[]) =>
  new Set(stretches.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)));

describe('strokes', () => {
  test('cover exactly the pixels whose middle is near the path, in order and apart', () => {
    const size = { width: 24, height: 18 };
    const point = fc.record({ x: fc.double({ min: -6, max: 30, noNaN: true }), y: fc.double({ min: -6, max: 24, noNaN: true }) });
    fc.assert(
      fc.property(fc.tuple(point, point), fc.double({ min: 1, max: 7, noNaN: true }), ([a, b], radius) => {
        const stretches = strokeStretches([a, b], radius, size);
        const painted = pixels(stretches);
        expect(stretches.every(({ start }, index) => start > (stretches[index - 1]?.end ?? -1))).toBe(true);
        for (let at = 0; at < size.width * size.height; at += 1) {
          const [x, y] = [(at % size.width) + 0.5, Math.floor(at / size.width) + 0.5];
          const [dx, dy] = [b.x - a.x, b.y - a.y];
          const along = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
          const distance = Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
          if (distance < radius - 1e-6) expect(painted.has(at)).toBe(true);
          if (distance > radius + 1) expect(painted.has(at)).toBe(false);
        }
      }),
      { seed, numRuns: 150 },
    );
  });

  test('a brush smaller than a pixel paints the pixel it is on', () => {
    expect(strokeStretches([{ x: 2.1, y: 1.1 }], 0.1, { width: 5, height: 5 })).toEqual([{ start: 7, end: 8 }]);
  });
});

describe('the wand', () => {
  const sampleOf = (rows: string[]): Sample => {
    const [width, height] = [rows[0]?.length ?? 0, rows.length];
    const data = new Uint8ClampedArray(
      rows
        .join('')
        .split('')
        .flatMap((digit) => [Number(digit) * 20, 0, 0, 255]),
    );
    return { data, width, height, x: 1, y: 1, step: 2 };
  };

  test('takes what looks alike and hangs together, and no more', () => {
    const sample = sampleOf(['0110', '9190', '1119', '9991']);
    expect([...flood(sample, 1, 0, 10)].join('')).toBe('0110010011100000');
    expect([...flood(sample, 1, 0, 20)].join('')).toBe('1111010111100000');
    expect([...flood(sample, 3, 3, 0)].join('')).toBe('0000000000000001');
  });

  test('its samples become the picture’s own pixels, inside the picture', () => {
    const sample = sampleOf(['11', '01']);
    const stretches = sampleStretches(Uint8Array.of(1, 1, 0, 1), sample, { width: 4, height: 4 });
    expect([...pixels(stretches)]).toEqual([5, 6, 7, 9, 10, 11, 15]);
  });

  test('rounds single samples away', () => {
    const lone = Uint8Array.from({ length: 25 }, (_, at) => (at === 12 ? 1 : 0));
    const hole = lone.map((value) => 1 - value);
    expect([...smoothed(lone, { width: 5, height: 5 }, 1)]).not.toContain(1);
    expect([...smoothed(hole, { width: 5, height: 5 }, 1)]).not.toContain(0);
  });
});

describe('brush and eraser', () => {
  const markup = '<View><Image name="photo" value="$photo"/><BrushLabels name="mask" toName="photo"><Label value="Cat"/></BrushLabels></View>';
  const brush = toolNamed(kits, 'brush');

  test('one stroke is one step; the next goes to the same mask; erasing all of it takes the region away', () => {
    const store = storeOf(emptyDoc, markup);
    const context = toolContext(store, markup);
    drag(brush, context, pointer(10, 10), pointer(20, 10));
    expect(nameOf(store.history.undoable)).toBe('Paint mask');
    const [first] = store.get().doc.regions as BrushRegion[];
    expect(first).toMatchObject({ id: 'new-1', kind: 'brush', from: 'mask', labels: ['Cat'], original: { width: 1000, height: 500, rotation: 0 } });
    expect(store.get().selected).toBe('new-1');
    drag(brush, context, pointer(10, 10), pointer(20, 10));
    expect(context.said.at(-1)).toBe('Nothing new is painted.');
    drag(brush, context, pointer(50, 50), pointer(60, 50));
    expect(store.get().doc.regions).toHaveLength(1);
    drag(eraserTool, context, pointer(50, 50), pointer(60, 50));
    expect((store.get().doc.regions[0] as BrushRegion).rle).toEqual(first?.rle);
    drag(eraserTool, context, pointer(10, 10), pointer(20, 10));
    expect(store.get().doc.regions).toEqual([]);
    for (let step = 0; step < 4; step += 1) store.history.undo();
    expect(store.get().doc).toBe(emptyDoc);
  });

  test('without a mask the eraser says what to do; a locked mask stays, and paint makes another', () => {
    const store = storeOf(emptyDoc, markup);
    const context = toolContext(store, markup);
    drag(eraserTool, context, pointer(10, 10), pointer(20, 10));
    expect(context.said).toEqual(['Select the mask to erase from first.']);
    drag(brush, context, pointer(10, 10), pointer(20, 10));
    store.look({ locked: new Set(['new-1']) });
    drag(brush, context, pointer(50, 50), pointer(60, 50));
    expect(store.get().doc.regions.map(({ id }) => id)).toEqual(['new-1', 'new-2']);
  });
});

test('the size of the brush and the reach of the wand hold for the next task, while the tab is open', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  const wand = wandFor(packedMask as MaskKeeper);
  const resize = (by: 1 | -1) => {
    const context = toolContext(storeOf(emptyDoc));
    return [toolNamed(kits, 'brush'), wand].map(({ pen }) => pen?.resize(context, by));
  };
  expect(resize(1)).toEqual(['Brush 18 pixels wide.', 'The wand takes colors up to 20 of 255 apart.']);
  expect(resize(1)).toEqual(['Brush 22 pixels wide.', 'The wand takes colors up to 25 of 255 apart.']);
  kept.clear();
  expect(resize(-1)).toEqual(['Brush 12 pixels wide.', 'The wand takes colors up to 10 of 255 apart.']);
});

test('decoded pixels belong by what is seen through, else by what is not black', () => {
  const rgba = (...each: [number, number, number, number][]) => new Uint8ClampedArray(each.flat());
  expect(pixelsOf(runsOfPixels(rgba([0, 0, 0, 255], [0, 0, 0, 0], [9, 9, 9, 0])))).toEqual([255, 0, 0]);
  expect(pixelsOf(runsOfPixels(rgba([0, 0, 0, 255], [1, 0, 0, 255], [0, 0, 9, 255])))).toEqual([0, 255, 255]);
  expect(maskPng(runsOf([255, 0, 0, 255]), { width: 2, height: 2 }).length).toBeLessThan(120);
});

test('of a large mask only what is seen is drawn, as finely as it is seen', () => {
  const bounds = { x: 0, y: 0, width: 10_000, height: 10_000 };
  const shown = shownBox({ a: 1, b: 0, c: 0, d: 1, e: -2000, f: -3000 }, { width: 1000, height: 800 });
  expect(shown).toEqual({ x: 2000, y: 3000, width: 1000, height: 800 });
  const window = windowFor(bounds, shown, 1);
  expect(window).toEqual({ x: 1500, y: 2600, width: 2000, height: 1600, step: 1 });
  if (!window) return;
  expect(covers(window, bounds, { ...shown, x: 2500 }, 1)).toBe(true);
  expect(covers(window, bounds, { ...shown, x: 2501 }, 1)).toBe(false);
  expect(windowFor(bounds, { x: 0, y: 0, width: 10_000, height: 10_000 }, 0.1)).toEqual({ ...bounds, width: 10_000, height: 10_000, step: 8 });
  expect(windowFor(bounds, { x: 20_000, y: 0, width: 10, height: 10 }, 1)).toBeUndefined();
});
