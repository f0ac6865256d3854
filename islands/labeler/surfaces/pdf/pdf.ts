/** The PDF surface: one page at a time, drawn as the picture of an image surface; regions carry their page as `item_index`. */
import type { Scope } from '../../../scope.ts';
import type { State } from '../../doc.ts';
import { findRegion } from '../../doc.ts';
import type { CreateSurface, Surface, SurfaceContext } from '../surface.ts';
import { pageCommands } from './commands.ts';
import { createPageList } from './page-list.ts';
import { createPageStore, type PageStore } from './page-store.ts';
import type { Pages } from './renderer.ts';
import { createStage, showText } from './stage.ts';

/** A short wait needs no words. */
const patience = 300;
/** Longer takes only a file that means to keep us busy. */
const longest = 30_000;

type Sheet = { page: number; store: PageStore; surface: Surface };

export function createPdfSurface(context: SurfaceContext): Surface {
  const { host, object, store, scope, announce } = context;
  const stage = createStage(host, object.name);
  let pages: Pages | undefined;
  let createPicture: CreateSurface | undefined;
  /** The page that is, or is being, drawn. */
  let wanted: number | undefined;
  let sheet: Sheet | undefined;
  let endSheet = () => undefined as void;
  let revealNext: string | undefined;

  const tell = (sentence: string) => void (stage.status.textContent = sentence);
  const pageIn = ({ view }: State) => Math.min((pages?.count ?? 1) - 1, Math.max(0, view.pages[object.name] ?? 0));

  function goTo(page: number): void {
    if (!pages || page < 0 || page >= pages.count || !Number.isInteger(page)) return showNumber();
    store.look({ pages: { ...store.get().view.pages, [object.name]: page } });
    announce(`Page ${page + 1} of ${pages.count}.`);
  }

  function showNumber(): void {
    const [page, count] = [pageIn(store.get()), pages?.count ?? 0];
    stage.number.value = String(page + 1);
    stage.number.max = String(count);
    stage.count.textContent = ` of ${count}`;
    stage.number.disabled = count === 0;
    stage.list.disabled = count < 2;
    stage.previous.disabled = page === 0;
    stage.next.disabled = page >= count - 1;
  }

  async function show(page: number): Promise<void> {
    if (!pages || !createPicture) return;
    wanted = page;
    // Who works on the page by keys goes on with the next one.
    const hadFocus = stage.sheet.contains(document.activeElement);
    endSheet();
    const own = scope.child();
    endSheet = () => own.end();
    showNumber();
    const soon = own.after(patience, () => tell(`Drawing page ${page + 1}…`));
    const late = own.after(longest, () => {
      tell(`Page ${page + 1} takes too long to draw, so it was given up. Go to another page, or skip the task.`);
      own.end();
    });
    try {
      const drawn = await pages.draw(page, own);
      if (own.ended) return;
      const made = await createSheet(createPicture, page, drawn, own);
      if (own.ended) return;
      sheet = made;
      if (hadFocus) made.surface.focus();
      if (revealNext !== undefined) made.surface.reveal(revealNext);
      revealNext = undefined;
      showText(stage, page, await pages.lines(page));
      tell('');
    } catch (error) {
      if (!own.ended) tell(`Page ${page + 1} cannot be drawn: the file is damaged there. Go to another page, or skip the task.`);
      if (!own.ended) reportError(error);
    } finally {
      soon();
      late();
    }
  }

  async function createSheet(create: CreateSurface, page: number, drawn: HTMLCanvasElement, own: Scope): Promise<Sheet> {
    const place = document.createElement('div');
    place.className = 'labeler__object labeler__object--image';
    stage.sheet.replaceChildren(place);
    own.own(() => {
      place.remove();
      sheet = undefined;
    });
    const picture = { ...object, type: 'Image' };
    const objects = context.config.objects.map((one) => (one.name === object.name ? picture : one));
    const pageStore = createPageStore(store, object.name, page);
    const surface = await create({
      ...context,
      host: place,
      scope: own,
      object: picture,
      config: { ...context.config, objects },
      store: pageStore,
      drawn,
    });
    surface.render(pageStore.get());
    return { page, store: pageStore, surface };
  }

  function reveal(id: string): void {
    const region = findRegion(store.get().doc, id);
    if (!region || region.to !== object.name) return;
    const page = region.itemIndex ?? 0;
    if (sheet?.page === page) return sheet.surface.reveal(id);
    revealNext = id;
    goTo(page);
  }

  async function begin(url: string): Promise<void> {
    const stop = scope.after(patience, () => tell('Reading the PDF…'));
    try {
      const [{ openPages }, { createImageSurface }] = await Promise.all([import('./renderer.ts'), import('../../kits/picture.ts')]);
      if (scope.ended) return;
      createPicture = createImageSurface;
      const opening = openPages(url);
      scope.own(opening.end);
      pages = await opening.pages;
      if (!scope.ended) await show(pageIn(store.get()));
    } catch (error) {
      if (!scope.ended) tell(error instanceof Error ? error.message : String(error));
    } finally {
      stop();
    }
  }

  const list = createPageList(context, stage, { pages: () => pages, now: () => pageIn(store.get()), go: goTo });
  scope.on(stage.list, 'click', list.toggle);
  scope.on(stage.previous, 'click', () => goTo(pageIn(store.get()) - 1));
  scope.on(stage.next, 'click', () => goTo(pageIn(store.get()) + 1));
  scope.on(stage.number, 'change', () => goTo(Number(stage.number.value) - 1));
  if (typeof context.value === 'string' && context.value !== '') void begin(context.value);
  else tell(`This task has no PDF under “${object.key ?? object.value}”.`);

  const turning = pageCommands({
    object: object.name,
    within: stage.sheet,
    count: () => pages?.count ?? 0,
    turn: (by) => goTo(pageIn(store.get()) + by),
    ask: () => stage.number.select(),
    toggleList: list.toggle,
    hasList: list.isShown,
  });
  return {
    render(now, before) {
      list.show();
      if (pages && pageIn(now) !== wanted) return void show(pageIn(now));
      sheet?.surface.render(sheet.store.seen(now), before && sheet.store.seen(before));
    },
    pick: (point) => sheet?.surface.pick(point),
    focus(region) {
      if (region !== undefined) reveal(region);
      if (sheet) sheet.surface.focus();
      else stage.number.focus();
    },
    reveal,
    boxOf: (region) => sheet?.surface.boxOf?.(region),
    get commands() {
      return [...turning, ...(sheet?.surface.commands ?? [])];
    },
    dispose: () => host.replaceChildren(),
  };
}
