/** One tab at a time works on a task. Web Locks know it even when a tab dies; without them (plain http) the server's versions decide. */
import type { Scope } from '../scope.ts';

export type Claim = {
  /** Whether this tab has the task; asked once more after a moment, because a reloading tab lets go late. */
  held: Promise<boolean>;
  /** Takes it from the other tab. */
  take(): Promise<void>;
  /** Resolves when the other tab has let go of it; then this one has it. A closed tab may take its time on a slow machine. */
  freed(): Promise<void>;
};

const graceMs = 400;

/** `lost` is called when another tab takes the task away. */
export function claim(scope: Scope, key: string, lost: () => void, locks: LockManager | undefined = navigator.locks): Claim {
  if (!locks) return { held: Promise.resolve(true), take: async () => undefined, freed: async () => undefined };
  const name = `gloss-journal/${key}`;

  /** Resolves when the answer is known; the lock itself is held until the scope ends. */
  const request = (options: LockOptions): Promise<boolean> =>
    new Promise((resolve) => {
      const holding = locks.request(name, options, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>((letGo) => scope.own(letGo));
      });
      holding.catch(() => scope.ended || lost());
    });

  const later = (): Promise<void> => new Promise((resolve) => void scope.after(graceMs, resolve));
  const ask = async (): Promise<boolean> => (await request({ ifAvailable: true })) || (await later(), request({ ifAvailable: true }));
  return {
    held: ask(),
    take: async () => void (await request({ steal: true })),
    freed: async () => void (await request({ signal: scope.signal })),
  };
}
