/**
 * Sounds as bytes -> their peaks. WAV is read here. MP3, FLAC, Ogg and M4A become WAV in a process of its own first, with limits of time, memory and
 * length: a few bytes of them may stand for hours (T27).
 */
import { spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { text } from 'node:stream/consumers';
import type { ReadBytes } from '#app/core/media/bytes.ts';
import { mostBuckets } from '#app/core/sound/peaks-file.ts';
import type { PeakCollector, Peaks } from '#app/core/sound/peaks.ts';
import { createWavReader } from '#app/core/sound/wav.ts';
import { feed, findProgram } from './program.ts';
import { m4aFrames } from './sound/m4a.ts';

type Bytes = AsyncIterable<Uint8Array>;
/** From the beginning to the end, or here and there. */
export type SoundFile = { all: () => Promise<Bytes>; read: ReadBytes };

export type SoundLimits = {
  mostChannels: number;
  /** Of all channels together. */
  mostSamples: number;
  /** Bytes of the whole process. */
  mostMemory: number;
  mostMs: number;
};
/** Samples: of a day in one channel at 48 kHz, of six hours in four. What is longer browsers read themselves. */
export const soundLimits: SoundLimits = { mostChannels: 32, mostSamples: 4_200_000_000, mostMemory: 250_000_000, mostMs: 5 * 60_000 };

const decodable: readonly string[] = ['audio/mpeg', 'audio/flac', 'audio/ogg'];

/** One per channel; undefined where nothing here reads such a sound, a sentence where this one cannot be read: browsers then do it themselves. */
export async function soundPeaks(
  type: string,
  { all, read }: SoundFile,
  given: Partial<SoundLimits> = {},
  program = findProgram('app/formats/sound/decode.mjs'),
): Promise<Peaks[] | string | undefined> {
  if (type === 'audio/wav') return wavPeaks(await all());
  const bytes = type === 'audio/mp4' ? await m4aFrames(read) : decodable.includes(type) && (await all());
  return bytes ? decodedPeaks(type, bytes, { ...soundLimits, ...given }, program) : undefined;
}

async function wavPeaks(bytes: Bytes): Promise<Peaks[] | undefined> {
  const reader = createWavReader(mostBuckets);
  for await (const part of bytes) {
    reader.add(part);
    if (reader.state === 'other') return undefined;
  }
  return whole(reader.collectors);
}

async function decodedPeaks(type: string, bytes: Bytes, limits: SoundLimits, program: string): Promise<Peaks[] | string | undefined> {
  // It knows nothing of the server: neither its environment nor its secrets.
  const child = spawn(execPath, [program, type, JSON.stringify(limits)], { env: {}, timeout: limits.mostMs, killSignal: 'SIGKILL' });
  const ended = new Promise<string>((done) => {
    child.on('error', (error) => done(error.message));
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') done(`it takes longer than ${limits.mostMs / 1000} s to read`);
      else done(code === 0 ? '' : 'it cannot be read');
    });
  });
  try {
    const [peaks, end, said] = await Promise.all([wavPeaks(child.stdout as Bytes), ended, text(child.stderr), feed(child.stdin, bytes)]);
    return said.slice(0, 500) || end || peaks;
  } finally {
    child.kill('SIGKILL');
  }
}

function whole(collectors: readonly PeakCollector[]): Peaks[] | undefined {
  const peaks = collectors.map((collector) => collector.peaks());
  const [first] = peaks;
  return first && first.length > 0 && peaks.every(({ length }) => length === first.length) ? peaks : undefined;
}
