/** Brings a sound from its address to peaks. */
import { peaksOf, type PeakCollector, type Peaks } from '#app/core/sound/peaks.ts';
import { peaksAddress } from '#app/core/sound/address.ts';
import { readPeaks } from '#app/core/sound/peaks-file.ts';
import { createWavReader } from '#app/core/sound/wav.ts';

export type Sound = {
  /** One per channel. */
  channels: Peaks[];
  /** Seconds, as decoded. */
  duration: number;
};

export type Loading = {
  signal: AbortSignal;
  /** Part of the sound that has arrived, 0..1, where the length is known; `soFar` makes what can be drawn of it already. */
  progress(part: number | undefined, soFar?: () => Sound): void;
};

/** Decoding to this rate shows a wave as well as any, and holds an hour in 115 MB per channel instead of 690. */
const decodedRate = 8000;

/** What sounds were read from, by their address, while a player may still want it: one that cannot ask its server for parts. */
const wholes = new Map<string, Promise<Blob | undefined>>();

/**
 * Plain WAV is read as it arrives, without holding the whole where its server sends parts; everything else must be decoded in one piece, as browsers do not
 * decode compressed sound in parts. Throws a sentence for the person when the sound cannot be fetched or decoded.
 */
export async function loadSound(url: string, loading: Loading): Promise<Sound> {
  const reading = readSound(url, loading);
  wholes.set(
    url,
    reading.then(
      ({ whole }) => whole,
      () => undefined,
    ),
  );
  return (await reading).sound;
}

async function readSound(url: string, loading: Loading): Promise<{ sound: Sound; whole?: Blob }> {
  // The sound itself, from the address the server gave; nothing is sent.
  const response = await fetch(url, { signal: loading.signal }).catch(() => undefined);
  if (!response?.ok || !response.body) throw new Error(unreachable);
  const size = Number(response.headers.get('content-length')) || undefined;
  const sendsParts = response.headers.get('accept-ranges') === 'bytes';
  const wav = createWavReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let arrived = 0;
  for await (const part of chunks(response.body)) {
    arrived += part.length;
    wav.add(part);
    if (!sendsParts || wav.state === 'unknown' || wav.state === 'other') parts.push(part);
    loading.progress(size && arrived / size, wav.state === 'reading' ? () => soundOf(wav.collectors) : undefined);
  }
  const whole = sendsParts ? undefined : new Blob(parts);
  return { sound: wav.state === 'reading' ? soundOf(wav.collectors) : await decode(parts), whole };
}

/** The peaks that the server keeps of a sound it holds; undefined where there are none. */
export async function fetchPeaks(url: string, signal: AbortSignal): Promise<Sound | undefined> {
  const address = peaksAddress(url);
  const response = address === undefined ? undefined : await fetch(address, { signal }).catch(() => undefined);
  const channels = response?.status === 200 ? readPeaks(await response.arrayBuffer()) : undefined;
  return channels && { channels, duration: durationOf(channels) };
}

/** Nobody will want it any more. */
export const forgetWhole = (url: string): void => void wholes.delete(url);

/** The sound as it is, for playing: what the wave was read from, else asked for anew. Undefined when it cannot be had. */
export async function fetchWhole(url: string, signal: AbortSignal): Promise<Blob | undefined> {
  const whole = await wholes.get(url);
  forgetWhole(url);
  if (whole) return whole;
  const response = await fetch(url, { signal }).catch(() => undefined);
  return response?.ok ? response.blob().catch(() => undefined) : undefined;
}

const unreachable =
  'The sound could not be fetched, so no wave is drawn. You can still listen and set ranges. If it lies in a storage bucket, its CORS rule must allow this site.';
const undecodable = 'This browser cannot read the sound’s format, so no wave is drawn. You can still listen, if it plays, and set ranges.';

/** Reads a stream piece by piece; not every browser can iterate one. */
async function* chunks(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

async function decode(parts: Uint8Array<ArrayBuffer>[]): Promise<Sound> {
  const bytes = await new Blob(parts).arrayBuffer();
  const decoder = new OfflineAudioContext(1, 1, decodedRate);
  const decoded = await decoder.decodeAudioData(bytes).catch(() => {
    throw new Error(undecodable);
  });
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, index) => peaksOf(decoded.getChannelData(index), decoded.sampleRate));
  return { channels, duration: decoded.duration };
}

function soundOf(collectors: readonly PeakCollector[]): Sound {
  const channels = collectors.map((collector) => collector.peaks());
  return { channels, duration: durationOf(channels) };
}

function durationOf([first]: readonly Peaks[]): number {
  return first ? first.length / first.sampleRate : 0;
}
