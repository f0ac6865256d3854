/** Numbers and texts as the sentences about regions say them. */

/** One decimal at most. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The first 58 characters (code points) and an ellipsis. */
export function shorten(text: string): string {
  const points = Array.from(text);
  return points.length <= 60 ? text : `${points.slice(0, 58).join('')}…`;
}
