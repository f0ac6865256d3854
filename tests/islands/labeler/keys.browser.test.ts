/** Keys of the whole editor: those it has are those that the page of keys and the check of configs know, whatever the config; and a person's own. */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { actsIn } from '#app/core/labeling/acts.ts';
import { ownKeys } from '#app/core/labeling/keymap.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { resultOf, startHarness, type Given, type Harness } from '../harness.ts';
import { config } from './make.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.done());
afterAll(async () => {
  expect(harness.errors).toEqual([]);
  await harness.close();
});

const picture = '/fixtures/cat-400x250.jpg';
const shape = (id: string, type: string, value: Record<string, unknown>): Row => ({
  id,
  from_name: type,
  to_name: 'photo',
  type,
  origin: 'manual',
  item_index: 0,
  original_width: 400,
  original_height: 250,
  image_rotation: 0,
  value,
});
const corners = [
  [10, 10],
  [50, 10],
  [50, 50],
];

const pictures: Given = {
  markup: `<View><Image name="photo" valueList="$pages"/>${['Rectangle', 'Ellipse', 'Polygon', 'Vector', 'KeyPoint', 'Brush', 'Bitmask', 'MagicWand']
    .map((type) => `<${type} name="${type.toLowerCase()}" toName="photo"/>`)
    .join('')}<Choices name="mood" toName="photo" perRegion="true"><Choice value="Good"/><Choice value="Bad"/></Choices></View>`,
  data: { pages: [picture, picture] },
  result: [
    shape('one', 'polygon', { points: corners, closed: true }),
    shape('two', 'rectangle', { x: 60, y: 60, width: 20, height: 20, rotation: 0 }),
  ],
};
const others: Record<string, Given> = {
  text: {
    markup: '<View><Text name="t" value="$t"/><Labels name="l" toName="t"><Label value="A"/></Labels></View>',
    data: { t: 'A fine day.' },
  },
  dialogue: {
    markup: '<View><Paragraphs name="t" value="$t" audioUrl="$s"/><ParagraphLabels name="l" toName="t"><Label value="A"/></ParagraphLabels></View>',
    data: { t: [{ author: 'Ada', text: 'Which bird was it?' }], s: '/samples/sound.wav' },
  },
  sound: {
    markup: '<View><Audio name="s" value="$s"/><Labels name="l" toName="s"><Label value="A"/></Labels></View>',
    data: { s: '/samples/sound.wav' },
  },
  series: {
    markup:
      '<View><TimeSeriesLabels name="l" toName="s"><Label value="A"/></TimeSeriesLabels><TimeSeries name="s" value="$s" valueType="json" timeColumn="t"><Channel column="v"/></TimeSeries></View>',
    data: { s: { t: [0, 10, 20], v: [1, 3, 2] } },
  },
  video: {
    markup:
      '<View><Labels name="l" toName="v"><Label value="A"/></Labels><VideoRectangle name="b" toName="v"/><TimelineLabels name="r" toName="v"><Label value="B"/></TimelineLabels><Video name="v" value="$v"/></View>',
    data: { v: '/fixtures/video/counted-25fps.webm' },
  },
  pdf: {
    markup: '<View><Pdf name="photo" value="$doc"/><Rectangle name="rectangle" toName="photo"/></View>',
    data: { doc: '/fixtures/three-pages.pdf' },
    result: [shape('two', 'rectangle', { x: 60, y: 60, width: 20, height: 20, rotation: 0 })],
  },
  entries: {
    markup:
      '<View><Repeater on="$e" mode="pagination"><Text name="t_{{idx}}" value="$e[{{idx}}]"/><Rating name="r_{{idx}}" toName="t_{{idx}}"/></Repeater></View>',
    data: { e: ['One', 'Two'] },
  },
  pair: {
    markup: '<View><Pairwise name="p" toName="a,b"/><Text name="a" value="$a"/><Text name="b" value="$b"/></View>',
    data: { a: 'One', b: 'Two' },
  },
};

/** Every command of the help sheet with each of its keys, as `submit ctrl+enter`; keys that a config gives are its own matter. */
async function keysNow(page: Page): Promise<string[]> {
  await page.keyboard.press('?');
  const rows = page.getByRole('dialog').locator('[data-keys]');
  await rows.first().waitFor();
  const found = await rows.evaluateAll((all) => all.map(({ dataset: { command, keys } }) => [command ?? '', keys ?? ''] as const));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const named = found.filter(([id]) => !/^(label|choice|rate|answer):/.test(id));
  return named.flatMap(([id, keys]) => keys.split(' ').map((key) => `${id.startsWith('tool:') ? id : id.split(':')[0]} ${key}`));
}

/** Both ways: what the editor has is known, and what is known the editor has; some of it only while something is under way. */
function expectKnown({ markup }: Given, has: ReadonlySet<string>, atTimes: ReadonlySet<string> = has): void {
  const acts = actsIn(config(markup).root);
  const known = new Set(acts.flatMap(({ commands, keys }) => commands.flatMap((command) => keys.map((key) => `${command} ${key}`))));
  expect([...has].filter((one) => !known.has(one))).toEqual([]);
  const missing = acts.filter(
    ({ commands, keys }) => !keys.every((key) => commands.some((command) => has.has(`${command} ${key}`) || atTimes.has(`${command} ${key}`))),
  );
  expect(missing.map(({ name }) => name)).toEqual([]);
}

test('every key of the editor is known to the page of keys and to the check of configs, and no other', async () => {
  const page = await harness.open(pictures);
  const stage = page.locator('.labeler__stage');
  const has = new Set(await keysNow(page));
  const atFirst = new Set(has);
  const look = async () => (await keysNow(page)).forEach((one) => has.add(one));
  await page.keyboard.press('b');
  await look();
  // Point by point: before the first, with the cursor out, and with a point that cannot be all.
  await page.keyboard.press('p');
  await stage.focus();
  await look();
  await page.keyboard.press('Enter');
  await look();
  await page.keyboard.press('Enter');
  await look();
  await page.keyboard.press('Escape');
  await look();
  await page.keyboard.press('Backspace');
  // A point of a region that is there.
  await page.keyboard.press('v');
  await page.keyboard.press('Alt+.');
  await stage.focus();
  await page.keyboard.press('PageDown');
  await look();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+r');
  await page.locator('.labeler__relate select:focus').waitFor();
  await stage.focus();
  await look();
  await stage.focus();
  await page.keyboard.press('Escape');
  await page.locator('.labeler__relate').waitFor({ state: 'detached' });
  await page.keyboard.press('r');
  const box = (await stage.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 60);
  await look();
  await page.mouse.up();
  expectKnown(pictures, has);
  const atTimes = new Set([...has].filter((one) => !atFirst.has(one)));
  for (const given of Object.values(others)) {
    await harness.turn(page, given);
    expectKnown(given, new Set(await keysNow(page)), atTimes);
  }
});

test('the help sheet shows every key of a row, and of digits that count up from where to where', async () => {
  const page = await harness.open(pictures);
  await page.keyboard.press('?');
  const printed = (command: string) => page.getByRole('dialog').locator(`[data-command^="${command}"] dd`).first();
  await printed('nth').waitFor();
  expect(await printed('move:').locator('kbd').allTextContents()).toHaveLength(8);
  expect(await printed('turn:').locator('kbd').allTextContents()).toEqual([',', '.', '[', ']', '<', '>', '{', '}']);
  expect(await printed('nth').textContent()).toBe('Alt+Shift+1 to Alt+Shift+9');
});

test('a person’s own keys do what the standard ones did', async () => {
  const keys = ownKeys({ 'tool:ellipse': 'x', 'region:nest': 'alt+n', 'tool:rotate-right': 'alt+shift+t' });
  const page = await harness.open({ ...pictures, keys });
  const shown = await keysNow(page);
  expect(shown).toEqual(expect.arrayContaining(['tool:ellipse x', 'nest alt+n', 'turn-right alt+shift+t', 'turn-left alt+left']));
  expect(shown).not.toContain('tool:ellipse o');
  await page.keyboard.press('x');
  await page.locator('[data-command="tool:ellipse"][aria-pressed=true]').waitFor();
});

test('the picture turns by keys, also with a region in hand, which Ctrl sizes', async () => {
  const page = await harness.open(pictures);
  await page.keyboard.press('Alt+,');
  await page.locator('.labeler__stage').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await page.locator('.labeler__status', { hasText: 'turned by 90 degrees' }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.locator('.labeler__status', { hasText: 'turned by 0 degrees' }).waitFor();
  await page.keyboard.press('Control+ArrowRight');
  await expect.poll(async () => (await resultOf(page))[1]).toMatchObject({ value: { x: 60, y: 60, width: 21, height: 20, rotation: 0 } });
});

test('Enter leads from a region to its questions, and presses what has the focus', async () => {
  const page = await harness.open(pictures);
  await page.keyboard.press('Alt+.');
  await page.keyboard.press('Enter');
  await page.locator('.labeler__about :focus').waitFor();
  await page.keyboard.press('Space');
  const answered = async () => (await resultOf(page)).filter(({ type }) => type === 'choices');
  await expect.poll(answered).toMatchObject([{ id: 'one', value: { choices: ['Good'] } }]);
  // From the picture, where Enter is its own.
  await page.locator('.labeler__stage').focus();
  await page.keyboard.press('Alt+q');
  await page.locator('.labeler__about :focus').waitFor();
  await page.getByRole('button', { name: 'How the editor works' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'How the editor works' }).waitFor();
  // Turned off, single keys do nothing any more.
  await page.getByRole('checkbox', { name: /Keys of labels and tools/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('b');
  await page.keyboard.press('Alt+l');
  await page.locator('.labeler__status', { hasText: 'Region locked.' }).waitFor();
  expect(await page.locator('[data-command="tool:brush"]').getAttribute('aria-pressed')).toBe('false');
});
