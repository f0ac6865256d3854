/** A length that the config may give: a number is pixels; anything but a plain CSS length is none. */
export function lengthOf(written: string | undefined): string | undefined {
  const found = /^(\d+(?:\.\d+)?)(px|r?em|%|ch|vw)?$/.exec(written?.trim() ?? '');
  return found ? `${found[1]}${found[2] ?? 'px'}` : undefined;
}
