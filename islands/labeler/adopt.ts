/** Style sheets that travel with the code that needs them: in the page from then on, as that code is. */
const adopted = new Set<string>();

/**
 * Through the CSSOM, because the page's policy allows no inline styles. The same text twice is one sheet. It stays: the next task
 * mostly needs the same, and each sheet that comes or goes has the browser look at the style of everything anew.
 */
export function adoptSheet(text: string): void {
  if (adopted.has(text)) return;
  adopted.add(text);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
