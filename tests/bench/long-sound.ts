/** Two hours of sound in the editor: until the wave stands, what it holds, and how it zooms: `npx tsx tests/bench/long-sound.ts`. */
import type { CDPSession, Page } from 'playwright';
import { mostBuckets, writePeaks } from '#app/core/sound/peaks-file.ts';
import { createWavReader } from '#app/core/sound/wav.ts';
import { startHarness, type Harness } from '#tests/islands/harness.ts';
import { makeTone } from '../fixtures/tone.ts';
import { say, tellNumber, tellTimes } from './figures.ts';
import { sized } from './size.ts';

const [rate, hours] = [8000, sized(2, 0.25)];
const markup = '<View><Labels name="who" toName="sound"><Label value="Speech"/></Labels><Audio name="sound" value="$audio"/></View>';
const [bare, kept] = ['/build/long.wav', '/projects/1/files/2/long.wav'];

/** A tone of a minute, again and again: PCM of 16 bits, 115 MB. */
function makeLong(): Uint8Array {
  const minute = makeTone({ seconds: 60, rate });
  const samples = minute.subarray(44);
  const sound = new Uint8Array(44 + samples.length * 60 * hours);
  sound.set(minute.subarray(0, 44));
  for (let at = 44; at < sound.length; at += samples.length) sound.set(samples, at);
  new DataView(sound.buffer).setUint32(40, sound.length - 44, true);
  return sound;
}

/** Prints the figures; false when one is over its budget. */
export async function benchLongSound(): Promise<boolean> {
  say(`A sound of ${hours} hours at ${rate / 1000} kHz, in a browser`);
  const harness = await startHarness();
  try {
    const sound = makeLong();
    const reader = createWavReader(mostBuckets);
    reader.add(sound);
    harness.bundle.files.set('long.wav', sound);
    harness.bundle.files.set(kept.slice(1), sound);
    harness.bundle.files.set(`${kept.slice(1)}/peaks`, writePeaks(reader.collectors.map((collector) => collector.peaks())));
    const fromPeaks = await measure(harness, 'with the peaks that the server keeps', kept, { ms: 1500, mb: 60 });
    const fromSound = await measure(harness, 'read from its address', bare, { ms: 15_000, mb: 200 });
    return fromPeaks && fromSound;
  } finally {
    await harness.close();
  }
}

async function measure(harness: Harness, way: string, audio: string, budget: { ms: number; mb: number }): Promise<boolean> {
  const before = await open(harness, { audio: '' });
  const started = performance.now();
  const page = await harness.open({ markup, data: { audio } });
  await page.waitForFunction(isDrawn, undefined, { polling: 50, timeout: 120_000 });
  const took = performance.now() - started;
  const within = [
    tellNumber(`  ${way}: page to wave`, Math.round(took), 'ms', budget.ms),
    tellNumber(`  ${way}: memory more than without a sound`, Math.round((await heapOf(page)) - before), 'MB', budget.mb),
    tellTimes(`  ${way}: time between pictures while zooming and scrolling`, await zoomThrough(page), 100),
  ];
  await page.context().close();
  return within.every(Boolean);
}

async function open(harness: Harness, data: { audio: string }): Promise<number> {
  const page = await harness.open({ markup, data });
  const heap = await heapOf(page);
  await page.context().close();
  return heap;
}

/** The end of the sound has its wave: not only the line in the middle is there. */
function isDrawn(): boolean {
  const canvas = document.querySelector<HTMLCanvasElement>('.audio-stage__wave');
  const pen = canvas?.getContext('2d');
  if (!canvas || !pen || canvas.width === 0) return false;
  const middle = 24 + 48 - 20;
  return pen.getImageData(canvas.width - 4, middle, 1, 1).data[3] === 255;
}

/** Megabytes that scripts hold, buffers with them, after tidying up. */
async function heapOf(page: Page): Promise<number> {
  const client: CDPSession = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await client.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  return (usedSize + backingStorageSize) / 1e6;
}

/** Milliseconds between pictures while one zooms in to the closest, scrolls, and zooms out again. */
function zoomThrough(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const stage = document.querySelector<HTMLElement>('.audio-stage')!;
    const times: number[] = [];
    let last = await new Promise<number>((done) => requestAnimationFrame(done));
    for (let step = 0; step < 120; step += 1) {
      if (step < 40 || step >= 80)
        stage.dispatchEvent(new WheelEvent('wheel', { deltaY: step < 40 ? -60 : 60, ctrlKey: true, clientX: 400, bubbles: true, cancelable: true }));
      else stage.scrollLeft += 200;
      const now = await new Promise<number>((done) => requestAnimationFrame(done));
      times.push(now - last);
      last = now;
    }
    return times;
  });
}

if (process.argv[1]?.endsWith('long-sound.ts')) process.exit((await benchLongSound()) ? 0 : 1);
