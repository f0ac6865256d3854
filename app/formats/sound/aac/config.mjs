// What a stream says of itself before its first frame: AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1) and program_config_element (4.5.1.2).
import { rateIndexOf, rates } from './bands.mjs';
import { BitReader } from './bits.mjs';
import { orderOf, orderOfElements } from './speakers.mjs';

/** Kinds: LC, and what makes HE-AAC of it, which is not decoded: more bands, and a second channel from one. */
const [lowComplexity, bandReplication, parametricStereo] = [2, 5, 29];
/** Samples by which that comes later than what it is made of. */
const replicationDelay = 481;

/**
 * Samples per second, index of that rate in the tables, places of the channels in the order of speakers, and samples by which a player is later.
 * Undefined where it is another kind of AAC than LC, or has frames of 960 samples.
 */
export function readConfig(bytes) {
  const reader = new BitReader().load(bytes);
  let kind = kindIn(reader);
  const rate = rateIn(reader);
  const configuration = reader.read(4);
  const isReplicated = kind === bandReplication || kind === parametricStereo;
  const said = isReplicated && { isStereo: kind === parametricStereo };
  if (isReplicated) {
    rateIn(reader);
    kind = kindIn(reader);
  }
  if (kind !== lowComplexity || !rate || reader.bit()) return undefined;
  // What it depends on, and how it is extended, is of no matter for LC.
  if (reader.bit()) reader.skip(14);
  reader.skip(1);
  const order = configuration === 0 ? readProgram(reader) : orderOf(configuration);
  if (!order || order.length === 0) return undefined;
  const replicated = said || readExtension(reader);
  return {
    rate,
    rateIndex: rateIndexOf(rate),
    order: replicated?.isStereo && order.length === 1 ? [0, 0] : order,
    delay: replicated ? replicationDelay : 0,
  };
}

/** The other way to say it, behind what older players read: two marks, each before what it announces (1.6.6.2). */
function readExtension(reader) {
  const left = () => reader.end - reader.at;
  if (left() < 17 || reader.read(11) !== 0x2b7 || kindIn(reader) !== bandReplication || !reader.bit()) return undefined;
  // The mark of a second channel lies behind a rate of 4 or 28 bits.
  if (left() >= 28 + 12 || (left() >= 4 + 12 && reader.peek(4) < 15)) {
    rateIn(reader);
    return { isStereo: reader.read(11) === 0x548 && reader.bit() };
  }
  return { isStereo: false };
}

function kindIn(reader) {
  const kind = reader.read(5);
  return kind === 31 ? 32 + reader.read(6) : kind;
}

function rateIn(reader) {
  const index = reader.read(4);
  return index === 15 ? reader.read(24) : rates[index];
}

/** The order of its channels; of a stream of frames, what it says there is passed over. */
export function readProgram(reader) {
  // Its tag, kind and rate.
  reader.skip(4 + 2 + 4);
  const [front, side, back, low, data, coupled] = [4, 4, 4, 2, 3, 4].map((bits) => reader.read(bits));
  // How it is mixed down to one channel, to two, and by what factor.
  for (const bits of [4, 4, 3]) if (reader.bit()) reader.skip(bits);
  const elements = (count) => Array.from({ length: count }, () => (reader.read(5) & 16 ? 2 : 1));
  const found = { front: elements(front), side: elements(side), back: elements(back), low: Array.from({ length: low }, () => 1) };
  reader.skip(4 * low + 4 * data + 5 * coupled);
  reader.align();
  reader.skip(8 * reader.read(8));
  return orderOfElements(found);
}
