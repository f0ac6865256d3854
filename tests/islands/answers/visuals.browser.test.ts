/** Tags that only show and arrange: Markdown, Collapse, Filter, Repeater. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const text = '<Text name="t" value="$t"/>';
const answers = async (page: Page) => Object.fromEntries((await resultOf(page)).map(({ from_name, value }) => [from_name, value]));

test('Markdown becomes elements, and nothing in it can do harm', async () => {
  const body = [
    '# Title',
    'Some **bold** &amp; `code` [here](https://example.org) [bad](javascript:alert(1))',
    '',
    '- one',
    '- two',
    '',
    '| a | b |',
    '|---|---|',
    '| 1 | 2 |',
    '',
    '<img src=x onerror="alert(1)"><script>alert(1)</script><b>kept</b>',
  ].join('\n');
  const page = await harness.open({
    markup: `<View><Markdown value="$md"/><Markdown>Made for **$who**</Markdown>${text}<Rating name="r" toName="t"/></View>`,
    data: { t: 'x', md: body, who: 'Ada' },
  });
  const [first, second] = await page.locator('.labeler__markdown').evaluateAll((all) => all.map((one) => one.innerHTML.replaceAll('\n', '')));
  expect(first).toBe(
    '<h2>Title</h2><p>Some <strong>bold</strong> &amp; <code>code</code> <a href="https://example.org" target="_blank" rel="noopener noreferrer">here</a> bad</p><ul><li>one</li><li>two</li></ul><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table><p><img src="x" alt=""><b>kept</b></p>',
  );
  expect(second).toBe('<p>Made for <strong>Ada</strong></p>');
  await harness.done(page);
});

test('of a body only the indent of the config is taken away: lists in lists and code keep theirs', async () => {
  const body = ['    - one', '      - deep', '', '    ```', '    if a:', '      b', '    ```'].join('\n');
  const page = await harness.open({
    markup: `<View>\n  <Markdown>\n${body}\n  </Markdown>\n  <Markdown>First\n\n    - then\n  </Markdown>${text}<Rating name="r" toName="t"/></View>`,
    data: { t: 'x' },
  });
  const drawn = await page.locator('.labeler__markdown').evaluateAll((all) => all.map((one) => one.innerHTML.replaceAll('\n', '¶')));
  expect(drawn).toEqual([
    '<ul>¶<li>one<ul>¶<li>deep</li>¶</ul>¶</li>¶</ul>¶<pre><code>if a:¶  b¶</code></pre>¶',
    '<p>First</p>¶<ul>¶<li>then</li>¶</ul>¶',
  ]);
  await harness.done(page);
});

test('a HyperText without a name is there to be read, also among choices and labels', async () => {
  const page = await harness.open({
    markup: `<View><HyperText value="$rules" className="rules"/>${text}<Choices name="c" toName="t"><HyperText value="&lt;h3&gt;Kinds&lt;/h3&gt;"/><Choice value="A"/></Choices><Labels name="l" toName="t"><HyperText value="&lt;i&gt;Who&lt;/i&gt;"/><Label value="Person"/></Labels></View>`,
    data: { t: 'x', rules: '<p>Read <b>all</b><script>alert(1)</script></p>' },
  });
  await expect
    .poll(() => page.locator('.labeler__markdown').evaluateAll((all) => all.map((one) => one.innerHTML)))
    .toEqual(['<p>Read <b>all</b></p>', '<h3>Kinds</h3>', '<i>Who</i>']);
  await page.getByRole('radio', { name: 'A' }).check();
  await expect.poll(() => answers(page)).toEqual({ c: { choices: ['A'] } });
  await harness.done(page);
});

test('panels open one at a time, by keys too, and what is asked inside is led to', async () => {
  const page = await harness.open({
    markup: `<View>${text}<Collapse bordered="true"><Panel value="One $t" open="true"><Rating name="a" toName="t"/></Panel><Panel value="Two"><Choices name="b" toName="t" required="true"><Choice value="Yes"/></Choices></Panel></Collapse></View>`,
    data: { t: 'x' },
  });
  const open = () => page.locator('details').evaluateAll((all) => all.map((one) => (one as HTMLDetailsElement).open));
  expect(await open()).toEqual([true, false]);
  await page.getByText('Two').focus();
  await page.keyboard.press('Enter');
  await expect.poll(open).toEqual([false, true]);
  await page.getByText('One x').click();
  await expect.poll(open).toEqual([true, false]);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('radio');
  expect(await open()).toEqual([false, true]);
  await harness.done(page);
});

test('panels start as they and their Collapse say, one of an accordion at most; one without a title has its number', async () => {
  const rating = (name: string) => `<Rating name="${name}" toName="t"/>`;
  const page = await harness.open({
    markup: `<View>${text}<Collapse open="true"><Panel value="A" open="false">${rating('a')}</Panel><Panel open="true">${rating('b')}</Panel><Panel value="C" open="true">${rating('c')}</Panel></Collapse><Collapse accordion="false" open="true"><Panel value="D">${rating('d')}</Panel><Panel value="$none" open="false">${rating('e')}</Panel></Collapse></View>`,
    data: { t: 'x' },
  });
  const shown = await page
    .locator('details')
    .evaluateAll((all) => all.map((one) => [one.querySelector('summary')?.textContent, (one as HTMLDetailsElement).open]));
  expect(shown).toEqual([
    ['A', false],
    ['Panel 2', true],
    ['C', false],
    ['D', true],
    ['Panel 2', false],
  ]);
  await harness.done(page);
});

test('a panel of what is asked about regions stands beside the region alone', async () => {
  const page = await harness.open({
    markup: `<View>${text}<Labels name="l" toName="t"><Label value="A"/></Labels><Collapse><Panel value="About it" open="true"><Rating name="a" toName="t" perRegion="true"/></Panel><Panel value="In all"><Rating name="b" toName="t"/></Panel></Collapse></View>`,
    data: { t: 'x' },
    result: [{ id: 'r', from_name: 'l', to_name: 't', type: 'labels', value: { start: 0, end: 1, labels: ['A'] } }],
  });
  const titles = () => page.locator('summary.labeler__panel-title:visible').allTextContents();
  expect(await titles()).toEqual(['In all']);
  await page.locator('[data-region=r] .labeler__region-name').click();
  await expect.poll(titles).toEqual(['In all', 'About it']);
  await harness.done(page);
});

test('a filter narrows labels and choices; Enter takes the first, and the search is over', async () => {
  const page = await harness.open({
    markup: `<View>${text}<Filter toName="kind" hotkey="shift+f" minLength="2"/><Choices name="kind" toName="t"><Choice value="Apple"/><Choice value="Pear"/><Choice value="Peach"/></Choices><Filter toName="ner" minLength="1" casesensetive="true" cleanup="false"/><Labels name="ner" toName="t"><Label value="Person"/><Label value="Place"/></Labels></View>`,
    data: { t: 'x' },
  });
  await page.keyboard.press('Shift+F');
  await page.keyboard.type('p');
  await expect.poll(() => page.getByRole('radio').count()).toBe(3);
  await page.keyboard.type('ea');
  await expect.poll(() => page.getByRole('radio').count()).toBe(2);
  await page.keyboard.press('Enter');
  await expect.poll(() => answers(page)).toEqual({ kind: { choices: ['Pear'] } });
  await expect.poll(() => page.getByRole('radio').count()).toBe(3);
  await expect.poll(() => page.getByLabel('Filter kind').inputValue()).toBe('');
  await page.getByLabel('Filter ner').fill('pl');
  await expect.poll(() => page.locator('[data-label]:visible').count()).toBe(0);
  await page.getByLabel('Filter ner').fill('Pl');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('[data-label=Place]').getAttribute('aria-pressed')).toBe('true');
  await expect.poll(() => page.locator('[data-label]:visible').count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('[data-label]:visible').count()).toBe(2);
  // With nothing sought any more, it leaves for the text.
  await page.locator('input[type=search]:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('[data-object=t] :focus').waitFor();
  await harness.done(page);
});

test('a filter also narrows a list that opens, and opens a tree for what it seeks', async () => {
  const page = await harness.open({
    markup: `<View>${text}<Filter toName="kind" minLength="1"/><Choices name="kind" toName="t" layout="select"><Choice value="Apple"/><Choice value="Pear"/><Choice value="Peach"/></Choices><Filter toName="tree" minLength="1"/><Taxonomy name="tree" toName="t" leafsOnly="true"><Choice value="Pome"><Choice value="Apple"/><Choice value="Pomelo"/></Choice></Taxonomy></View>`,
    data: { t: 'x' },
  });
  const options = () => page.locator('option').allTextContents();
  await page.getByLabel('Filter kind').fill('pea');
  await expect.poll(options).toEqual(['Choose…', 'Pear', 'Peach']);
  await page.keyboard.press('Enter');
  await expect.poll(() => answers(page)).toEqual({ kind: { choices: ['Pear'] } });
  await expect.poll(options).toEqual(['Choose…', 'Apple', 'Pear', 'Peach']);
  await expect.poll(() => page.getByRole('treeitem').count()).toBe(0);
  await page.getByLabel('Filter tree').fill('pom');
  await page.getByRole('treeitem', { name: 'Pomelo' }).waitFor();
  // Of places of which only the last can be chosen, the first of those.
  await page.keyboard.press('Enter');
  await expect.poll(() => answers(page)).toEqual({ kind: { choices: ['Pear'] }, tree: { taxonomy: [['Pome', 'Pomelo']] } });
  await expect.poll(() => page.getByRole('treeitem').count()).toBe(0);
  await harness.done(page);
});

const repeater = (mode: string) =>
  `<View><Repeater on="$lines" mode="${mode}"><Header value="Line {{idx}} of $lines[{{idx}}].who"/><Text name="t_{{idx}}" value="$lines[{{idx}}].text"/><Labels name="ner_{{idx}}" toName="t_{{idx}}"><Label value="Name"/></Labels><Choices name="mood_{{idx}}" toName="t_{{idx}}" required="true"><Choice value="Good"/><Choice value="Bad"/></Choices></Repeater></View>`;
const lines = ['Ada', 'Ben', 'Cy'].map((who) => ({ who, text: `${who} spoke` }));

test('a repeater draws each entry, with answers under numbered names', async () => {
  const page = await harness.open({ markup: repeater('list'), data: { lines } });
  await expect
    .poll(() => page.getByRole('heading', { level: 2, name: /Line/ }).allTextContents())
    .toEqual(['Line 0 of Ada', 'Line 1 of Ben', 'Line 2 of Cy']);
  await page.getByRole('group', { name: 'mood_1' }).getByText('Bad').click();
  await expect.poll(() => resultOf(page)).toMatchObject([{ from_name: 'mood_1', to_name: 't_1', value: { choices: ['Bad'] } }]);
  await harness.done(page);
});

test('or page by page, and leads to the page where something is missing', async () => {
  const page = await harness.open({ markup: repeater('pagination'), data: { lines } });
  await expect.poll(() => page.locator('.text-surface:visible').allTextContents()).toEqual(['Ada spoke']);
  await page.getByText('Good').first().click();
  await page.getByRole('button', { name: 'Next' }).click();
  // Also from the text, whose own keys these are as soon as a span is selected.
  await page.getByText('Ben spoke').click();
  for (const key of ['Alt+ArrowRight', 'Alt+ArrowLeft', 'Alt+ArrowRight']) {
    await page.keyboard.press(key);
    const who = key.endsWith('Right') ? 'Cy' : 'Ben';
    await expect.poll(() => page.locator('.text-surface:visible').allTextContents()).toEqual([`${who} spoke`]);
  }
  await page.getByRole('group', { name: 'mood_2' }).getByText('Bad').click();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('.text-surface:visible').allTextContents()).toEqual(['Ben spoke']);
  await page.locator('input:focus').waitFor();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('form').getAttribute('data-sent')).toBe('submit');
  await expect.poll(() => answers(page)).toEqual({ mood_0: { choices: ['Good'] }, mood_1: { choices: ['Good'] }, mood_2: { choices: ['Bad'] } });
  await page.getByLabel('per page').selectOption('5');
  await expect.poll(() => page.locator('.text-surface:visible').count()).toBe(3);
  await harness.done(page);
});

test('a region that is chosen from the list turns to the page it stands on', async () => {
  const row = (at: number) => ({
    id: `r${at}`,
    from_name: `ner_${at}`,
    to_name: `t_${at}`,
    type: 'labels',
    value: { start: 0, end: 2, labels: ['Name'] },
  });
  const page = await harness.open({ markup: repeater('pagination'), data: { lines }, result: [row(0), row(2)] });
  const shown = () => page.locator('.text-surface:visible').allTextContents();
  await expect.poll(shown).toEqual([expect.stringContaining('Ada')]);
  await page.locator('[data-region=r2] .labeler__region-name').click();
  await expect.poll(shown).toEqual([expect.stringContaining('Cy')]);
  // Letting it go turns no page.
  await page.getByRole('button', { name: 'Previous' }).click();
  await page.locator('[data-region=r2] .labeler__region-name').click();
  await expect.poll(() => page.locator('[data-region=r2] .labeler__region-name').getAttribute('aria-pressed')).toBe('false');
  expect(await shown()).toEqual([expect.stringContaining('Ben')]);
  await harness.done(page);
});

test('nothing went wrong on the pages above, and the handlers in texts did not run', () =>
  expect(harness.errors.filter((error) => !error.startsWith('Executing inline event handler violates'))).toEqual([]));
