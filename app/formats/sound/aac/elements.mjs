// The elements of a frame (ISO/IEC 14496-3, 4.5.2.1): one or two channels each, and what is none of our business.
import { Broken } from './bits.mjs';
import { Channel } from './channel.mjs';
import { readStep } from './codebook.mjs';
import { readProgram } from './config.mjs';
import { kinds, readLayout } from './layout.mjs';
import { joinPair } from './pair.mjs';

const ids = { single: 0, pair: 1, coupling: 2, low: 3, data: 4, program: 5, fill: 6, end: 7 };

/** raw_data_block. `channelAt`: the one for the n-th channel; `done`: hears of each when its lines are as they should be. */
export function readElements(reader, tables, channelAt, addNoise, done) {
  let count = 0;
  const take = () => {
    const channel = channelAt(count);
    count += 1;
    return channel;
  };
  for (;;) {
    const id = reader.read(3);
    if (id === ids.end) return;
    if (id === ids.fill) skipFill(reader);
    else if (id === ids.program) readProgram(reader);
    else {
      reader.skip(4);
      if (id === ids.data) skipData(reader);
      else if (id === ids.coupling) skipCoupling(reader, tables);
      else if (id === ids.pair) {
        const pair = [take(), take()];
        readPair(reader, tables, pair, addNoise);
        for (const channel of pair) done(channel);
      } else {
        const channel = take();
        channel.read(reader, tables);
        addNoise(channel);
        done(channel);
      }
    }
  }
}

/** channel_pair_element. */
function readPair(reader, tables, [left, right], addNoise) {
  let shared;
  /** By number of the band. */
  let masks = [];
  if (reader.bit()) {
    shared = readLayout(reader, tables);
    const said = reader.read(2);
    if (said === 3) throw new Broken('a frame joins its channels in a way that is none');
    const count = shared.bands * shared.groups.length;
    if (said > 0) masks = Array.from({ length: count }, () => said === 2 || reader.bit());
  }
  left.read(reader, tables, shared);
  right.read(reader, tables, shared);
  joinPair(left, right, masks, addNoise);
}

/** fill_element: room that is left over, or what makes HE-AAC of it. */
function skipFill(reader) {
  const count = reader.read(4);
  reader.skip(8 * (count < 15 ? count : 14 + reader.read(8)));
}

/** data_stream_element. */
function skipData(reader) {
  const isAligned = reader.bit();
  const count = reader.read(8);
  const more = count === 255 ? reader.read(8) : 0;
  if (isAligned) reader.align();
  reader.skip(8 * (count + more));
}

let unheard;
/** coupling_channel_element: a channel that is mixed into others, which LC has, but nobody writes. It is read to get past it. */
function skipCoupling(reader, tables) {
  const isIndependent = reader.bit();
  let lists = 0;
  for (let left = reader.read(3) + 1; left > 0; left -= 1) {
    const isPair = reader.bit();
    reader.skip(4);
    lists += isPair && reader.read(2) === 3 ? 2 : 1;
  }
  // Before or behind noise shaping, the sign and the step of its gains.
  reader.skip(1 + 1 + 2);
  unheard ??= new Channel();
  unheard.read(reader, tables);
  const bands = unheard.layout.bands * unheard.layout.groups.length;
  for (let list = 1; list < lists; list += 1) {
    if (isIndependent || reader.bit()) readStep(reader);
    else for (let band = 0; band < bands; band += 1) if (unheard.books[band] !== kinds.nothing) readStep(reader);
  }
}
