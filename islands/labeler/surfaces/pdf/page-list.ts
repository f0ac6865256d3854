/** Shows and hides the row of small pages; its code comes when it is first asked for. */
import type { Scope } from '../../../scope.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Pages } from './renderer.ts';
import type { Stage } from './stage.ts';
import type { Thumbnails } from './thumbnails.ts';

export type PageList = { toggle(): void; isShown(): boolean; /** Something has changed. */ show(): void };

export type Turning = { pages(): Pages | undefined; now(): number; go(page: number): void };

export function createPageList({ scope, store, object, announce }: SurfaceContext, stage: Stage, turning: Turning): PageList {
  let shown: { scope: Scope; list?: Thumbnails } | undefined;

  function regions(): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const { to, itemIndex = 0 } of store.get().doc.regions) if (to === object.name) counts.set(itemIndex, (counts.get(itemIndex) ?? 0) + 1);
    return counts;
  }

  async function open(pages: Pages): Promise<void> {
    const own = (shown = { scope: scope.child() } as NonNullable<typeof shown>);
    try {
      const { createThumbnails } = await import('./thumbnails.ts');
      if (own.scope.ended) return;
      own.list = createThumbnails({ ...turning, host: stage.pages, pages, regions, scope: own.scope });
      own.list.show();
      own.list.focus();
    } catch (error) {
      reportError(error);
      announce('The small pages could not be fetched. Check the network, then show them again.');
    }
  }

  return {
    toggle() {
      const pages = turning.pages();
      if (shown) {
        shown.scope.end();
        shown = undefined;
        announce('The small pages are hidden.');
      } else if (pages) void open(pages);
      stage.pages.hidden = !shown;
      stage.list.setAttribute('aria-pressed', String(shown !== undefined));
    },
    isShown: () => shown !== undefined,
    show: () => shown?.list?.show(),
  };
}
