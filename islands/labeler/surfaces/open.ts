/** Opens the surface of each object in the page, keeps them drawn, and says what to do when one does not open. */
import type { ObjectTag } from '#app/core/labeling/model.ts';
import type { Scope } from '../../scope.ts';
import type { Command } from '../commands.ts';
import { findRegion, type State } from '../doc.ts';
import type { Kits } from '../kits.ts';
import type { Surface, SurfaceContext } from './surface.ts';

type Open = { object: string; host: HTMLElement; surface: Surface; drawn?: State };

export type Surfaces = {
  /** For the element in the object's place; the same function for the same object. */
  host(object: ObjectTag): (element: HTMLElement | null) => void;
  render(now: State): void;
  commands(): readonly Command[];
  /** The surface a region lies on. */
  of(state: State, region: string): Surface | undefined;
  /** Every surface is there, or has said why not. */
  settled(): Promise<void>;
};

type Needs = (object: ObjectTag, host: HTMLElement, scope: Scope) => SurfaceContext;

export function createSurfaces(scope: Scope, kits: Kits, needs: Needs, changed: () => void): Surfaces {
  const open: Open[] = [];
  const hosts = new Map<string, (element: HTMLElement | null) => void>();
  const opening: Promise<void>[] = [];

  async function start(object: ObjectTag, element: HTMLElement): Promise<void> {
    const own = scope.child();
    try {
      const create = kits.of(object.type)?.surface;
      if (!create) throw new Error(`Nothing draws a ${object.type}.`);
      const surface = await create(needs(object, element, own));
      if (scope.ended) return surface.dispose();
      own.own(() => surface.dispose());
      open.push({ object: object.name, host: element, surface });
      changed();
    } catch (error) {
      own.end();
      if (!scope.ended) refuse(element, error);
    }
  }

  return {
    host(object) {
      const known = hosts.get(object.name);
      if (known) return known;
      const host = (element: HTMLElement | null) => {
        if (element && !scope.ended) opening.push(start(object, element));
      };
      hosts.set(object.name, host);
      return host;
    },
    render(now) {
      for (const one of open) {
        one.surface.render(now, one.drawn);
        one.drawn = now;
      }
    },
    commands: () => open.flatMap(({ host, surface }) => surface.commands.map((command) => ({ ...command, home: host }))),
    of(state, region) {
      const to = findRegion(state.doc, region)?.to;
      return open.find(({ object }) => object === to)?.surface;
    },
    settled: () => Promise.all(opening).then(() => undefined),
  };
}

function refuse(element: HTMLElement, error: unknown): void {
  reportError(error);
  const text = document.createElement('p');
  text.className = 'labeler__refused';
  text.textContent = 'This part of the editor did not load. Check your connection, then reload the page: what you did is kept.';
  element.replaceChildren(text);
}
