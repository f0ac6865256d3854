/** Parts of the page that may be closed or on another page, and how each opens, so that focus can be led into them. */
const openers = new WeakMap<Element, () => void>();

/** For a `ref`: says how to bring what is inside the element into sight. */
export function opensBy(open: (element: HTMLElement) => void): (element: HTMLElement | null) => void {
  return (element) => {
    if (element) openers.set(element, () => open(element));
  };
}

/** Opens everything that the element stands in. */
export function openAround(element: Element | null): void {
  for (let at: Element | null = element; at; at = at.parentElement) openers.get(at)?.();
}
