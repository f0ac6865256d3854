/** The decoder of AAC: frames as encoders write them beside what another decoder makes of them, and frames that none writes, bit by bit. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { books } from '#app/formats/sound/aac/books.mjs';
import { bits, frameOf, makeM4a } from '../fixtures/m4a.ts';
import { decoded } from './decoded.ts';

const sounds = join(import.meta.dirname, '../fixtures/sounds');
const fixture = (name: string) => new Uint8Array(readFileSync(join(sounds, name)));

test('every book is complete: each bit string begins with one code, each meaning has one', () => {
  const sizes = [121, 81, 81, 81, 81, 81, 81, 64, 64, 169, 169, 289];
  for (const [index, { counts, meanings }] of books.entries()) {
    const all = meanings.match(/\w\w/g)!.map((digits) => Number.parseInt(digits, 36));
    const lengths = counts.split(' ').map(Number);
    expect(lengths.reduce((sum, count, bit) => sum + count / 2 ** (bit + 1), 0)).toBe(1);
    expect(lengths.reduce((sum, count) => sum + count, 0)).toBe(all.length);
    expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: sizes[index]! }, (_, meaning) => meaning));
  }
});

// Every so many samples of what libavcodec makes of the file, channel after channel (little endian, 32 bits, as players play it).
test.each([
  ['sweep', 101, 'long and short windows, both shapes, middle and side, intensity'],
  ['beeps', 401, 'another encoder: noise shaping, forwards'],
  ['six', 101, 'six channels in the order of WAV'],
])('%s.m4a is what another decoder makes of it (%i): %s', async (name, step) => {
  const { channels } = await decoded(fixture(`${name}.m4a`));
  const all = channels.flatMap((samples) => [...samples]);
  const bytes = fixture(`${name}.f32`);
  const other = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  expect(Math.ceil(all.length / step)).toBe(other.length);
  const farthest = other.reduce((most, sample, index) => Math.max(most, Math.abs(sample - all[index * step]!)), 0);
  expect(farthest).toBeLessThan(2e-6);
});

test('a sweep with clicks is the sound it was made of, sample by sample and no later', async () => {
  const { channels, rate } = await decoded(fixture('sweep.m4a'));
  const seconds = Array.from({ length: rate }, (_, index) => index / rate);
  const sweep = seconds.map((t) => 0.3 * Math.sin(2 * Math.PI * (200 * t + (7800 * t * t) / 2)));
  const clicks = new Set([1, 2, 3].map((n) => Math.trunc((n * rate) / 4)));
  const made = [
    sweep.map((sample, index) => sample + (clicks.has(index) ? 0.6 : 0)),
    sweep.map((sample, index) => 0.2 * sample + 0.25 * Math.sin(2 * Math.PI * 660 * seconds[index]!)),
  ];
  for (const [channel, samples] of made.entries()) {
    const power = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value * value, 0);
    const noise = power(samples.map((sample, index) => sample - channels[channel]![index]!));
    expect(10 * Math.log10(power(samples) / noise)).toBeGreaterThan(32);
  }
});

/** What a code means -> its bits. Codes of a length follow each other, shorter ones first. */
function code(book: number, meaning: number): string {
  const { counts, meanings } = books[book]!;
  const all = meanings.match(/\w\w/g)!.map((digits) => Number.parseInt(digits, 36));
  let [first, start] = [0, 0];
  for (const [index, count] of counts.split(' ').map(Number).entries()) {
    const place = all.indexOf(meaning) - start;
    if (place < count) return bits(first + place, index + 1);
    first = (first + count) * 2;
    start += count;
  }
  throw new Error('no such code');
}

/** Kinds of elements, and what ends a frame. */
const [mono, pair, coupling, data, description, fill, end] = [0, 1, 2, 4, 5, 6, 7].map((id) => bits(id, 3)) as [string, ...string[]];
const tag = '0000';
const loudness = (gain: number) => bits(gain, 8);
/** A long window of sines with so many bands; nothing is predicted. */
const layout = (bands: number) => `0 00 0 ${bits(bands, 6)} 0`.replaceAll(' ', '');
/** One band by a book. */
const written = (book: number) => bits(book, 4) + bits(1, 5);
const sameFactor = code(0, 60);
/** No pulses, no shaping, no change of gain. */
const plain = '000';
/** One band of four lines. */
const single = (book: number, besides: string, lines: string) =>
  mono + tag + loudness(160) + layout(1) + written(book) + sameFactor + besides + lines;
/** The first line is 6. */
const six = single(11, plain, `${code(11, 6 * 17)}0${code(11, 0)}`);
const samplesOf = async (...frames: string[]) => (await decoded(makeM4a({ frames: frames.map((frame) => frameOf(frame, end!)) }))).channels[0]!;

describe('frames bit by bit', () => {
  test('a line is the wave that the standard says, in windows that overlap', async () => {
    const samples = await samplesOf(six, six, six);
    expect(samples.length).toBe(3 * 1024);
    const height = (6 ** (4 / 3) * 2 ** 15) / 1024 / 32_768;
    const wave = (n: number) => height * Math.cos((Math.PI / 1024) * (n + 512.5) * 0.5) * Math.sin((Math.PI / 2048) * (n + 0.5));
    const apart = Array.from(samples.slice(1024, 2048), (sample, n) => Math.abs(sample - wave(n) - wave(n + 1024)));
    expect(Math.max(...apart)).toBeLessThan(1e-8);
  });

  test('a pulse makes a line higher than its code', async () => {
    // One, in the first band, at its first line, by 5; the line itself is 1.
    const pulsed = single(1, `1${bits(0, 2)}${bits(0, 6)}${bits(0, 5)}${bits(5, 4)}00`, code(1, 67));
    expect(await samplesOf(pulsed, pulsed)).toEqual(await samplesOf(six, six));
  });

  test('a number too high for a code stands behind it', async () => {
    // -37 is five bits and a leading one: one bit more than four, a zero, 00101.
    const high = single(11, plain, `${code(11, 16 * 17)}1 10 00101 ${code(11, 0)}`.replaceAll(' ', ''));
    const [loud, quiet] = [await samplesOf(high, high), await samplesOf(six, six)];
    expect(loud[1500]! / quiet[1500]!).toBeCloseTo(-((37 / 6) ** (4 / 3)), 3);
  });

  test('what is no channel is passed over: a description, data, a coupled channel, room', async () => {
    // Kind and rate, one element in front and none elsewhere, not mixed down; up to a byte, and a comment of one letter.
    const described =
      `${description}${tag}01 0100 0001 0000 0000 00 000 0000 000 00000`.replaceAll(' ', '').padEnd(48, '0') + bits(1, 8) + bits(255, 8);
    const given = data + tag + '0' + bits(2, 8) + bits(0xffff, 16);
    const coupled =
      coupling + tag + '1' + bits(0, 3) + '0' + tag + '0000' + loudness(160) + layout(1) + written(1) + sameFactor + plain + code(1, 40);
    const room = fill + bits(2, 4) + bits(0xffff, 16) + fill + bits(15, 4) + bits(2, 8) + '1'.repeat(16 * 8);
    expect(await samplesOf(described + given + coupled + six + room, six)).toEqual(await samplesOf(six, six));
  });

  test('noise that a pair has in common is the same in both channels, else each has its own', async () => {
    const noise = loudness(180) + written(13) + bits(256 + 20, 9) + plain;
    const channelsOf = async (joined: string) => {
      const frame = frameOf(pair!, tag, '1', layout(1), joined, noise, noise, end!);
      return (await decoded(makeM4a({ config: Buffer.from('1210', 'hex'), frames: [frame, frame] }))).channels;
    };
    const [left, right] = await channelsOf('10');
    expect([Math.max(...left!) > 0.01, right]).toEqual([true, left]);
    const [one, other] = await channelsOf('00');
    expect(other).not.toEqual(one);
  });

  test.each([
    ['a book that is none', single(12, plain, '')],
    ['more bands than there are', mono + tag + loudness(160) + layout(63) + plain],
    ['a gain that changes', single(1, '001', code(1, 40))],
    ['a joint pair of a kind that is none', `${pair}${tag}1${layout(1)}11`],
    ['an end too early', mono + tag],
  ])('T27 %s: such a frame is silent and keeps its time; where most are so, nothing is read', async (_, wrong) => {
    const samples = await samplesOf(six, wrong, six, six);
    expect([samples.length, Math.abs(samples[2048]!) < 1e-4]).toEqual([4 * 1024, true]);
    await expect(samplesOf(wrong, wrong, six)).rejects.toThrow('most of its frames are broken');
  });
});
