import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { click as clickIn, select as selectIn } from '../text/page.ts';

/** Set it to a folder to look at the page. */
const shots = process.env.SHOTS;

let harness: Harness;
beforeAll(async () => void (harness = await startHarness()));
afterEach(() => harness.done());
afterAll(() => harness.close());

const root = '.paragraphs-surface__text';
const select = (page: Page, from: string, to = from): Promise<void> => selectIn(page, from, to, 0, root);
const markup = (attributes = ''): string =>
  `<View><ParagraphLabels name="says" toName="talk"><Label value="Bird"/><Label value="Place"/></ParagraphLabels><Paragraphs name="talk" value="$talk" ${attributes}/></View>`;
const talk = [
  { author: 'Ada', text: 'Which bird was it? 🐱', start: 0, end: 1 },
  { author: 'Ben', text: 'A grey heron,\nat the pond.', start: 1, duration: 0.5 },
  { author: 'Ada', text: 'Good.' },
];
const open = (attributes = '', result: Row[] = [], options = {}): Promise<Page> =>
  harness.open({ markup: markup(attributes), data: { talk, sound: '/samples/sound.wav' }, result }, options);

async function values(page: Page, count: number): Promise<unknown[]> {
  await expect.poll(async () => (await resultOf(page)).length).toBe(count);
  return (await resultOf(page)).map(({ value }) => value);
}

describe('utterances', () => {
  it('are made over phrases by pointer, moved, found again, deleted and undone', async () => {
    const page = await open('layout="dialogue"');
    /** Every speaker has a ground of their own where the config asks for it. */
    const grounds = (one: Page) =>
      one.locator('.paragraphs-phrase').evaluateAll((all) => {
        const [ada, ben, again] = all.map((row) => getComputedStyle(row).backgroundColor);
        return [ada === 'rgba(0, 0, 0, 0)', ada === ben, ada === again];
      });
    expect(await grounds(page)).toEqual([false, false, true]);
    await page.keyboard.press('1');
    await select(page, '🐱', 'heron');
    const first = { start: '0', end: '1', startOffset: 19, endOffset: 12, text: '🐱\\nA grey heron', paragraphlabels: ['Bird'] };
    await expect.poll(() => values(page, 1)).toEqual([first]);
    await page.keyboard.press('2');
    await select(page, 'heron', 'at');
    const second = { start: '1', end: '1', startOffset: 7, endOffset: 16, text: 'heron,\\nat', paragraphlabels: ['Place'] };
    await expect.poll(() => values(page, 2)).toEqual([first, second]);
    const again = await open('', await resultOf(page));
    expect(await grounds(again)).toEqual([true, true, true]);
    await expect.poll(() => again.locator('.text-span').allTextContents()).toEqual(['🐱', 'A grey ', 'heron', ',\nat']);
    await expect.poll(() => values(again, 2)).toEqual([first, second]);
    await clickIn(again, 'at', root);
    await again.getByText('Place, “heron, at”, phrase 2').first().waitFor();
    await again.keyboard.press('Delete');
    await expect.poll(() => values(again, 1)).toEqual([first]);
    for (let left = 2; left > 0; left -= 1) await page.keyboard.press('Control+z');
    await expect.poll(() => values(page, 0)).toEqual([]);
  });

  it('are made, moved and deleted by keys alone, phrase by phrase', async () => {
    const page = await open('saveTextResult="no" nameKey="author"');
    const said = () => page.locator('[role=status]').first().textContent();
    await page.keyboard.press('Control+ArrowDown');
    await expect.poll(said).toBe('Phrase 1 of 3: Ada, “Which bird was it? 🐱”');
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Control+Shift+A');
    await page.keyboard.press('1');
    const whole = { start: '1', end: '1', startOffset: 0, endOffset: 26, paragraphlabels: ['Bird'] };
    await expect.poll(() => values(page, 1)).toEqual([whole]);
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => values(page, 1)).toEqual([{ ...whole, startOffset: 1, endOffset: 25 }]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('2');
    expect((await values(page, 2))[1]).toEqual({ start: '2', end: '2', startOffset: 0, endOffset: 4, paragraphlabels: ['Place'] });
    await page.keyboard.press('Delete');
    for (let left = 5; left > 0; left -= 1) await page.keyboard.press('Control+z');
    await expect.poll(() => values(page, 0)).toEqual([]);
  });
});

describe('who is read', () => {
  it('is chosen by button and by key; the others fold to a line, keys pass them by, and what is marked in them stays', async () => {
    const marked = { start: '1', end: '1', startOffset: 2, endOffset: 6, text: 'grey', paragraphlabels: ['Bird'] };
    const page = await open('', [{ id: 'r', from_name: 'says', to_name: 'talk', type: 'paragraphlabels', origin: 'manual', value: marked }], {
      reducedMotion: 'reduce',
    });
    const folded = () => page.locator('.paragraphs-phrase--aside').allTextContents();
    await page.getByText('Read: everyone').click();
    await page.locator('.paragraphs-whose').getByRole('button', { name: 'Ada' }).click();
    await expect.poll(folded).toEqual(['BenA grey heron,\nat the pond.']);
    await page.getByText('Read: Ada').waitFor();
    await page.keyboard.press('Control+ArrowDown');
    for (const said of ['Phrase 1 of 3: Ada', 'Phrase 3 of 3: Ada', 'Phrase 3 of 3: Ada']) {
      await page.locator('[role=status]', { hasText: said }).first().waitFor();
      await page.keyboard.press('Control+ArrowDown');
    }
    expect(await faults(page)).toEqual([]);
    if (shots) await page.screenshot({ path: join(shots, 'whose.png') });
    await page.keyboard.press('Alt+Shift+O');
    await page.locator('[role=status]', { hasText: 'Everyone’s phrases' }).first().waitFor();
    await expect.poll(folded).toEqual([]);
    expect(await values(page, 1)).toEqual([marked]);
    await harness.done(page);
  });
});

describe('everything a speaker says', () => {
  const whole = (start: string, endOffset: number, text: string, label: string) => ({
    start,
    end: start,
    startOffset: 0,
    endOffset,
    text,
    paragraphlabels: [label],
  });
  const ada = (label: string) => [whole('0', 21, 'Which bird was it? 🐱', label), whole('2', 5, 'Good.', label)];

  it('is labeled by a press on the name and by key, each in one step that undo takes back', async () => {
    const page = await open();
    const said = () => page.locator('[role=status]').first().textContent();
    const name = page.locator('button.paragraphs-phrase__name', { hasText: 'Ada' }).first();
    await name.click();
    await expect.poll(said).toBe('Choose a label first: it goes to every phrase of this speaker.');
    await page.keyboard.press('1');
    await name.click();
    await expect.poll(() => values(page, 2)).toEqual(ada('Bird'));
    await expect.poll(said).toBe('Bird: 2 phrases of Ada.');
    await name.click();
    await expect.poll(said).toBe('Every phrase of Ada is Bird already.');
    await page.keyboard.press('Control+z');
    await expect.poll(() => values(page, 0)).toEqual([]);
    await page.keyboard.press('2');
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Alt+Shift+A');
    await expect.poll(() => values(page, 2)).toEqual(ada('Place'));
    const again = await open('', await resultOf(page));
    await expect.poll(() => values(again, 2)).toEqual(ada('Place'));
    const reading = await harness.open({ markup: markup(), data: { talk }, mode: 'read' });
    await expect.poll(() => reading.locator('button.paragraphs-phrase__name').count()).toBe(0);
  });
});

describe('a dialogue', () => {
  it('plays its phrases and shows which one is heard', async () => {
    const page = await open('audioUrl="$sound" showPlayer="true" contextScroll="true"');
    await expect.poll(() => page.locator('.paragraphs-phrase__play').count()).toBe(2);
    await page.getByRole('button', { name: 'Play phrase 2' }).click();
    await expect.poll(() => page.locator('.paragraphs-phrase--heard .paragraphs-phrase__name').allTextContents()).toEqual(['Ben']);
    // The phrase ends by itself.
    await expect.poll(() => page.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1);
    await expect.poll(async () => Number(await page.getByLabel('Place in the sound').inputValue())).toBeGreaterThan(1.3);
  });

  it('keeps together with a sound of its own tag: what plays is marked and kept in sight, a press on a phrase goes there', async () => {
    const long = Array.from({ length: 40 }, (_, index) => ({ author: 'Ada', text: `Phrase ${index}`, start: index / 20, end: (index + 1) / 20 }));
    const both = `<View><Audio name="sound" value="$sound" sync="talk"/><Paragraphs name="talk" value="$talk" sync="sound" contextScroll="true"/>
      <ParagraphLabels name="says" toName="talk"><Label value="Bird"/></ParagraphLabels></View>`;
    const page = await harness.open({ markup: both, data: { talk: long, sound: '/samples/sound.wav' } }, { viewport: { width: 1280, height: 500 } });
    await expect.poll(() => page.getAttribute('.audio-stage', 'aria-valuemax')).toMatch(/^[1-9]/);
    await page.locator('.paragraphs-phrase__text').nth(10).click();
    const heard = page.locator('.paragraphs-phrase--heard .paragraphs-phrase__text');
    await expect.poll(() => heard.allTextContents()).toEqual(['Phrase 10']);
    await expect.poll(() => page.getAttribute('.audio-stage', 'aria-valuenow')).toBe('0.50');
    await page.locator('.audio-bar__play').click();
    await expect.poll(async () => Number((await heard.textContent())?.slice(7)), { timeout: 10_000 }).toBeGreaterThan(20);
    const sight = await heard.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight);
    expect(sight).toBe(true);
  });

  it('says what is wrong with its data', async () => {
    const note = async (given: unknown, attributes = '') =>
      (await harness.open({ markup: markup(attributes), data: { talk: given } })).locator('.text-surface__note').textContent();
    await expect.poll(() => note('{"a": 1}')).toContain('This dialogue is no list of phrases.');
    await expect.poll(() => note('/fixtures/texts/gone.json', 'valueType="url"')).toContain('answered 404');
    const page = await harness.open({ markup: markup('textKey="words"'), data: { talk: JSON.stringify(['one', { words: 'two' }]) } });
    await expect.poll(() => page.locator('.paragraphs-phrase__text').allTextContents()).toEqual(['one', 'two']);
  });

  it.each([
    ['light', 'layout="dialogue" showLabels="true" audioUrl="$sound" showPlayer="true"', { colorScheme: 'light' }],
    ['dark, narrow', '', { colorScheme: 'dark', viewport: { width: 360, height: 700 } }],
  ] as const)('%s: nothing serious for assistive technology, nothing wider than the window', async (_, attributes, options) => {
    const row = { id: 'a', from_name: 'says', to_name: 'talk', type: 'paragraphlabels', origin: 'manual' };
    const page = await open(attributes, [{ ...row, value: { start: 1, end: 1, startOffset: 2, endOffset: 12, paragraphlabels: ['Bird'] } }], options);
    await page.keyboard.press('Control+ArrowDown');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await faults(page)).toEqual([]);
    expect(harness.errors).toEqual([]);
  });
});

describe('the older chat', () => {
  it('shows messages of both spellings, and answers about it', async () => {
    const chat = [{ name: 'Ada', text: 'Hello', hint: 'at noon' }, { role: 'bot', content: '<b>Hi</b>' }, 'bare'];
    const markup =
      '<View><Dialog name="chat" value="$chat"/><Replica name="$who" value="From the config"/><TextArea name="reply" toName="chat"/></View>';
    const page = await harness.open({ markup, data: { chat, who: 'Cy' } });
    await expect
      .poll(() => page.locator('.labeler__message').allInnerTexts())
      .toEqual(['Ada\nHello\nat noon', 'bot\n<b>Hi</b>', 'bare', 'Cy\nFrom the config']);
    await page.locator('.labeler__control--textarea textarea').first().fill('Good day');
    await expect.poll(async () => (await resultOf(page)).map(({ to_name, value }) => [to_name, value])).toEqual([['chat', { text: ['Good day'] }]]);
  });
});
