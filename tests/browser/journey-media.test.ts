/** From sign-up to marked pictures and sounds in a file: by mouse, on the files themselves. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTone } from '#tests/fixtures/tone.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import { exported, joinByLink, linkTo, projectFromTemplate, signUp, stands } from '#tests/support/steps.ts';
import { watch } from '#tests/support/watching.ts';

let room: Room;
/** The tab of the owner, and what is wrong in her browser; the tab of who labels for her, once he has joined. */
let manager: Page;
let ben: Page | undefined;
let wrong: string[];
beforeAll(async () => {
  room = await openRoom('journey_media', { working: true });
  const office = await room.sitDown();
  wrong = watch(office, room.base);
  manager = await office.newPage();
  await signUp(manager);
});
afterAll(() => room.close());

type File = { name: string; mimeType: string; buffer: Buffer };
type Exported = { annotations: { result: { type: string; value: Record<string, unknown> }[] }[] }[];

/** The manager makes the project of a template, uploads one file and publishes; Ben, new in the first of them, begins its first task. */
async function begin(template: string, file: File) {
  const project = await projectFromTemplate(manager, template);
  await manager.goto(`${project}/imports/new`);
  await manager.getByLabel('Files').setInputFiles(file);
  await manager.getByRole('button', { name: 'Import' }).click();
  await manager.getByText('1 task imported').waitFor();
  await manager.goto(project);
  await manager.getByRole('button', { name: 'Publish' }).click();
  if (ben) await alsoJoin(ben, project);
  const page = (ben ??= await joinByLink(room, manager, project, 'Ben'));
  await page.goto(`${project}/label`);
  await page.getByRole('button', { name: 'Start labeling' }).click();
  await stands(page, 1);
  return { page, project };
}

/** Whoever has an account follows the link of another project. */
async function alsoJoin(page: Page, project: string): Promise<void> {
  await page.goto(await linkTo(manager, project));
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await page.getByText('You are a member of').waitFor();
}

/** Drags inside a box of the page between two places, in parts of its width and height. */
async function drag(
  page: Page,
  box: { x: number; y: number; width: number; height: number },
  from: [number, number],
  to: [number, number],
): Promise<void> {
  const place = ([x, y]: [number, number]): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  await page.mouse.move(...place(from));
  await page.mouse.down();
  await page.mouse.move(...place([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]), { steps: 3 });
  await page.mouse.move(...place(to), { steps: 3 });
  await page.mouse.up();
}

/** On phones of any height what lies in the editor passes below the acts. */
async function staysInReach(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()!;
  const button = await page.getByRole('button', { name }).elementHandle();
  for (let height = 480; height <= 800; height += 40) {
    await page.setViewportSize({ width: 360, height });
    const isOnTop = await button!.evaluate((acting) => {
      const { x, y, width, height: tall } = acting.getBoundingClientRect();
      return acting.contains(document.elementFromPoint(x + width / 2, y + tall / 2));
    });
    expect([height, isOnTop]).toEqual([height, true]);
  }
  await page.setViewportSize(size);
}

async function submitted(page: Page, project: string): Promise<Exported[number]['annotations'][number]['result']> {
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByText('Nothing is left for you here').waitFor();
  await manager.goto(`${project}/exports`);
  const [task] = JSON.parse(await readFile(await exported(manager, 'JSON'), 'utf8')) as Exported;
  return task!.annotations[0]!.result;
}

it('sign-up to export, image: the box in percent of the picture', async () => {
  const file = { name: 'cat.jpg', mimeType: 'image/jpeg', buffer: await readFile('tests/fixtures/cat-400x250.jpg') };
  const { page, project } = await begin('Object detection', file);
  await page.locator('[data-drawn]').first().waitFor({ state: 'attached' });
  const stage = (await page.locator('.labeler__stage').boundingBox())!;
  // The picture is fitted into its stage, in the middle.
  const scale = Math.min(stage.width / 400, stage.height / 250, 4);
  const picture = {
    x: stage.x + (stage.width - 400 * scale) / 2,
    y: stage.y + (stage.height - 250 * scale) / 2,
    width: 400 * scale,
    height: 250 * scale,
  };
  await page.getByRole('button', { name: /^Animal/ }).click();
  await drag(page, picture, [0.25, 0.2], [0.75, 0.6]);
  await page
    .getByRole('heading', { name: /Regions\s*1/ })
    .or(page.getByText(/^Regions 1$/))
    .first()
    .waitFor();
  await staysInReach(page, 'Submit');
  const result = await submitted(page, project);
  expect(result).toMatchObject([
    {
      type: 'rectanglelabels',
      from_name: 'thing',
      to_name: 'image',
      original_width: 400,
      original_height: 250,
      value: { rotation: 0, rectanglelabels: ['Animal'] },
    },
  ]);
  const { x, y, width, height } = result[0]!.value as Record<string, number>;
  // A dragged box lands on whole pixels of the screen.
  for (const [is, meant] of [
    [x, 25],
    [y, 20],
    [width, 50],
    [height, 40],
  ] as const)
    expect(Math.abs(is! - meant)).toBeLessThan(1);
  expect(wrong).toEqual([]);
}, 120_000);

it('sign-up to export, audio: the range in seconds', async () => {
  const file = { name: 'tone.wav', mimeType: 'audio/wav', buffer: Buffer.from(makeTone({ seconds: 4 })) };
  const { page, project } = await begin('Sound events', file);
  await page.locator('.audio-stage[aria-valuemax="4.00"]').waitFor();
  await page.getByRole('button', { name: /^Bell/ }).click();
  const wave = (await page.locator('.audio-stage__sight').boundingBox())!;
  await drag(page, wave, [0.25, 0.6], [0.75, 0.6]);
  await page
    .getByText(/Bell range/)
    .first()
    .waitFor({ state: 'attached' });
  const result = await submitted(page, project);
  expect(result).toMatchObject([
    { type: 'labels', from_name: 'event', to_name: 'audio', original_length: 4, value: { channel: 0, labels: ['Bell'] } },
  ]);
  const { start, end } = result[0]!.value as Record<string, number>;
  expect([start!.toFixed(1), end!.toFixed(1)]).toEqual(['1.0', '3.0']);
  expect(wrong).toEqual([]);
}, 120_000);
