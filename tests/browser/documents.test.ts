/** A document that lost something on its way into the page is seen as it came: in a frame that can do nothing. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { lease } from '#tests/support/answers.ts';
import { openRoom, type Room } from '#tests/support/browser.ts';
import * as make from '#tests/support/make.ts';
import { faults, watch } from '#tests/support/watching.ts';

let room: Room;
/** Where the document's author would see who asks. */
const asked: string[] = [];
const elsewhere = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end();
});
let host = '';
beforeAll(async () => {
  room = await openRoom('documents');
  await new Promise<void>((ready) => void elsewhere.listen(0, '127.0.0.1', ready));
  host = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await room.close();
  elsewhere.close();
});

const config = '<View><HyperTextLabels name="ner" toName="page"><Label value="Name"/></HyperTextLabels><HyperText name="page" value="$html"/></View>';
const harmful =
  (): string => `<style>h1 { color: rgb(1, 2, 3) } h1:hover { background: url(${host}/hover) }</style><h1 onclick="document.body.id = 'ran'">Pond</h1>
<script>document.body.id = 'ran'</script><svg width="90" height="30"><text y="20">a chart</text></svg><form action="/sign-out" method="post"><button>Send</button></form>
<img src="${host}/dot.png" alt="dot"><a href="${host}/" target="_top">away</a> <a href="/">elsewhere</a>`;

/** A task with a document, as one who labels it sees it. */
async function openDocument(html: string, markup = config) {
  const { db } = room.connection;
  const organization = await make.organization(db);
  const [ada, ben] = [await make.user(db, { organization, role: 'manager' }), await make.user(db, { organization, role: 'annotator' })];
  const project = await make.project(db, { by: ada, config: markup, members: [ben] });
  await make.tasks(db, project, [{ html }]);
  const { task } = await lease(db, project, ben);
  const context = await room.sitDown(ben, { colorScheme: 'dark' });
  const wrong = watch(context, room.base);
  const page = await context.newPage();
  await page.goto(paths.label(project.id, task.id));
  await page.locator('.hypertext-surface__text').getByText('Pond').waitFor();
  return { context, page, wrong, address: room.base + paths.label(project.id, task.id) };
}

it('T15 shows what was left out where it can do nothing, and goes back to what is labeled', async () => {
  const { page, wrong, address } = await openDocument(harmful());
  const drawn = page.locator('.hypertext-surface__text');
  expect(await page.locator('.hypertext-note').first().textContent()).toBe('Left out of this document: a drawing. Show as it came');

  const shown = page.getByRole('button', { name: 'Show as it came' });
  await shown.focus();
  await page.keyboard.press('Enter');
  const frame = page.frameLocator('iframe[title="Document page as it came"]');
  await frame.getByText('a chart').waitFor();
  expect(await drawn.isVisible()).toBe(false);
  const found = await frame.locator('h1').evaluate((heading) => ({
    origin,
    color: getComputedStyle(heading).color,
    ran: document.body.id,
    image: (document.querySelector('img') as HTMLImageElement).naturalWidth,
  }));
  expect(found).toEqual({ origin: 'null', color: 'rgb(1, 2, 3)', ran: '', image: 0 });
  await frame.locator('h1').click();
  await frame.getByRole('button', { name: 'Send' }).click();
  await frame.getByRole('link', { name: 'away' }).click();
  await frame.getByRole('link', { name: 'elsewhere' }).click();
  await frame.getByText('a chart').waitFor();
  expect([await frame.locator('body').getAttribute('id'), page.url()]).toEqual([null, address]);
  // The browser says what it did not let happen.
  expect(wrong.filter((line) => !/Content Security Policy|sandbox|asked another host/i.test(line))).toEqual([]);
  expect(asked).toEqual([]);
  expect(await faults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Back to labeling' }).click();
  await drawn.getByText('Pond').waitFor();
  expect([await page.locator('iframe').count(), await shown.isVisible()]).toEqual([0, true]);
});

it('says in the frame that one is signed out, and shows documents with what forms may not hold', async () => {
  const long = `<h1>Pond\0</h1><svg><text y="20">a chart</text></svg><p>${'A line of words. '.repeat(8000)}</p>`;
  const { context, page } = await openDocument(Buffer.from(long).toString('base64'), config.replace('<HyperText ', '<HyperText encoding="base64" '));
  const frame = page.frameLocator('iframe[title="Document page as it came"]');
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.getByRole('button', { name: 'Show as it came' }).click();
  await frame.getByText('You are signed out.').waitFor();
  await context.addCookies(cookies);
  await page.getByRole('button', { name: 'Back to labeling' }).click();
  await page.getByRole('button', { name: 'Show as it came' }).click();
  await frame.getByText('a chart').waitFor();
});
