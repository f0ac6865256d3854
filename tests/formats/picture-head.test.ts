/** What the first bytes of pictures say: size and values to a pixel, the same whatever was made of the picture since. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pictureHead } from '#app/formats/picture-head.ts';
import { voc } from '#app/formats/voc.ts';
import { grayPng, turnedJpeg } from '../fixtures/picture.ts';
import { answer, contextOf, stream, task, unpackedText } from './exported.ts';
import { box, markup } from './shapes.ts';

const cat = readFileSync(new URL('../fixtures/cat-400x250.jpg', import.meta.url));
const head = (type: string, bytes: Uint8Array) => pictureHead(type, async (length) => stream([bytes.subarray(0, length)]));

/** A PNG whose head names another kind of color. */
function png(color: number): Buffer {
  const bytes = grayPng(7, 5);
  bytes[25] = color;
  return bytes;
}

/** The heads alone: nothing else of them is read. */
const gif = Buffer.from('474946383961070005008000000000', 'hex');
const bmp = (bits: number): Buffer => {
  const bytes = Buffer.alloc(54);
  bytes.write('BM', 0, 'latin1');
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(7, 18);
  bytes.writeInt32LE(5, 22);
  bytes.writeUInt16LE(bits, 28);
  return bytes;
};
const webp = (flags: number): Buffer => {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(32, 4);
  bytes.write('WEBPVP8X', 8, 'latin1');
  bytes.writeUInt32LE(10, 16);
  bytes[20] = flags;
  bytes.writeUIntLE(6, 24, 3);
  bytes.writeUIntLE(4, 27, 3);
  return bytes;
};

test('sizes as browsers show them, and bands by the kind of color', async () => {
  expect(await head('image/jpeg', cat)).toEqual({ size: { width: 400, height: 250 }, bands: 3 });
  expect(await head('image/jpeg', turnedJpeg(cat, 6))).toEqual({ size: { width: 250, height: 400 }, bands: 3 });
  const size = { width: 7, height: 5 };
  for (const [color, bands] of [
    [0, 1],
    [2, 3],
    [3, 1],
    [4, 2],
    [6, 4],
  ] as const)
    expect(await head('image/png', png(color))).toEqual({ size, bands });
  expect(await head('image/gif', gif)).toEqual({ size, bands: 1 });
  for (const [bits, bands] of [
    [8, 1],
    [24, 3],
  ] as const)
    expect(await head('image/bmp', bmp(bits))).toEqual({ size, bands });
  for (const [flags, bands] of [
    [0, 3],
    [0x10, 4],
  ] as const)
    expect(await head('image/webp', webp(flags))).toEqual({ size, bands });
});

test('a size behind what a camera put before is found; what is no picture has none', async () => {
  const profile = Buffer.concat(Array.from({ length: 3 }, () => Buffer.concat([Buffer.from([0xff, 0xe2, 0xff, 0xff]), Buffer.alloc(0xff_fd)])));
  const late = Buffer.concat([cat.subarray(0, 2), profile, cat.subarray(2)]);
  expect(await head('image/jpeg', late)).toEqual({ size: { width: 400, height: 250 }, bands: 3 });
  for (const bytes of [Buffer.from('GIF'), Buffer.alloc(600_000), Buffer.concat([cat.subarray(0, 2), Buffer.alloc(600_000, 0xff)])])
    expect(await head('image/jpeg', bytes)).toBeUndefined();
});

test('Pascal VOC tells the depth of pictures that come along, and 3 for the others', async () => {
  const tasks = [task({ data: { photo: 'ours' }, annotations: [answer({ result: [box('a', { x: 0, y: 0, width: 10, height: 10 }, 'Cat')] })] })];
  const find = async () => ({
    type: 'image/png',
    look: () => head('image/png', grayPng(7, 5)),
    isThere: async () => true,
    open: async () => stream<Uint8Array>([grayPng(7, 5)]),
  });
  const depth = async (withMedia: boolean) => {
    const files = await unpackedText(voc, tasks, contextOf(markup, { withMedia, find }));
    return /<depth>(\d)<\/depth>/.exec(Object.entries(files).find(([path]) => path.endsWith('.xml'))![1])![1];
  };
  expect([await depth(true), await depth(false)]).toEqual(['1', '3']);
});
