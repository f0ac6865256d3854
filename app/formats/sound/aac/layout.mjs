// How a frame divides a spectrum (ISO/IEC 14496-3, 4.5.2.3): windows of one length in groups, and bands of lines that are written alike.
import { Broken } from './bits.mjs';
import { sequences } from './filterbank.mjs';

/** Numbers of books that stand for something else than a spectrum (4.6.3.3): nothing, noise, and what the left channel holds. */
export const kinds = { nothing: 0, reserved: 12, noise: 13, opposite: 14, intensity: 15 };
/** ics_info: what both channels of a pair may share. Bands are counted through: those of the first group, then those of the next. */
export function readLayout(reader, { long, short }) {
  reader.skip(1);
  const sequence = reader.read(2);
  const shape = reader.read(1);
  const isShort = sequence === sequences.short;
  const { offsets, shaped } = isShort ? short : long;
  const bands = reader.read(isShort ? 4 : 6);
  if (bands >= offsets.length) throw new Broken('a frame has too many bands');
  /** How many windows each group has. */
  const groups = [1];
  if (isShort) {
    const joins = reader.read(7);
    for (let bit = 64; bit > 0; bit >>= 1) {
      if (joins & bit) groups[groups.length - 1] += 1;
      else groups.push(1);
    }
  } else if (reader.bit()) throw new Broken('a frame is predicted, which LC does not do');
  return { sequence, shape, isShort, offsets, shaped, bands, groups };
}

/** Each band with its group's windows: its number, its lines in a window (`from`, `to`), where the first window begins, and how many there are. */
export function* bandsIn({ groups, bands, offsets }) {
  let [index, window] = [0, 0];
  for (const windows of groups) {
    for (let band = 0; band < bands; band += 1, index += 1) yield { index, from: offsets[band], to: offsets[band + 1], start: window * 128, windows };
    window += windows;
  }
}
