/**
 * `BENCH_SIZE=small` goes through all of it in some minutes, with a fiftieth of the work or less: to see that everything runs, and where
 * something is far off. The budgets are the same; they are promises at the full size only.
 */
export const isSmall = process.env.BENCH_SIZE === 'small';

/** How much is done: at the full size, at the small one. */
export const sized = <T>(full: T, small: T): T => (isSmall ? small : full);
