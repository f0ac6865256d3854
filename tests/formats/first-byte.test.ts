/** Whoever fetches an export sees it begin at once, however many tasks there are: nothing waits for the last of them. */
import { expect, test } from 'vitest';
import { exportFormats, type ExportFormat } from '#app/formats/catalog.ts';
import { fileBytes } from '#app/formats/outgoing.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { answer, contextOf, task } from './exported.ts';
import { box, markup } from './shapes.ts';

const sound = '<View><Audio name="sound" value="$sound"/><TextArea name="said" toName="sound"/></View>';
const brush = '<View><Image name="photo" value="$photo"/><BrushLabels name="mask" toName="photo"><Label value="Cat"/></BrushLabels></View>';
const data = { photo: 'https://example.org/a.jpg', sound: 'https://example.org/a.wav' };
const result = [box('a', { x: 0, y: 0, width: 10, height: 10 }, 'Cat')];

const formats: readonly [ExportFormat, string][] = [
  ['COCO', markup],
  ['YOLO', markup],
  ['VOC', markup],
  ['SUPERB', markup],
  ['BRUSH_TO_COCO', brush],
  ['ASR_MANIFEST', sound],
];

test.each(formats)('%s begins before the last task is read', async (name, config) => {
  for (const withMedia of [false, true]) {
    let read = 0;
    async function* tasks(): AsyncIterable<ExportedTask> {
      for (let id = 1; id <= 5; id += 1) {
        read += 1;
        yield task({ id, data, annotations: [answer({ id, result })] });
      }
    }
    const bytes = fileBytes(exportFormats[name], tasks(), contextOf(config, { withMedia }))[Symbol.asyncIterator]();
    const first = await bytes.next();
    expect([first.done, read < 5]).toEqual([false, true]);
    let next = first;
    while (!next.done) next = await bytes.next();
    expect(read).toBe(5);
  }
});
