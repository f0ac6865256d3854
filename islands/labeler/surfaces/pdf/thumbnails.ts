/**
 * All pages of a PDF as small pictures in a row: where one is, where regions are, and a press to go there. A picture is drawn when its place
 * comes into sight, one at a time. Fetched when it is first asked for.
 */
import '../../base.ts';
import css from '#css/labeler-pdf-pages.css';
import type { Scope } from '../../../scope.ts';
import { adoptSheet } from '../../adopt.ts';
import type { Pages } from './renderer.ts';

export type Thumbnails = {
  /** Marks the page that shows, and how many regions each has. */
  show(): void;
  focus(): void;
};

export type ThumbnailsContext = {
  /** Empty; scrolls sideways. */
  host: HTMLElement;
  scope: Scope;
  pages: Pages;
  now(): number;
  go(page: number): void;
  /** Regions by page. */
  regions(): ReadonlyMap<number, number>;
};

type Tile = { button: HTMLButtonElement; frame: HTMLElement; marks: HTMLElement; isDrawn: boolean };

const steps: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};

export function createThumbnails({ host, scope, pages, now, go, regions }: ThumbnailsContext): Thumbnails {
  adoptSheet(css);
  const tiles = Array.from({ length: pages.count }, (_, page) => createTile(page));
  let isDrawing = false;

  function isInSight({ button }: Tile): boolean {
    const [left, right] = [button.offsetLeft - host.scrollLeft, button.offsetLeft + button.offsetWidth - host.scrollLeft];
    return right > -button.offsetWidth && left < host.clientWidth + button.offsetWidth;
  }

  async function drawSeen(): Promise<void> {
    if (isDrawing) return;
    isDrawing = true;
    for (let tile = tiles.find(wants); tile && !scope.ended; tile = tiles.find(wants)) {
      tile.isDrawn = true;
      try {
        tile.frame.replaceChildren(await pages.thumbnail(tiles.indexOf(tile), tile.frame.clientHeight, scope));
      } catch (error) {
        // A damaged page keeps its number; going there says what is wrong with it.
        if (!scope.ended) reportError(error);
      }
    }
    isDrawing = false;
  }

  const wants = (tile: Tile): boolean => !tile.isDrawn && isInSight(tile);

  function focusOn(page: number): void {
    const tile = tiles[Math.max(0, Math.min(tiles.length - 1, page))];
    tile?.button.focus();
  }

  for (const [page, { button }] of tiles.entries()) scope.on(button, 'click', () => go(page));
  scope.on(host, 'scroll', () => void drawSeen(), { passive: true });
  scope.size(host, () => void drawSeen());
  scope.on(host, 'keydown', (event) => {
    const by = event.ctrlKey || event.altKey ? undefined : steps[event.key];
    const at = tiles.findIndex(({ button }) => button === document.activeElement);
    if (by === undefined || at < 0) return;
    event.preventDefault();
    focusOn(at + by);
  });
  host.replaceChildren(...tiles.map(({ button }) => button));
  scope.own(() => host.replaceChildren());

  return {
    show() {
      const counts = regions();
      for (const [page, { button, marks }] of tiles.entries()) {
        const [isNow, count] = [page === now(), counts.get(page) ?? 0];
        const said = count === 0 ? '' : count === 1 ? '1 region' : `${count} regions`;
        if (isNow && button.ariaCurrent !== 'page') button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        button.ariaCurrent = isNow ? 'page' : null;
        button.tabIndex = isNow ? 0 : -1;
        if (marks.textContent !== said) marks.textContent = said;
      }
    },
    focus: () => focusOn(now()),
  };
}

function createTile(page: number): Tile {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'pdf-pages__page';
  const [frame, name, marks] = ['frame', 'name', 'marks'].map((part) => {
    const made = document.createElement('span');
    made.className = `pdf-pages__${part}`;
    return made;
  }) as [HTMLElement, HTMLElement, HTMLElement];
  frame.setAttribute('aria-hidden', 'true');
  name.textContent = `Page ${page + 1}`;
  button.append(frame, name, marks);
  return { button, frame, marks, isDrawn: false };
}
