/** The samples of a sound that must be decoded in one piece: fetched whole, at a rate that its length leaves room for. */
import { unreachable, type Opening, type Samples } from './samples.ts';

/** Seconds: a longer sound would take more memory than a page should. */
const longest = 5400;
const longestBytes = 400_000_000;
/** Samples of one channel that are held at most. */
const mostSamples = 44_000_000;
const rates = { least: 8000, most: 48_000 };

export async function decodeWhole({ url, duration, signal, progress }: Opening): Promise<Samples> {
  if (duration > longest) throw new Error(tooLong);
  const response = await fetch(url, { signal }).catch(() => undefined);
  if (!response?.ok || !response.body) throw new Error(unreachable);
  const size = Number(response.headers.get('content-length')) || undefined;
  if (size !== undefined && size > longestBytes) {
    await response.body.cancel();
    throw new Error(tooLong);
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let arrived = 0;
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    arrived += read.value.length;
    progress(size && Math.min(1, arrived / size));
  }
  const rate = Math.round(Math.min(rates.most, Math.max(rates.least, mostSamples / Math.max(1, duration))));
  const decoder = new OfflineAudioContext(1, 1, rate);
  const decoded = await decoder.decodeAudioData(await new Blob(parts).arrayBuffer()).catch(() => {
    throw new Error('This browser cannot read the sound’s format, so there is no spectrogram.');
  });
  return samplesOf(
    Array.from({ length: decoded.numberOfChannels }, (_, index) => decoded.getChannelData(index)),
    decoded.sampleRate,
  );
}

const tooLong =
  'This sound is too long for a spectrogram: one of more than 90 minutes has to be a WAV, on a server that sends parts of it. The wave shows all of it.';

function samplesOf(all: readonly Float32Array[], rate: number): Samples {
  return {
    rate,
    channels: all.length,
    length: all[0]?.length ?? 0,
    most: Infinity,
    fetch: () => undefined,
    read(into, from, channel) {
      const read = channel === undefined ? all : all.slice(channel, channel + 1);
      for (let index = 0; index < into.length; index += 1) {
        let sum = 0;
        for (const samples of read) sum += samples[from + index] ?? 0;
        into[index] = read.length > 0 ? sum / read.length : 0;
      }
    },
  };
}
