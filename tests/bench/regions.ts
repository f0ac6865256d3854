/** A picture with 1,000 boxes: how long the browser works for each frame while one is dragged, and while the view moves: `npx tsx tests/bench/regions.ts`. */
import type { CDPSession, Page } from 'playwright';
import type { Row } from '#app/core/labeling/result.ts';
import { startHarness } from '#tests/islands/harness.ts';
import { say, tellTimes } from './figures.ts';
import { sized } from './size.ts';

/** Milliseconds of script for each frame. At 60 frames a second there are 16.7; half of that leaves room for drawing. The rest depends on what draws here. */
const budget = 8;
const count = 1000;
const steps = sized(120, 30);

const markup =
  '<View><RectangleLabels name="label" toName="photo"><Label value="Cat"/><Label value="Dog"/></RectangleLabels><Image name="photo" value="$photo"/></View>';
const boxes: Row[] = Array.from({ length: count }, (_, n) => ({
  id: `r${n + 1}`,
  from_name: 'label',
  to_name: 'photo',
  type: 'rectanglelabels',
  origin: 'manual',
  original_width: 400,
  original_height: 250,
  image_rotation: 0,
  value: {
    ...(n === count - 1 ? { x: 48, y: 50, rotation: 0 } : { x: (n * 7) % 93, y: (n * 13) % 91, rotation: (n * 11) % 90 }),
    width: 5,
    height: 7,
    rectanglelabels: [n % 2 ? 'Dog' : 'Cat'],
  },
}));

/** Milliseconds for one step: of the page's thread, of its script alone, and between two frames. */
type Spent = { work: number; script: number; frame: number };

/** Milliseconds that the page's thread has worked, and run script, since it began. */
async function spent(client: CDPSession): Promise<Omit<Spent, 'frame'>> {
  const { metrics } = await client.send('Performance.getMetrics');
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return { work: of('TaskDuration'), script: of('ScriptDuration') };
}

/** Waits for the frame that shows what was done, and answers how long it took. */
const nextFrame = (page: Page): Promise<number> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame((first) => requestAnimationFrame((second) => done(second - first)))));

/** Does a step, lets the browser draw it, and takes what that cost. */
async function costs(page: Page, client: CDPSession, step: (n: number) => Promise<void>): Promise<Spent[]> {
  const taken: Spent[] = [];
  for (let n = 0; n < steps; n += 1) {
    const before = await spent(client);
    await step(n);
    const frame = await nextFrame(page);
    const after = await spent(client);
    taken.push({ work: after.work - before.work, script: after.script - before.script, frame });
  }
  return taken;
}

function tell(title: string, taken: readonly Spent[]): boolean {
  const of = (name: keyof Spent) => taken.map((one) => one[name]);
  tellTimes(`${title}: between frames`, of('frame'));
  tellTimes(`${title}: work per step`, of('work'));
  return tellTimes(`${title}: script per step`, of('script'), budget);
}

export async function benchRegions(): Promise<boolean> {
  say(`A picture with ${count.toLocaleString('en-GB')} boxes`);
  const harness = await startHarness();
  try {
    const page = await harness.open({ markup, data: { photo: '/fixtures/cat-400x250.jpg' }, result: boxes });
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    const stage = await page.locator('.labeler__stage').boundingBox();
    if (!stage) throw new Error('the stage is not shown');
    const scale = Math.min(stage.width / 400, stage.height / 250, 4);
    /** On the last box, which lies on top, and in circles from there. */
    const at = (n: number): [number, number] => [
      stage.x + stage.width / 2 + scale * 400 * (0.505 - 0.5 + 0.04 * Math.sin(n / 9)),
      stage.y + stage.height / 2 + scale * 250 * (0.535 - 0.5 + 0.04 * (1 - Math.cos(n / 9))),
    ];
    tell('nothing happens', await costs(page, client, () => Promise.resolve()));
    await page.keyboard.press('v');
    await page.mouse.move(...at(0));
    let within = tell('the pointer moves over them', await costs(page, client, (n) => page.mouse.move(...at(n))));
    await page.mouse.move(...at(0));
    await page.mouse.down();
    within = tell('one is dragged', await costs(page, client, (n) => page.mouse.move(...at(n)))) && within;
    await page.mouse.up();
    await page.keyboard.down('Control');
    within = tell('zoomed', await costs(page, client, (n) => page.mouse.wheel(0, n % 40 < 20 ? -20 : 20))) && within;
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    within = tell('moved', await costs(page, client, (n) => page.mouse.wheel(n % 40 < 20 ? 9 : -9, 9))) && within;
    return within;
  } finally {
    await harness.close();
  }
}

// The browser would keep the process.
if (process.argv[1]?.endsWith('regions.ts')) process.exit((await benchRegions()) ? 0 : 1);
