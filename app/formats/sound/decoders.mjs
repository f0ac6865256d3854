// Each format's bytes -> what is decoded of them, `channelData` (one array per channel, -1 to 1), `samplesDecoded`, `sampleRate`: so little at a
// time that it fits, however much a few bytes stand for. Each decoder is a package of its own, in WebAssembly, but for AAC, of which none has one.
import CodecParser from 'codec-parser';

/** Frames or pages, each when it is asked for: of one piece of bytes there may be thousands. */
async function* parsed(bytes, type) {
  const parser = new CodecParser(type, { enableFrameCRC32: false });
  for await (const part of bytes) yield* parser.parseChunk(part);
  yield* parser.flush();
}

/** What is right, but more than may be. */
export class TooMuch extends Error {}

function check({ channels }, mostChannels) {
  if (channels > mostChannels) throw new TooMuch(`it has ${channels} channels, which are too many`);
}

/** A frame of 24 bytes and more is 1152 samples of two channels at most. */
const mpegPiece = 4096;

async function* mpeg(bytes) {
  const { MPEGDecoder } = await import('mpg123-decoder');
  const decoder = new MPEGDecoder();
  await decoder.ready;
  for await (const part of bytes) for (let at = 0; at < part.length; at += mpegPiece) yield decoder.decode(part.subarray(at, at + mpegPiece));
}

/** A frame is up to 65,535 samples of eight channels, whatever its bytes. */
async function* flac(bytes) {
  const { FLACDecoder } = await import('@wasm-audio-decoders/flac');
  const decoder = new FLACDecoder();
  await decoder.ready;
  for await (const { data } of parsed(bytes, 'audio/flac')) yield await decoder.decodeFrames([data]);
}

/** The name of what is in an Ogg stands behind the head of its first page. */
const [nameStart, nameEnd] = [28, 36];

async function* ogg(bytes, mostChannels) {
  const parts = bytes[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    head = Buffer.concat([head, next.value]);
    if (head.length >= nameEnd) break;
  }
  async function* all() {
    yield head;
    yield* { [Symbol.asyncIterator]: () => parts };
  }
  const isOpus = head.toString('latin1', nameStart, nameEnd) === 'OpusHead';
  yield* (isOpus ? opus : vorbis)(parsed(all(), 'audio/ogg'), mostChannels);
}

/** A page is up to 255 packets. */
async function* vorbis(pages, mostChannels) {
  const { OggVorbisDecoder } = await import('@wasm-audio-decoders/ogg-vorbis');
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  for await (const page of pages) {
    for (const { header } of page.codecFrames) check(header, mostChannels);
    yield await decoder.decodeOggPages([page]);
  }
}

async function begin({ channels, streamCount, coupledStreamCount, channelMappingTable, preSkip }) {
  const { OpusDecoder } = await import('opus-decoder');
  const decoder = new OpusDecoder({ channels, streamCount, coupledStreamCount, channelMappingTable, preSkip });
  await decoder.ready;
  return decoder;
}

async function* opus(pages, mostChannels) {
  let decoder;
  let preSkip = 0;
  // Samples of each channel so far, without those that are only there to begin with.
  let count = 0;
  for await (const { codecFrames, isLastPage, absoluteGranulePosition } of pages) {
    const [frame] = codecFrames;
    if (!frame) continue;
    check(frame.header, mostChannels);
    if (!decoder) {
      decoder = await begin(frame.header);
      ({ preSkip } = frame.header);
    }
    const { channelData, samplesDecoded, sampleRate } = decoder.decodeFrames(codecFrames.map(({ data }) => data));
    // The last frame is longer than the sound.
    const last = isLastPage ? Number(absoluteGranulePosition) : Infinity;
    const length = Math.max(0, Math.min(samplesDecoded, last - preSkip - count));
    count += length;
    yield { channelData: channelData.map((samples) => samples.subarray(0, length)), samplesDecoded: length, sampleRate };
  }
}

/** Not the file: what `m4a.ts` found in it. */
async function* m4a(bytes, mostChannels) {
  const { decodeM4a } = await import('./m4a.mjs');
  yield* decodeM4a(bytes, (head) => check(head, mostChannels));
}

export const decoders = { 'audio/mpeg': mpeg, 'audio/flac': flac, 'audio/ogg': ogg, 'audio/mp4': m4a };
