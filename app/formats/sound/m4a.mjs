// The frames of an M4A -> samples. They come one after the other, each behind its length in two bytes; before them a frame of JSON says what they are
// (`m4a.ts` writes it).
import { createDecoder } from './aac/decoder.mjs';
import { readConfig } from './aac/config.mjs';
import { frameLength } from './aac/filterbank.mjs';

async function* framesIn(bytes) {
  let held = Buffer.alloc(0);
  for await (const part of bytes) {
    held = Buffer.concat([held, part]);
    let at = 0;
    while (at + 2 <= held.length && at + 2 + held.readUInt16BE(at) <= held.length) {
      const end = at + 2 + held.readUInt16BE(at);
      yield held.subarray(at + 2, end);
      at = end;
    }
    held = held.subarray(at);
  }
}

/** Samples of each channel that are handed out together, at most. */
const pieceLength = 16 * frameLength;

/** `check`: throws where there are too many channels. */
export async function* decodeM4a(bytes, check) {
  const frames = framesIn(bytes);
  const { value: head } = await frames.next();
  if (!head) return;
  const { config, lead, skipped, seconds } = JSON.parse(head);
  const kind = readConfig(Buffer.from(config, 'hex'));
  // Another kind of AAC: that is no fault.
  if (!kind) return;
  check({ channels: kind.order.length });
  const count = { whole: 0, broken: 0 };
  yield* cut(decoded(frames, kind, count), kind, { lead, skipped, seconds: seconds ?? Infinity });
  if (count.broken > count.whole) throw new Error('most of its frames are broken');
}

async function* decoded(frames, kind, count) {
  const decode = createDecoder(kind);
  for await (const frame of frames) {
    const { isWhole, channelData } = decode(frame);
    count[isWhole ? 'whole' : 'broken'] += 1;
    yield channelData;
  }
}

/** An empty stretch before a sound that is longer, in seconds, is none. */
const mostSilence = 3600;

/** What a player plays, in seconds: `lead` of silence before it, and of what there is so much as `seconds` say behind what is `skipped`. */
async function* cut(decodedFrames, { rate, order, delay }, { lead, skipped, seconds }) {
  const piece = order.map(() => new Float32Array(pieceLength));
  const taken = (samplesDecoded) => ({ channelData: piece.map((samples) => samples.subarray(0, samplesDecoded)), samplesDecoded, sampleRate: rate });
  const end = Math.round(seconds * rate);
  /** Where the next frame begins in what is played. */
  let at = delay - Math.round(skipped * rate);
  for (let left = (lead > mostSilence ? 0 : Math.round(lead * rate)) + Math.max(0, at); left > 0; left -= pieceLength) {
    yield taken(Math.min(left, pieceLength));
  }
  let filled = 0;
  for await (const channelData of decodedFrames) {
    const [from, to] = [Math.max(0, -at), Math.min(frameLength, end - at)];
    at += frameLength;
    if (to > from) {
      for (const [channel, samples] of channelData.entries()) piece[channel].set(samples.subarray(from, to), filled);
      filled += to - from;
    }
    if (filled > pieceLength - frameLength || (at >= end && filled > 0)) {
      yield taken(filled);
      filled = 0;
    }
    if (at >= end) return;
  }
  if (filled > 0) yield taken(filled);
}
