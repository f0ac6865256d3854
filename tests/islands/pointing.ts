/** Presses of the pointer on what is drawn already: one look at where it all lies, then the mouse alone. Playwright's own click looks a dozen times. */
import type { CDPSession, Page } from 'playwright';

/** A place by its selector, or a part of it: how far along it, from 0 at its left end to 1 at its right. */
export type Target = string | { in: string; along: number };

/** Presses one after another; between them nothing that is still to be pressed may move, or be covered. */
export async function point(page: Page, ...targets: Target[]): Promise<void> {
  const wanted = targets.map((one) => (typeof one === 'string' ? { in: one, along: 0.5 } : one));
  for (const { x, y } of await page.evaluate(lookFor, wanted)) await page.mouse.click(x, y);
}

type Spot = readonly [x: number, y: number];
const wires = new WeakMap<Page, Promise<CDPSession>>();

/**
 * Presses at the first place, moves through the others and lets go. Past Playwright's own mouse: while its button is down each move takes
 * five messages, since it might drag an element along.
 */
export async function stroke(page: Page, from: Spot, ...path: Spot[]): Promise<void> {
  const wire = await (wires.get(page) ?? wires.set(page, page.context().newCDPSession(page)).get(page)!);
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: Spot) =>
    wire.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 });
  await page.mouse.move(...from);
  await send('mousePressed', from);
  for (const spot of path) await send('mouseMoved', spot);
  await send('mouseReleased', path.at(-1) ?? from);
}

/** Once a frame until all are there and lie open to a press; what is asked to be drawn by now is in the first. */
async function lookFor(wanted: { in: string; along: number }[]): Promise<{ x: number; y: number }[]> {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const at = ({ in: selector, along }: { in: string; along: number }) => {
    const element = document.querySelector(selector);
    if (!element) return undefined;
    const { left, top, width, height } = element.getBoundingClientRect();
    const spot = { x: left + Math.min(width - 1, Math.max(1, width * along)), y: top + height / 2 };
    const hit = document.elementFromPoint(spot.x, spot.y);
    return hit && (element.contains(hit) || hit.closest('label')?.control === element) ? spot : undefined;
  };
  for (let frames = 0; frames < 300; frames += 1) {
    await frame();
    for (const one of wanted) {
      const element = at(one) ? undefined : document.querySelector(one.in);
      element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    const spots = wanted.map(at);
    if (spots.every((spot) => spot !== undefined)) return spots;
  }
  throw new Error(`not all of these lie open to a press: ${wanted.map((one) => one.in).join('; ')}`);
}
