/** The mouse as a quick hand moves it: Playwright's own click waits for two drawn frames and asks the page eight times. */
import type { Locator } from 'playwright';

/** Presses and lets go of the mouse in the middle of what is shown there, scrolled into sight, once nothing lies over it. */
export async function press(place: Locator): Promise<void> {
  const { x, y } = await place.evaluate(async (element) => {
    for (const end = performance.now() + 20_000; performance.now() < end; await new Promise(requestAnimationFrame)) {
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const middle = { x: left + width / 2, y: top + height / 2 };
      const hit = width > 0 && document.elementFromPoint(middle.x, middle.y);
      if (hit && (element.contains(hit) || hit.closest('label')?.control === element)) return middle;
    }
    throw new Error(`Nobody can press on ${element.outerHTML.slice(0, 200)}`);
  });
  await place.page().mouse.click(x, y);
}
