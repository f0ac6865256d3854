// Where the bands of a spectrum lie, and what else depends on the sample rate (ISO/IEC 14496-3, 4.5.4 and 4.6.9).

/** Samples per second by their index (1.6.3.4). */
export const rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];
/** Any other rate uses the tables of the first index whose number here it reaches (4.5.1.1). */
const least = [92_017, 75_132, 55_426, 46_009, 37_566, 27_713, 23_004, 18_783, 13_856, 11_502, 9391, 0];

export const rateIndexOf = (rate) => (rates.includes(rate) ? rates.indexOf(rate) : least.findIndex((from) => rate >= from));

/** Widths of the bands, lowest first, in lines of the spectrum; `4*14`: fourteen of four lines. With the indexes of the rates that have them. */
const longWidths = [
  [[0, 1], '4*14 8*5 12*5 16*2 24 28 36 44 64*11'],
  [[2], '4*14 8*4 12*3 16*3 20 24*2 28 36 40*18'],
  [[3, 4], '4*10 8*7 12*4 16*2 20*2 24*2 28*2 32*19 96'],
  [[5], '4*10 8*7 12*4 16*2 20*2 24*2 28*2 32*22'],
  [[6, 7], '4*11 8*10 12*4 16*3 20*2 24*2 28*2 32 36*2 40 44 48 52*2 64*5'],
  [[8, 9, 10], '8*11 12*9 16*4 20*3 24*2 28*2 32 36 40*2 44 48 52 56 60 64*3'],
  [[11, 12], '12*13 16*7 20*4 24*3 28*2 32 36*2 40 44 48 52 56 60 64 80'],
];
const shortWidths = [
  [[0, 1, 2], '4*6 8*3 16 28 36'],
  [[3, 4, 5], '4*5 8*3 12*3 16*3'],
  [[6, 7], '4*7 8*3 12*2 16*2 20'],
  [[8, 9, 10], '4*8 8*2 12*2 16 20*2'],
  [[11, 12], '4*7 8*4 12 16 20*2'],
];
/** Bands that noise shaping reaches at most, by index of the rate. */
const longShaped = [31, 31, 34, 40, 42, 51, 46, 46, 42, 42, 42, 39, 39];
const shortShaped = [9, 9, 10, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14];

/** The first line of each band, and the end of the last one. */
function offsetsOf(widths, index) {
  const [, text] = widths.find(([indexes]) => indexes.includes(index));
  const offsets = [0];
  for (const run of text.split(' ')) {
    const [width, count = 1] = run.split('*').map(Number);
    for (let left = count; left > 0; left -= 1) offsets.push(offsets.at(-1) + width);
  }
  return offsets;
}

/** Of a window of 1024 lines, and of one of 128. */
export const bandsOf = (index) => ({
  long: { offsets: offsetsOf(longWidths, index), shaped: longShaped[index] },
  short: { offsets: offsetsOf(shortWidths, index), shaped: shortShaped[index] },
});
