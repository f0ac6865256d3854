/** Puts the labeler into the page: panels, surfaces, keys, form; and takes it out again. */
import './base.ts';
import { jsx } from 'hono/jsx/dom/jsx-runtime';
import { createRoot } from 'hono/jsx/dom/client';
import type { ResultProblem } from '#app/core/labeling/check/problem.ts';
import { createScope, oncePerFrame, type Scope } from '../scope.ts';
import { adoptSheet } from './adopt.ts';
import { createAnnouncer } from './announcer.ts';
import { compose } from './compose.ts';
import type { State, View } from './doc.ts';
import { bindForm } from './form.ts';
import { bindHotkeys } from './hotkeys.ts';
import { loadKits } from './kits.ts';
import { lettingGo } from './letting-go.ts';
import { openForm, showMissing } from './page.ts';
import { Frame } from './panels/frame.tsx';
import type { LabelerProps } from './props.ts';
import type { Surfaces } from './surfaces/open.ts';

/** Starts a labeler in the element; the answer ends it and leaves nothing behind but style sheets, which the next task mostly needs. */
export async function startLabeler(element: HTMLElement, props: LabelerProps): Promise<() => void> {
  const [kits, own] = await Promise.all([loadKits(props.config, props.predictions?.length), props.keys && import('./own-keys.ts')]);
  const scope = createScope();
  for (const sheet of kits.sheets) adoptSheet(sheet);
  if (!element.isConnected) return () => scope.end();
  const { live, mount } = prepare(element, scope);
  const root = createRoot(mount);
  const draw = oncePerFrame(scope, () => render());
  const drawSurfaces = oncePerFrame(scope, () => surfaces.render(store.get()));
  let soon: (() => void) | undefined;
  const announcer = createAnnouncer(scope, live, draw);
  const { parts, surfaces, problems } = compose(element, props, kits, { scope, announce: announcer.say, draw, rekey: own?.withOwnKeys });
  const { config, data, store } = parts;
  let missing: ResultProblem[] = [];

  function render(): void {
    soon?.();
    soon = undefined;
    root.render(jsx(Frame, { parts, state: store.get(), status: announcer.shown, missing, problems }, undefined));
    surfaces.render(store.get());
  }

  function refuse(asked: ResultProblem[]): void {
    missing = asked;
    render();
    showMissing(parts, asked, scope);
  }

  const letGo = lettingGo(store);
  store.subscribe((now, before) => {
    if (now.doc !== before.doc) missing = [];
    letGo(now, before);
    if (!isPassing(now, before)) return draw();
    drawSurfaces();
    soon ??= scope.after(soonMs, render);
  });
  kits.asked?.watchHand(parts);
  scope.on(document, 'fullscreenchange', draw);
  bindHotkeys({ scope, root: element, commands: parts.commands, refused: announcer.say, quiet: () => !store.get().view.settings.singleKeys });
  bindForm({ element, config, data, kits, store, scope, refuse, announce: announcer.say });
  kits.margin?.startMargin(parts, element, scope);
  kits.adoptStyles?.(config.root, parts.prefix, scope);
  scope.own(() => root.unmount());
  render();
  openForm(element);
  void tellReady(element, surfaces, () => surfaces.render(store.get()), scope);
  return () => scope.end();
}

/** Panels about so many regions take a frame's time to draw: while one is dragged or the view zooms, they follow this much later. */
const many = 200;
const soonMs = 250;

function isPassing({ doc, view, selected }: State, before: State): boolean {
  const { regions, answers } = before.doc;
  if (regions.length < many || doc.regions.length !== regions.length || doc.answers !== answers || selected !== before.selected) return false;
  return Object.entries(view).every(([name, value]) => name === 'zoom' || value === before.view[name as keyof View]);
}

/** The surfaces that came last are to be drawn in the next frame; whoever hears that all is ready shall find it drawn. */
async function tellReady(element: HTMLElement, surfaces: Pick<Surfaces, 'settled'>, drawSurfaces: () => void, scope: Scope): Promise<void> {
  await surfaces.settled();
  if (scope.ended) return;
  drawSurfaces();
  element.closest('form')?.dispatchEvent(new CustomEvent('labeler:ready', { bubbles: true }));
}

/** What stood in the element gives way to the labeler; the live region must be in the page before anything is said. */
function prepare(element: HTMLElement, scope: Scope): { live: HTMLElement; mount: HTMLElement } {
  const live = document.createElement('p');
  live.className = 'labeler__live';
  live.setAttribute('role', 'status');
  const mount = document.createElement('div');
  element.replaceChildren(mount, live);
  scope.own(() => element.replaceChildren());
  return { live, mount };
}
