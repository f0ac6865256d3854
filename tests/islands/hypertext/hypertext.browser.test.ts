import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { faults } from '#tests/support/watching.ts';
import { resultOf, startHarness, type Harness } from '../harness.ts';
import { select as selectIn, click as clickIn } from '../text/page.ts';

let harness: Harness;
beforeAll(async () => void (harness = await startHarness()));
afterEach(() => harness.done());
afterAll(() => harness.close());

const root = '.hypertext-surface__text';
const select = (page: Page, from: string, to = from): Promise<void> => selectIn(page, from, to, 0, root);
const markup = (attributes = ''): string =>
  `<View><HyperTextLabels name="ner" toName="page"><Label value="Name"/><Label value="Thing"/></HyperTextLabels><HyperText name="page" value="$html" ${attributes}/></View>`;
const open = (html: string, result: Row[] = [], attributes = ''): Promise<Page> =>
  harness.open({ markup: markup(attributes), data: { html }, result });

async function values(page: Page, count: number): Promise<unknown[]> {
  await expect.poll(async () => (await resultOf(page)).length).toBe(count);
  return (await resultOf(page)).map(({ value }) => value);
}
const row = (id: string, value: Record<string, unknown>): Row => ({
  id,
  from_name: 'ner',
  to_name: 'page',
  type: 'hypertextlabels',
  origin: 'manual',
  value: { ...value, hypertextlabels: ['Name'] },
});
const marked = (page: Page): Promise<string[]> => page.locator('.text-span').allTextContents();

/** The worked examples of the format. */
const spelled =
  '<p>This\nis an <u><span>e</span><span>x</span><span>a</span><span>m</span><span>p</span><span>l</span><span>e</span></u><br/> of \n<abbr><b>HTML</b></abbr>\n</p>';
const cats = '<article><h2>🐱 Warning:</h2> <p>🐱 This is a test text</p></article>';

describe('passages', () => {
  it('are made by pointer, stored by XPath and code points, found again, and undone to nothing', async () => {
    const page = await open(cats);
    await page.keyboard.press('1');
    await select(page, 'test');
    await values(page, 1);
    await select(page, 'Warning', 'test');
    const stored = [
      {
        start: '/article[1]/p[1]/text()[1]',
        end: '/article[1]/p[1]/text()[1]',
        startOffset: 13,
        endOffset: 17,
        globalOffsets: { start: 23, end: 27 },
        text: 'test',
        hypertextlabels: ['Name'],
      },
      {
        start: '/article[1]/h2[1]/text()[1]',
        end: '/article[1]/p[1]/text()[1]',
        startOffset: 3,
        endOffset: 17,
        globalOffsets: { start: 2, end: 27 },
        text: 'Warning:\\n\\n🐱 This is a test',
        hypertextlabels: ['Name'],
      },
    ];
    await expect.poll(() => values(page, 2)).toEqual(stored);
    const again = await open(cats, await resultOf(page));
    await expect.poll(() => again.locator(root).evaluate((element) => element.textContent)).toBe('🐱 Warning:🐱 This is a test text');
    await expect.poll(() => marked(again)).toEqual(['Warning:', '🐱 This is a ', 'test']);
    await expect.poll(() => values(again, 2)).toEqual(stored);
    await clickIn(again, 'test', root);
    await again.locator('.labeler__region-name[aria-pressed=true]').waitFor();
    await again.keyboard.press('Delete');
    await expect.poll(() => values(again, 1)).toEqual(stored.slice(1));
    for (let left = 2; left > 0; left -= 1) await page.keyboard.press('Control+z');
    await expect.poll(() => values(page, 0)).toEqual([]);
  });

  it('are made, moved and deleted by keys alone', async () => {
    const page = await open(spelled);
    await page.focus(root);
    for (const key of ['Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowRight', 'ArrowRight', 'Control+Shift+ArrowRight', '1'])
      await page.keyboard.press(key);
    const example = {
      start: '/p[1]/u[1]/span[1]/text()[1]',
      end: '/p[1]/u[1]/span[7]/text()[1]',
      startOffset: 0,
      endOffset: 1,
      globalOffsets: { start: 11, end: 18 },
      text: 'example',
      hypertextlabels: ['Name'],
    };
    await expect.poll(() => values(page, 1)).toEqual([example]);
    // The new one is chosen: its ends move. Behind the line end stands a space that nobody sees.
    for (const key of ['Alt+Shift+ArrowLeft', 'Control+Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
    await expect
      .poll(() => values(page, 1))
      .toEqual([
        {
          start: '/p[1]/text()[1]',
          end: '/p[1]/abbr[1]/b[1]/text()[1]',
          startOffset: 8,
          endOffset: 1,
          globalOffsets: { start: 8, end: 25 },
          text: 'an example\\nof H',
          hypertextlabels: ['Name'],
        },
      ]);
    await page.keyboard.press('Escape');
    for (const key of ['Control+Home', 'Control+Shift+End', '2']) await page.keyboard.press(key);
    expect((await values(page, 2))[1]).toEqual({
      start: '/p[1]/text()[1]',
      end: '/p[1]/abbr[1]/b[1]/text()[1]',
      startOffset: 0,
      endOffset: 4,
      globalOffsets: { start: 0, end: 28 },
      text: 'This is an example\\nof HTML',
      hypertextlabels: ['Thing'],
    });
    await page.keyboard.press('Delete');
    for (let left = 7; left > 0; left -= 1) await page.keyboard.press('Control+z');
    await expect.poll(() => values(page, 0)).toEqual([]);
  });

  it('are found by XPath, else by what they count; what is nowhere stays in the answer', async () => {
    const lost = row('d', { start: '/div[9]/text()[1]', end: '/div[9]/text()[1]', startOffset: 0, endOffset: 4 });
    const rows = [
      row('a', { start: '/p[1]/text()[2]', end: '/p[1]/abbr[1]/b[1]/text()[1]', startOffset: 1, endOffset: 4, text: 'kept \\n as it is' }),
      row('b', { globalOffsets: { start: 11, end: 18 } }),
      row('c', { start: '/html[1]/body[1]/p[1]', end: '/p[1]/text()', startOffset: 0, endOffset: 4, globalOffsets: { start: 0, end: 4 } }),
      lost,
    ];
    const page = await open(spelled, rows);
    await expect.poll(() => marked(page)).toEqual(['This', 'e', 'x', 'a', 'm', 'p', 'l', 'e', 'of ', 'HTML']);
    await expect.poll(() => resultOf(page)).toEqual(rows);
  });
});

describe('a document that means harm', () => {
  it('does nothing: no script, no handler, no form, no address, no cover', async () => {
    const harmful = `<html><head><title>t</title><base href="/steal/"><meta http-equiv="refresh" content="0;url=/refreshed"><link rel="stylesheet" href="/linked.css">
<style>@import '/imported.css'; body{background:url(/bg);color:#123456} p{background-image:url(/p)} .cover{position:fixed;inset:0;z-index:9999} * {--x: url(/var)} .kept{font-weight:bold;white-space:pre}</style></head>
<body onload="window.harm=1" style="background:url(/body)"><script>window.harm=2</script><script src="/evil.js"></script>
<img src="x" onerror="window.harm=3"><img srcset="/set 2x" src="https://elsewhere.example/p.png"><p onclick="window.harm=4" style="background:url(/inline)" id="labeler" name="forms">one</p>
<form action="/sent" id="f"><input name="password" value="x" autofocus onfocus="window.harm=5"><button formaction="javascript:window.harm=6">two</button></form>
<svg><script>window.harm=7</script><animate onbegin="window.harm=8" attributeName="x" dur="1s"/><use href="/use.svg#a"/><a xlink:href="javascript:window.harm=9"><text>svg</text></a></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.harm=10&gt;"></mglyph></table></mtext></math>
<iframe src="/framed" srcdoc="<script>parent.harm=11</script>"></iframe><object data="/object"></object><embed src="/embedded"><video src="/film" autoplay></video>
<a href="javascript:window.harm=12">three</a> <a href="/four" ping="/pinged" target="_top">four</a><div class="cover button kept">a  b</div><template><img src=1 onerror="window.harm=13"></template><noscript><img src=1 onerror="window.harm=14"></noscript>
<my-element onmouseover="window.harm=15">five</my-element><details ontoggle="window.harm=16" open>six</details><p style="position:fixed;top:0;left:0">seven</p></body></html>`;
    const victim = await harness.open({ markup: markup(), data: { html: harmful } });
    const seen: string[] = [];
    victim.on('request', (request) => seen.push(request.url()));
    await victim.mouse.move(400, 300);
    await clickIn(victim, 'three', root);
    await clickIn(victim, 'four', root);
    await clickIn(victim, 'two', root);
    const found = await victim.locator(root).evaluate((element) => ({
      harm: (window as unknown as { harm?: number }).harm,
      names: [...new Set([...element.querySelectorAll('*')].map((one) => one.localName))].toSorted(),
      attributes: [...new Set([...element.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()))].toSorted(),
      text: (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim(),
      fixed: [...element.querySelectorAll('*')].filter((one) => getComputedStyle(one).position === 'fixed').length,
      images: [...element.querySelectorAll('*')].map((one) => getComputedStyle(one).backgroundImage).filter((one) => one !== 'none'),
      pre: getComputedStyle(element.querySelector('.kept') ?? element).whiteSpace,
    }));
    expect(found).toEqual({
      harm: undefined,
      names: ['a', 'div', 'img', 'p', 'span'],
      attributes: ['class', 'decoding', 'loading', 'referrerpolicy', 'src', 'style'],
      text: 'one two three four a b five six seven',
      fixed: 0,
      images: [],
      pre: 'pre',
    });
    expect(victim.url()).toMatch(/\/page-\d+$/);
    expect(seen.filter((url) => !url.endsWith('/x'))).toEqual([]);
    await expect
      .poll(() => victim.locator('.hypertext-note').allTextContents())
      .toEqual([
        'Left out of this document: a form, a drawing, a formula, an embedded page, an embedded object, a film. Show as it came',
        'A picture from elsewhere.example: that host would see your request. Show',
      ]);
    // Not even at the console: nothing of it was tried.
    expect(harness.errors).toEqual([]);
  });

  it('opens links only where the config says so, and asks before a picture tells its host', async () => {
    const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    const html = `<a href="https://example.org/a">out</a> <a href="javascript:alert(1)">script</a> <a href="mailto:a@b.c">mail</a> <img alt="dot" src="${dot}"><img alt="far" src="https://example.org/b.png"><img src="javascript:1"><img src="data:image/svg+xml,<svg/>">`;
    const page = await open(html, [], 'clickableLinks="true" inline="true"');
    const links = await page
      .locator(`${root} a`)
      .evaluateAll((all) => all.map((one) => ['href', 'target', 'rel'].map((name) => one.getAttribute(name))));
    expect(links).toEqual([
      ['https://example.org/a', '_blank', 'noopener noreferrer'],
      [null, null, null],
      ['mailto:a@b.c', '_blank', 'noopener noreferrer'],
    ]);
    const sources = () => page.locator(`${root} img`).evaluateAll((all) => all.map((one) => one.getAttribute('src')));
    await expect.poll(() => sources()).toEqual([dot, null, null, null]);
    await page.getByRole('button', { name: 'Show' }).click();
    await expect.poll(() => sources()).toEqual([dot, 'https://example.org/b.png', null, null]);
    // The policy of these tests knows our own pictures only.
    expect(harness.errors.splice(0).every((error) => error.includes('https://example.org/b.png'))).toBe(true);
  });

  it('keeps inline documents in the looks of the page, and framed ones in their own', async () => {
    const html =
      '<style>h1 { color: rgb(1, 2, 3) } body { font-family: monospace }</style><h1>Pond</h1><table border="1" bgcolor="#ff0000"><tr><th>a</th></tr></table>';
    const looks = (page: Page) =>
      page
        .locator(`${root} h1`)
        .evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).fontFamily, one.closest('.on-paper') !== null]);
    const table = (page: Page) =>
      page.locator(`${root} table`).evaluate((one) => [getComputedStyle(one).borderTopWidth, getComputedStyle(one).backgroundColor]);
    const framed = await harness.open({ markup: markup(), data: { html } }, { colorScheme: 'dark' });
    expect(await looks(framed)).toEqual(['rgb(1, 2, 3)', 'monospace', true]);
    await expect.poll(() => table(framed)).toEqual(['1px', 'rgb(255, 0, 0)']);
    const inline = await looks(await open(html.replace(' bgcolor="#ff0000"', ''), [], 'inline="true"'));
    expect(inline[0]).not.toBe('rgb(1, 2, 3)');
    expect(inline.slice(2)).toEqual([false]);
  });

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark, narrow', { colorScheme: 'dark', viewport: { width: 360, height: 700 } }],
  ] as const)('%s: nothing serious for assistive technology, nothing wider than the window, no break of the policy', async (_, options) => {
    const html = `${spelled}${cats}<table><tr><th>a</th><td>b</td></tr></table>`;
    const given = {
      markup: markup('showLabels="true" clickableLinks="true"'),
      data: { html },
      result: [row('a', { globalOffsets: { start: 31, end: 57 } })],
    };
    const page = await harness.open(given, options);
    await page.focus(root);
    await page.keyboard.press('Control+ArrowRight');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await faults(page)).toEqual([]);
    expect(harness.errors).toEqual([]);
  });
});
