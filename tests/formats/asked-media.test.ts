/** The check before a download: whether stored pictures are there is asked of many at once, and told in their order. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { exportFormats } from '#app/formats/catalog.ts';
import { lookThrough } from '#app/formats/outgoing.ts';
import { answer, contextOf, stream, task } from './exported.ts';

const pictures = '<View><Image name="i" value="$at"/><RectangleLabels name="b" toName="i"><Label value="A"/></RectangleLabels></View>';
const sounds = '<View><Audio name="a" value="$at"/><TextArea name="t" toName="a"/></View>';

test.each([
  ['COCO', pictures],
  ['SUPERB', pictures],
  ['VOC', pictures],
  ['ASR_MANIFEST', sounds],
] as const)('%s: many at once, in order, each once', async (name, markup) => {
  const [count, gone] = [100, (at: number) => at % 3 === 0];
  const seen = { now: 0, most: 0, asked: 0 };
  const find = async (address: string) => ({
    type: name === 'ASR_MANIFEST' ? 'audio/wav' : 'image/png',
    open: () => Promise.reject(new Error('opened')),
    isThere: async () => {
      const at = Number(/\d+/.exec(address)![0]);
      seen.now += 1;
      seen.asked += 1;
      seen.most = Math.max(seen.most, seen.now);
      await wait(at % 7);
      seen.now -= 1;
      return !gone(at);
    },
  });
  const context = contextOf(markup, { withMedia: true, find });
  const tasks = Array.from({ length: count }, (_, at) =>
    task({ id: at + 1, data: { at: `/${at}.x` }, annotations: [answer({ id: 2 * at + 1 }), answer({ id: 2 * at + 2, completed_by: 6 })] }),
  );
  await lookThrough(exportFormats[name], stream(tasks), context);
  const ids = tasks.flatMap(({ id }) => (gone(id - 1) ? [{ from: id, to: id }] : []));
  expect(context.losses.list.filter(({ names }) => names)).toEqual([
    {
      what: 'stored files whose bytes are gone, by their address',
      count: ids.length,
      tasks: ids.length,
      ids,
      names: ['0.x', '3.x', '6.x', '9.x', '12.x'],
    },
  ]);
  expect(seen).toEqual({ now: 0, asked: count, most: 32 });
});

test('a store that fails meanwhile fails the check', async () => {
  const find = async () => ({ type: 'image/png', open: async () => stream([]), isThere: () => Promise.reject(new Error('The store is gone.')) });
  const context = contextOf(pictures, { withMedia: true, find });
  await expect(lookThrough(exportFormats.COCO, stream([task({ data: { at: '/a.png' } })]), context)).rejects.toThrow('The store is gone.');
});
