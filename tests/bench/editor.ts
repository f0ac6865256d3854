/** The editor in a tab: bytes of each surface, how soon the next task stands, and what the tab holds after 500: `npx tsx tests/bench/editor.ts`. */
import { paths } from '#app/core/paths.ts';
import { openBrowser, type OpenBrowser } from '#tests/support/chromium.ts';
import { editorPages } from '#tests/support/editors.ts';
import { beginWalk, drawBox, heldBy, labelWord, type Act, type Held } from '#tests/support/labeling-on.ts';
import { configs } from '#tests/support/make.ts';
import { say, tellNumber, tellTimes } from './figures.ts';
import { sized } from './size.ts';
import { forget, start } from './started.ts';
import { firstTask, project, signedIn, tellWeights, type Signed } from './visits.ts';

/** Milliseconds from submit to the next editor, drawn and taking input. */
const budget = 150;
/** Tasks are fetched ahead only while so many are left for others. */
const spare = 15;

type Room = { browser: OpenBrowser; url: string; storageState: Signed };

async function weights({ browser, url, storageState }: Room): Promise<boolean> {
  let within = true;
  for (const { title, config, data, most } of editorPages) {
    const id = await project(url, title, config, [data]);
    const path = await firstTask(browser, url, storageState, id);
    within = (await tellWeights(browser, { url, storageState }, { title: `labeling ${title}`, path, most })) && within;
  }
  return within;
}

type Kind = { title: string; config: string; data: Record<string, string>; act: Act };

const kinds = {
  texts: { title: 'texts', config: configs.text, data: { text: 'London is where Ada lived.' }, act: labelWord },
  pictures: { title: 'pictures', config: configs.image, data: { photo: paths.sampleMedia('photo.jpg') }, act: drawBox },
} satisfies Record<string, Kind>;

async function open({ browser, url, storageState }: Room, { title, config, data, act }: Kind, count: number, hurried: boolean) {
  const tasks = Array.from({ length: count + spare }, () => data);
  const id = await project(url, `${count} ${title}`, config, tasks);
  const context = await browser.newContext({ baseURL: url, storageState, viewport: { width: 1280, height: 800 } });
  return { context, ...(await beginWalk(context, id, act, { hurried })) };
}

async function nextTask(room: Room, kind: Kind, count: number): Promise<boolean> {
  const { context, to } = await open(room, kind, count, false);
  const took = await to(count);
  await context.close();
  return tellTimes(`submit to the next of ${kind.title}, fetched ahead`, took, budget);
}

/** What the browser keeps of its own (compiled code, addresses) grows ever more slowly; a page that is kept would come on top once for each task. */
const mostGrowth = (before: Held): number => Math.round(before.bytes / 5);

async function memory(room: Room, kind: Kind, [some, many]: [number, number]): Promise<boolean> {
  const { context, page, to } = await open(room, kind, many, true);
  await to(some);
  const before = await heldBy(page);
  await to(many);
  const after = await heldBy(page);
  await context.close();
  tellNumber(`${kind.title}: held after ${some} tasks`, before.bytes, 'B');
  const bytes = tellNumber(`${kind.title}: more after ${many}`, after.bytes - before.bytes, 'B', mostGrowth(before));
  const nodes = tellNumber(`${kind.title}: more nodes of the page`, after.nodes - before.nodes, 'nodes', 100);
  const listeners = tellNumber(`${kind.title}: more listeners`, after.listeners - before.listeners, 'listeners', 20);
  return bytes && nodes && listeners;
}

export async function benchEditor(): Promise<boolean> {
  say('The editor in a tab of a real server (bytes with media apart)');
  const server = await start();
  const browser = await openBrowser();
  try {
    const room = { browser, url: server.url, storageState: await signedIn(browser, server.url) };
    const told = [
      await weights(room),
      await nextTask(room, kinds.texts, sized(60, 12)),
      await nextTask(room, kinds.pictures, sized(30, 6)),
      await memory(room, kinds.texts, sized([50, 500], [10, 40])),
      await memory(room, kinds.pictures, sized([50, 150], [10, 30])),
    ];
    return told.every(Boolean);
  } finally {
    await browser.close();
    await server.stop();
    forget();
  }
}

// The browser would keep the process.
if (process.argv[1]?.endsWith('editor.ts')) process.exit((await benchEditor()) ? 0 : 1);
