/** The one spelling of DOM ids: `task-12`. Anything but letters, digits, `-` and `_` becomes `_`, so an id is always a plain selector. */
export const domId = (noun: string, id?: string | number): string =>
  [noun, id]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => String(part).replaceAll(/[^\w-]/g, '_'))
    .join('-');
