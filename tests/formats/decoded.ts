import { m4aFrames } from '#app/formats/sound/m4a.ts';
import { decodeM4a } from '#app/formats/sound/m4a.mjs';

export type Decoded = { rate: number; channels: Float32Array[] };

export const reading = (bytes: Uint8Array) => async (offset: number, length: number) => bytes.subarray(offset, offset + length);

/** All samples of an M4A, up to some millions; none where it is not read here. */
export async function decoded(bytes: Uint8Array): Promise<Decoded> {
  const frames = await m4aFrames(reading(bytes));
  const parts: Float32Array[][] = [];
  let [rate, count] = [0, 0];
  for await (const { channelData, samplesDecoded, sampleRate } of frames ? decodeM4a(frames, () => undefined) : []) {
    rate = sampleRate;
    count += samplesDecoded;
    for (const [channel, samples] of channelData.entries()) (parts[channel] ??= []).push(samples.slice());
    if (count > 2_000_000) break;
  }
  return { rate, channels: parts.map(joined) };
}

function joined(pieces: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
