/** Pointing at words of a text in a real browser; `within` is the selector of its root. */
import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { stroke } from '../pointing.ts';

export const root = '.text-surface__text';

/** Window coordinates of the middle of a line's height at the left or right edge of a word; `nth` counts its occurrences from 0. */
export async function edgeOf(page: Page, word: string, side: 'left' | 'right', nth = 0, within = root): Promise<{ x: number; y: number }> {
  return page.evaluate(
    async ({ selector, word: wanted, side: edge, nth: skip }) => {
      // What is asked to be drawn by now is in the next frame, and labels over spans push the words on.
      await new Promise(requestAnimationFrame);
      const walker = document.createTreeWalker(document.querySelector(selector) ?? document, NodeFilter.SHOW_TEXT);
      for (let left = skip; walker.nextNode();) {
        const node = walker.currentNode as Text;
        for (let at = node.data.indexOf(wanted); at >= 0; at = node.data.indexOf(wanted, at + 1)) {
          if (left-- > 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + wanted.length);
          const box = range.getBoundingClientRect();
          return { x: edge === 'left' ? box.left : box.right, y: box.top + box.height / 2 };
        }
      }
      throw new Error(`"${wanted}" is not in the text`);
    },
    { selector: within, word, side, nth },
  );
}

/** Drags the mouse over the text, from the beginning of one word to the end of another. */
export async function select(page: Page, from: string, to = from, nth = 0, within = root): Promise<void> {
  const start = await edgeOf(page, from, 'left', 0, within);
  const end = await edgeOf(page, to, 'right', nth, within);
  await stroke(page, [start.x + 0.5, start.y], [(start.x + end.x) / 2, end.y], [end.x + 0.5, end.y]);
}

/** Clicks on the middle of a word. */
export async function click(page: Page, word: string, within = root): Promise<void> {
  const left = await edgeOf(page, word, 'left', 0, within);
  const right = await edgeOf(page, word, 'right', 0, within);
  await page.mouse.click((left.x + right.x) / 2, left.y);
}

export const markup = (attributes = ''): string =>
  `<View><Labels name="entity" toName="message"><Label value="Person"/><Label value="Place"/><Label value="Time"/></Labels><Text name="message" value="$text" ${attributes}/></View>`;

/** A stored row of a span on the text. */
export const row = (id: string, start: number, end: number, label: string, text?: string) => ({
  id,
  from_name: 'entity',
  to_name: 'message',
  type: 'labels',
  origin: 'manual',
  value: { start, end, ...(text === undefined ? {} : { text }), labels: [label] },
});

/** Where something stands once it is shown and has stopped moving: handles follow the text a frame later. */
async function stillBox(part: Locator) {
  // What is not shown yet has no box, again and again.
  await part.waitFor();
  let last = await part.boundingBox();
  await expect
    .poll(async () => {
      const before = last;
      last = await part.boundingBox();
      return JSON.stringify(last) === JSON.stringify(before);
    })
    .toBe(true);
  return last;
}

/** Drags the end of the selected span to the right edge of a word. */
export async function dragEnd(page: Page, word: string, within = root): Promise<void> {
  const from = await stillBox(page.locator('.text-handle--end'));
  const to = await edgeOf(page, word, 'right', 0, within);
  await stroke(page, [(from?.x ?? 0) + (from?.width ?? 0) / 2, (from?.y ?? 0) + (from?.height ?? 0) / 2], [to.x - 30, to.y], [to.x + 0.5, to.y]);
}
