/** The task after this one: held, its page here, its pictures and sounds on the way, while the present one is being worked on. */
import type { Scope } from '../scope.ts';
import { askAhead, fetchPage, fetchSound, release, type AheadTask } from './outbox.ts';

type Page = { url: string; html: string };

export type Ahead = {
  /** The next page, if it has arrived. `isFresh`: lately, so that its lease has time left and what it says still holds. */
  page(): (Page & { isFresh: boolean }) | undefined;
  /** It is being used: leaving this page must not give it back. */
  use(): void;
};

/** Time for the present task to load first: what its editor left out follows when it stands; no longer than the second, where it does not. */
const afterReadyMs = 300;
const patienceMs = 1500;
/** A third of what a lease lasts. */
const freshMs = 10 * 60_000;

function warm(html: string, signal: AbortSignal): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const image of page.querySelectorAll<HTMLImageElement>('.task-data img')) new Image().src = image.src;
  for (const sound of page.querySelectorAll<HTMLAudioElement>('.task-data audio'))
    void fetchSound({ url: sound.src, peaks: sound.dataset.peaks }, signal);
}

/** `ready`: the editor of the present task stands. */
export function fetchAhead(scope: Scope, url: string | null, releaseUrl: (task: number) => string, ready: Promise<void>): Ahead {
  let task: AheadTask | undefined;
  let html: string | undefined;
  let at = 0;
  let used = false;
  async function run(from: string): Promise<void> {
    task = await askAhead(from);
    if (!task) return;
    html = await fetchPage(task.url);
    at = Date.now();
    if (html) warm(html, scope.signal);
  }
  if (url !== null) {
    let begun = false;
    const begin = () => {
      if (!begun) void run(url);
      begun = true;
    };
    scope.after(patienceMs, begin);
    void ready.then(() => scope.after(afterReadyMs, begin));
  }
  scope.on(window, 'pagehide', () => {
    if (task && !used) release(releaseUrl(task.task), task.fence);
  });
  return { page: () => (task && html ? { url: task.url, html, isFresh: Date.now() - at < freshMs } : undefined), use: () => (used = true) };
}

/** Shows a page that is already here in place of this one; its islands start by themselves. `last`: the answer given since it was fetched. */
export function show({ url, html }: Page, last?: number): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  if (last !== undefined) tellLast(page, String(last));
  // Fetched before the first answer was given, it may hold the instruction open; whoever comes here has read it.
  for (const read of page.querySelectorAll<HTMLDetailsElement>('details.instruction')) read.open = false;
  history.pushState({}, '', url);
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  scrollTo(0, 0);
  document.querySelector<HTMLElement>('#main')?.focus();
}

/** The page could not know the answer that comes before it: the one to go back to, and to take back. */
function tellLast(page: Document, last: string): void {
  for (const each of page.querySelectorAll<HTMLElement>('[data-last]')) {
    each.hidden = false;
    if (each instanceof HTMLInputElement) each.value = last;
    if (each instanceof HTMLAnchorElement) each.href = each.href.replace(/\d+$/, last);
  }
}
