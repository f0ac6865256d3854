// Which speaker each channel of a stream is for, and in what order they are handed out: that of WAV, as players do.

const order = ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR', 'FLC', 'FRC', 'BC', 'SL', 'SR', 'TFL', 'TFR'];

/**
 * By the channel configuration (ISO/IEC 14496-3, 1.6.3.5), in the order of the stream; pairs are one element. Of 7 the standard says that the first
 * pair is between the middle and the second: nobody writes it so, and players put the second at the sides.
 */
const known = {
  1: 'FC',
  2: 'FL+FR',
  3: 'FC FL+FR',
  4: 'FC FL+FR BC',
  5: 'FC FL+FR BL+BR',
  6: 'FC FL+FR BL+BR LFE',
  7: 'FC FL+FR SL+SR BL+BR LFE',
  11: 'FC FL+FR SL+SR BC LFE',
  12: 'FC FL+FR SL+SR BL+BR LFE',
  14: 'FC FL+FR BL+BR LFE TFL+TFR',
};

/** For each channel that is handed out, its place in the stream; undefined where the number means nothing. */
export function orderOf(configuration) {
  const names = known[configuration]?.split(/[ +]/);
  return names && sorted(names);
}

/** `elements`: of a stream that describes itself, 1 or 2 channels each. What is no common set of speakers stays in the order of the stream. */
export function orderOfElements({ front, side, back, low }) {
  const names = [
    ...named(front, ['FC'], pairsIn(front) > 1 ? ['FLC FRC', 'FL FR'] : ['FL FR']),
    ...named(side, [], ['SL SR']),
    ...named(back, ['BC'], side.length === 0 && pairsIn(back) > 1 ? ['SL SR', 'BL BR'] : ['BL BR']),
    ...named(low, ['LFE'], []),
  ];
  return names.includes(undefined) ? names.map((_, index) => index) : sorted(names);
}

const pairsIn = (elements) => elements.filter((size) => size === 2).length;

/** The speakers of elements one after the other, undefined where there are none left. */
function named(elements, singles, pairs) {
  const left = { 1: [...singles], 2: [...pairs] };
  return elements.flatMap((size) => left[size].shift()?.split(' ') ?? Array.from({ length: size }));
}

const sorted = (names) =>
  names
    .map((name, place) => ({ rank: order.indexOf(name), place }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
