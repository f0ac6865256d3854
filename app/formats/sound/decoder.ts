/** What reads a sound piece by piece: packages for several formats are alike in this. */
export type Decoded = { /** One array per channel, -1 to 1. */ channelData: Float32Array[]; samplesDecoded: number; sampleRate: number };
export type Decoder = {
  ready: Promise<void>;
  free(): void;
  decode(bytes: Uint8Array): Decoded | Promise<Decoded>;
  flush?(): Decoded | Promise<Decoded>;
};
