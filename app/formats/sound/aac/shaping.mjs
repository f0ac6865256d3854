// Temporal noise shaping (ISO/IEC 14496-3, 4.6.9): filters along the lines of a spectrum.
import { Broken } from './bits.mjs';

/** Coefficients of a filter at most, in LC. */
const mostOf = { long: 12, short: 7 };

/** tns_data -> functions that filter the lines they are given, in place. */
export function readShaping(reader, { isShort, offsets, shaped, bands }) {
  const [countBits, lengthBits, orderBits] = isShort ? [1, 4, 3] : [2, 6, 5];
  const most = isShort ? mostOf.short : mostOf.long;
  const last = Math.min(shaped, bands);
  const filters = [];
  for (let window = 0; window < (isShort ? 8 : 1); window += 1) {
    const count = reader.read(countBits);
    const resolution = count > 0 ? reader.read(1) + 3 : 0;
    let top = offsets.length - 1;
    for (let filter = 0; filter < count; filter += 1) {
      const bottom = Math.max(0, top - reader.read(lengthBits));
      const order = reader.read(orderBits);
      if (order > most) throw new Broken('a filter is too long');
      if (order > 0) {
        const isDownward = reader.bit();
        const factors = predictionOf(readReflections(reader, order, resolution));
        const [from, to] = [bottom, top].map((band) => window * 128 + offsets[Math.min(band, last)]);
        filters.push((lines) => filterLines(lines, from, to, isDownward, factors));
      }
      top = bottom;
    }
  }
  return filters;
}

/** Numbers of `resolution` bits, of which the highest may be left out, on the arc of a sine. */
function readReflections(reader, order, resolution) {
  const bits = resolution - reader.read(1);
  const half = 1 << (resolution - 1);
  return Array.from({ length: order }, () => {
    const number = (reader.read(bits) << (32 - bits)) >> (32 - bits);
    return Math.sin((number * Math.PI) / (2 * half + (number < 0 ? 1 : -1)));
  });
}

function predictionOf(reflections) {
  let factors = [];
  for (const last of reflections) factors = [...factors.map((factor, index) => factor + last * factors[factors.length - 1 - index]), last];
  return Float64Array.from(factors);
}

/** Each line less what those before it foretell. */
function filterLines(lines, from, to, isDownward, factors) {
  const step = isDownward ? -1 : 1;
  for (let count = 0; count < to - from; count += 1) {
    const at = isDownward ? to - 1 - count : from + count;
    let line = lines[at];
    const order = Math.min(count, factors.length);
    for (let back = 1; back <= order; back += 1) line -= factors[back - 1] * lines[at - step * back];
    lines[at] = line;
  }
}
