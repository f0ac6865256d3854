/** What questions ask of their looks and of the page, each beside one that asks for nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close());

const tree = '<Choice value="Eukarya"><Choice value="Oak"/></Choice>';
const markup = `<View><Style>.lefty { background-color: rgb(1, 2, 3); } .righty { background-color: rgb(4, 5, 6); }</Style>
<Text name="t" value="$t"/><Text name="u" value="$t"/>
<Pairwise name="better" toName="t,u" leftClass="lefty" rightClass="righty"/>
<Taxonomy name="plain-tree" toName="t">${tree}</Taxonomy>
<Taxonomy name="tree" toName="t" minWidth="210" maxWidth="220px" dropdownWidth="130px" showFullPath="true" pathSeparator=" &gt; ">${tree}</Taxonomy>
<TextArea name="plain-note" toName="t"/>
<TextArea name="note" toName="t" label="What is it?" placeholder="In a word" rows="3" showSubmitButton="false"><Shortcut value="a heron" background="rgb(7, 8, 9)"/></TextArea>
<Rating name="plain-stars" toName="t"/>
<Rating name="small-stars" toName="t" size="small" icon="heart" maxRating="3" defaultValue="2" hotkey="ctrl+alt+r"/>
<Rating name="large-stars" toName="t" size="large" icon="smile"/>
${['', 'layout="vertical"', 'layout="inline"', 'showInline="true"'].map((asked, index) => `<Choices name="choices-${index}" toName="t" ${asked}><Choice value="A"/><Choice value="B"/></Choices>`).join('')}
<DateTime name="day" toName="t" only="date" defaultValue="2024-02-29"/><DateTime name="hour" toName="t" only="time" step="900"/></View>`;

test('trees, texts, stars and pairs look as the config asks for, or by the standards of the language', async () => {
  const page = await harness.open({ markup, data: { t: 'one' } });
  const at = (name: string, css = '') => page.locator(`[id$="control-${name}"] ${css}`);
  const background = (object: string) => page.locator(`[data-object=${object}]`).evaluate((one) => getComputedStyle(one).backgroundColor);
  expect([await background('t'), await background('u')]).toEqual(['rgb(1, 2, 3)', 'rgb(4, 5, 6)']);

  await page.locator('[id$="control-tree"]').getByRole('button', { name: 'Choose', exact: true }).click();
  const widths = await Promise.all(
    [page.locator('[id$="control-tree"]'), at('tree', '.labeler__tree-room')].map((one) => one.evaluate(({ clientWidth }) => clientWidth)),
  );
  expect([widths[0]! >= 210 && widths[0]! <= 220, widths[1]]).toEqual([true, 130]);
  expect(await page.locator('[id$="control-plain-tree"]').evaluate(({ clientWidth }) => clientWidth)).toBeGreaterThan(220);
  await at('tree', '.labeler__tree-turn').first().click();
  await at('tree', '[role=treeitem]').getByText('Oak').click();
  await expect.poll(() => at('tree', '.labeler__chip').allTextContents()).toEqual(['Eukarya > Oak']);

  expect(await Promise.all(['plain-note', 'note'].map((name) => at(name, '.labeler__legend').textContent()))).toEqual(['plain-note', 'What is it?']);
  const boxes = ['plain-note', 'note'].map((name) => at(name, 'textarea'));
  expect(await Promise.all(boxes.map(async (box) => [await box.getAttribute('rows'), await box.getAttribute('placeholder')]))).toEqual([
    ['1', ''],
    ['3', 'In a word'],
  ]);
  const adding = ['plain-note', 'note'].map((name) => at(name, '').getByRole('button', { name: 'Add', exact: true }).count());
  expect(await Promise.all(adding)).toEqual([1, 0]);
  expect(await at('note', '.labeler__shortcut').evaluate((one) => getComputedStyle(one).borderInlineStartColor)).toBe('rgb(7, 8, 9)');

  const signs = (name: string) => at(name, '.labeler__star').allTextContents();
  const stars = ['plain-stars', 'small-stars', 'large-stars'];
  expect(await Promise.all(stars.map(async (name) => (await signs(name)).join('')))).toEqual(['☆☆☆☆☆', '♥♥♡', '☺☺☺☺☺']);
  const [medium, small, large] = await Promise.all(
    stars.map((name) =>
      at(name, '.labeler__star')
        .first()
        .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
    ),
  );
  expect([small! < medium!, medium! < large!]).toEqual([true, true]);
  await page.keyboard.press('Control+Alt+r');
  await expect.poll(() => signs('small-stars')).toEqual(['♥', '♥', '♥']);

  /** Whether the second choice stands beside the first. */
  const inRow = (index: number) =>
    at(`choices-${index}`, 'label').evaluateAll(([first, second]) => first!.getBoundingClientRect().top === second!.getBoundingClientRect().top);
  expect(await Promise.all([0, 1, 2, 3].map(inRow))).toEqual([false, false, true, true]);
  expect([await at('day', 'input').inputValue(), await at('hour', 'input').getAttribute('step')]).toEqual(['2024-02-29', '900']);
  expect(harness.errors).toEqual([]);
  await harness.done(page);
});
