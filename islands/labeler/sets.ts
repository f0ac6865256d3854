/** A new set with the item put in, or taken out where it was in. */
export function toggledSet<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
