// What a frame says of one channel (ISO/IEC 14496-3, 4.5.2.3 and 4.6.2): how its spectrum is divided, how each band is written and how loud it is.
import { Broken } from './bits.mjs';
import { readStep } from './codebook.mjs';
import { Filterbank, frameLength, sequences } from './filterbank.mjs';
import { kinds, readLayout } from './layout.mjs';
import { readShaping } from './shaping.mjs';
import { readSpectrum } from './spectrum.mjs';

/** 8 windows of 15 bands, or one of 51. */
const mostBands = 120;

export class Channel {
  layout;
  /** By number of the band: its book, and the scale factor, the level of its noise, or its place between left and right. */
  books = new Uint8Array(mostBands);
  factors = new Int16Array(mostBands);
  /** By number of the band: where its noise began. */
  seeds = new Int32Array(mostBands);
  lines = new Float32Array(frameLength);
  #filterbank = new Filterbank();
  #shaping;

  /** individual_channel_stream. `shared`: the layout of a pair, where that stands before both. */
  read(reader, tables, shared) {
    const gain = reader.read(8);
    this.layout = shared ?? readLayout(reader, tables);
    this.#readBooks(reader);
    this.#readFactors(reader, gain);
    const pulses = reader.bit() ? readPulses(reader, this.layout) : [];
    this.#shaping = reader.bit() ? readShaping(reader, this.layout) : [];
    if (reader.bit()) throw new Broken('a frame changes its gain, which LC does not do');
    readSpectrum(reader, this, pulses);
  }

  /** section_data: runs of bands with the same book. */
  #readBooks(reader) {
    const { groups, bands, isShort } = this.layout;
    const bits = isShort ? 3 : 5;
    const open = (1 << bits) - 1;
    for (let group = 0; group < groups.length; group += 1) {
      for (let band = 0; band < bands;) {
        const book = reader.read(4);
        if (book === kinds.reserved) throw new Broken('a frame names a book that is none');
        let end = band;
        let more = open;
        while (more === open) {
          more = reader.read(bits);
          end += more;
        }
        if (end > bands) throw new Broken('a frame has too many bands');
        this.books.fill(book, group * bands + band, group * bands + end);
        band = end;
      }
    }
  }

  /** scale_factor_data: each as the step from the one before of its kind. */
  #readFactors(reader, gain) {
    const { groups, bands } = this.layout;
    let [factor, place] = [gain, 0];
    let noise;
    for (let index = 0; index < groups.length * bands; index += 1) {
      const book = this.books[index];
      if (book === kinds.nothing) this.factors[index] = 0;
      else if (book === kinds.noise) {
        noise = noise === undefined ? gain - 90 + reader.read(9) - 256 : noise + readStep(reader);
        this.factors[index] = noise;
      } else if (book > kinds.noise) {
        place += readStep(reader);
        this.factors[index] = place;
      } else {
        factor += readStep(reader);
        if (factor < 0 || factor > 255) throw new Broken('a frame has a scale factor that cannot be');
        this.factors[index] = factor;
      }
    }
  }

  /** What is left to do when both channels of a pair are as they should be. */
  samples() {
    for (const shape of this.#shaping) shape(this.lines);
    return this.#filterbank.samplesOf(this.lines, this.layout);
  }

  /** Nothing, in the place of what could not be read. */
  silence() {
    this.lines.fill(0);
    return this.#filterbank.samplesOf(this.lines, { sequence: sequences.long, shape: 0 });
  }
}

/** pulse_data (4.6.4): single lines that are higher than their book can say. */
function readPulses(reader, { isShort, bands, offsets }) {
  if (isShort) throw new Broken('a frame of short windows has pulses');
  const count = reader.read(2) + 1;
  const band = reader.read(6);
  if (band > bands) throw new Broken('a pulse lies in no band');
  let line = offsets[band];
  return Array.from({ length: count }, () => {
    line += reader.read(5);
    const height = reader.read(4);
    if (line >= frameLength) throw new Broken('a pulse lies in no band');
    return { line, height };
  });
}
