/** Exports of any length hold little: 4,000 tasks are read through each writer, and what lives in between is measured. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { coco } from '#app/formats/coco.ts';
import { conll } from '#app/formats/conll.ts';
import { annotto } from '#app/formats/annotto.ts';
import type { Format } from '#app/formats/format.ts';
import { jsonLines } from '#app/formats/json-lines.ts';
import { fileBytes } from '#app/formats/outgoing.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { superb } from '#app/formats/superb.ts';
import { voc } from '#app/formats/voc.ts';
import { yolo } from '#app/formats/yolo.ts';
import { answer, contextOf, task } from './exported.ts';
import { box, markup } from './shapes.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const text = '<View><Text name="text" value="$text"/><Labels name="entity" toName="text"><Label value="A"/></Labels></View>';

const tasks = 4_000;

/**
 * Bytes that each task leaves behind while `count` of them pass, counted from the first quarter on: what is loaded on need is there by then.
 * The least of three quarters: what is held grows in each, what the process does beside in one.
 */
async function held(format: Format, config: string, count: number): Promise<{ each: number; size: number }> {
  const context = contextOf(config);
  let before = 0;
  let each = Infinity;
  async function* many(): AsyncIterable<ExportedTask> {
    for (let id = 1; id <= count; id += 1) {
      const data = { photo: `https://example.org/${id}.jpg`, text: `Number ${id} of many words `.repeat(20) };
      yield task({
        id,
        data,
        annotations: [
          answer({ id, result: [box('a', { x: 1, y: 2, width: 3, height: 4 }, 'Cat'), box('b', { x: 5, y: 6, width: 7, height: 8 }, 'Dog')] }),
        ],
      });
      if (id % (count / 4) !== 0) continue;
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      const now = heapUsed + arrayBuffers;
      if (before > 0) each = Math.min(each, (now - before) / (count / 4));
      before = now;
    }
  }
  let size = 0;
  for await (const chunk of fileBytes(format, many(), context)) size += chunk.length;
  return { each, size };
}

test.each([
  ['JSON lines', jsonLines, text],
  ['CoNLL', conll, text],
  ['COCO', coco, markup],
  ['YOLO', yolo, markup],
  ['Pascal VOC', voc, markup],
  ['Annotto', annotto, text],
  ['Superb', superb, markup],
] as const)('4,000 tasks as %s are not held', async (_name, format, config) => {
  const { each, size } = await held(format, config, tasks);
  expect(size).toBeGreaterThan(tasks * 100);
  // Alive, one takes 1,400 bytes.
  expect(each).toBeLessThan(200);
});
