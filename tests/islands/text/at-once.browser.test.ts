/** A key that follows the pointer before the next frame: what was selected counts. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { startHarness, type Harness } from '../harness.ts';
import { markup } from './page.ts';

let harness: Harness;
beforeAll(async () => void (harness = await startHarness()));
afterAll(() => harness.close());

it('a word chosen by a double click is submitted by Ctrl+Enter in the same moment', async () => {
  const page = await harness.open({ markup: markup(), data: { text: 'Ada met Charles.' } });
  await page.keyboard.press('1');
  const [sent, result] = await page.evaluate(() => {
    const text = [...document.querySelectorAll('.text-surface__text')].at(-1)!;
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const words = walker.nextNode()!;
    const pointer = { bubbles: true, button: 0, isPrimary: true, pointerType: 'mouse', clientX: 30, clientY: 30 };
    text.dispatchEvent(new PointerEvent('pointerdown', pointer));
    document.getSelection()!.setBaseAndExtent(words, 0, words, 3);
    text.dispatchEvent(new PointerEvent('pointerup', pointer));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'Enter', code: 'Enter', ctrlKey: true }));
    const form = document.querySelector('form')!;
    return [form.dataset.sent, form.querySelector<HTMLInputElement>('input[name=result]')!.value] as const;
  });
  expect(sent).toBe('submit');
  expect(JSON.parse(result) as Row[]).toMatchObject([{ type: 'labels', value: { start: 0, end: 3, text: 'Ada', labels: ['Person'] } }]);
  await harness.done(page);
});
