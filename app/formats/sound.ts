/** Sounds as bytes -> their peaks. WAV is read by ourselves, MP3, FLAC and Ogg by decoders in WebAssembly; never the whole sound at once. */
import type { Decoded, Decoder } from './sound/decoder.ts';
import { createOggOpus, isOpus } from './sound/ogg-opus.ts';
import { mostBuckets } from '#app/core/sound/peaks-file.ts';
import { PeakCollector, type Peaks } from '#app/core/sound/peaks.ts';
import { createWavReader } from '#app/core/sound/wav.ts';

type Bytes = AsyncIterable<Uint8Array>;
type Create = (head: Uint8Array) => Promise<Decoder>;
/** Each is loaded with the first sound that needs it. */
const decoders: Record<string, Create> = {
  'audio/mpeg': async () => new (await import('mpg123-decoder')).MPEGDecoder(),
  'audio/flac': async () => new (await import('@wasm-audio-decoders/flac')).FLACDecoder(),
  'audio/ogg': async (head) => (isOpus(head) ? await createOggOpus() : new (await import('@wasm-audio-decoders/ogg-vorbis')).OggVorbisDecoder()),
};

/** One per channel; undefined for sounds that cannot be read here: browsers then do it themselves. */
export async function soundPeaks(type: string, bytes: Bytes): Promise<Peaks[] | undefined> {
  if (type === 'audio/wav') return wavPeaks(bytes);
  const create = decoders[type];
  return create ? decodedPeaks(create, bytes) : undefined;
}

async function wavPeaks(bytes: Bytes): Promise<Peaks[] | undefined> {
  const reader = createWavReader(mostBuckets);
  for await (const part of bytes) {
    reader.add(part);
    if (reader.state === 'other') return undefined;
  }
  return whole(reader.collectors);
}

/** Small pieces, so that other work of the server goes on between them. */
const piece = 32_768;

async function decodedPeaks(create: Create, bytes: Bytes): Promise<Peaks[] | undefined> {
  let collectors: PeakCollector[] = [];
  const take = ({ channelData, samplesDecoded, sampleRate }: Decoded) => {
    // Before its head is read whole, a decoder may say anything of a sound.
    if (samplesDecoded === 0) return;
    if (collectors.length === 0 && sampleRate > 0) collectors = channelData.map(() => new PeakCollector(sampleRate, mostBuckets));
    for (const [channel, samples] of channelData.entries()) collectors[channel]?.add(samples);
  };
  let decoder: Decoder | undefined;
  try {
    for await (const part of bytes) {
      decoder ??= await create(part);
      await decoder.ready;
      for (let at = 0; at < part.length; at += piece) take(await decoder.decode(part.subarray(at, at + piece)));
    }
    if (decoder?.flush) take(await decoder.flush());
  } finally {
    decoder?.free();
  }
  return whole(collectors);
}

function whole(collectors: readonly PeakCollector[]): Peaks[] | undefined {
  const peaks = collectors.map((collector) => collector.peaks());
  const [first] = peaks;
  return first && first.length > 0 && peaks.every(({ length }) => length === first.length) ? peaks : undefined;
}
