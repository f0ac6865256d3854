/** What hands do in every editor alike: choosing labels and tools by pointer, going through the page and deleting by either. */
import type { Page } from 'playwright';
import { press } from '../labeler/shape-page.ts';
import { point } from '../pointing.ts';

export const pointAtLabel = (page: Page, label: string): Promise<void> => point(page, `[data-label="${label}"]`);
export const pointAtTool = (page: Page, tool: string): Promise<void> => point(page, `[data-command="tool:${tool}"]`);

/** By the first region's own button. */
export const deleteByPointer = (page: Page): Promise<void> => point(page, '[data-region] button[aria-label^="Delete "]');

export const deleteByKeys = (page: Page): Promise<void> => press(page, 'Escape', 'Alt+Period', 'Delete');

/** Tabs on until what is asked for has the focus: nothing is focused but by keys. Held down as far as it seems to be, then one by one. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const stops = await page.evaluate(stopsTo, selector);
  for (let tabs = 0; tabs < stops; tabs += 1) await page.keyboard.down('Tab');
  if (stops > 0) await page.keyboard.up('Tab');
  const isThere = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  for (let tabs = 0; tabs < 100; tabs += 1) {
    if (await isThere()) return;
    await press(page, 'Tab');
  }
  throw new Error(`no Tab leads to ${selector}`);
}

/** Not too many: a group of radio buttons is one stop. None where it is not known from where the browser goes on. */
function stopsTo(selector: string): number {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, iframe, [tabindex]')].filter(
    (one) => one.tabIndex >= 0 && !one.matches(':disabled, [type=radio], [type=hidden]') && one.checkVisibility({ visibilityProperty: true }),
  );
  const from = all.indexOf(document.activeElement as HTMLElement);
  const to = all.findIndex((one) => one.matches(selector));
  return from < 0 ? 0 : Math.max(0, to - from);
}

/** Takes the first label and a tool, each by its key, and goes on with keys on the picture. */
export async function takeByKeys(page: Page, tool: string, ...keys: string[]): Promise<void> {
  await press(page, '1', tool);
  await tabTo(page, '.labeler__stage');
  await press(page, ...keys);
}
