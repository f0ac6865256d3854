// AAC of the kind LC (ISO/IEC 14496-3), as phones and most others write it. Of HE-AAC what it builds upon is decoded: the lower half of the
// frequencies at half the rate. The order of the files: bits, books and codebook, layout and bands, channel, spectrum, shaping and pair,
// filterbank and dct, elements, this.
import { bandsOf } from './bands.mjs';
import { BitReader, Broken } from './bits.mjs';
import { Channel } from './channel.mjs';
import { readElements } from './elements.mjs';
import { createNoise } from './pair.mjs';

/** `order`: places of the channels in the stream, as `readConfig` gives it. */
export function createDecoder({ rateIndex, order }) {
  const tables = bandsOf(rateIndex);
  const reader = new BitReader();
  const addNoise = createNoise();
  const channels = Array.from({ length: Math.max(...order) + 1 }, () => new Channel());
  /** What a frame holds beyond what was announced. */
  const spare = [new Channel(), new Channel()];
  return (frame) => {
    const found = new Map();
    let isWhole = true;
    try {
      readElements(
        reader.load(frame),
        tables,
        (index) => channels[index] ?? spare[index % 2],
        addNoise,
        (channel) => found.set(channel, channel.samples()),
      );
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      isWhole = false;
    }
    /** 1024 samples of each channel, which stay until the next call; silent where they could not be read. */
    const samples = channels.map((channel) => found.get(channel) ?? channel.silence());
    return { isWhole, channelData: order.map((place) => samples[place]) };
  };
}
