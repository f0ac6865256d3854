/** Every shape on a page of a PDF, with labels of its own and bare: made, relabelled, opened again, deleted, undone; by pointer, and by keys alone. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { goThrough, resultOf, startHarness, type Harness } from '../harness.ts';
import { citedIn } from '../pairs/cited.ts';
import { pairsIn } from '../pairs/shown.ts';
import { point } from '../pointing.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const shapes = ['Rectangle', 'Ellipse', 'Polygon', 'KeyPoint', 'Vector'] as const;
type Shape = (typeof shapes)[number];
const pair = '<Label value="one"/><Label value="two"/>';
const markup = `<View>${shapes.map((shape) => `<${shape}Labels name="own_${shape}" toName="doc">${pair}</${shape}Labels><${shape} name="bare_${shape}" toName="doc"/>`).join('')}
<Labels name="kind" toName="doc">${pair}</Labels><Pdf name="doc" value="$doc"/></View>`;
const data = { doc: '/fixtures/three-pages.pdf' };

async function open(): Promise<Page> {
  const page = await harness.open({ markup, data }, { viewport: { width: 1040, height: 1100 } });
  await page.waitForSelector('.pdf-surface:has([data-drawn]) .pdf-surface__text >> text=Invoice 1', { state: 'attached' });
  return page;
}

/** Rows without their ids, numbers in half percents: pixels are coarser. */
async function stored(page: Page): Promise<unknown[]> {
  const half = (key: string, value: unknown): unknown => {
    if (key === 'id' || key === 'prevPointId') return 'any';
    if (typeof value !== 'number') return value;
    return value < 1 ? Math.round(value * 10) / 10 : Math.round(value * 2) / 2;
  };
  return JSON.parse(JSON.stringify(await resultOf(page), half)) as unknown[];
}

const vertex = (x: number, y: number, isFirst = false) => ({ id: 'any', x, y, isBezier: false, ...(isFirst ? {} : { prevPointId: 'any' }) });
type Places = Partial<Record<Shape, Record<string, unknown>>>;
/** The rows of all shapes: one where the control has labels, two where another gives them. */
function rows(places: Places, label: string, bare: Places): unknown[] {
  const row = (from_name: string, type: string, value: Record<string, unknown>) => ({
    id: 'any',
    from_name,
    to_name: 'doc',
    type,
    origin: 'manual',
    item_index: 0,
    original_width: 1700,
    original_height: 2200,
    image_rotation: 0,
    value,
  });
  return drawn(places).flatMap((shape) => {
    const type = shape.toLowerCase();
    const place = bare[shape] ?? places[shape] ?? {};
    return [
      row(`own_${shape}`, `${type}labels`, { ...places[shape], [`${type}labels`]: [label] }),
      row(`bare_${shape}`, type, place),
      row('kind', 'labels', { ...place, labels: [label] }),
    ];
  });
}

/** Takes a label, then a tool, the way the test's hand does. */
type Hand = {
  take: (control: string, label: 'one' | 'two') => Promise<void>;
  tool: (shape: Shape) => Promise<void>;
  draw: (shape: Shape) => Promise<void>;
  select: (index: number) => Promise<void>;
};
const drawn = (places: Places): Shape[] => shapes.filter((shape) => places[shape]);
const controlsOf = (places: Places) => drawn(places).flatMap((shape) => [`own_${shape}`, 'kind'].map((control) => ({ shape, control })));

/** Each shape twice: with the labels of its own control in hand, then with those of the plain list. */
async function make(page: Page, hand: Hand, places: Places): Promise<void> {
  for (const { shape, control } of controlsOf(places)) {
    await hand.take(control, 'one');
    await hand.tool(shape);
    await hand.draw(shape);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const held = page.locator(`[id$="control-${control}"] [data-label=one]`);
    if ((await held.getAttribute('aria-pressed')) === 'true') await hand.take(control, 'one');
  }
}

/** Changed, deleted, undone to nothing, and opened again. */
async function goOn(page: Page, hand: Hand, places: Places, bare: Places = {}): Promise<void> {
  await expect.poll(() => stored(page)).toEqual(rows(places, 'one', bare));
  const controls = controlsOf(places);
  for (const [index, { control }] of controls.entries()) {
    await hand.select(index);
    await hand.take(control, 'two');
  }
  await expect.poll(() => stored(page)).toEqual(rows(places, 'two', bare));
  const given = await resultOf(page);
  for (let left = controls.length; left > 0; left -= 1) {
    await hand.select(0);
    await page.keyboard.press('Delete');
  }
  await expect.poll(() => resultOf(page)).toEqual([]);
  await undoes(page);
  await comesBack(page, given);
}

async function comesBack(page: Page, given: Row[]): Promise<void> {
  expect(pairsIn(markup, given)).toEqual(citedIn('pdf/shapes'));
  await harness.turn(page, { markup, data, result: given });
  await expect.poll(() => resultOf(page)).toEqual(given);
}

async function undoes(page: Page): Promise<void> {
  await goThrough(page, 'undo', 'Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
}

test('by pointer', { timeout: 120_000 }, async () => {
  const page = await open();
  const stage = (await page.locator('.labeler__stage').boundingBox())!;
  const wide = (stage.height * 1700) / 2200;
  const at = ([x, y]: [number, number]) => [stage.x + stage.width / 2 + (x / 100 - 0.5) * wide, stage.y + (y / 100) * stage.height] as const;
  const drag = async (from: [number, number], to: [number, number]) => {
    await page.mouse.move(...at(from));
    await page.mouse.down();
    await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
    await page.mouse.move(...at(to));
    await page.mouse.up();
  };
  const click = async (...spots: [number, number][]) => {
    for (const spot of spots) await page.mouse.click(...at(spot));
  };
  const draws: Record<string, () => Promise<void>> = {
    Rectangle: () => drag([10, 10], [30, 20]),
    Ellipse: () => drag([40, 5], [60, 15]),
    Polygon: () => click([10, 40], [30, 40], [30, 50], [10, 40]),
    KeyPoint: () => click([70, 40]),
    Vector: () => click([50, 60], [70, 60], [70, 70], [70, 70]),
  };
  const hand: Hand = {
    take: (control, label) => point(page, `[id$="control-${control}"] [data-label=${label}]`),
    tool: (shape) => point(page, `[data-command="tool:${shape.toLowerCase()}"]`),
    draw: async (shape) => draws[shape]?.(),
    select: (index) => point(page, `[data-region]:nth-child(${index + 1}) .labeler__region-name`),
  };
  const places: Places = {
    Rectangle: { x: 10, y: 10, width: 20, height: 10, rotation: 0 },
    Ellipse: { x: 50, y: 10, radiusX: 10, radiusY: 5, rotation: 0 },
    Polygon: {
      points: [
        [10, 40],
        [30, 40],
        [30, 50],
      ],
      closed: true,
    },
    KeyPoint: { x: 70, y: 40, width: 0.1 },
    Vector: { vertices: [vertex(50, 60, true), vertex(70, 60), vertex(70, 70)], closed: false },
  };
  await make(page, hand, places);
  await goOn(page, hand, places);
  await harness.done(page);
});

test('by keys alone', { timeout: 120_000 }, async () => {
  const page = await open();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const labelKeys = new Map(
    [...shapes.map((shape) => `own_${shape}`), 'kind'].map((control, index) => [control, ['13579q'[index], '24680w'[index]]]),
  );
  const toolKeys: Record<Shape, string> = { Rectangle: 'r', Ellipse: 'o', Polygon: 'p', KeyPoint: 'k', Vector: 'Shift+P' };
  const points = ['Enter', 'Enter', 'Shift+ArrowRight', 'Enter', 'Shift+ArrowDown', 'Enter'];
  const hand: Hand = {
    take: (control, label) => press(labelKeys.get(control)?.[label === 'one' ? 0 : 1] ?? ''),
    tool: (shape) => press(toolKeys[shape]),
    draw: async (shape) => {
      await page.focus('.labeler__stage');
      await press(...(shape === 'Polygon' || shape === 'Vector' ? points : ['Enter']));
    },
    // From nothing to the first, from one to the next.
    select: (index) => press(...(index === 0 ? ['Escape'] : []), 'Alt+.'),
  };
  // One that would lie on another is put a little aside.
  const keyed: Places = {
    Rectangle: { x: 40, y: 40, width: 20, height: 20, rotation: 0 },
    Ellipse: { x: 54, y: 54, radiusX: 10, radiusY: 10, rotation: 0 },
    Polygon: {
      points: [
        [50, 50],
        [60, 50],
        [60, 60],
      ],
      closed: true,
    },
    KeyPoint: { x: 54, y: 54, width: 0.5 },
    Vector: { vertices: [vertex(50, 50, true), vertex(60, 50), vertex(60, 60)], closed: false },
  };
  await make(page, hand, keyed);
  await goOn(page, hand, keyed, { Rectangle: { ...keyed.Rectangle, x: 42, y: 42 } });
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
