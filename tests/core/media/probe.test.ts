/** What video files say about their pictures: real files, and bytes that want to do harm. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadBytes } from '#app/core/media/bytes.ts';
import { probeVideo } from '#app/core/media/probe.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/video', name)));
const reading =
  (bytes: Uint8Array): ReadBytes =>
  (offset, length) =>
    Promise.resolve(bytes.subarray(Math.min(offset, bytes.length), Math.min(bytes.length, offset + length)));
const probe = (bytes: Uint8Array) => probeVideo(reading(bytes));

describe('files as cameras and programs write them', () => {
  test('MP4 with pictures out of order: 29.97 per second, each with its time', async () => {
    const timing = await probe(fixture('clip-2997fps.mp4'));
    expect([timing?.fps.toFixed(4), timing?.frames, timing?.times?.length]).toEqual(['29.9700', 30, 30]);
    expect([0, 1, 2, 29].map((index) => timing?.times?.[index]?.toFixed(4))).toEqual(['0.0000', '0.0334', '0.0667', '0.9676']);
  });

  test('MP4 whose pictures come unevenly: the times of each', async () => {
    const timing = await probe(fixture('uneven.mp4'));
    expect(timing?.frames).toBe(17);
    expect([2, 3, 6, 7].map((index) => timing?.times?.[index]?.toFixed(3))).toEqual(['0.100', '0.250', '0.400', '0.500']);
  });

  test('MP4 in fragments: the usual length of a picture', async () => {
    expect((await probe(fixture('frag-12fps.mp4')))?.fps).toBe(12);
  });

  test('WebM: the rate from its header, the count from its length', async () => {
    const timing = await probe(fixture('counted-25fps.webm'));
    expect([timing?.fps, timing?.frames]).toEqual([25, 40]);
  });

  test('WebM that says no rate: measured on its pictures', async () => {
    const bytes = fixture('counted-25fps.webm').slice();
    // 23 E3 83 is the length of a picture; another id hides it.
    const at = bytes.findIndex((byte, index) => byte === 0x23 && bytes[index + 1] === 0xe3 && bytes[index + 2] === 0x83);
    bytes.set([0x23, 0xe3, 0x84], at);
    const timing = await probe(bytes);
    expect([timing?.fps, timing?.frames]).toEqual([25, 40]);
  });
});

describe('other bytes', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['a sound', new TextEncoder().encode('RIFF....WAVEfmt and so on')],
    ['boxes without end', Uint8Array.from({ length: 4096 }, (_, index) => [0, 0, 0, 8, 109, 100, 97, 116][index % 8] ?? 0)],
    ['a box smaller than itself', new Uint8Array([0, 0, 0, 3, 109, 111, 111, 118, 0, 0, 0, 0])],
  ])('%s say nothing', async (_, bytes) => {
    expect(await probe(bytes)).toBeUndefined();
  });

  test('property: damaged files are read or not, but never break or stall', async () => {
    const files = ['clip-2997fps.mp4', 'uneven.mp4', 'frag-12fps.mp4', 'counted-25fps.webm'].map(fixture);
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), damage, fc.nat(), async (file, changes, cut) => {
        const bytes = file.slice(0, cut % 3 === 0 ? cut % file.length : file.length);
        for (const [at, byte] of changes) bytes[at % Math.max(1, bytes.length)] = byte;
        const timing = await probe(bytes);
        if (timing) expect(timing.fps).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('what comes from outside is passed on: a file that cannot be fetched is no file without a rate', async () => {
    await expect(probeVideo(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });
});
