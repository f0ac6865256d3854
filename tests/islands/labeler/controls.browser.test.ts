/** Choices, texts and ratings on any object; what is required; how a page of the editor begins and ends. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const photo = { photo: '/fixtures/cat-400x250.jpg' };
const image = '<Image name="photo" value="$photo"/>';
const answers = async (page: Page) => Object.fromEntries((await resultOf(page)).map(({ from_name, value }) => [from_name, value]));

test('choices by pointer and by key, single and multiple, taken back, undone', async () => {
  const page = await harness.open({
    markup: `<View>${image}<Header value="How is it?"/><Choices name="mood" toName="photo" layout="inline"><Choice value="Calm"/><Choice value="Awake"/></Choices><Choices name="parts" toName="photo" choice="multiple"><Choice value="Eye"/><Choice value="Ear" alias="ear"/></Choices><Choices name="place" toName="photo" layout="select"><Choice value="In"/><Choice value="Out"/></Choices></View>`,
    data: photo,
  });
  await page.getByRole('radio', { name: 'Calm' }).check();
  await page.keyboard.press('2');
  await page.getByRole('checkbox', { name: 'Eye' }).check();
  await page.keyboard.press('4');
  await page.getByRole('combobox', { name: 'place' }).selectOption('Out');
  await expect.poll(() => answers(page)).toEqual({ mood: { choices: ['Awake'] }, parts: { choices: ['Eye', 'ear'] }, place: { choices: ['Out'] } });
  await expect.poll(() => page.getByRole('radio', { name: 'Awake' }).isChecked()).toBe(true);
  await page.getByRole('radio', { name: 'Awake' }).click();
  await page.getByRole('checkbox', { name: 'Eye' }).uncheck();
  await expect.poll(() => answers(page)).toEqual({ parts: { choices: ['ear'] }, place: { choices: ['Out'] } });
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  for (let step = 0; step < 7; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await expect.poll(() => page.getByRole('radio', { name: 'Awake' }).isChecked()).toBe(false);
  await harness.done(page);
});

test('texts: several entries, one box, a limit; typing is in the answer at once and one step to undo', async () => {
  const page = await harness.open({
    markup: `<View>${image}<TextArea name="notes" toName="photo" label="Notes" maxSubmissions="2" editable="true"/><TextArea name="script" toName="photo" label="Script" maxSubmissions="1" rows="3" placeholder="Write here"/></View>`,
    data: photo,
  });
  await page.getByLabel('Notes', { exact: true }).pressSequentially('first');
  await expect.poll(() => answers(page)).toEqual({ notes: { text: ['first'] } });
  await page.keyboard.press('Enter');
  await page.getByLabel('Notes', { exact: true }).pressSequentially('sec1nd');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect.poll(() => page.getByLabel('Notes', { exact: true }).count()).toBe(0);
  await page.getByLabel('Script').pressSequentially('line one\nline 2');
  await expect.poll(() => answers(page)).toEqual({ notes: { text: ['first', 'sec1nd'] }, script: { text: ['line one\nline 2'] } });
  await page.getByLabel('Entry 2', { exact: true }).fill('second');
  await page.getByRole('button', { name: 'Delete entry 1' }).click();
  expect((await answers(page)).notes).toEqual({ text: ['second'] });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => answers(page)).toEqual({ notes: { text: ['first', 'sec1nd'] } });
  await harness.done(page);
});

test('a rating is given, changed and taken back', async () => {
  const page = await harness.open({ markup: `<View>${image}<Rating name="stars" toName="photo" maxRating="4"/></View>`, data: photo });
  await page.getByRole('radio', { name: '3 of 4' }).click();
  await expect.poll(() => answers(page)).toEqual({ stars: { rating: 3 } });
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => answers(page)).toEqual({ stars: { rating: 4 } });
  await page.getByRole('radio', { name: '4 of 4' }).click();
  await expect.poll(() => resultOf(page)).toEqual([]);
  await harness.done(page);
});

test('what is required stops the submit, says what to do and leads there', async () => {
  const page = await harness.open({
    markup: `<View>${image}<RectangleLabels name="label" toName="photo"><Label value="Cat"/></RectangleLabels><Choices name="mood" toName="photo" required="true" requiredMessage="Say how it feels."><Choice value="Calm"/></Choices><TextArea name="why" toName="photo" perRegion="true" required="true"/></View>`,
    data: photo,
  });
  await page.locator('.labeler__stage').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => page.locator('.labeler__asked:visible li').allTextContents())
    .toEqual(['Say how it feels.', 'Region 1: Write something in “why” first.']);
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('radio');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBeNull();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await page.keyboard.type('because 2');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBe('submit');
  const rows = await resultOf(page);
  expect(rows.map(({ from_name }) => from_name)).toEqual(['label', 'why', 'mood']);
  expect(rows[1]).toMatchObject({ id: rows[0]?.id, value: { text: ['because 2'], x: 40, y: 40 } });
  await harness.done(page);
});

test('a skip asks for nothing', async () => {
  const page = await harness.open({ markup: `<View>${image}<Rating name="r" toName="photo" required="true"/></View>`, data: photo });
  await page.keyboard.press('Control+Space');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBe('skip');
  await harness.done(page);
});

test('a loaded draft replaces the answer, is not the person’s edit and can be undone', async () => {
  const page = await harness.open({ markup: `<View>${image}<Rating name="stars" toName="photo"/></View>`, data: photo });
  const origin = await page.evaluate(
    () =>
      new Promise((heard) => {
        const form = document.querySelector('form');
        form?.addEventListener('labeler:changed', (event) => heard((event as CustomEvent<{ origin: string }>).detail.origin));
        form?.dispatchEvent(
          new CustomEvent('labeler:load', {
            detail: { result: [{ id: 'x', from_name: 'stars', to_name: 'photo', type: 'rating', value: { rating: 5 } }] },
          }),
        );
      }),
  );
  expect([origin, await answers(page)]).toEqual(['remote', { stars: { rating: 5 } }]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => resultOf(page)).toEqual([]);
  await harness.done(page);
});

test('a tag that is not drawn yet is named; style and className apply, but cannot cover the page', async () => {
  const page = await harness.open({
    markup: `<View><Style>.wide { color: rgb(1, 2, 3); position: fixed } body { color: red }</Style><View className="wide" style="margin-left: 7px; position: fixed"><Header value="Hello $name"/></View>${image}<Cube name="e" toName="photo"/></View>`,
    data: { ...photo, name: 'Ada' },
  });
  await expect.poll(() => page.locator('.labeler__undrawn').textContent()).toContain('<Cube>');
  const look = await page.locator('.wide').evaluate((element) => {
    const { color, position, marginLeft } = getComputedStyle(element);
    return { color, position, marginLeft, text: element.textContent };
  });
  expect(look).toEqual({ color: 'rgb(1, 2, 3)', position: 'static', marginLeft: '7px', text: 'Hello Ada' });
  await harness.done(page);
});

test('the help sheet opens with ?, lists the keys, and Escape closes it', async () => {
  const page = await harness.open({ markup: `<View>${image}<Rating name="stars" toName="photo"/></View>`, data: photo });
  await page.keyboard.press('?');
  await expect.poll(() => page.getByRole('dialog').textContent()).toContain('Ctrl+Enter');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await harness.done(page);
});

test('hundreds of starts and ends leave no listener behind', async () => {
  // Small, because what is counted is the same and most of a start is its canvases.
  const page = await harness.open(
    { markup: `<View>${image}<RectangleLabels name="label" toName="photo"><Label value="Cat"/></RectangleLabels></View>`, data: photo },
    { viewport: { width: 320, height: 320 } },
  );
  const client = await page.context().newCDPSession(page);
  const swap = (times: number) =>
    page.evaluate(async (count) => {
      const island = document.querySelector('[data-island=labeler]');
      const form = island?.parentElement;
      if (!island || !form) throw new Error('no island');
      const html = island.cloneNode(false) as HTMLElement;
      for (let turn = 0; turn < count; turn += 1) {
        const ready = new Promise((done) => form.addEventListener('labeler:ready', done, { once: true }));
        form.querySelector('[data-island=labeler]')?.replaceWith(html.cloneNode(false));
        await ready;
      }
    }, times);
  const drawn = () => page.locator('[data-drawn]').waitFor({ state: 'attached' });
  const count = async () => {
    await client.send('HeapProfiler.collectGarbage');
    const { metrics } = await client.send('Performance.getMetrics');
    const found = new Map(metrics.map(({ name, value }) => [name, value]));
    const sheets = await page.evaluate(() => document.adoptedStyleSheets.length);
    return { listeners: found.get('JSEventListeners') ?? NaN, nodes: found.get('Nodes') ?? NaN, sheets };
  };
  await client.send('Performance.enable');
  // Each of these is drawn before it ends, so nothing is under way when they are counted.
  for (let turn = 0; turn < 20; turn += 1) {
    await swap(1);
    await drawn();
  }
  const before = await count();
  await swap(200);
  await drawn();
  // An island that ends while its picture is on the way is held by that until it is there. What each leaves behind would be there two hundred times.
  const left = async () => {
    const { listeners, nodes, sheets } = await count();
    return { listeners: Math.max(0, listeners - before.listeners), nodes: Math.max(0, nodes - before.nodes), sheets: sheets - before.sheets };
  };
  await expect.poll(left, { timeout: 20_000 }).toSatisfy(({ listeners, nodes, sheets }) => listeners < 20 && nodes < 100 && sheets === 0);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => {
  expect(harness.errors).toEqual([]);
});
