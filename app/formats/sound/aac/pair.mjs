// What bands hold that are not written line by line, and what two channels have in common (ISO/IEC 14496-3, 4.6.8 and 4.6.13).
import { bandsIn, kinds } from './layout.mjs';

/** Levels of noise that make sense: beyond them a sound of 16 bits would hold nothing, or far too much. */
const [quietest, loudest] = [-100, 155];

/** Goes on from any number; the left channel and the right one may need the same row. */
const next = (seed) => (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;

/** Of one decoder: each band gets noise of its own. */
export function createNoise() {
  let seed = 1;
  /** `like(index)`: where the noise of another channel began that this one has, too, undefined where it has its own. */
  return ({ layout, books, factors, seeds, lines }, like = () => undefined) => {
    for (const { index, from, to, start, windows } of bandsIn(layout)) {
      if (books[index] !== kinds.noise) continue;
      const level = 2 ** (Math.max(quietest, Math.min(loudest, factors[index])) / 4);
      seeds[index] = like(index) ?? seed;
      let number = seeds[index];
      for (let window = 0; window < windows; window += 1) {
        const [first, end] = [start + window * 128 + from, start + window * 128 + to];
        let energy = 0;
        for (let line = first; line < end; line += 1) {
          number = next(number);
          lines[line] = number;
          energy += number * number;
        }
        const gain = level / Math.sqrt(energy);
        for (let line = first; line < end; line += 1) lines[line] *= gain;
      }
      if (seeds[index] === seed) seed = number;
    }
  };
}

/** `masks`: which bands of both are written as middle and side; where the right one is made of the left one, they say that it is turned around. */
export function joinPair(left, right, masks, addNoise) {
  const isNoise = (index) => left.books[index] === kinds.noise && right.books[index] === kinds.noise;
  addNoise(left);
  addNoise(right, (index) => (masks[index] && isNoise(index) ? left.seeds[index] : undefined));
  for (const { index, from, to, start, windows } of bandsIn(right.layout)) {
    const book = right.books[index];
    const isPlaced = book === kinds.intensity || book === kinds.opposite;
    if (!isPlaced && (!masks[index] || left.books[index] >= kinds.noise || book >= kinds.noise)) continue;
    const sign = (book === kinds.intensity) === !masks[index] ? 1 : -1;
    const gain = sign * 2 ** (-right.factors[index] / 4);
    for (let window = 0; window < windows; window += 1) {
      for (let line = start + window * 128 + from; line < start + window * 128 + to; line += 1) {
        const [a, b] = [left.lines[line], right.lines[line]];
        if (isPlaced) right.lines[line] = a * gain;
        else {
          left.lines[line] = a + b;
          right.lines[line] = a - b;
        }
      }
    }
  }
}
