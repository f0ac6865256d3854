/** Opus in Ogg: one package takes the pages apart, another decodes what is in them. */
import type { OggPage, OpusHeader } from 'codec-parser';
import type { OpusDecoder } from 'opus-decoder';
import type { Decoded, Decoder } from './decoder.ts';

const nothing: Decoded = { channelData: [], samplesDecoded: 0, sampleRate: 0 };

/** Whether the first bytes of an Ogg are those of Opus: the name stands behind the head of the first page. */
export const isOpus = (head: Uint8Array): boolean => Buffer.from(head.subarray(28, 36)).toString('latin1') === 'OpusHead';

export async function createOggOpus(): Promise<Decoder> {
  const { default: CodecParser } = await import('codec-parser');
  const parser = new CodecParser<OggPage>('application/ogg', { enableFrameCRC32: false });
  let decoder: OpusDecoder | undefined;
  let preSkip = 0;
  /** Samples of each channel so far, without those that are only there to begin with. */
  let count = 0;

  async function begin(header: OpusHeader): Promise<OpusDecoder> {
    const { channels, streamCount, coupledStreamCount, channelMappingTable } = header;
    ({ preSkip } = header);
    const opus = await import('opus-decoder');
    decoder = new opus.OpusDecoder({ channels, streamCount, coupledStreamCount, channelMappingTable, preSkip });
    await decoder.ready;
    return decoder;
  }

  async function read(pages: readonly OggPage[]): Promise<Decoded> {
    const frames: Uint8Array[] = [];
    let header: OpusHeader | undefined;
    let last = Infinity;
    for (const { codecFrames, isLastPage, absoluteGranulePosition } of pages) {
      for (const frame of codecFrames) {
        header ??= frame.header as OpusHeader;
        frames.push(frame.data);
      }
      // The last frame is longer than the sound.
      if (isLastPage) last = Number(absoluteGranulePosition);
    }
    if (!header) return nothing;
    const { channelData, samplesDecoded, sampleRate } = (decoder ?? (await begin(header))).decodeFrames(frames);
    const length = Math.max(0, Math.min(samplesDecoded, last - preSkip - count));
    count += length;
    return { channelData: channelData.map((samples) => samples.subarray(0, length)), samplesDecoded: length, sampleRate };
  }

  return {
    ready: Promise.resolve(),
    free: () => decoder?.free(),
    decode: (bytes) => read(all(parser.parseChunk(bytes))),
    flush: () => read(all(parser.flush())),
  };
}

/** The package's generators are typed as iterators alone. */
function all(pages: Iterator<OggPage>): OggPage[] {
  const found: OggPage[] = [];
  for (let next = pages.next(); !next.done; next = pages.next()) found.push(next.value);
  return found;
}
