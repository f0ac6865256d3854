/** One value may be no longer than this many characters: a file without end must not fill the memory. */
export const longestValue = 16_000_000;

export const tooLong = (what: string, most = longestValue): string =>
  `${what} is larger than ${most / 1e6} MB. Split it, or keep its parts in files that the task names.`;
