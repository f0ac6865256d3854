/** Builds what the labeler is made of from its props: state, palette, keys, surfaces, commands. */
import { resolve } from '#app/core/labeling/references.ts';
import type { Scope } from '../scope.ts';
import { createCommands } from './command-list.ts';
import type { Command } from './commands.ts';
import { createKeys } from './keys.ts';
import type { Kits } from './kits.ts';
import { createAround } from './page.ts';
import type { withOwnKeys } from './own-keys.ts';
import { createPalette } from './palette.ts';
import type { Parts } from './parts.ts';
import type { LabelerProps } from './props.ts';
import { readDoc, startView, withDefaults } from './start-state.ts';
import { readSettings } from './settings.ts';
import { createSheets } from './sheets.ts';
import { createStore } from './store.ts';
import { createSync } from './sync.ts';
import { createSurfaces, type Surfaces } from './surfaces/open.ts';
import type { SurfaceContext } from './surfaces/surface.ts';

export type Means = {
  scope: Scope;
  announce: SurfaceContext['announce'];
  /** Asks for everything to be drawn soon. */
  draw: () => void;
  /** Where the person has keys of their own. */
  rekey?: typeof withOwnKeys;
};
export type Composed = { parts: Parts; surfaces: Surfaces; /** What of the given result could not be read. */ problems: string[] };

let started = 0;

export function compose(element: HTMLElement, props: LabelerProps, kits: Kits, { scope, announce, draw, rekey }: Means): Composed {
  const { data } = props;
  const written = kits.repeated?.(props.config, data) ?? props.config;
  const config = kits.withLabels?.(written, data) ?? written;
  const editable = props.mode !== 'read';
  const { doc, problems } = readDoc({ config, kits }, props.result);
  const store = createStore(editable ? withDefaults(doc, config, kits, data) : doc, {
    ...startView(config, kits),
    settings: readSettings(window.localStorage),
  });
  const palette = createPalette(config, kits.looks);
  const sync = createSync();
  const surfaces = createSurfaces(
    scope,
    kits,
    (object, host, own) => ({
      host,
      config,
      kits,
      data,
      previews: props.previews ?? {},
      sync,
      object,
      value: resolve(object.value, data),
      editable,
      store,
      palette,
      scope: own,
      announce,
    }),
    draw,
  );
  let commands: readonly Command[] = [];
  const parts: Parts = {
    config,
    kits,
    data,
    editable,
    store,
    palette,
    announce,
    marks: props.marks ?? {},
    predictions: (editable && props.predictions) || [],
    sheets: createSheets(scope, draw, announce),
    prefix: `labeler-${++started}`,
    keys: createKeys(config, () => store.get().view, kits.asked?.pageSize),
    commands() {
      const all = [...(kits.margin?.marginCommands(parts) ?? []), ...commands, ...surfaces.commands()];
      return rekey?.(all, props.keys ?? []) ?? all;
    },
    command: (id) => parts.commands().find((command) => command.id === id),
    host: surfaces.host,
    boxOf: (region) => surfaces.of(store.get(), region)?.boxOf?.(region),
    reveal(region) {
      const show = () => surfaces.of(store.get(), region)?.reveal(region);
      if (!kits.asked?.turnToRegion(parts, region, scope, show)) show();
    },
    focusRegion: (region) => surfaces.of(store.get(), region)?.focus(region),
  };
  commands = createCommands(parts, createAround(element, parts));
  return { parts, surfaces, problems };
}
