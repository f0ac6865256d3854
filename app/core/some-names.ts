/** "a.jpg, b.jpg and 3 more": the first of so many. */
export function someNames(names: readonly string[], count: number): string {
  const rest = count - names.length;
  return names.join(', ') + (rest > 0 ? ` and ${rest.toLocaleString('en-GB')} more` : '');
}
