/** The pages of a picture list (`valueList`): which one shows, and the bar that leads to the others. */
import type { Command } from '../../commands.ts';
import type { SurfaceContext } from '../surface.ts';

export type Pages = {
  /** Addresses in their order; what is none is an empty text. */
  readonly urls: readonly string[];
  readonly now: number;
  /** True where there are several: regions then carry the number of their page. */
  readonly isList: boolean;
  go(page: number): void;
  commands: readonly Command[];
  /** Writes which page shows. */
  show(): void;
  /** Fetches what the other pages show first, while one looks at this one. Once. */
  fetchOthers(crossOrigin: string | undefined): void;
};

const plainUrl = (url: unknown): string => (typeof url === 'string' ? url : '');

export function createPages({ host, object, value, store, announce, scope, previews }: SurfaceContext): Pages {
  const urls = Array.isArray(value) ? value.map(plainUrl) : [plainUrl(value)];
  const isList = object.tag.attributes.valuelist !== undefined && urls.length > 1;
  const now = () => Math.min(urls.length - 1, store.get().view.pages[object.name] ?? 0);

  function go(page: number): void {
    const next = Math.min(urls.length - 1, Math.max(0, page));
    if (next === now()) return announce(next === 0 ? 'This is the first page.' : 'This is the last page.');
    store.look({ pages: { ...store.get().view.pages, [object.name]: next } });
    announce(`Page ${next + 1} of ${urls.length}.`);
  }

  let ahead: HTMLImageElement[] | undefined;
  function fetchOthers(crossOrigin: string | undefined): void {
    ahead ??= urls
      .filter((url, page) => url !== '' && page !== now())
      .map((url) => {
        const image = new Image();
        image.fetchPriority = 'low';
        if (crossOrigin) image.crossOrigin = crossOrigin;
        image.src = Object.hasOwn(previews, url) ? (previews[url]?.url ?? url) : url;
        // What is still on its way when the task is left is no longer wanted.
        scope.own(() => image.removeAttribute('src'));
        return image;
      });
  }

  const bar = document.createElement('nav');
  bar.className = 'image-surface__pages';
  bar.setAttribute('aria-label', `Pages of ${object.name}`);
  const button = (text: string, name: string, by: number) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'labeler__button';
    made.textContent = text;
    made.setAttribute('aria-label', name);
    scope.on(made, 'click', () => go(now() + by));
    return made;
  };
  const words = document.createElement('span');
  bar.append(button('←', 'Previous page', -1), words, button('→', 'Next page', 1));
  if (isList) host.append(bar);

  const command = (id: string, title: string, keys: string[], by: number): Command => ({
    id: `${id}:${object.name}`,
    title,
    group: 'View',
    keys,
    run: () => go(now() + by),
  });
  return {
    urls,
    isList,
    get now() {
      return now();
    },
    go,
    commands: isList
      ? [
          command('page-before', 'Previous page', ['alt+pageup', 'pageup', 'ctrl+left'], -1),
          command('page-after', 'Next page', ['alt+pagedown', 'pagedown', 'ctrl+right'], 1),
        ]
      : [],
    fetchOthers,
    show() {
      words.textContent = `Page ${now() + 1} of ${urls.length}`;
    },
  };
}
