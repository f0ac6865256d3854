/** How large a labeling config may be. Real ones stay far below; beyond, somebody is trying the server's patience. */

export const MAX_MARKUP_LENGTH = 1_000_000;
export const MAX_DEPTH = 50;
export const MAX_TAGS = 10_000;
export const MAX_ATTRIBUTES = 200;
export const MAX_LABELS = 5_000;
/** More problems than this help nobody; the rest is counted. */
export const MAX_PROBLEMS = 100;
