/** The task after this one: held, its page here, its pictures and sounds on the way, while the present one is being worked on. */
import type { Scope } from '../scope.ts';
import { askAhead, fetchPage, fetchSound, release, type AheadTask } from './outbox.ts';

export type Ahead = {
  /** The next page, if it has arrived. */
  page(): { url: string; html: string } | undefined;
  /** It is being used: leaving this page must not give it back. */
  use(): void;
};

/** Time for the present task to load first. */
const patienceMs = 1500;

function warm(html: string, signal: AbortSignal): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const image of page.querySelectorAll<HTMLImageElement>('.task-data img')) new Image().src = image.src;
  for (const sound of page.querySelectorAll<HTMLAudioElement>('.task-data audio'))
    void fetchSound({ url: sound.src, peaks: sound.dataset.peaks }, signal);
}

export function fetchAhead(scope: Scope, url: string | null, releaseUrl: (task: number) => string): Ahead {
  let task: AheadTask | undefined;
  let html: string | undefined;
  let used = false;
  async function run(from: string): Promise<void> {
    task = await askAhead(from);
    if (!task) return;
    html = await fetchPage(task.url);
    if (html) warm(html, scope.signal);
  }
  if (url !== null) scope.after(patienceMs, () => void run(url));
  scope.on(window, 'pagehide', () => {
    if (task && !used) release(releaseUrl(task.task), task.fence);
  });
  return { page: () => (task && html ? { url: task.url, html } : undefined), use: () => (used = true) };
}

/** Shows a page that is already here in place of this one; its islands start by themselves. */
export function show({ url, html }: { url: string; html: string }): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  history.pushState({}, '', url);
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  document.querySelector<HTMLElement>('#main')?.focus();
}
