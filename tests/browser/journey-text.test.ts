/** From an empty server to labeled text in a file and back in, as people do it. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRoom, type Room } from '#tests/support/browser.ts';
import { exported, fill, joinByLink, projectFromTemplate, signUp, stands } from '#tests/support/steps.ts';
import { watch } from '#tests/support/watching.ts';
import { select } from '#tests/islands/text/page.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom('journey_text', { working: true });
});
afterAll(() => room.close());

const texts = ['🐱 Ada met Charles in London.', 'Nothing to see here.', 'Grace went to Paris.'];

async function mark(page: Page, label: string, word: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}`) }).click();
  await select(page, word);
  await page
    .getByRole('listitem')
    .filter({ hasText: word })
    .or(page.getByRole('option').filter({ hasText: word }))
    .first()
    .waitFor();
}

it('sign-up to export, text', async () => {
  const office = await room.sitDown();
  const wrong = watch(office, room.base);
  const ada = await office.newPage();
  await signUp(ada);
  const project = await projectFromTemplate(ada, 'Named entities');

  await ada.getByRole('link', { name: 'Add data' }).first().click();
  await fill(ada, { 'Or paste': texts.join('\n') });
  await ada.getByLabel('What you pasted').selectOption('txt');
  await ada.getByRole('button', { name: 'Import' }).click();
  await ada.getByText('3 tasks imported').waitFor();
  await ada.goto(project);
  await ada.getByRole('button', { name: 'Publish' }).click();
  await ada.getByText('Published. Annotators').waitFor();

  const ben = await joinByLink(room, ada, project, 'Ben');
  await ben.getByRole('link', { name: /Label/ }).first().click();
  await ben.getByRole('button', { name: 'Start labeling' }).click();
  await stands(ben, 1);
  await mark(ben, 'Person', 'Ada');
  await mark(ben, 'Place', 'London');
  await ben.getByRole('button', { name: 'Submit' }).click();
  await stands(ben, 2);
  await ben.getByRole('button', { name: 'Undo last' }).click();
  await stands(ben, 1);
  await ben.getByRole('button', { name: 'Submit' }).click();
  await stands(ben, 2);
  await ben.getByRole('button', { name: 'Skip' }).click();
  await stands(ben, 3);
  await mark(ben, 'Place', 'Paris');
  await ben.getByRole('button', { name: 'Submit' }).click();
  await ben.getByText('Nothing is left for you here').waitFor();

  await ada.goto(project);
  const numbers = ada.locator('#figures');
  await numbers.getByText('2 of 3 tasks').first().waitFor();
  await expect
    .poll(() => numbers.getByRole('row', { name: /Ben/ }).getByRole('cell').allTextContents())
    .toMatchObject(['2', '100 %', '1', '0', expect.anything(), expect.anything()]);

  await ada.getByRole('link', { name: 'Data', exact: true }).click();
  await ada
    .getByRole('row', { name: /Ada met Charles/ })
    .getByRole('link')
    .click();
  await ada.getByRole('button', { name: 'Ground truth' }).click();
  await ada.getByRole('button', { name: 'Remove star' }).waitFor();

  await ada.getByRole('link', { name: 'Export', exact: true }).click();
  const file = await exported(ada, 'JSON');
  const tasks = JSON.parse(await readFile(file, 'utf8')) as {
    data: object;
    annotations: { result: { value: object }[]; was_cancelled: boolean; ground_truth: boolean }[];
  }[];
  // The cat is one code point: a count of UTF-16 units would say 3 and 21.
  expect(
    tasks.map(({ data, annotations }) => ({
      data,
      annotations: annotations.map(({ result, was_cancelled, ground_truth }) => ({
        values: result.map(({ value }) => value),
        was_cancelled,
        ground_truth,
      })),
    })),
  ).toEqual([
    {
      data: { text: texts[0] },
      annotations: [
        {
          values: [
            { start: 2, end: 5, text: 'Ada', labels: ['Person'] },
            { start: 21, end: 27, text: 'London', labels: ['Place'] },
          ],
          was_cancelled: false,
          ground_truth: true,
        },
      ],
    },
    { data: { text: texts[1] }, annotations: [{ values: [], was_cancelled: true, ground_truth: false }] },
    {
      data: { text: texts[2] },
      annotations: [{ values: [{ start: 14, end: 19, text: 'Paris', labels: ['Place'] }], was_cancelled: false, ground_truth: false }],
    },
  ]);

  await ada.getByRole('link', { name: 'Import', exact: true }).click();
  await ada.getByLabel('Files').setInputFiles(file);
  await ada.getByRole('button', { name: 'Import' }).click();
  await ada.getByText('All of it is here already').waitFor();
  await ada.getByRole('radio', { name: 'Add it once more' }).check();
  await ada.getByRole('button', { name: 'Go on' }).click();
  await ada.getByText('3 tasks imported').waitFor();
  await ada.getByText('3 annotations').waitFor();
  expect(wrong).toEqual([]);
}, 120_000);
