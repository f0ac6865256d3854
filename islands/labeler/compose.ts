/** Builds what the labeler is made of from its props: state, palette, keys, surfaces, commands. */
import { resolve } from '#app/core/labeling/references.ts';
import type { Scope } from '../scope.ts';
import { createCommands } from './command-list.ts';
import type { Command } from './commands.ts';
import { createKeys } from './keys.ts';
import { createAround } from './page.ts';
import { createPalette } from './palette.ts';
import type { Parts } from './parts.ts';
import type { LabelerProps } from './props.ts';
import { readDoc, startView, withDefaults } from './start-state.ts';
import { createStore } from './store.ts';
import { createSurfaces, type Surfaces } from './surfaces/open.ts';
import { withLabels } from './values.ts';

export type Means = { scope: Scope; announce: (sentence: string) => void; /** Asks for everything to be drawn soon. */ draw: () => void };
export type Composed = { parts: Parts; surfaces: Surfaces; /** What of the given result could not be read. */ problems: string[] };

let started = 0;

export function compose(element: HTMLElement, props: LabelerProps, { scope, announce, draw }: Means): Composed {
  const { data } = props;
  const config = withLabels(props.config, data);
  const editable = props.mode !== 'read';
  const { doc, problems } = readDoc(config, props.result);
  const store = createStore(editable ? withDefaults(doc, config, data) : doc, startView(config));
  const palette = createPalette(config);
  const surfaces = createSurfaces(
    scope,
    (object, host, own) => ({ host, config, object, value: resolve(object.value, data), editable, store, palette, scope: own, announce }),
    draw,
  );
  let commands: readonly Command[] = [];
  const parts: Parts = {
    config,
    data,
    editable,
    store,
    palette,
    announce,
    prefix: `labeler-${++started}`,
    keys: createKeys(config),
    commands: () => [...commands, ...surfaces.commands()],
    command: (id) => parts.commands().find((command) => command.id === id),
    host: surfaces.host,
    reveal: (region) => surfaces.of(store.get(), region)?.reveal(region),
    focusRegion: (region) => surfaces.of(store.get(), region)?.focus(region),
  };
  commands = createCommands(parts, createAround(element, parts));
  return { parts, surfaces, problems };
}
