import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { peaksAddress } from '#app/core/sound/address.ts';
import { readPeaks, writePeaks } from '#app/core/sound/peaks-file.ts';
import { columnsOf, PeakCollector, peaksOf } from '#app/core/sound/peaks.ts';

const samples = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 2000 });

test('peaks come back as they were written, to the 127th part, and no faint sound is silent', () => {
  fc.assert(
    fc.property(samples, fc.integer({ min: 1, max: 3 }), (given, channels) => {
      const written = Array.from({ length: channels }, (_, channel) =>
        peaksOf(
          given.map((sample) => sample / (channel + 1)),
          8000,
        ),
      );
      const read = readPeaks(writePeaks(written).buffer) ?? [];
      expect(read.map(({ length, sampleRate, levels }) => [length, sampleRate, levels.length])).toEqual(
        written.map(({ length, sampleRate, levels }) => [length, sampleRate, levels.length]),
      );
      for (const [channel, { levels }] of read.entries()) {
        for (const [index, part] of (levels[0]?.pairs ?? []).entries()) {
          const was = written[channel]?.levels[0]?.pairs[index] ?? Number.NaN;
          expect(Math.abs(part - was)).toBeLessThanOrEqual(1 / 127);
          expect(Math.abs(part)).toBeGreaterThanOrEqual(Math.abs(was) - 1e-6);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('what is no whole file of peaks is none', () => {
  const bytes = writePeaks([peaksOf([0.5, -0.5], 8000)]);
  expect(readPeaks(bytes.buffer.slice(0, bytes.length - 1))).toBeUndefined();
  expect(readPeaks(new ArrayBuffer(3))).toBeUndefined();
  bytes[0] = 0;
  expect(readPeaks(bytes.buffer)).toBeUndefined();
});

test('a long sound gets wider buckets instead of more, and loses no peak', () => {
  fc.assert(
    fc.property(samples, fc.integer({ min: 1, max: 20 }), (given, most) => {
      const collector = new PeakCollector(100, most);
      collector.add(given);
      const peaks = collector.peaks();
      expect(peaks.levels[0]?.pairs.length).toBeLessThanOrEqual(2 * most);
      const [low, high] = columnsOf(peaks, 0, given.length / 100, 1);
      expect([low, high]).toEqual([Math.fround(Math.min(...given)), Math.fround(Math.max(...given))]);
    }),
  );
});

test('only sounds of this server have peaks, at the address that the router knows', () => {
  expect(peaksAddress(paths.file(7, 'a0b1c2d3-1111-4222-8333-444455556666', 'a tone.wav'))).toBe(
    paths.filePeaks
      .replace(':project', '7')
      .replace(':file', 'a0b1c2d3-1111-4222-8333-444455556666')
      .replace(':name', encodeURIComponent('a tone.wav')),
  );
  expect(peaksAddress('https://elsewhere.example/projects/7/files/12/a.wav')).toBeUndefined();
  expect(peaksAddress(paths.sampleMedia('sound.wav'))).toBeUndefined();
});
