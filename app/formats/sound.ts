/** Sounds as bytes -> their peaks. WAV is read by ourselves, MP3, FLAC and Ogg by decoders in WebAssembly; never the whole sound at once. */
import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import { MPEGDecoder } from 'mpg123-decoder';
import type { Decoded, Decoder } from './sound/decoder.ts';
import { createOggOpus, isOpus } from './sound/ogg-opus.ts';
import { mostBuckets } from '#app/core/sound/peaks-file.ts';
import { PeakCollector, type Peaks } from '#app/core/sound/peaks.ts';
import { createWavReader } from '#app/core/sound/wav.ts';

type Bytes = AsyncIterable<Uint8Array>;
const decoders: Record<string, (head: Uint8Array) => Decoder> = {
  'audio/mpeg': () => new MPEGDecoder(),
  'audio/flac': () => new FLACDecoder(),
  'audio/ogg': (head) => (isOpus(head) ? createOggOpus() : new OggVorbisDecoder()),
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

async function decodedPeaks(create: (head: Uint8Array) => Decoder, bytes: Bytes): Promise<Peaks[] | undefined> {
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
      decoder ??= create(part);
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
