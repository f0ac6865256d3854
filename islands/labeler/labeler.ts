/** Puts the labeler together: state, panels, surfaces, keys, form; and takes it apart again. */
import { jsx } from 'hono/jsx/dom/jsx-runtime';
import { createRoot } from 'hono/jsx/dom/client';
import type { Tag } from '#app/core/labeling/model.ts';
import { resolve } from '#app/core/labeling/references.ts';
import { createScope, oncePerFrame, type Scope } from '../scope.ts';
import { createAnnouncer } from './announcer.ts';
import { createCommands } from './command-list.ts';
import type { Command } from './commands.ts';
import { bindForm } from './form.ts';
import { bindHotkeys } from './hotkeys.ts';
import { createKeys } from './keys.ts';
import type { Missing } from './missing.ts';
import { createPalette } from './palette.ts';
import { Frame } from './panels/frame.tsx';
import type { Parts } from './parts.ts';
import type { LabelerProps } from './props.ts';
import { createAround, showMissing } from './page.ts';
import { safeSheet } from './safe-style.ts';
import { readDoc, startView, withDefaults } from './start-state.ts';
import { createStore } from './store.ts';
import { createSurfaces } from './surfaces/open.ts';
import { withLabels } from './values.ts';

let started = 0;

/** Starts a labeler in the element; the answer ends it and leaves nothing behind. */
export function startLabeler(element: HTMLElement, props: LabelerProps): () => void {
  const scope = createScope();
  const config = withLabels(props.config, props.data);
  const editable = props.mode !== 'read';
  const read = readDoc(config, props.result);
  const store = createStore(editable ? withDefaults(read.doc, config, props.data) : read.doc, startView(config));
  const palette = createPalette(config);
  const prefix = `labeler-${++started}`;
  let missing: Missing[] = [];
  let commands: readonly Command[] = [];

  const { live, mount } = prepare(element);
  const root = createRoot(mount);
  const draw = oncePerFrame(scope, () => render());
  const announcer = createAnnouncer(scope, live, draw);
  const surfaces = createSurfaces(
    scope,
    (object, host, own) => ({
      host,
      config,
      object,
      value: resolve(object.value, props.data),
      editable,
      store,
      palette,
      scope: own,
      announce: announcer.say,
    }),
    draw,
  );
  const parts: Parts = {
    config,
    data: props.data,
    editable,
    store,
    palette,
    prefix,
    keys: createKeys(config),
    commands: () => [...commands, ...surfaces.commands()],
    command: (id) => parts.commands().find((command) => command.id === id),
    announce: announcer.say,
    host: surfaces.host,
    reveal: (region) => surfaces.of(store.get(), region)?.reveal(region),
    focusRegion: (region) => surfaces.of(store.get(), region)?.focus(region),
  };
  commands = createCommands(parts, createAround(element, parts));

  function render(): void {
    const state = store.get();
    root.render(jsx(Frame, { parts, state, status: announcer.shown, missing, problems: read.problems }, undefined));
    surfaces.render(state);
  }

  async function tellReady(): Promise<void> {
    await surfaces.settled();
    if (!scope.ended) element.closest('form')?.dispatchEvent(new CustomEvent('labeler:ready', { bubbles: true }));
  }

  store.subscribe((now, before) => {
    if (now.doc !== before.doc) missing = [];
    draw();
  });
  bindHotkeys({ scope, root: element, commands: parts.commands, refused: announcer.say });
  bindForm({
    element,
    config,
    store,
    scope,
    announce: announcer.say,
    refuse(asked) {
      missing = asked;
      render();
      showMissing(parts, asked, scope);
    },
  });
  adoptStyles(config.root, `#${prefix}-work`, scope);
  render();
  scope.own(() => {
    root.unmount();
    element.replaceChildren();
  });
  void tellReady();
  return () => scope.end();
}

/** What stood in the element gives way to the labeler; the live region must be in the page before anything is said. */
function prepare(element: HTMLElement): { live: HTMLElement; mount: HTMLElement } {
  const live = document.createElement('p');
  live.className = 'labeler__live';
  live.setAttribute('role', 'status');
  const mount = document.createElement('div');
  element.replaceChildren(mount, live);
  return { live, mount };
}

function adoptStyles(root: Tag, within: string, scope: Scope): void {
  const texts = stylesIn(root);
  if (texts.length === 0) return;
  const sheet = safeSheet(texts.join('\n'), within);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  scope.own(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });
}

function stylesIn(tag: Tag): string[] {
  return tag.type === 'Style' ? [tag.text] : tag.children.flatMap(stylesIn);
}
