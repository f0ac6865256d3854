type Decoded = { channelData: Float32Array[]; samplesDecoded: number; sampleRate: number };
export function decodeM4a(bytes: AsyncIterable<Uint8Array>, check: (head: { channels: number }) => void): AsyncIterable<Decoded>;
