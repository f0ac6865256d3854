import { expect, test } from 'vitest';
import { claim } from '#islands/journal/tabs.ts';
import { createScope } from '#islands/scope.ts';

/** Web Locks as the standard has them, for one name: request, ifAvailable, steal. */
function lockManager(): LockManager {
  let lose: ((reason: Error) => void) | undefined;
  let free: (() => void) | undefined;
  return {
    request: async (_name: string, options: LockOptions, use: (lock: Lock | null) => Promise<void> | undefined) => {
      if (lose && options.ifAvailable) return use(null);
      if (lose && !options.steal) await new Promise<void>((waited) => (free = waited));
      lose?.(new DOMException('stolen', 'AbortError'));
      const stolen = new Promise<never>((_, reject) => {
        lose = reject;
      });
      const mine = lose;
      await Promise.race([use({ mode: 'exclusive', name: _name }), stolen]);
      if (lose !== mine) return;
      lose = undefined;
      free?.();
    },
  } as unknown as LockManager;
}

test('the first tab has the task until it ends; then the second may', async () => {
  const locks = lockManager();
  const [one, two, three] = [createScope(), createScope(), createScope()];
  expect(await claim(one, 'k', () => undefined, locks).held).toBe(true);
  expect(await claim(two, 'k', () => undefined, locks).held).toBe(false);
  one.end();
  expect(await claim(three, 'k', () => undefined, locks).held).toBe(true);
});

test('taking it over tells the one that had it', async () => {
  const locks = lockManager();
  const lost: string[] = [];
  expect(await claim(createScope(), 'k', () => lost.push('one'), locks).held).toBe(true);
  const second = claim(createScope(), 'k', () => lost.push('two'), locks);
  expect(await second.held).toBe(false);
  await second.take();
  await expect.poll(() => lost).toEqual(['one']);
});

test('one that was refused has it as soon as the other lets go', async () => {
  const locks = lockManager();
  const one = createScope();
  expect(await claim(one, 'k', () => undefined, locks).held).toBe(true);
  const second = claim(createScope(), 'k', () => undefined, locks);
  expect(await second.held).toBe(false);
  let isFree = false;
  const freed = second.freed().then(() => (isFree = true));
  await Promise.resolve();
  expect(isFree).toBe(false);
  one.end();
  await freed;
  expect(await claim(createScope(), 'k', () => undefined, locks).held).toBe(false);
});

test('without locks everybody has it: the server’s versions decide', async () => {
  expect(await claim(createScope(), 'k', () => undefined, null as never).held).toBe(true);
});
