/** The colors of labels that have none of their own. */

/** Twelve hues apart in light and dark and for color-blind eyes; the same numbers as `--label-1` to `--label-12` in labeler.css. */
export const hues = [
  '#0b6fb8',
  '#c2410c',
  '#0f7b5f',
  '#a8327d',
  '#8a6a00',
  '#5b4bc4',
  '#b4232a',
  '#18798a',
  '#6b7a1e',
  '#7c3f9e',
  '#7a4a2b',
  '#4a5a6b',
];
