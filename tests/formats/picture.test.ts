import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { shrinkPicture } from '#app/formats/picture.ts';
import { grayPng, turnedJpeg } from '../fixtures/picture.ts';

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** Width and height that a lossy WebP says it has. */
function sizeOf(bytes: Uint8Array) {
  const webp = Buffer.from(bytes);
  expect(webp.toString('latin1', 8, 15)).toBe('WEBPVP8');
  const at = webp.indexOf(Buffer.from([0x9d, 0x01, 0x2a]));
  return [webp.readUInt16LE(at + 3), webp.readUInt16LE(at + 5)];
}

function sizesOf(made: Awaited<ReturnType<typeof shrinkPicture>>) {
  if (typeof made !== 'object') throw new Error(`no picture: ${made}`);
  const { width, height, preview, thumbnail } = made;
  return { true: [width, height], thumbnail: sizeOf(thumbnail), ...(preview && { preview: sizeOf(preview) }) };
}

test('a picture of 100 megapixels gets a preview and a thumbnail, a smaller one a thumbnail, a small one nothing', async () => {
  const made = await shrinkPicture('image/png', one(grayPng(12_500, 8_000)));
  expect(sizesOf(made)).toEqual({ true: [12_500, 8_000], preview: [2048, 1311], thumbnail: [160, 102] });
  expect(sizesOf(await shrinkPicture('image/png', one(grayPng(1000, 1000))))).toEqual({ true: [1000, 1000], thumbnail: [160, 160] });
  expect(await shrinkPicture('image/png', one(grayPng(160, 160)))).toBeUndefined();
});

test('a camera’s note of how to turn it counts, as in browsers', async () => {
  const jpeg = turnedJpeg(await readFile('tests/fixtures/cat-400x250.jpg'), 6);
  const made = await shrinkPicture('image/jpeg', one(jpeg), { worthPixels: 1000, longest: 100, thumbnail: 40 });
  expect(sizesOf(made)).toEqual({ true: [250, 400], preview: [63, 100], thumbnail: [25, 40] });
});

test('T27 hostile pictures end in a sentence', async () => {
  const bomb = grayPng(60_000, 60_000, { cut: 0.0001 });
  expect(await shrinkPicture('image/png', one(bomb))).toMatch(/pixel/i);
  expect(await shrinkPicture('image/png', one(grayPng(3000, 3000, { cut: 0.3 })))).toMatch(/read|png|end/i);
  expect(await shrinkPicture('image/jpeg', one(grayPng(3000, 3000)))).toMatch(/unsupported|blocked|jpeg/i);
  expect(await shrinkPicture('image/png', one(Buffer.from('\x89PNG\r\n\x1A\n', 'latin1')))).toMatch(/\w/);
  expect(await shrinkPicture('image/png', one(grayPng(4000, 3000)), { mostMemory: 50_000_000 })).toBe('it takes too much memory to read');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000"><image href="file:///etc/passwd"/></svg>');
  expect(await shrinkPicture('image/png', one(svg))).toMatch(/unsupported|blocked/i);
});

test('what takes too long is ended, and where the decoder is missing it is said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gloss-shrink-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const sleeper = join(folder, 'sleeper.mjs');
  await writeFile(sleeper, 'setInterval(() => undefined, 1000);');
  expect(await shrinkPicture('image/png', one(grayPng(9, 9)), { mostMs: 300 }, sleeper)).toBe('it takes longer than 0.3 s to read');
  const apart = join(folder, 'shrink.mjs');
  await writeFile(apart, await readFile('app/formats/picture/shrink.mjs'));
  expect(await shrinkPicture('image/png', one(grayPng(9, 9)), {}, apart)).toBe('the package sharp is not installed');
});
