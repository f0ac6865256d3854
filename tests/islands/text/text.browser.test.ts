import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { longTexts, measureAlone, openAlone } from './long.ts';
import { click, dragEnd, edgeOf, markup, root, row, select } from './page.ts';

let harness: Harness;
beforeAll(async () => void (harness = await startHarness()));
afterEach(() => harness.done());
afterAll(() => harness.close());

const cat = '🐱 Warning: This is a test text';
const ada = 'Ada Lovelace met Charles Babbage in London in June 1833.';

async function open(text: string, more: Partial<Parameters<Harness['open']>[0]> = {}): Promise<Page> {
  return harness.open({ markup: markup(), data: { text }, ...more });
}

/** The rows without their ids, once there are as many as asked for. */
async function rows(page: Page, count: number): Promise<unknown[]> {
  await expect.poll(async () => (await resultOf(page)).length, { timeout: 5000 }).toBe(count);
  return (await resultOf(page)).map(({ id, ...rest }) => (expect(id).toMatch(/^[\w-]{10}$|^[a-z]$/), rest));
}

it('says how keys label where there are labels', async () => {
  const question = `<View><Text name="message" value="$text"/><Choices name="c" toName="message"><Choice value="A"/></Choices></View>`;
  const hints = [];
  for (const given of [{}, { mode: 'read' as const }, { markup: question }])
    hints.push(await (await open(ada, given)).locator('.text-hint').textContent());
  const caret = 'Arrow keys move the caret';
  expect(hints).toEqual([`${caret}, Shift selects, Enter or a label’s key labels.`, `${caret}, Enter selects the span there.`, `${caret}.`]);
});

describe('by mouse', () => {
  it('counts an emoji before the selection as one character', async () => {
    const page = await open(cat);
    await page.keyboard.press('3');
    await select(page, 'test');
    await expect
      .poll(() => rows(page, 1))
      .toEqual([
        { from_name: 'entity', to_name: 'message', type: 'labels', origin: 'manual', value: { start: 21, end: 25, text: 'test', labels: ['Time'] } },
      ]);
  });

  it('selects over a line end, which is stored as two characters', async () => {
    const page = await open('🐱 Warning:\n🐱 This is a test text');
    await page.keyboard.press('1');
    await select(page, 'Warning', 'test');
    await expect
      .poll(() => rows(page, 1))
      .toEqual([
        {
          from_name: 'entity',
          to_name: 'message',
          type: 'labels',
          origin: 'manual',
          value: { start: 2, end: 27, text: 'Warning:\\n🐱 This is a test', labels: ['Person'] },
        },
      ]);
  });

  it('keeps a selection until a label is chosen, and then puts the label back', async () => {
    const page = await open(ada);
    await select(page, 'London');
    await expect.poll(() => resultOf(page)).toEqual([]);
    await page.getByRole('button', { name: /^Place/ }).click();
    await expect.poll(() => rows(page, 1)).toMatchObject([{ value: { start: 36, end: 42, text: 'London', labels: ['Place'] } }]);
    await select(page, 'June');
    await expect.poll(() => resultOf(page)).toHaveLength(1);
  });

  it('widens to words where the config says so', async () => {
    const page = await open(ada, { markup: markup('granularity="word"') });
    await page.keyboard.press('1');
    await select(page, 'velace met Char');
    await expect.poll(() => rows(page, 1)).toMatchObject([{ value: { start: 4, end: 24, text: 'Lovelace met Charles' } }]);
  });

  it('chooses the shortest span under the pointer, and the next longer one again', async () => {
    const page = await open(ada, { result: [row('a', 0, 32, 'Time'), row('b', 4, 24, 'Place'), row('c', 13, 16, 'Person')] });
    const chosen = () =>
      page
        .locator('.text-span--selected')
        .allTextContents()
        .then((parts) => parts.join(''));
    await click(page, 'met');
    await expect.poll(chosen).toBe('met');
    await click(page, 'met');
    await expect.poll(chosen).toBe('Lovelace met Charles');
    await click(page, 'met');
    await expect.poll(chosen).toBe('Ada Lovelace met Charles Babbage');
    await click(page, 'June');
    await expect.poll(chosen).toBe('');
  });

  it('moves an end by its handle, as one step back', async () => {
    const page = await open(ada, { result: [row('a', 17, 24, 'Person', 'Charles')] });
    await click(page, 'Charles');
    await dragEnd(page, 'Babbage');
    await expect.poll(async () => (await resultOf(page))[0]?.value).toEqual({ start: 17, end: 32, text: 'Charles Babbage', labels: ['Person'] });
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await resultOf(page))[0]?.value).toEqual({ start: 17, end: 24, text: 'Charles', labels: ['Person'] });
  });
});

describe('by finger', () => {
  it('takes what a long press and the system’s handles select, once they rest', async () => {
    const page = await harness.open({ markup: markup(), data: { text: ada } }, { hasTouch: true });
    await page.getByRole('button', { name: /^Place/ }).tap();
    const { x, y } = await edgeOf(page, 'London', 'left');
    await page.touchscreen.tap(x + 5, y);
    await page.evaluate(() => {
      const node = document.querySelector('.text-block')?.firstChild;
      if (node) document.getSelection()?.setBaseAndExtent(node, 36, node, 42);
    });
    await expect.poll(() => rows(page, 1)).toMatchObject([{ value: { start: 36, end: 42, text: 'London', labels: ['Place'] } }]);
  });
});

describe('by keys alone', () => {
  it('places the caret, selects, labels and adjusts', async () => {
    const page = await open(ada);
    await page.focus(root);
    for (const key of ['Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('1');
    await expect.poll(() => rows(page, 1)).toMatchObject([{ value: { start: 17, end: 24, text: 'Charles', labels: ['Person'] } }]);
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => rows(page, 1)).toMatchObject([{ value: { start: 18, end: 31, text: 'harles Babbag', labels: ['Person'] } }]);
    await expect.poll(() => page.locator('[role=status]').first().textContent()).toBe('Person, “harles Babbag”, characters 18 to 31');
  });

  it('labels with Enter what is selected, with the label in hand', async () => {
    const page = await open(cat);
    await page.focus(root);
    await page.keyboard.press('2');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => resultOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page, 1)).toMatchObject([{ value: { start: 0, end: 1, text: '🐱', labels: ['Place'] } }]);
  });

  it('chooses the span at the caret with Enter, and forgets a selection with Escape', async () => {
    const page = await open(ada, { result: [row('a', 0, 12, 'Person')] });
    await page.focus(root);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.text-span--selected').count()).toBe(1);
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await expect.poll(() => resultOf(page)).toHaveLength(1);
  });

  it('goes through lines of the page up and down, and through Hebrew where the arrows point', async () => {
    const page = await open('first line\nשלום עולם\nlast');
    await page.focus(root);
    await page.keyboard.press('1');
    for (const key of ['ArrowDown', 'Home', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Enter']) await page.keyboard.press(key);
    await expect.poll(() => rows(page, 1)).toMatchObject([{ value: { start: 11, end: 13, text: 'של' } }]);
  });
});

describe('what is shown', () => {
  it('is all there when the editor says that it is ready', async () => {
    const page = await open(cat);
    await page.evaluate(
      (selector) =>
        document.addEventListener(
          'labeler:ready',
          () => document.documentElement.setAttribute('data-read', document.querySelector(selector)?.textContent ?? ''),
          { once: true },
        ),
      root,
    );
    await harness.turn(page, { markup: markup(), data: { text: ada }, result: [row('a', 0, 12, 'Person')] });
    expect(await page.evaluate(() => document.documentElement.getAttribute('data-read'))).toBe(ada);
    await page.evaluate(() => document.documentElement.removeAttribute('data-read'));
  });

  it('is the text and nothing else, whatever it holds', async () => {
    const text = '<b onclick="x">bold</b> & <script>alert(1)</script>\r\n\t tab';
    const page = await open(text, { result: [row('a', 0, 8, 'Person')] });
    expect(await page.locator(root).evaluate((element) => element.textContent)).toBe(text);
    await expect.poll(() => page.locator(`${root} script, ${root} b`).count()).toBe(0);
  });

  it('changes nothing in an answer that is only shown', async () => {
    const page = await open(ada, { result: [row('a', 0, 12, 'Person')], mode: 'read' });
    await select(page, 'London');
    await page.keyboard.press('1');
    await click(page, 'Lovelace');
    await expect.poll(() => page.locator('.text-span--selected').count()).toBe(1);
    await expect.poll(() => page.locator('.text-handle:visible').count()).toBe(0);
    await expect.poll(() => page.locator('.text-span').count()).toBe(1);
    // No key answers here, and none is shown.
    expect(await page.locator('.text-span[data-tag]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.tag))).toEqual(['Person']);
    expect(await page.locator('[aria-keyshortcuts].labeler__label').count()).toBe(0);
  });

  it('is fetched from an address, and the answer then keeps no words of it', async () => {
    const page = await open('/fixtures/texts/pond.txt', { markup: markup('valueType="url"') });
    await page.keyboard.press('2');
    await select(page, 'Teich');
    await expect.poll(() => rows(page, 1)).toMatchObject([{ value: { start: 3, end: 8, labels: ['Place'] } }]);
    expect(Object.keys((await resultOf(page))[0]?.value ?? {})).toEqual(['start', 'end', 'labels']);
  });

  it.each([
    ['/fixtures/texts/gone.txt', 'answered 404. Ask a manager whether it is still there.'],
    [
      'https://example.org/a.txt',
      'The text could not be fetched from example.org. Check your connection; if it lies on another site, that site must allow this one (CORS).',
    ],
    ['javascript:1', 'This task’s text should lie at an address, but what the task has is none. Ask a manager to mend the task’s data.'],
  ])('says what is wrong with the address %s', async (address, sentence) => {
    const page = await open(address, { markup: markup('valueType="url"') });
    await expect.poll(() => page.locator('.text-surface__note').textContent()).toContain(sentence);
  });

  it('obeys encoding, colors, tags, selection and the granularity of single labels', async () => {
    const labels = '<Labels name="entity" toName="message"><Label value="Word" granularity="word"/><Label value="Letter"/></Labels>';
    const text = (name: string, attributes: string) => `<Text name="${name}" value="$text" encoding="base64unicode" ${attributes}/>`;
    const page = await open(Buffer.from('Straße am See').toString('base64'), {
      markup: `<View>${labels}${text('message', 'granularity="sentence" showLabels="false" highlightColor="#ff00ff"')}</View>`,
    });
    expect(await page.locator(root).evaluate((element) => [element.textContent, element.className])).toEqual([
      'Straße am See',
      'text-root text-surface__text text-root--plain text-root--highlight',
    ]);
    await page.keyboard.press('1');
    await select(page, 'raß');
    await rows(page, 1);
    await page.keyboard.press('2');
    await select(page, 'am');
    await expect
      .poll(() => rows(page, 2))
      .toMatchObject([
        { value: { start: 0, end: 6, text: 'Straße', labels: ['Word'] } },
        { value: { start: 0, end: 13, text: 'Straße am See', labels: ['Letter'] } },
      ]);
    const closed = await open(ada, { markup: markup('selectionEnabled="false"') });
    await closed.keyboard.press('1');
    await select(closed, 'London');
    await expect.poll(() => resultOf(closed)).toEqual([]);
  });
});

describe('a long text', () => {
  it.each(['Text', 'HyperText'] as const)('of 1 MB with 2,000 spans: a change touches its own span and no other: %s', async (type) => {
    expect(longTexts[type].length).toBeGreaterThan(1_000_000);
    const page = await openAlone(harness);
    const { spans, touched } = await measureAlone(page, type, 2000);
    expect(spans).toBeGreaterThanOrEqual(2001);
    for (const changes of Object.values(touched)) {
      expect(changes).toBeGreaterThan(0);
      expect(changes).toBeLessThan(40);
    }
    await harness.done(page);
  });
});
