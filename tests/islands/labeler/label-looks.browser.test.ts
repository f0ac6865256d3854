/** Labels that are more than a word in a row: html, alias, size, color, headings and views between them; labels of tasks alike. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const css = (page: Page, selector: string, property: string) =>
  page.locator(selector).evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test('html, alias, size and color of labels; headings and views between them; ids and classes for the config’s own style', async () => {
  const page = await harness.open({
    markup: `<View idAttr="all" className="own"><Style>#all .people { border-top: 3px solid rgb(1, 2, 3) } #title.big { color: rgb(4, 5, 6) }</Style>
<Filter toName="ner" minLength="1"/>
<Labels name="ner" toName="t"><Header value="People" idAttr="title" className="big"/>
<View className="people"><Label value="Person" alias="PER" showAlias="true" aliasStyle="color: rgb(7, 8, 9)" html="&lt;b&gt;A person&lt;/b&gt;&lt;script&gt;x&lt;/script&gt;" background="#123456" selectedColor="#fefefe"/></View>
<Label value="Place" size="large"/></Labels>
<Labels name="from" toName="t" value="$labels" showInline="false"/><Text name="t" value="$t"/></View>`,
    data: { t: 'Ada in Paris', labels: ['Plain', { value: 'Rich', alias: 'R', showAlias: true, size: 'small' }] },
  });
  await expect.poll(() => page.locator('[data-label=PER] b').textContent()).toBe('A person');
  await expect.poll(() => page.locator('[data-label=PER] script').count()).toBe(0);
  await expect.poll(() => css(page, '[data-label=PER] > span:last-of-type', 'color')).toBe('rgb(7, 8, 9)');
  await expect.poll(() => css(page, '.people', 'border-top-color')).toBe('rgb(1, 2, 3)');
  await expect.poll(() => css(page, '#title', 'color')).toBe('rgb(4, 5, 6)');
  await expect.poll(() => page.locator('.labeler__labels').first().locator('> *').allTextContents()).toEqual(['People', 'A personPER1', 'Place2']);
  const sizeOf = async (label: string) => Number.parseFloat(await css(page, `[data-label=${label}]`, 'font-size'));
  expect(await sizeOf('Place')).toBeGreaterThan(await sizeOf('PER'));
  expect(await sizeOf('R')).toBeLessThan(await sizeOf('PER'));
  await expect.poll(() => page.locator('[data-label=R]').textContent()).toContain('RichR');
  const tops = await page.locator('.labeler__labels--column [data-label]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  expect(new Set(tops).size).toBe(1);
  await page.getByLabel('Filter ner').fill('perso');
  await expect.poll(() => page.locator('[data-label=PER]').isVisible()).toBe(true);
  await expect.poll(() => page.locator('[data-label=Place]').isVisible()).toBe(false);
  await page.getByLabel('Filter ner').press('Enter');
  await expect.poll(() => css(page, '[data-label=PER]', 'background-color')).toBe('rgb(18, 52, 86)');
  await expect.poll(() => css(page, '[data-label=PER]', 'color')).toBe('rgb(254, 254, 254)');
  await harness.done(page);
});

test('choices below headings and in views are chosen as others, and shown with their alias', async () => {
  const page = await harness.open({
    markup: `<View><Text name="t" value="$t"/><Choices name="kind" toName="t" choice="multiple" allowNested="true"><Header value="Living"/>
<View><Choice value="Animal"><Choice value="Cat" alias="felis" showAlias="true"/></Choice></View><Header value="Not living"/><Choice value="Stone"/></Choices></View>`,
    data: { t: 'x' },
  });
  await expect.poll(() => page.locator('.labeler__choices .labeler__header').allTextContents()).toEqual(['Living', 'Not living']);
  await page.getByRole('checkbox', { name: 'Cat felis' }).check();
  await page.getByRole('checkbox', { name: 'Stone' }).check();
  expect((await resultOf(page)).map(({ value }) => value)).toEqual([{ choices: [['Animal', 'felis'], ['Stone']] }]);
  await harness.done(page);
});

test('a picture of another host is not fetched for a label or a choice; below Markdown one is asked', async () => {
  const far = (name: string) => `&lt;img alt='${name}' src='https://elsewhere.example/${name}.png'&gt;`;
  const markup = `<View><Text name="t" value="$t"/><Labels name="ner" toName="t"><Label value="Cat" html="${far('cat')}"/></Labels>
<Choices name="kind" toName="t"><Choice value="Dog" html="${far('')}&lt;img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='&gt;"/></Choices>
<Markdown>![owl](https://elsewhere.example/owl.png)</Markdown></View>`;
  const page = await harness.open({ markup, data: { t: 'x' } });
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(new URL(request.url()).host));
  await expect.poll(() => page.locator('[data-label=Cat] .labeler__label-text').innerText()).toBe('cat (not fetched from elsewhere.example)');
  await expect
    .poll(() => page.locator('.labeler__option .labeler__label-text').innerText())
    .toContain('Picture (not fetched from elsewhere.example)');
  await expect.poll(() => page.locator('.labeler__markdown').innerText()).toContain('owl from elsewhere.example: that host would see your request.');
  await expect
    .poll(() => page.locator('.labeler img').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).src.slice(0, 9))))
    .toEqual(['data:imag']);
  expect(asked.filter((host) => host === 'elsewhere.example')).toEqual([]);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect.poll(() => page.locator('.labeler__markdown img').getAttribute('src')).toBe('https://elsewhere.example/owl.png');
  // The policy of these tests knows our own pictures only.
  await expect.poll(() => harness.errors.splice(0).filter((error) => !error.includes('https://elsewhere.example/owl.png'))).toEqual([]);
  await harness.done(page);
});

test('the style of a config counts in windows that it is meant for, and for what is asked beside a region', async () => {
  const page = await harness.open({
    markup: `<View><Style>@media (max-width: 700px) { .one { color: rgb(1, 2, 3) } body { color: rgb(9, 9, 9) } } @media (min-width: 701px) { .one { color: rgb(4, 5, 6); position: fixed } } .about { color: rgb(7, 8, 9) } @supports (display: grid) { .one { opacity: 0 } }</Style>
<View className="one"><Header value="One"/></View><Text name="t" value="$t"/><Labels name="l" toName="t"><Label value="A"/></Labels><View className="about"><Choices name="c" toName="t" perRegion="true"><Choice value="Yes"/></Choices></View></View>`,
    data: { t: 'x' },
    result: [{ id: 'r', from_name: 'l', to_name: 't', type: 'labels', value: { start: 0, end: 1, labels: ['A'] } }],
  });
  await expect.poll(() => css(page, '.one', 'color')).toBe('rgb(4, 5, 6)');
  expect([await css(page, '.one', 'position'), await css(page, '.one', 'opacity')]).toEqual(['static', '1']);
  await page.locator('[data-region=r] .labeler__region-name').click();
  await expect.poll(() => css(page, '.about', 'color')).toBe('rgb(7, 8, 9)');
  await page.setViewportSize({ width: 600, height: 700 });
  await expect.poll(() => css(page, '.one', 'color')).toBe('rgb(1, 2, 3)');
  expect(await css(page, 'body', 'color')).not.toBe('rgb(9, 9, 9)');
  await harness.done(page);
});

test('a label that the config does not have shows while its region is selected, and can be taken off', async () => {
  const page = await harness.open({
    markup: '<View><Text name="t" value="$t"/><Labels name="l" toName="t" choice="multiple"><Label value="A"/></Labels></View>',
    data: { t: 'x' },
    result: [{ id: 'r', from_name: 'l', to_name: 't', type: 'labels', value: { start: 0, end: 1, labels: ['A', 'Gone'] } }],
  });
  const labels = () => page.locator('[data-label]:visible').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.label));
  expect(await labels()).toEqual(['A']);
  await page.locator('[data-region=r] .labeler__region-name').click();
  await expect.poll(labels).toEqual(['A', 'Gone']);
  await page.locator('[data-label=Gone]').click();
  await expect.poll(labels).toEqual(['A']);
  await expect.poll(() => resultOf(page)).toMatchObject([{ value: { labels: ['A'] } }]);
  await harness.done(page);
});

test('nothing went wrong on the pages above', () => expect(harness.errors).toEqual([]));
